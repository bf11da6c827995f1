import type { Await, Expression } from '../model/expression.ts'
import type { View } from '../model/rule.ts'
import type { Route } from '../model/route.ts'
import type { Statement } from '../model/statement.ts'
import type { FunctionRef } from '../model/value.ts'
import { expressionsOf, statementsOf, walkExpressions } from '../model/visit.ts'
import { isAtLeast } from './versions.ts'

/** Whether nobody looks at what the promises of a route's handlers reject with: by the version of the package that calls them. */
export function dropsRejections(view: View, { framework, place }: Route): boolean {
  const before = view.program.libraries.get(framework)?.dropsRejectionsBefore
  return before !== undefined && !isAtLeast(view.program.range(place.path, framework), before) && !catchesRejections(view, framework)
}

/** Whether a file of the project imports a package that catches them. */
function catchesRejections(view: View, framework: string): boolean {
  const libraries = [...view.program.libraries.values()]
  const catching = new Set(libraries.filter(each => each.catchesRejectionsOf === framework).map(each => each.package))
  return [...view.program.modules.values()].some(module => module.requests.some(({ from }) => catching.has(from)))
}

/** The first `await` of an asynchronous function whose rejection leaves it: outside of a `try` with a `catch`, and without a `.catch()`. */
export function unguardedAwait({ node }: FunctionRef): Await | null {
  return node.async ? inStatements(node.body) : null
}

function inStatements(statements: readonly Statement[]): Await | null {
  for (const statement of statements) {
    const found = inStatement(statement)
    if (found !== null) return found
  }
  return null
}

function inStatement(statement: Statement): Await | null {
  // What fails in a handler of errors fails twice; a report would point away from the first.
  if (statement.kind === 'try' && statement.handler !== null) return inStatements(statement.finalizer ?? [])
  for (const expression of expressionsOf(statement)) {
    const found = inExpression(expression)
    if (found !== null) return found
  }
  for (const list of statementsOf(statement)) {
    const found = inStatements(list)
    if (found !== null) return found
  }
  return null
}

function inExpression(root: Expression): Await | null {
  let found: Await | null = null
  walkExpressions(root, node => {
    if (found !== null) return false
    if (node.kind === 'await' && !isCaught(node.value)) found = node
    return found === null
  })
  return found
}

/** `await send().catch(log)`. */
function isCaught(node: Expression): boolean {
  if (node.kind !== 'call' || node.callee.kind !== 'member') return false
  return node.callee.property === 'catch' || (node.callee.property === 'then' && node.arguments.length > 1) || (node.callee.property === 'finally' && isCaught(node.callee.object))
}
