import type { ClassRef, Frame, Value } from '../model/value.ts'
import { CHAIN } from './limits.ts'
import type { Linker } from './linker.ts'
import { indexOf } from './module-index.ts'

type ObjectValue = Value & { readonly kind: 'object' }

/** The activation that the class was declared in. */
export function parentFrame(linker: Linker, self: ObjectValue): Frame | null {
  if (!self.created || self.class.node.parent === 0) return null
  for (const value of linker.evaluate(self.created.module, self.created.node.callee, self.frame)) {
    if (value.kind === 'class' && value.class === self.class) return value.frame
  }
  return null
}

/** The activation of the class's constructor by the call that made the object. */
export function construction(linker: Linker, ref: ClassRef, self: ObjectValue): Frame | null {
  const parent = parentFrame(linker, self)
  if (!self.created) {
    return linker.enter({
      function: linker.constructorRef(ref), arguments: () => [], parent, self, call: null, caller: null, bound: null
    })
  }
  const made = linker.activate({ kind: 'construct', class: self.class, frame: parent }, self.created, self.frame)
  if (!made || made.function === linker.constructorRef(ref)) return made
  return baseConstruction(linker, ref, self, made) ?? inheritedConstruction(linker, ref, self, made)
}

/** A base's constructor, by the call of `super`. */
function baseConstruction(linker: Linker, ref: ClassRef, self: ObjectValue, made: Frame): Frame | null {
  const constructor = linker.constructorRef(ref)
  if (constructor.index < 0) return null
  let at = made
  for (let step = 0; step < CHAIN; step++) {
    const call = (indexOf(at.function.module).calls.get('super') ?? []).find(one => one.callee.kind === 'super'
      && one.callee.class === at.function.node.class && at.function.index === one.callee.function)
    if (!call) return null
    const [goal] = linker.targets(at.function.module, call, at)
    const next = goal ? linker.activate(goal, { module: at.function.module, node: call }, at) : null
    if (!next || next.function === constructor) return next
    at = next
  }
  return null
}

/** A base without a constructor: its initialisers run for the same object. */
function inheritedConstruction(linker: Linker, ref: ClassRef, self: ObjectValue, made: Frame): Frame | null {
  return linker.enter({
    function: linker.constructorRef(ref), arguments: () => [], parent: null, self, call: made.call, caller: made.caller, bound: null
  })
}
