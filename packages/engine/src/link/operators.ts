import type { Assign, Binary, Expression, Fallback, Logical, Unary } from '../model/expression.ts'
import type { Value } from '../model/value.ts'
import { textOfParts } from './text.ts'
import { literal, undefinedValue, unite, unknown, type Values } from './values.ts'

type Evaluate = (node: Expression) => Values

/** A value where it is there, else its default. */
export function fallbackValues(evaluate: Evaluate, node: Fallback): Values {
  const values = evaluate(node.value)
  if (values.length > 0 && values.every(isThere)) return values
  return unite([values.filter(value => !isUndefined(value)), evaluate(node.fallback)])
}

function isUndefined(value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined
}

/** Certainly neither null nor undefined nor otherwise false. */
function isThere(value: Value): boolean {
  switch (value.kind) {
    case 'literal': return Boolean(value.value)
    case 'unknown':
    case 'parameter':
    case 'environment':
    case 'text':
    case 'library': return false
    default: return true
  }
}

export function assignValues(evaluate: Evaluate, node: Assign): Values {
  switch (node.operator) {
    case '=': return evaluate(node.value)
    case '??=':
    case '||=': return unite([evaluate(node.target), evaluate(node.value)])
    case '&&=': return evaluate(node.value)
    case '+=': return textOfParts([evaluate(node.target), unknown], true)
    default: return unknown
  }
}

export function binaryValues(evaluate: Evaluate, node: Binary): Values {
  const arithmetic = arithmetics[node.operator]
  if (arithmetic === undefined) return unknown
  const left = evaluate(node.left)
  const right = evaluate(node.right)
  const [first, second] = [numberOf(left), numberOf(right)]
  if (first !== null && second !== null) return literal(arithmetic(first, second))
  return node.operator === '+' ? textOfParts([left, right], true) : unknown
}

/** What people write sizes and times with: `10 * 1024 * 1024`. */
const arithmetics: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '**': (left, right) => left ** right,
  '<<': (left, right) => left << right
}

/** The one number that it is. */
function numberOf(values: Values): number | null {
  const [value] = values
  return values.length === 1 && value?.kind === 'literal' && typeof value.value === 'number' ? value.value : null
}

export function unaryValues(evaluate: Evaluate, node: Unary): Values {
  if (node.operator === 'void') return [undefinedValue]
  const values = evaluate(node.operand)
  const [value] = values
  if (values.length !== 1 || value?.kind !== 'literal') return unknown
  if (node.operator === '!') return literal(!value.value)
  return node.operator === '-' && typeof value.value === 'number' ? literal(-value.value) : unknown
}

export function logicalValues(evaluate: Evaluate, node: Logical): Values {
  const left = evaluate(node.left)
  if (node.operator === '&&') {
    const isFalse = left.length === 1 && left[0]?.kind === 'literal' && !left[0].value
    return isFalse ? left : evaluate(node.right)
  }
  if (left.length > 0 && left.every(isThere)) return left
  const kept = left.filter(value => value.kind !== 'literal' || (node.operator === '??' ? value.value != null : Boolean(value.value)))
  return unite([kept, evaluate(node.right)])
}

