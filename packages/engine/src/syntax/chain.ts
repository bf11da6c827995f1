import { ts } from 'ts-morph'
import type { Expression, Logical } from '../model/expression.ts'
import { isText, pushPart } from './literals.ts'

const K = ts.SyntaxKind

/** An operand of a chain with the operator before it. */
export interface ChainLink {
  readonly operator: ts.SyntaxKind
  readonly operand: Expression
  /** Where the chain up to and with this operand ends. */
  readonly end: number
  /** So deep inside the chain that it gets no node of its own. */
  readonly lost: boolean
}

/** Joins operands from left to right: runs of `+` with a text in it, and runs of `,`, become one node. */
export function joinChain(start: number, first: Expression, links: readonly ChainLink[]): Expression {
  let value = first
  let from = 0
  while (from < links.length) {
    const to = endOfRun(links, from)
    value = joinRun(start, value, links.slice(from, to))
    from = to
  }
  return value
}

/** The links from `from` on that are joined together: those of one operator when it is `+` or `,`, or all that are lost. */
function endOfRun(links: readonly ChainLink[], from: number): number {
  const first = links[from] as ChainLink
  let to = from + 1
  const isFlat = first.operator === K.PlusToken || first.operator === K.CommaToken
  if (isFlat) while (links[to]?.operator === first.operator) to++
  else if (first.lost) while (links[to]?.lost && links[to]?.operator !== K.CommaToken && links[to]?.operator !== K.PlusToken) to++
  return to
}

function joinRun(start: number, left: Expression, run: readonly ChainLink[]): Expression {
  const last = run[run.length - 1] as ChainLink
  const { end } = last
  if (last.operator === K.CommaToken) return { kind: 'sequence', start, end, items: [left, ...operands(run)] }
  if (last.operator === K.PlusToken && (isText(left) || run.some((link) => isText(link.operand)))) {
    const parts: Expression[] = []
    pushPart(parts, left)
    for (const link of run) pushPart(parts, link.operand)
    return { kind: 'concat', start, end, form: 'plus', parts }
  }
  const lost = run.filter((link) => link.lost)
  let value = left
  const lastLost = lost[lost.length - 1]
  if (lastLost) value = loseLinks(start, left, lost, lastLost.end)
  for (const link of run.slice(lost.length)) value = joinTwo(start, value, link)
  return value
}

function operands(run: readonly ChainLink[]): Expression[] {
  return run.map((link) => link.operand)
}

function loseLinks(start: number, left: Expression, lost: readonly ChainLink[], end: number): Expression {
  const children = left.kind === 'unknown' && !left.casts ? [...left.children] : [left]
  for (const link of lost) children.push(link.operand)
  return { kind: 'unknown', start, end, children }
}

const LOGICAL = new Map<ts.SyntaxKind, Logical['operator']>([
  [K.AmpersandAmpersandToken, '&&'],
  [K.BarBarToken, '||'],
  [K.QuestionQuestionToken, '??'],
])

function joinTwo(start: number, left: Expression, link: ChainLink): Expression {
  const { end, operand: right } = link
  const logical = LOGICAL.get(link.operator)
  if (logical) return { kind: 'logical', start, end, operator: logical, left, right }
  return { kind: 'binary', start, end, operator: ts.tokenToString(link.operator) ?? '?', left, right }
}
