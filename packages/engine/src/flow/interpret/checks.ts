import type { Call, Expression } from '../../model/expression.ts'
import type { ValueType } from '../../model/kind.ts'
import type { Signature } from '../../model/library.ts'
import { withElements } from '../assemble.ts'
import { asType } from '../convert.ts'
import { type Activation, siteOf } from '../engine.ts'
import { readElement } from '../access.ts'
import { passCheck } from '../library/check.ts'
import { substitute, substitution } from '../substitute.ts'
import { SELF } from '../summary.ts'
import { isNothing, nothing } from '../value.ts'
import { elementsWhere } from './filter.ts'
import { anchored, cleanedByMatch, cleanedByMismatch } from './patterns.ts'
import { peek, update } from './places.ts'
import { member, prove, proveNumber, textsOf } from './proofs.ts'
import { begins, cleanAll, ends, lacks } from './text-proofs.ts'

type Refine = (a: Activation, test: Expression, holds: boolean) => void

/** What is known where a call has given something truthy, or falsy. */
export function called(a: Activation, test: Call, holds: boolean, refine: Refine): void {
  const { callee } = test
  const [first] = test.arguments
  for (const target of a.engine.program.targets(siteOf(a, test), a.frame)) {
    if (target.kind === 'library') checked(a, test, target.target.signature, holds)
    if (target.kind === 'function') predicate(a, test, target.function, target.frame, holds)
  }
  if (first === undefined) return
  if (callee.kind === 'global') {
    if ((callee.name === 'isNaN' && !holds) || (callee.name === 'isFinite' && holds)) proveNumber(a, first)
    if (callee.name === 'Boolean') refine(a, first, holds)
  } else if (callee.kind === 'member') {
    if (callee.object.kind === 'global') ofGlobal(a, callee.object.name, callee.property, test.arguments, holds)
    method(a, callee.object, callee.property, first, holds)
  }
}

/** A value out of a list that the server has, whatever stands in it: from its configuration, of files that it has read. */
function listed(a: Activation, place: Expression): void {
  const held = peek(a, place)
  if (held !== null && held.marks.length > 0) prove(a, place, 'enum')
}

function method(a: Activation, object: Expression, name: string, first: Expression, holds: boolean): void {
  switch (name) {
    case 'includes': case 'has': case 'indexOf': {
      if (!holds && name !== 'has') lacks(a, object, first)
      const held = a.engine.interpreter.expression(a, object)
      member(a, first, held, name === 'has' && held.elements === null && textsOf(held) === null, holds)
      if (holds && isNothing(held) && object.kind !== 'literal') listed(a, first)
      return
    }
    case 'hasOwnProperty': member(a, first, a.engine.interpreter.expression(a, object), true, holds); return
    case 'test': matched(a, object, first, holds); return
    case 'match': case 'search': matched(a, first, object, holds); return
    case 'startsWith': begins(a, object, first, holds); return
    case 'endsWith': if (holds) ends(a, object, first); return
    case 'some':
      if (holds) someEqual(a, object, first)
      else each(a, object, first, false)
      return
    case 'every': if (holds) each(a, object, first, true); return
    default:
  }
}

/** `LIST.some(one => one === x)`. */
function someEqual(a: Activation, list: Expression, test: Expression): void {
  if (test.kind !== 'function') return
  const body = a.module.functions[test.function]?.body[0]
  const parameter = a.module.functions[test.function]?.parameters[0]?.binding
  if (body?.kind !== 'return' || body.value?.kind !== 'binary' || body.value.operator !== '===') return
  const { left, right } = body.value
  const place = left.kind === 'ref' && left.binding === parameter ? right : right.kind === 'ref' && right.binding === parameter ? left : null
  if (place !== null) member(a, place, a.engine.interpreter.expression(a, list), false, true)
}

/** `ids.every(isNumber)`, `!ids.some(isBad)`: what the test proves of one element it proves of all. */
function each(a: Activation, list: Expression, test: Expression, holds: boolean): void {
  const held = peek(a, list)
  if (held === null || held === nothing) return
  const type = holds ? typeBy(a, test) : null
  const element = readElement(held)
  const kept = type === null
    ? elementsWhere(a, a.engine.interpreter.expression(a, test), element, holds)
    : asType(element, type)
  if (kept !== null && kept !== element) update(a, list, withElements(held, kept))
}

/** The type that a function proves which is handed over by its name: `Number.isInteger`, `validator.isUUID`. */
function typeBy(a: Activation, test: Expression): ValueType | null {
  if (test.kind === 'member' && test.object.kind === 'global') return test.object.name === 'Number' && test.property !== 'isNaN' ? 'number' : null
  if (test.kind !== 'member' && test.kind !== 'ref') return null
  for (const value of a.engine.program.evaluate(siteOf(a, test), a.frame)) {
    const call = value.kind === 'library' || value.kind === 'instance' ? a.engine.program.item(value, null)?.item.call : undefined
    const checks = call === undefined || Array.isArray(call) ? undefined : (call as Signature).checks
    if (checks?.passes === 'true' && checks.value === '0' && checks.as !== undefined) return checks.as
  }
  return null
}

function ofGlobal(a: Activation, object: string, name: string, args: readonly Expression[], holds: boolean): void {
  const [first, second] = args
  if (first === undefined) return
  if (object === 'Number' && (name === 'isNaN' ? !holds : holds && name.startsWith('is'))) proveNumber(a, first)
  if (object === 'Array' && name === 'isArray' && holds) prove(a, first, 'array')
  if (object === 'Object' && name === 'hasOwn' && second !== undefined) {
    member(a, second, a.engine.interpreter.expression(a, first), true, holds)
  }
}

function matched(a: Activation, pattern: Expression, place: Expression, holds: boolean): void {
  const regexes = pattern.kind === 'regex' ? [pattern] : a.engine.program.evaluate(siteOf(a, pattern), a.frame)
  cleanAll(a, place, regexes.map(value => value.kind !== 'regex' ? [] : holds ? cleanedByMatch(value.pattern, value.flags) : cleanedByMismatch(value.pattern)))
  if (!holds) return
  const types = regexes.map(value => (value.kind === 'regex' ? anchored(value.pattern, value.flags) : null))
  const [type] = types
  if (type !== null && type !== undefined && types.every(other => other !== null)) prove(a, place, types.every(other => other === type) ? type : 'enum')
}

/** What a library says that its check proves. */
function checked(a: Activation, test: Call, signature: Signature | null, holds: boolean): void {
  const check = signature?.checks
  if (check?.passes === (holds ? 'true' : 'false')) passCheck(a, test, check)
}

/** `result.success`, `!error`: the call that gave the object has let its argument pass. */
export function property(a: Activation, test: Expression & { kind: 'member' }, holds: boolean): void {
  const value = test.object.kind === 'ref' ? a.module.bindings[test.object.binding]?.values[0] : test.object
  const made = value?.kind === 'await' ? value.value : value
  if (made?.kind !== 'call') return
  for (const target of a.engine.program.targets(siteOf(a, made), a.frame)) {
    const check = target.kind === 'library' ? target.target.signature?.checks : undefined
    if (check !== undefined && typeof check.passes === 'object' && check.passes.property === test.property && check.passes.is === holds) {
      passCheck(a, made, check)
    }
  }
}

/** A project's own predicate: what its summary says of its parameters. */
function predicate(
  a: Activation, test: Call, target: Parameters<Activation['engine']['summarise']>[0], frame: Activation['frame'], holds: boolean
): void {
  const summary = a.engine.summarise(target, frame)
  const known = holds ? summary.whenTrue : summary.whenFalse
  if (known.size === 0) return
  const args = test.arguments.map(node => peek(a, node) ?? nothing)
  for (const [index, value] of known) {
    const place = index === SELF ? null : test.arguments[index] ?? null
    if (place !== null && peek(a, place) !== null) update(a, place, substitute(value, substitution(args, nothing)))
  }
}
