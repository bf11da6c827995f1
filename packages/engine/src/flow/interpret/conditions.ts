import type { Call, Expression } from '../../model/expression.ts'
import type { ValueType } from '../../model/kind.ts'
import { type Activation, siteOf } from '../engine.ts'
import { aside, joinVariables } from '../variables.ts'
import { called, property } from './checks.ts'
import { amounts } from '../dangers.ts'
import { cleanPlace, proveHost } from './host-proofs.ts'
import { peek } from './places.ts'
import { begins } from './text-proofs.ts'
import { differs, member, prove, proveEmpty, proveNumber, provePresent } from './proofs.ts'

/** Writes into the state what a test proves of the values it looks at, on the side where it holds or does not. */
export function refine(a: Activation, test: Expression, holds: boolean): void {
  if (a.variables === null) return
  switch (test.kind) {
    case 'unary': negated(a, test, holds); return
    case 'logical': both(a, test, holds); return
    case 'binary': compared(a, test.operator, test.left, test.right, holds); return
    case 'call': called(a, test, holds, refine); return
    case 'await': refine(a, test.value, holds); return
    case 'ref': if (holds) provePresent(a, test); named(a, test, holds); return
    case 'member': property(a, test, holds); return
    case 'conditional': case 'assign': case 'sequence': default:
  }
}

/** `!test`, and `~list.indexOf(x)`. */
function negated(a: Activation, { operator, operand }: Expression & { kind: 'unary' }, holds: boolean): void {
  if (operator === '!') refine(a, operand, !holds)
  else if (operator === '~' && isIndexOf(operand)) called(a, operand, holds, refine)
}

function both(a: Activation, test: Expression & { kind: 'logical' }, holds: boolean): void {
  if (test.operator === '??') return
  if ((test.operator === '&&') === holds) {
    refine(a, test.left, holds)
    refine(a, test.right, holds)
    return
  }
  // One of the two decided: what is known is what both ways leave.
  const left = aside(a, () => { refine(a, test.left, holds); falsy(a, test.left, holds); return a.variables })
  const right = aside(a, () => { refine(a, test.left, !holds); refine(a, test.right, holds); return a.variables })
  a.variables = joinVariables(left, right)
}

/** `if (sort && !COLUMNS.includes(sort)) return`: where it goes on, there is no `sort` or it is one of them. */
function falsy(a: Activation, test: Expression, holds: boolean): void {
  if (test.kind === 'unary' && test.operator === '!') falsy(a, test.operand, !holds)
  else if (!holds && (test.kind === 'ref' || test.kind === 'member')) proveEmpty(a, test)
}

/** `const ok = ALLOWED.includes(x); if (!ok) return`, and `const { error } = schema.validate(x); if (error) return`. */
function named(a: Activation, test: Expression & { kind: 'ref' }, holds: boolean): void {
  const binding = a.module.bindings[test.binding]
  const [value] = binding?.values ?? []
  if ((binding?.kind !== 'const' && binding?.kind !== 'let') || binding.values.length !== 1 || value === undefined) return
  if (/^(?:call|binary|logical|unary|await|member)$/.test(value.kind)) refine(a, value, holds)
}

function compared(a: Activation, operator: string, left: Expression, right: Expression, holds: boolean): void {
  if (operator === 'in') member(a, left, a.engine.interpreter.expression(a, right), true, holds)
  if (operator === 'in' || operator === 'instanceof') return
  const found = searched(operator, left, right)
  if (found !== null) {
    called(a, found.search, found.holds === holds, refine)
    return
  }
  if (/^[<>]=?$/.test(operator)) {
    if (holds) ordered(a, left, right)
    if (operator.startsWith('<') === holds) bounded(a, left, right)
    else bounded(a, right, left)
    return
  }
  const isEqual = operator === '===' || operator === '=='
  if (!isEqual && operator !== '!==' && operator !== '!=') return
  const same = isEqual === holds
  if (isIndexOf(left) && left.callee.kind === 'member' && left.arguments[0] !== undefined && right.kind === 'literal' && right.value === 0) {
    begins(a, left.callee.object, left.arguments[0], same)
    return
  }
  if (left.kind === 'unary' && left.operator === 'typeof') typed(a, left.operand, right, same)
  else if (right.kind === 'unary' && right.operator === 'typeof') typed(a, right.operand, left, same)
  else {
    equals(a, left, right, same)
    equals(a, right, left, same)
  }
}

/** `list.indexOf(x) < 0`, `>= 0`, `> -1`, `=== -1`, `!== -1`: the search, and whether it has found something where the test holds. */
function searched(operator: string, left: Expression, right: Expression): { readonly search: Call, readonly holds: boolean } | null {
  if (!isIndexOf(left)) return null
  const isMinusOne = right.kind === 'unary' && right.operator === '-' && right.operand.kind === 'literal' && right.operand.value === 1
  const isZero = right.kind === 'literal' && right.value === 0
  if ((isZero && operator === '>=') || (isMinusOne && /^(?:>|!==?)$/.test(operator))) return { search: left, holds: true }
  return (isZero && operator === '<') || (isMinusOne && /^(?:<=|===?)$/.test(operator)) ? { search: left, holds: false } : null
}

function isIndexOf(node: Expression): node is Call {
  return node.kind === 'call' && node.callee.kind === 'member' && node.callee.property === 'indexOf'
}

/** It is at most what stands on the other side, which the client does not choose: `limit` itself, or what was converted for the test. */
function bounded(a: Activation, place: Expression, most: Expression): void {
  const other = peek(a, most)
  if (other !== null && other.marks.length > 0) return
  const isConversion = place.kind === 'call' && place.callee.kind === 'global' && /^(?:Number|parseInt|parseFloat)$/.test(place.callee.name)
  const read = isConversion ? place.arguments[0] : place.kind === 'unary' && place.operator === '+' ? place.operand : place
  if (read !== undefined) cleanPlace(a, read, amounts)
}

/** No text that is not a number is less or more than a number. */
function ordered(a: Activation, left: Expression, right: Expression): void {
  const isNumber = (node: Expression): boolean => node.kind === 'literal' && typeof node.value === 'number'
  if (isNumber(right)) proveNumber(a, left)
  else if (isNumber(left)) proveNumber(a, right)
}

function typed(a: Activation, place: Expression, type: Expression, same: boolean): void {
  const name = type.kind === 'literal' ? type.value : null
  if (!same || typeof name !== 'string') return
  if (name === 'undefined') proveEmpty(a, place)
  const types: Readonly<Record<string, ValueType>> = { string: 'string', number: 'number', bigint: 'number', boolean: 'boolean', object: 'object' }
  const known = Object.hasOwn(types, name) ? types[name] : undefined
  if (known !== undefined) prove(a, place, known)
}

function equals(a: Activation, place: Expression, other: Expression, same: boolean): void {
  if ((other.kind === 'literal' && other.value === null) || (other.kind === 'global' && other.name === 'undefined')) {
    if (same) proveEmpty(a, place)
    else if (place.kind === 'ref') {
      provePresent(a, place)
      named(a, place, true)
    }
    return
  }
  if (other.kind === 'literal') {
    const text = typeof other.value === 'string' ? [other.value] : null
    if (same) prove(a, place, 'enum', text)
    else if (text !== null) differs(a, place, text)
    return
  }
  if (same) proveHost(a, place)
  if (!same || (other.kind !== 'ref' && other.kind !== 'member')) return
  const constant = a.engine.program.constant(siteOf(a, other), a.frame)
  if (typeof constant === 'string' || typeof constant === 'number') prove(a, place, 'enum', [String(constant)])
}
