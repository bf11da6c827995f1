import type { Call, Expression, Module, Program, Site, Value } from '../../model/index.ts'
import { ownExpressions } from '../walk.ts'

/** A function that a server of Node runs for each request. */
export interface Listener {
  readonly value: Value & { readonly kind: 'function' }
  /** Where it is handed over. */
  readonly call: Site<Call>
  readonly node: Expression
}

const MODULES = /^(?:node:)?https?2?$/
const REGISTERS: ReadonlySet<string> = new Set(['createServer', 'createSecureServer', 'on', 'addListener', 'once', 'Server'])

/** All listeners of servers that the project makes: `createServer(listener)`, `server.on('request', listener)`. */
export function listenersOf(program: Program): readonly Listener[] {
  const found: Listener[] = []
  for (const module of program.modules.values()) {
    if (!module.requests.some(({ from }) => MODULES.test(from))) continue
    for (const index of module.functions.keys()) {
      for (const node of ownExpressions(module, index)) if (node.kind === 'call' && isNamed(node)) found.push(...listenersAt(program, module, node))
    }
  }
  return found
}

function isNamed({ callee }: Call): boolean {
  return callee.kind === 'member' ? REGISTERS.has(callee.property) : callee.kind === 'ref' && callee.binding >= 0
}

function listenersAt(program: Program, module: Module, node: Call): readonly Listener[] {
  const call = { module, node }
  const target = program.targets(call).find(each => each.kind === 'library')?.target
  if (target?.library.package !== 'node:http' || target.signature?.callbacks === undefined) return []
  if (target.name.endsWith('.on') && !(node.arguments[0]?.kind === 'literal' && node.arguments[0].value === 'request')) return []
  return node.arguments.flatMap(argument => handedOver(program, { module, node: argument }).map(value => ({ value, call, node: argument })))
}

/** The functions that an argument is; of a parameter those that callers hand over. */
function handedOver(program: Program, { module, node }: Site): readonly (Value & { readonly kind: 'function' })[] {
  return program.evaluate({ module, node }).flatMap(value => {
    if (value.kind === 'function') return [value]
    if (value.kind !== 'parameter') return []
    return program.callers(value.function).flatMap(caller => {
      const argument = caller.node.arguments[value.index]
      return argument === undefined ? [] : program.evaluate({ module: caller.module, node: argument }).flatMap(each => each.kind === 'function' ? [each] : [])
    })
  })
}
