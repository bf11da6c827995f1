import type { Binary, Expression, Member } from '../model/expression.ts'
import type { Context } from './context.ts'

type Constant = string | number

/** The number or text that an enum's initialiser stands for, when it can be computed from the text alone. */
export function constantOf(c: Context, expression: Expression): Constant | null {
  switch (expression.kind) {
    case 'literal': return typeof expression.value === 'string' || typeof expression.value === 'number' ? expression.value : null
    case 'ref': return ofBinding(c, expression.binding)
    case 'member': return ofEnum(c, expression)
    case 'unary': return ofUnary(expression.operator, constantOf(c, expression.operand))
    case 'binary': return ofBinary(c, expression)
    case 'concat': return ofParts(c, expression.parts)
    default: return null
  }
}

function ofBinding(c: Context, index: number): Constant | null {
  const { kind, values } = c.binding(index)
  const [value] = values
  return kind === 'const' && values.length === 1 && value?.kind === 'literal' ? constantOf(c, value) : null
}

/** `Color.red` of an enum in the same file. */
function ofEnum(c: Context, { object, property }: Member): Constant | null {
  return object.kind === 'ref' ? c.enums.get(object.binding)?.get(property) ?? null : null
}

function ofUnary(operator: string, value: Constant | null): Constant | null {
  if (typeof value !== 'number') return null
  switch (operator) {
    case '-': return -value
    case '+': return value
    case '~': return ~value
    default: return null
  }
}

const NUMERIC: Record<string, (left: number, right: number) => number> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '**': (left, right) => left ** right,
  '<<': (left, right) => left << right,
  '>>': (left, right) => left >> right,
  '>>>': (left, right) => left >>> right,
  '|': (left, right) => left | right,
  '&': (left, right) => left & right,
  '^': (left, right) => left ^ right
}

function ofBinary(c: Context, { operator, left, right }: Binary): Constant | null {
  const from = constantOf(c, left)
  const to = constantOf(c, right)
  if (typeof from === 'number' && typeof to === 'number') return NUMERIC[operator]?.(from, to) ?? null
  return operator === '+' && from !== null && to !== null ? `${from}${to}` : null
}

function ofParts(c: Context, parts: readonly Expression[]): string | null {
  let text = ''
  for (const part of parts) {
    const value = constantOf(c, part)
    if (value === null) return null
    text += String(value)
  }
  return text
}
