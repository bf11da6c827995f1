import type { Expression } from '../../model/index.ts'
import { truth, type Abstract, type Scope } from './abstract.ts'
import type { Machine } from './machine.ts'
import type { State } from './state.ts'

/**
 * Remembers of variables what a test says on the branch where it holds, or does not: a value that may be true or false is then one of
 * the two (`if (!error && ...) error = refuse; if (error) return error()`).
 */
export function refine(machine: Machine, test: Expression, holds: boolean, scope: Scope, state: State): void {
  if (state.dead) return
  if (test.kind === 'unary' && test.operator === '!') refine(machine, test.operand, !holds, scope, state)
  else if (test.kind === 'ref' && holds) toTrue(test, scope, state)
  else if (test.kind === 'logical' && test.operator !== '??') refineSides(machine, test, holds, scope, state)
}

function refineSides(machine: Machine, test: Extract<Expression, { kind: 'logical' }>, holds: boolean, scope: Scope, state: State): void {
  // Where `a && b` holds both do, where `a || b` does not neither does; else one side tells only when the other is known.
  const both = (test.operator === '&&') === holds
  const neutral = test.operator === '&&'
  if (both || isKnown(machine, test.right, neutral, scope, state)) refine(machine, test.left, holds, scope, state)
  if (both || isKnown(machine, test.left, neutral, scope, state)) refine(machine, test.right, holds, scope, state)
}

/** Whether asking again does nothing, and gives this. */
function isKnown(machine: Machine, node: Expression, value: boolean, scope: Scope, state: State): boolean {
  return isPure(node) && truth(machine.evaluate(node, scope, state)) === value
}

function isPure(node: Expression): boolean {
  if (node.kind === 'unary') return isPure(node.operand)
  if (node.kind === 'member') return node.optional && isPure(node.object)
  return node.kind === 'ref' || node.kind === 'literal'
}

function toTrue({ binding }: Extract<Expression, { kind: 'ref' }>, scope: Scope, state: State): void {
  const owner = scope.function.module.bindings[binding]?.function
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.function.module !== scope.function.module || at.function.index !== owner) continue
    const value = state.store.get(`${at.id}:${binding}`)
    if (value?.kind === 'unknown') state.store.set(`${at.id}:${binding}`, known(value))
    return
  }
}

const known = ({ by }: Abstract): Abstract => by === undefined ? { kind: 'truthy' } : { kind: 'truthy', by }
