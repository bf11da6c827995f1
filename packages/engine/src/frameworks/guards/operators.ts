import { constant, isStray, truth, UNKNOWN, type Abstract } from './abstract.ts'

/** The result of a binary operator: comparisons are decided where the hypothesis decides them. */
export function binary(operator: string, left: Abstract, right: Abstract): Abstract {
  const by = left.by !== undefined || right.by !== undefined
  if (operator === '===' || operator === '!==' || operator === '==' || operator === '!=') {
    const equal = equals(left, right, operator.length === 2)
    if (equal === null) return by ? { kind: 'unknown', by: true } : UNKNOWN
    return constant(operator.startsWith('!') ? !equal : equal, by)
  }
  if (operator === 'instanceof' || operator === 'in') {
    return left.kind === 'absent' ? constant(false, true) : unknown(by)
  }
  if (left.kind === 'constant' && right.kind === 'constant' && typeof left.value === 'number' && typeof right.value === 'number') {
    return number(operator, left.value, right.value, by)
  }
  return unknown(by)
}

function number(operator: string, left: number, right: number, by: boolean): Abstract {
  switch (operator) {
    case '<': return constant(left < right, by)
    case '<=': return constant(left <= right, by)
    case '>': return constant(left > right, by)
    case '>=': return constant(left >= right, by)
    case '+': return constant(left + right, by)
    case '-': return constant(left - right, by)
    default: return unknown(by)
  }
}

const unknown = (by: boolean): Abstract => by ? { kind: 'unknown', by: true } : UNKNOWN

/** Whether two values are equal; null when they may be. A stranger's text can equal constants in the code, nothing that is kept secret. */
function equals(left: Abstract, right: Abstract, loose: boolean): boolean | null {
  if (left.kind === 'constant' && right.kind === 'constant') {
    return loose && (left.value ?? null) === null && (right.value ?? null) === null ? true : left.value === right.value
  }
  if (left.kind === 'absent' || right.kind === 'absent') {
    const other = left.kind === 'absent' ? right : left
    if (other.kind === 'absent') return true
    if (other.kind !== 'constant') return false
    return other.value === undefined || loose && other.value === null ? true : other.value === null ? null : false
  }
  if (left.kind === 'stray' || right.kind === 'stray') return strayEquals(left.kind === 'stray' ? right : left)
  if (left.kind === 'forged' || right.kind === 'forged') return forgedEquals(left.kind === 'forged' ? right : left)
  if (isEmptied(left)) return emptyEquals(right)
  if (isEmptied(right)) return emptyEquals(left)
  if (isThing(left) && right.kind === 'constant' || isThing(right) && left.kind === 'constant') return false
  return null
}

function strayEquals(other: Abstract): boolean | null {
  return other.kind === 'constant' && (other.value === undefined || other.value === null || typeof other.value === 'string') || isStray(other) ? null : false
}

function forgedEquals(other: Abstract): boolean | null {
  if (other.kind === 'constant') return typeof other.value === 'string' && other.value !== '' ? null : false
  return other.kind === 'forged' || other.kind === 'client' ? null : false
}

/** `req.get('x-key') ?? ''`: the empty text in place of a credential that is missing. */
function isEmptied(value: Abstract): boolean {
  return value.kind === 'constant' && value.value === '' && value.by !== undefined
}

function emptyEquals(other: Abstract): boolean | null {
  return other.kind === 'client' || isStray(other) ? null : false
}

function isThing(value: Abstract): boolean {
  return value.kind !== 'constant' && truth(value) === true
}

export function unary(operator: string, operand: Abstract): Abstract {
  const by = operand.by !== undefined
  if (operator === '!') {
    const holds = truth(operand)
    return holds === null ? unknown(by) : constant(!holds, by)
  }
  if (operator === 'void') return constant(undefined, false)
  if (operator === 'typeof') return typeOf(operand, by)
  if (operator === '-' && operand.kind === 'constant' && typeof operand.value === 'number') return constant(-operand.value, by)
  return unknown(by)
}

function typeOf(operand: Abstract, by: boolean): Abstract {
  if (operand.kind === 'absent') return constant('undefined', by)
  if (operand.kind === 'forged') return constant('string', by)
  if (operand.kind === 'constant') return constant(operand.value === null ? 'object' : typeof operand.value, by)
  if (operand.kind === 'request' || operand.kind === 'response' || operand.kind === 'record' || operand.kind === 'list') return constant('object', by)
  return operand.kind === 'closure' || operand.kind === 'next' ? constant('function', by) : unknown(by)
}
