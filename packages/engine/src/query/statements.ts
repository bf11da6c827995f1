import type { Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { View } from '../model/rule.ts'
import type { Statement } from '../model/statement.ts'
import { expressionsOf, statementsOf, walkExpressions } from '../model/visit.ts'

/** The statements of a body, at any depth. */
export function every(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap(each => [each, ...statementsOf(each).flatMap(every)])
}

/** Whether a branch throws, gives back `false`, or answers that somebody may not. */
export function refuses(view: View, module: Module, branch: readonly Statement[]): boolean {
  return every(branch).some(statement => statement.kind === 'throw' || isNo(statement)) || refusesWithStatus(view, module, branch)
}

/** Whether a branch says, with 401 or 403, that somebody may not, by an answer or an error. */
export function refusesWithStatus(view: View, module: Module, branch: readonly Statement[]): boolean {
  return every(branch).some(statement => expressionsOf(statement).some(each => saysNo(view, module, each)))
}

function isNo(statement: Statement): boolean {
  return statement.kind === 'return' && statement.value?.kind === 'literal' && statement.value.value === false
}

/** Whether a status that refuses is among what an expression says: written out, or by the name of a library's function. */
function saysNo(view: View, module: Module, root: Expression): boolean {
  let found = false
  walkExpressions(root, node => {
    if (!found && node.kind === 'literal') found = isRefusal(node.value)
    if (!found && node.kind === 'member') found = isRefusal(view.program.constant({ module, node }))
    if (!found && node.kind === 'call') {
      found = view.program.targets({ module, node }).some(target => target.kind === 'library' && isRefusal(target.target.signature?.answers?.status))
    }
    return !found
  })
  return found
}

function isRefusal(status: unknown): boolean {
  return status === 401 || status === 403
}
