import type { Call, Site, Value } from '../../model/index.ts'
import { does } from './answering.ts'
import { ABSENT, constant, join, marked, truth, UNDEFINED, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import { callLibrary } from './library-calls.ts'
import { placeIn, readOfNothing, say, siteOf, type Closure, type Machine } from './machine.ts'
import { binary } from './operators.ts'
import { keyOf } from './sent.ts'
import type { State } from './state.ts'
import { statusesCarried } from './status.ts'
import { matches, textMethod } from './texts.ts'

/** One call of a method. */
export interface MethodCall {
  readonly object: Abstract
  readonly name: string
  readonly args: readonly Abstract[]
  readonly node: Call
  readonly scope: Scope
  readonly state: State
}

/** What a method does whose receiver is known without the program; null when the program must be asked. */
export function callMethod(machine: Machine, call: MethodCall): Abstract | null {
  const { object, name, args, state } = call
  if (name === 'then' || name === 'catch' || name === 'finally') return callThen(machine, call)
  switch (object.kind) {
    case 'request': return callRequest(machine, call)
    case 'response': return callResponse(machine, call)
    case 'part': return machine.dialect.partCall?.(object.part, name, args, machine.facts) ?? (object.part === 'session' || object.part === 'locals' ? partMethod(machine, call) : name === 'get' ? machine.facts.credential : UNKNOWN)
    case 'absent':
      if (call.node.callee.kind === 'member' && !call.node.callee.optional) readOfNothing(machine, state)
      return ABSENT
    case 'stray': return truthOfText(name) ? { kind: 'unknown', by: true } : object
    case 'forged': return forgedMethod(name)
    case 'client': return truthOfText(name) ? UNKNOWN : object
    case 'closure': case 'next': return callFunctionMethod(machine, call, object)
    case 'list': return listMethod(machine, call, object.items)
    case 'regex': return regexMethod(object, name, args[0])
    case 'constant': return typeof object.value === 'string' ? mark(textMethod(object.value, name, args), object) : null
    default: return null
  }
}

const mark = (value: Abstract | null, from: Abstract): Abstract | null => value === null ? null : marked(value, from.by !== undefined)
const truthOfText = (name: string): boolean => name === 'startsWith' || name === 'endsWith' || name === 'includes' || name === 'match' || name === 'test' || name === 'search'
const forgedMethod = (name: string): Abstract => truthOfText(name) || name === 'indexOf' ? { kind: 'unknown', by: true } : { kind: 'forged', by: true }

function callRequest(machine: Machine, call: MethodCall): Abstract | null {
  const { object, name, args, state } = call
  const own = state.store.get(keyOf(object, name) ?? '')
  if (own?.kind === 'closure') return machine.call(own, args, state)
  const doing = machine.dialect.requestDoes?.(name, args, machine.facts)
  if (doing?.kind === 'calls') {
    callBack(machine, call, doing.function, doing.arguments)
    return object
  }
  if (doing) return does(machine, doing, { object, place: placeIn(call.scope, call.node), state })
  const known = machine.dialect.requestCall(name, args, machine.facts) ?? ownMethod(machine, call, machine.dialect.instances?.request)
  if (known !== null) return known
  const neutral = machine.dialect.request(name, machine.facts)
  if (neutral !== null) return UNKNOWN
  for (const argument of args) if (argument.kind === 'closure') callBack(machine, call, argument, [{ kind: 'unknown', by: true }, machine.facts.principal])
  return machine.facts.principal
}

/** A method that the project, or a library's model, gives to the request or response. */
function ownMethod(machine: Machine, { name, args, node, scope, state }: MethodCall, self: Value | undefined): Abstract | null {
  if (self === undefined) return null
  const [found] = machine.program.member(self, name)
  if (found?.kind === 'function') {
    return machine.call({ kind: 'closure', function: found.function, frame: found.frame, scope: null, self: found.self ?? self }, args, state)
  }
  const target = machine.program.item(self, name, siteOf(scope, node) as Site<Call>, scope.frame)
  if (target?.signature?.verifies === undefined) return null
  return callLibrary(machine, { target: { kind: 'library', target }, args, callee: UNKNOWN, node, scope, state })
}

function partMethod(machine: Machine, call: MethodCall): Abstract {
  const { name, args } = call
  for (const argument of args) if (argument.kind === 'closure') callBack(machine, call, argument, [UNKNOWN, machine.facts.principal])
  return name === 'get' ? machine.facts.principal : UNKNOWN
}

function callResponse(machine: Machine, { object, name, args, node, scope, state }: MethodCall): Abstract {
  const doing = machine.dialect.response(name, args)
  const own = doing.kind === 'other' ? ownMethod(machine, { object, name, args, node, scope, state }, machine.dialect.instances?.response) : null
  return own ?? does(machine, doing, { object, place: placeIn(scope, node), state })
}

function callThen(machine: Machine, call: MethodCall): Abstract | null {
  const { object, name, args } = call
  const promise = object.kind === 'promise' ? object : { value: object, fails: object.by === undefined ? null : object }
  const [first, second] = args
  if (name === 'finally') return object
  const fails = name === 'catch' ? first : second
  let result: Abstract | null = name === 'catch' ? promise.value : null
  if (name === 'then' && promise.value !== null && first !== undefined) result = callBack(machine, call, first, [promise.value])
  if (promise.fails !== null && fails !== undefined) {
    const error: Abstract = truth(promise.fails) === true ? promise.fails : { kind: 'error', status: null, by: true }
    const given = callBack(machine, call, fails, [error], promise.value === null)
    result = result === null ? given : join(result, given)
  }
  const inner = result?.kind === 'promise' ? result : { value: result, fails: null }
  return { kind: 'promise', value: inner.value, fails: fails === undefined ? promise.fails ?? inner.fails : inner.fails }
}

/** Calls a function that was handed over: it may be called, or (`certain`) is. */
function callBack(machine: Machine, call: MethodCall, callee: Abstract, args: readonly Abstract[], certain = false): Abstract {
  const { state, node, scope } = call
  if (callee.kind === 'next') {
    const holds = args[0] === undefined ? false : truth(args[0])
    const statuses = holds === true && args[0] !== undefined ? statusesCarried(machine.program, args[0]) : [null]
    for (const status of statuses) say(machine, state, { kind: holds === true ? 'refuse' : 'pass', place: placeIn(scope, node), status, explicit: true, by: args[0]?.by !== undefined })
    return UNDEFINED
  }
  if (callee.kind !== 'closure') return UNKNOWN
  const branch = state.copy()
  // Whether a promise fails is not known where it may be fulfilled.
  if (call.name === 'catch' && !certain) branch.doubt = true
  // It comes here since a credential is missing.
  if (call.name === 'catch' && args[0]?.by !== undefined) branch.by = true
  const value = machine.call(callee, args, branch)
  if (call.name === 'catch') branch.doubt = state.doubt
  if (certain) state.become(branch)
  else state.merge(branch)
  return value
}

function callFunctionMethod(machine: Machine, call: MethodCall, callee: Closure | Extract<Abstract, { kind: 'next' }>): Abstract | null {
  const { name, args, state } = call
  if (name === 'bind') return callee
  if (name !== 'call' && name !== 'apply') return null
  const handed = name === 'call' ? args.slice(1) : args[1]?.kind === 'list' ? args[1].items : []
  return callee.kind === 'closure' ? machine.call(callee, handed, state) : callBack(machine, call, callee, handed)
}

function listMethod(machine: Machine, { name, args, state }: MethodCall, items: readonly Abstract[]): Abstract | null {
  const [first] = args
  if (name === 'includes' || name === 'has' || name === 'indexOf') {
    const found = anyOf(items.map(item => truth(binary('===', item, first ?? UNDEFINED))))
    const by = first?.by !== undefined
    if (name !== 'indexOf') return found === null ? marked(UNKNOWN, by) : constant(found, by)
    return found === false ? constant(-1, by) : marked(UNKNOWN, by)
  }
  if (name === 'join') return UNKNOWN
  if (name === 'map' && first?.kind === 'closure') return { kind: 'list', items: items.map(item => machine.call(first, [item], state.copy())) }
  if (name !== 'some' && name !== 'every' && name !== 'find' && name !== 'findIndex' && name !== 'filter') return null
  if (first?.kind !== 'closure' && first?.kind !== 'next') return UNKNOWN
  const holds = items.map(item => first.kind === 'closure' ? truth(machine.call(first, [item], state.copy())) : null)
  if (name === 'every') {
    const all = anyOf(holds.map(hold => hold === null ? null : !hold))
    return all === null ? UNKNOWN : constant(!all, false)
  }
  if (name === 'filter' && !holds.includes(null)) return { kind: 'list', items: items.filter((_, index) => holds[index] === true) }
  const some = anyOf(holds)
  if (some === null || name === 'filter' || name === 'findIndex') return UNKNOWN
  return name === 'some' ? constant(some, false) : some ? { kind: 'truthy' } : UNDEFINED
}

/** True when one is, false when none is, else null. */
function anyOf(answers: readonly (boolean | null)[]): boolean | null {
  return answers.includes(true) ? true : answers.includes(null) ? null : false
}

function regexMethod(regex: Abstract & { readonly kind: 'regex' }, name: string, text: Abstract | undefined): Abstract {
  if ((name !== 'test' && name !== 'exec') || text?.kind !== 'constant' || typeof text.value !== 'string') return marked(UNKNOWN, text?.by !== undefined)
  const matched = matches(regex.pattern, regex.flags, text.value)
  return matched === null ? UNKNOWN : name === 'test' ? constant(matched, false) : matched ? { kind: 'truthy' } : constant(null, false)
}
