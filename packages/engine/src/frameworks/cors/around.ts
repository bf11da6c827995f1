import type { Expression, Module, Program, Statement } from '../../model/index.ts'
import { inProduction } from '../conditions.ts'
import { insideOf, partsOf } from '../walk.ts'

interface Test {
  readonly node: Expression
  readonly holds: boolean
}

/** Whether a test around an expression, in its own function, keeps it from being reached in production. */
export function isNeverInProduction(program: Program, module: Module, index: number, node: Expression): boolean {
  const tests = testsIn(module.functions[index]?.body ?? [], node)
  return tests.some(({ node: test, holds }) => inProduction(program, { module, node: test }, null) === !holds)
}

/** The tests on the way to an expression, outermost first. */
function testsIn(statements: readonly Statement[], node: Expression): readonly Test[] {
  const statement = statements.find(each => contains(each, node))
  if (statement === undefined) return []
  if (statement.kind === 'if' && !contains(statement.test, node)) {
    const holds = statement.then.some(each => contains(each, node))
    return [{ node: statement.test, holds }, ...testsIn(holds ? statement.then : statement.else, node)]
  }
  const { expressions, bodies } = insideOf(statement)
  const expression = expressions.find(each => each !== null && contains(each, node)) ?? null
  return expression === null ? testsIn(bodies.flat(), node) : testsOn(expression, node)
}

/** `dev && app.use(cors())`, `dev ? cors() : none`. */
function testsOn(root: Expression, node: Expression): readonly Test[] {
  const tests: Test[] = []
  let at: Expression | undefined = root
  while (at !== undefined && at !== node) {
    if (at.kind === 'conditional' && !contains(at.test, node)) tests.push({ node: at.test, holds: contains(at.then, node) })
    if (at.kind === 'logical' && at.operator !== '??' && contains(at.right, node)) tests.push({ node: at.left, holds: at.operator === '&&' })
    at = partsOf(at).find(part => contains(part, node))
  }
  return tests
}

function contains(outer: { readonly start: number, readonly end: number }, { start, end }: Expression): boolean {
  return outer.start <= start && end <= outer.end
}
