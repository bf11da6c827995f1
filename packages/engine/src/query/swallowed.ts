import type { Call, Expression } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { Arrival } from '../model/flow.ts'
import type { Module } from '../model/module.ts'
import type { View } from '../model/rule.ts'
import type { Span } from '../model/span.ts'
import type { Statement } from '../model/statement.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import { statementsOf, walkExpressions } from '../model/visit.ts'
import { sentBodies, type Sent } from './answers.ts'
import { functionsReachedBy } from './reached.ts'

/** A change of data whose failure nobody learns of. */
export interface Swallowed {
  /** `dropped`: the error is caught and nothing is done; `answered`: the caller is told that it went well. */
  readonly kind: 'dropped' | 'answered'
  readonly module: Module
  /** The `catch`, as far as it can be pointed at; the answer that is sent in it. */
  readonly span: Span
  /** The change that may fail. */
  readonly change: Arrival
  /** Somebody says in a comment why. */
  readonly explained: boolean
}

/** Every such place in the functions that routes reach, in the order of files. */
export function swallowedErrors(view: View): readonly Swallowed[] {
  const reached = new Set(view.surface.routes.flatMap(route => route.chain).flatMap(element => functionsReachedBy(view, element)))
  const changes = [...view.arrivals('write'), ...view.arrivals('sql-text')].filter(each => each.operation !== 'read' && each.operation !== null)
  const found: Swallowed[] = []
  const seen = new Set<Statement>()
  for (const { module, node } of reached) {
    eachTry(node.body, statement => {
      if (statement.handler === null || seen.has(statement)) return
      seen.add(statement)
      const change = changeIn(view, module, around(statement.block), changes)
      if (change !== null) found.push(...judge(view, module, statement, change))
    })
  }
  return [...found, ...onPromises(view, reached, changes)].sort(inFiles)
}

function inFiles(a: Swallowed, b: Swallowed): number {
  return a.module.path === b.module.path ? a.span.start - b.span.start : a.module.path < b.module.path ? -1 : 1
}

type Try = Extract<Statement, { readonly kind: 'try' }>

function eachTry(statements: readonly Statement[], visit: (statement: Try) => void): void {
  for (const statement of statements) {
    if (statement.kind === 'try') visit(statement)
    for (const list of statementsOf(statement)) eachTry(list, visit)
  }
}

function judge(view: View, module: Module, statement: Try, change: Arrival): readonly Swallowed[] {
  const { handler, block, end } = statement
  if (handler === null) return []
  const after = around(block).end
  const explained = module.comments.some(comment => comment.start >= after && comment.end <= end)
  if (handler.length === 0) return [{ kind: 'dropped', module, span: { start: statement.start, end: statement.end }, change, explained }]
  const answer = successIn(view, module, handler)
  return answer === null ? [] : [{ kind: 'answered', module, span: answer.by.node, change, explained }]
}

/** The answer that a `catch` sends as if nothing had happened: nothing in it sets a status, throws, or hands the error on. */
function successIn(view: View, module: Module, handler: readonly Statement[]): Sent | null {
  const span = around(handler)
  const sent = sentBodies(view).filter(({ by }) => by.module === module && isIn(by.node, span))
  const [first] = sent
  if (first === undefined || sent.length > 1 || !handler.every(isPlain)) return null
  const nodes: Expression[] = []
  walkExpressions(handler, node => nodes.push(node))
  const isTold = nodes.some(node => (node.kind === 'call' && setsStatus(view, { module, node }))
    || (node.kind === 'assign' && node.target.kind === 'member' && node.target.property.startsWith('status')))
  return isTold ? null : first
}

/** A branch knows more of the error than that there is one; a `throw` hands it on. */
function isPlain({ kind }: Statement): boolean {
  return kind === 'expression' || kind === 'return' || kind === 'declare'
}

/** Whether a call sets or carries a status, or takes the error elsewhere: `next(error)`, `send(error, 500)`. */
function setsStatus(view: View, site: Site<Call>): boolean {
  const { callee, arguments: given } = site.node
  if (callee.kind === 'ref' && view.program.targets(site).every(target => target.kind !== 'library')) return true
  if (given.some(isStatus)) return true
  return view.program.targets(site).some(target =>
    target.kind === 'function' || (target.kind === 'library' && target.target.signature?.status !== undefined))
}

function isStatus(node: Expression): boolean {
  if (node.kind === 'literal') return typeof node.value === 'number'
  return node.kind === 'object' && node.entries.some(entry => entry.kind === 'property' && entry.key.startsWith('status'))
}

/** `orders.update(order).catch(() => {})`. */
function onPromises(view: View, reached: ReadonlySet<FunctionRef>, changes: readonly Arrival[]): readonly Swallowed[] {
  const modules = new Set([...reached].map(({ module }) => module))
  return [...modules].flatMap(module => callsOf(module).flatMap((node): readonly Swallowed[] => {
    const { callee, arguments: [given] } = node
    if (callee.kind !== 'member' || callee.property !== 'catch' || given?.kind !== 'function') return []
    const target = module.functions[given.function]
    if (target?.body.every(statement => statement.kind === 'return' && (statement.value === null || isNothing(statement.value))) !== true
      || ![...reached].some(({ module: other, node: outer }) => other === module && isIn(node, outer))) return []
    const change = changeIn(view, module, callee.object, changes)
    const explained = module.comments.some(comment => isIn(comment, target))
    return change === null ? [] : [{ kind: 'dropped', module, span: { start: given.start, end: given.end }, change, explained }]
  }))
}

function isNothing(node: Expression): boolean {
  return (node.kind === 'literal' && (node.value === null || typeof node.value === 'boolean')) || (node.kind === 'global' && node.name === 'undefined')
    || (node.kind === 'object' && node.entries.length === 0)
}

/** A change that is made in a span, or in a function of the project that is called there. */
function changeIn(view: View, module: Module, span: Span, changes: readonly Arrival[]): Arrival | null {
  const own = changes.find(({ site }) => site.module === module && isIn(site.node, span))
  if (own !== undefined) return own
  for (const node of callsOf(module)) {
    if (!isIn(node, span)) continue
    for (const target of view.program.targets({ module, node })) {
      const inner = target.kind === 'function' ? changes.find(({ site }) => site.module === target.function.module && isIn(site.node, target.function.node)) : undefined
      if (inner !== undefined) return inner
    }
  }
  return null
}

function around(statements: readonly Statement[]): Span {
  return { start: statements[0]?.start ?? 0, end: statements.at(-1)?.end ?? 0 }
}

function isIn(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}
