import type { Call, Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Target } from '../model/program.ts'
import type { Frame, Site, Value } from '../model/value.ts'
import { ownFrame, selfOf } from './frames.ts'
import type { Linker } from './linker.ts'

/** Where a call or `new` may go. */
export function targetsOf(linker: Linker, module: Module, node: Call, frame: Frame | null): readonly Target[] {
  const { callee } = node
  const own = ownFrame(module, node, frame)
  if (callee.kind === 'super') return baseConstructor(linker, module, callee, own)
  if (callee.kind === 'member' && (callee.property === 'call' || callee.property === 'apply')) {
    const through = calledThrough(linker, module, node, callee.object, own)
    if (through.length > 0) return through
  }
  const values = linker.evaluate(module, callee, own)
  return values.flatMap(value => targetOfValue(linker, value, { module, node }, own))
}

/** `f.call(self, …)` and `f.apply(self, …)`. */
function calledThrough(linker: Linker, module: Module, node: Call, receiver: Expression, frame: Frame | null): readonly Target[] {
  const [selfNode] = node.arguments
  const selves = selfNode && selfNode.kind !== 'spread' ? linker.evaluate(module, selfNode, frame) : []
  const self = selves.find(value => value.kind !== 'unknown' && value.kind !== 'literal') ?? null
  return linker.evaluate(module, receiver, frame).flatMap(value => {
    if (value.kind !== 'function') return []
    return targetOfValue(linker, { ...value, self: self ?? value.self }, { module, node }, frame)
  })
}

type Super = Expression & { readonly kind: 'super' }

/** `super(…)` runs the constructor of the nearest base that has one, on the same object. */
function baseConstructor(linker: Linker, module: Module, callee: Super, frame: Frame | null): readonly Target[] {
  if (callee.class === null) return []
  const { classes } = linker.ancestors(linker.classRef(module, callee.class))
  const written = classes.map(base => linker.constructorRef(base)).find(constructor => constructor.index >= 0)
  if (!written) return []
  const self = selfOf(module, callee.function, callee.class, frame)
  return [{ kind: 'function', function: written, frame: null, self, bound: [] }]
}

/** Where a call of this value may go; nothing when it is not known to be callable. */
function targetOfValue(linker: Linker, value: Value, call: Site<Call>, frame: Frame | null): readonly Target[] {
  switch (value.kind) {
    case 'function':
      return [{ kind: 'function', function: value.function, frame: value.frame, self: value.self, bound: value.bound }]
    case 'class':
      return call.node.new ? [{ kind: 'construct', class: value.class, frame: value.frame }] : []
    case 'library':
    case 'instance': {
      const target = linker.item(value, null, call, frame)
      if (target) return [{ kind: 'library', target }]
      return value.kind === 'library' ? [{ kind: 'opaque', package: value.package, path: value.path }] : []
    }
    default:
      return []
  }
}
