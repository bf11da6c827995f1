import type { Expression } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { Module } from '../model/module.ts'
import type { ChainElement } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { Statement } from '../model/statement.ts'
import type { Site } from '../model/value.ts'
import { walkExpressions } from '../model/visit.ts'
import { inputsOf } from './inputs.ts'
import { every, refusesWithStatus } from './statements.ts'

/** A test of the path of a request by which a guard decides whether it asks at all. */
export interface PathTest {
  /** The call or comparison. */
  readonly site: Site
  /** What is tested: `req.path`; of a pattern, the pattern. */
  readonly subject: Site
  readonly form: 'text' | 'pattern'
}

/** The tests in a middleware that tell `/admin` from `/Admin`, where what passes is asked for a credential, and what does not is let by. */
export function caseSensitiveTests(view: View, element: ChainElement): readonly PathTest[] {
  return element.functions.flatMap(({ function: { module, node: outer } }) => every(outer.body).flatMap(statement => {
    if (statement.kind !== 'if') return []
    const isAsked = refusesWithStatus(view, module, statement.then)
    const isLetBy = handsOn(module, statement.then) && refusesWithStatus(view, module, outer.body)
    return testsIn(view, module, statement.test, true).flatMap(({ test, holds }) => ((holds ? isAsked : isLetBy && !isAsked) ? [test] : []))
  }))
}

interface Outcome { readonly test: PathTest, readonly holds: boolean }

function testsIn(view: View, module: Module, node: Expression, holds: boolean): readonly Outcome[] {
  if (node.kind === 'unary' && node.operator === '!') return testsIn(view, module, node.operand, !holds)
  if (node.kind === 'logical' && node.operator !== '??') return [...testsIn(view, module, node.left, holds), ...testsIn(view, module, node.right, holds)]
  const test = testAt(view, { module, node })
  return test === null ? [] : [{ test, holds: node.kind === 'binary' && node.operator.startsWith('!') ? !holds : holds }]
}

function testAt(view: View, site: Site): PathTest | null {
  const { module, node } = site
  const about = (subject: Expression, other: Expression): PathTest | null =>
    isPath(view, { module, node: subject }) && hasLetter(view.program.constant({ module, node: other })) ? { site, subject: { module, node: subject }, form: 'text' } : null
  if (node.kind === 'binary' && /^[!=]==?$/.test(node.operator)) return about(node.left, node.right) ?? about(node.right, node.left)
  const [first] = node.kind === 'call' ? node.arguments : []
  if (node.kind !== 'call' || node.callee.kind !== 'member' || first === undefined) return null
  const { object, property } = node.callee
  if (property === 'startsWith' || property === 'includes' || property === 'endsWith') return about(object, first)
  const [pattern, subject] = property === 'test' ? [object, first] : property === 'match' ? [first, object] : []
  if (pattern === undefined || subject === undefined || !isPath(view, { module, node: subject })) return null
  const known = view.program.evaluate({ module, node: pattern }).find(value => value.kind === 'regex')
  if (known?.kind !== 'regex' || known.flags.includes('i') || !hasLetter(known.pattern.replace(/\\[a-z]/gi, ''))) return null
  return { site, subject: { module, node: pattern }, form: 'pattern' }
}

/** The path of the request as it came: not in lower case. */
function isPath(view: View, site: Site): boolean {
  return !isFolded(site) && inputsOf(view, site).some(each => each.part === 'path')
}

function isFolded({ module, node }: Site): boolean {
  const values = node.kind === 'ref' ? module.bindings[node.binding]?.values ?? [] : [node]
  let found = false
  for (const value of values) {
    walkExpressions(value, each => { found ||= each.kind === 'member' && (each.property === 'toLowerCase' || each.property === 'toUpperCase') })
  }
  return found
}

function hasLetter(value: unknown): boolean {
  return typeof value === 'string' && /[a-z]/i.test(value)
}

/** Whether a branch calls a function that is a parameter (`next()`). */
function handsOn(module: Module, branch: readonly Statement[]): boolean {
  let found = false
  walkExpressions(branch, node => {
    found ||= node.kind === 'call' && node.callee.kind === 'ref' && module.bindings[node.callee.binding]?.parameter !== null
  })
  return found
}

/** Whether the server tells paths apart by case: then a test that does is right. */
export function routesByCase({ program }: View): boolean {
  return [...program.modules.values()].some(module => callsOf(module).some(({ callee, arguments: given }) => {
    if (callee.kind === 'member' && (callee.property === 'enable' || callee.property === 'set')) return given[0]?.kind === 'literal' && given[0].value === 'case sensitive routing'
    return given.some(each => each.kind === 'object' && each.entries.some(entry =>
      entry.kind === 'property' && (entry.key === 'caseSensitive' || entry.key === 'sensitive') && entry.value.kind === 'literal' && entry.value.value === true))
  }))
}
