import type { Call, Expression } from '../../model/expression.ts'
import type { ValueType } from '../../model/kind.ts'
import type { Check, Signature } from '../../model/library.ts'
import { asType } from '../convert.ts'
import { type Activation, siteOf } from '../engine.ts'
import { shaped } from '../library/parse.ts'
import { shapeOf } from '../library/schemas.ts'
import { substitute, substitution } from '../substitute.ts'
import { SELF } from '../summary.ts'
import { type AbstractValue, HOLE, make, nothing } from '../value.ts'
import { aside, joinVariables } from '../variables.ts'
import { anchored } from './patterns.ts'
import { peek, update } from './places.ts'

/** Writes into the state what a test proves of the values it looks at, on the side where it holds or does not. */
export function refine(a: Activation, test: Expression, holds: boolean): void {
  if (a.variables === null) return
  switch (test.kind) {
    case 'unary': if (test.operator === '!') refine(a, test.operand, !holds); return
    case 'logical': both(a, test, holds); return
    case 'binary': compared(a, test.operator, test.left, test.right, holds); return
    case 'call': called(a, test, holds); return
    case 'await': refine(a, test.value, holds); return
    case 'ref': named(a, test, holds); return
    case 'member': property(a, test, holds); return
    case 'conditional': case 'assign': case 'sequence': default:
  }
}

function both(a: Activation, test: Expression & { kind: 'logical' }, holds: boolean): void {
  if (test.operator === '??') return
  if ((test.operator === '&&') === holds) {
    refine(a, test.left, holds)
    refine(a, test.right, holds)
    return
  }
  // One of the two decided: what is known is what both ways leave.
  const left = aside(a, () => { refine(a, test.left, holds); return a.variables })
  const right = aside(a, () => { refine(a, test.left, !holds); refine(a, test.right, holds); return a.variables })
  a.variables = joinVariables(left, right)
}

/** `const ok = ALLOWED.includes(x); if (!ok) return`. */
function named(a: Activation, test: Expression & { kind: 'ref' }, holds: boolean): void {
  const binding = a.module.bindings[test.binding]
  const [value] = binding?.values ?? []
  if (binding?.kind !== 'const' || binding.values.length !== 1 || value === undefined) return
  if (value.kind === 'call' || value.kind === 'binary' || value.kind === 'logical' || value.kind === 'unary' || value.kind === 'await') refine(a, value, holds)
}

/** Where a value has this type, or is one of these texts. */
function prove(a: Activation, place: Expression, type: ValueType, texts: readonly string[] | null = null): void {
  const held = peek(a, place)
  if (held === null || held === nothing) return
  const typed = asType(held, type)
  update(a, place, texts === null ? typed : make({ ...typed, texts, key: held.key }))
}

function compared(a: Activation, operator: string, left: Expression, right: Expression, holds: boolean): void {
  if (operator === 'in' || operator === 'instanceof') {
    if (holds && operator === 'in') member(a, left, a.engine.interpreter.expression(a, right), true)
    return
  }
  const isEqual = operator === '===' || operator === '=='
  if (!isEqual && operator !== '!==' && operator !== '!=') return
  const same = isEqual === holds
  if (left.kind === 'unary' && left.operator === 'typeof') typed(a, left.operand, right, same)
  else if (right.kind === 'unary' && right.operator === 'typeof') typed(a, right.operand, left, same)
  else if (isIndexOf(left) && right.kind === 'unary' && !same) called(a, left, true)
  else {
    equals(a, left, right, same)
    equals(a, right, left, same)
  }
}

function isIndexOf(node: Expression): node is Call {
  return node.kind === 'call' && node.callee.kind === 'member' && node.callee.property === 'indexOf'
}

function typed(a: Activation, place: Expression, type: Expression, same: boolean): void {
  const name = type.kind === 'literal' ? type.value : null
  if (!same || typeof name !== 'string') return
  const types: Readonly<Record<string, ValueType>> = { string: 'string', number: 'number', bigint: 'number', boolean: 'boolean', undefined: 'null', object: 'object' }
  const known = Object.hasOwn(types, name) ? types[name] : undefined
  if (known !== undefined) prove(a, place, known)
}

function equals(a: Activation, place: Expression, other: Expression, same: boolean): void {
  if (other.kind === 'literal') {
    const text = typeof other.value === 'string' ? [other.value] : null
    if (same) prove(a, place, other.value === null ? 'null' : 'enum', text)
    else if (text !== null) differs(a, place, text[0] ?? '')
    return
  }
  if (!same || (other.kind !== 'ref' && other.kind !== 'member')) return
  const constant = a.engine.program.constant(siteOf(a, other), a.frame)
  if (typeof constant === 'string' || typeof constant === 'number') prove(a, place, 'enum', [String(constant)])
}

/** `if (key !== 'role') row[key] = body[key]`. */
function differs(a: Activation, place: Expression, text: string): void {
  const held = peek(a, place)
  if (held?.key) update(a, place, make({ ...held, key: { ...held.key, except: [...held.key.except, text] } }))
}

/** `list.includes(x)`, `set.has(x)`, `x in map`: a value out of constants, when the list holds nothing else. */
function member(a: Activation, place: Expression, list: AbstractValue, isKeys: boolean): void {
  const texts = isKeys ? [...list.fields.keys()] : textsOf(list)
  if (list.marks.length > 0 || texts === null || texts.length === 0) return
  prove(a, place, 'enum', texts)
}

function textsOf(list: AbstractValue): readonly string[] | null {
  const parts = list.elements === null ? [...list.fields.values()] : [list.elements]
  const texts = parts.flatMap(part => (part.marks.length > 0 ? [HOLE] : part.texts ?? [HOLE]))
  return texts.includes(HOLE) ? null : texts
}

function called(a: Activation, test: Call, holds: boolean): void {
  const { callee } = test
  const [first] = test.arguments
  const site = siteOf(a, test)
  for (const target of a.engine.program.targets(site, a.frame)) {
    if (target.kind === 'library') checked(a, test, target.target.signature, holds)
    if (target.kind === 'function') predicate(a, test, target.function, target.frame, holds)
  }
  if (first === undefined) return
  if (callee.kind === 'global') {
    if (callee.name === 'isNaN' && !holds) prove(a, first, 'number')
    if (callee.name === 'isFinite' && holds) prove(a, first, 'number')
    if (callee.name === 'Boolean') refine(a, first, holds)
    return
  }
  if (callee.kind !== 'member') return
  const { object, property: name } = callee
  if (object.kind === 'global') ofGlobal(a, object.name, name, test.arguments, holds)
  if (!holds) return
  const held = name === 'includes' || name === 'has' || name === 'indexOf' ? a.engine.interpreter.expression(a, object) : nothing
  if (held !== nothing) member(a, first, held, name === 'has' && held.elements === null && textsOf(held) === null)
  if (name === 'hasOwnProperty') member(a, first, a.engine.interpreter.expression(a, object), true)
  if (name === 'test') matched(a, object, first)
  if (name === 'match') matched(a, first, object)
  if (name === 'some') someEqual(a, object, first)
}

/** `LIST.some(one => one === x)`. */
function someEqual(a: Activation, list: Expression, test: Expression): void {
  if (test.kind !== 'function') return
  const body = a.module.functions[test.function]?.body[0]
  const parameter = a.module.functions[test.function]?.parameters[0]?.binding
  if (body?.kind !== 'return' || body.value?.kind !== 'binary' || body.value.operator !== '===') return
  const { left, right } = body.value
  const place = left.kind === 'ref' && left.binding === parameter ? right : right.kind === 'ref' && right.binding === parameter ? left : null
  if (place !== null) member(a, place, a.engine.interpreter.expression(a, list), false)
}

function ofGlobal(a: Activation, object: string, name: string, args: readonly Expression[], holds: boolean): void {
  const [first, second] = args
  if (first === undefined) return
  if (object === 'Number' && (name === 'isNaN' ? !holds : holds && name.startsWith('is'))) prove(a, first, 'number')
  if (object === 'Array' && name === 'isArray' && holds) prove(a, first, 'array')
  if (object === 'Object' && name === 'hasOwn' && holds && second !== undefined) {
    member(a, second, a.engine.interpreter.expression(a, first), true)
  }
}

function matched(a: Activation, pattern: Expression, place: Expression): void {
  const regexes = pattern.kind === 'regex' ? [pattern] : a.engine.program.evaluate(siteOf(a, pattern), a.frame)
  const types = regexes.map(value => (value.kind === 'regex' ? anchored(value.pattern, value.flags) : null))
  const [type] = types
  if (type !== null && type !== undefined && types.every(other => other !== null)) prove(a, place, types.every(other => other === type) ? type : 'enum')
}

/** What a library says that its check proves. */
function checked(a: Activation, test: Call, signature: Signature | null, holds: boolean): void {
  const check = signature?.checks
  if (check === undefined || !holds || check.passes !== 'true') return
  pass(a, test, check)
}

/** The value that a check has let through. */
function pass(a: Activation, test: Call, check: Check): void {
  const place = test.arguments[Number(check.value)]
  if (place === undefined) return
  if (check.as !== undefined) prove(a, place, check.as)
  if (check.schema === undefined) return
  const schema = check.schema === 'this' ? (test.callee.kind === 'member' ? test.callee.object : test.callee) : test.arguments[Number(check.schema)]
  const held = peek(a, place)
  const shape = schema === undefined ? null : shapeOf(a.engine.program, { site: siteOf(a, schema), frame: a.frame })
  if (shape !== null && held !== null) update(a, place, shaped(held, shape))
}

function property(a: Activation, test: Expression & { kind: 'member' }, holds: boolean): void {
  const value = test.object.kind === 'ref' ? a.module.bindings[test.object.binding]?.values[0] : test.object
  const made = value?.kind === 'await' ? value.value : value
  if (made?.kind !== 'call') return
  for (const target of a.engine.program.targets(siteOf(a, made), a.frame)) {
    const check = target.kind === 'library' ? target.target.signature?.checks : undefined
    if (check !== undefined && typeof check.passes === 'object' && check.passes.property === test.property && check.passes.is === holds) pass(a, made, check)
  }
}

/** A project's own predicate: what its summary says of its parameters. */
function predicate(a: Activation, test: Call, target: Parameters<Activation['engine']['summarise']>[0], frame: Activation['frame'], holds: boolean): void {
  const summary = a.engine.summarise(target, frame)
  const known = holds ? summary.whenTrue : summary.whenFalse
  if (known.size === 0) return
  const args = test.arguments.map(node => peek(a, node) ?? nothing)
  for (const [index, value] of known) {
    const place = index === SELF ? null : test.arguments[index] ?? null
    if (place !== null && peek(a, place) !== null) update(a, place, substitute(value, substitution(args, nothing)))
  }
}
