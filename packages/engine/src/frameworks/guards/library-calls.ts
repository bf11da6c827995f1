import type { Call, LibraryTarget, Place, Result, Signature, Target } from '../../model/index.ts'
import { ABSENT, constant, isStray, marked, UNDEFINED, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import { mayRaise, placeIn, raise, say, siteOf, type Closure, type Machine } from './machine.ts'
import { answerByModel, argumentAt } from './model-answers.ts'
import { isHarmless } from './packages.ts'
import { roleOf, roleOfCall, type Role } from './roles.ts'
import type { State } from './state.ts'

/** A call of something outside the project. */
export interface OutsideCall {
  readonly args: readonly Abstract[]
  /** What is called; of a method its receiver. */
  readonly callee: Abstract
  readonly node: Call
  readonly scope: Scope
  readonly state: State
}

/** With the name that people know it by; `package` null: something of the project that cannot be found. */
interface NamedCall extends OutsideCall {
  readonly name: string
  readonly package: string | null
}

/** Whether a value is, or holds, something that tells one request from another. */
export function carriesCredential(value: Abstract): boolean {
  switch (value.kind) {
    case 'absent': case 'forged': case 'stray': case 'request': case 'response': case 'next': case 'probe': case 'settler': case 'part': return true
    case 'closure': return value.scope !== null
    case 'record': return [...value.fields.values()].some(carriesCredential)
    case 'list': return value.items.some(carriesCredential)
    case 'promise': return value.value !== null && carriesCredential(value.value)
    default: return value.by !== undefined
  }
}

/** A function of a package with a model. */
export function callLibrary(machine: Machine, call: OutsideCall & { readonly target: Target & { readonly kind: 'library' } }): Abstract {
  const { target: { target }, args, node, scope, state } = call
  const signature = target.signature
  const place = placeIn(scope, node)
  if (signature?.verifies !== undefined) return verify(machine, call, signature, target)
  if (signature?.answers !== undefined) return answerByModel(machine, signature.answers, call, place)
  // A middleware that is made here may be called later.
  if (signature?.middleware !== undefined) return machine.fromValues(machine.program.evaluate(siteOf(scope, node), scope.frame))
  for (const input of Object.values(signature?.inputs ?? {})) {
    if (typeof input !== 'string' && input.kind === 'write' || input === 'write') say(machine, state, { kind: 'effect', place, status: null, explicit: false })
  }
  const carries = signature?.returns
  if (carries !== undefined && !Array.isArray(carries)) {
    const from = 'from' in carries ? argumentAt(carries.from, args) : null
    if (from != null && isStray(from)) return from
    if ('source' in carries) return carries.source === 'principal' ? machine.facts.principal : carries.source === 'headers' ? { kind: 'part', part: 'headers' } : carries.source === 'cookies' ? machine.facts.credential : UNKNOWN
  }
  const result = callUnknown(machine, { ...call, name: target.name, package: target.library.package })
  return result.kind === 'unknown' && result.by === undefined ? handedBy(machine, signature, target) ?? result : result
}

/** What a call gives that is the request, the response or a part of them. */
function handedBy({ dialect }: Machine, signature: Signature | null, { library, self }: LibraryTarget): Abstract | null {
  const returns = signature?.returns
  if (returns === undefined || Array.isArray(returns) || !('type' in returns)) return null
  const [first = '', second] = returns.type.split('#')
  const home = self?.kind === 'instance' || self?.kind === 'library' ? self.package : library.package
  return dialect.known({ kind: 'instance', package: second === undefined ? home : first, type: second ?? first, of: null, created: null, frame: null })
}

/** Proof of a credential fails for strangers: an error, or nothing. A callback hears of it instead. */
function verify(machine: Machine, call: OutsideCall, signature: Signature, target: LibraryTarget): Abstract {
  const { args, node, scope, state } = call
  const error: Abstract = { kind: 'error', status: 401, by: true }
  const succeeds = machine.facts.principal.kind !== 'absent'
  const callback = args.find(argument => argument.kind === 'closure')
  if (callback?.kind === 'closure') {
    const branch = state.copy()
    branch.by = true
    machine.call(callback, succeeds ? [constant(null, true), machine.facts.principal] : [error, UNDEFINED], branch)
    state.become(branch)
    return UNKNOWN
  }
  // A password in the body makes a session: the route is the login itself.
  const isAnswer = signature.verifies === 'returns' || signature.verifies === 'resolves'
  if (isAnswer && args.some(({ kind }) => kind === 'client') && !args.some(isCredential)) return UNKNOWN
  if (isAnswer) return machine.facts.principal
  if (succeeds) return machine.facts.principal
  if (signature.verifies === 'rejects') {
    machine.verifier ??= { name: target.name, place: placeIn(scope, node) }
    return { kind: 'promise', value: null, fails: error }
  }
  if (machine.promised === node) return { kind: 'promise', value: null, fails: error }
  machine.verifier ??= { name: target.name, place: placeIn(scope, node) }
  raise(machine, state, error)
  return UNKNOWN
}

/** A function of which only the name is known. Given a credential it finds nothing, or throws, as the hypothesis says. */
export function callUnknown(machine: Machine, call: NamedCall): Abstract {
  const { args, node, scope, state } = call
  const place = placeIn(scope, node)
  if (args.some(({ kind }) => kind === 'next') && args.some(({ kind }) => kind === 'request')) return delegate(machine, call, place)
  const interesting = args.some(carriesCredential) || call.callee.by !== undefined
  const callbacks = args.filter(argument => argument.kind === 'closure')
  for (const callback of callbacks) runCallback(machine, callback, call, interesting)
  if (args.some(({ kind }) => kind === 'next')) {
    // `RequestContext.create(em, next)`, `storage.run(store, next)`: it goes on inside, unless it is told who asks.
    const decides = args.some(isCredential)
    say(machine, state, { kind: decides ? 'opaque' : 'pass', place, status: null, explicit: !decides, name: call.name })
  }
  if (!interesting || node.new && callbacks.length > 0) {
    mayRaise(machine, state, { kind: 'error', status: null })
    return UNKNOWN
  }
  const credential = args.some(isCredential)
  if (!credential && call.callee.by === undefined) return UNKNOWN
  if (machine.facts.principal.kind !== 'absent') return UNKNOWN
  machine.unverified = true
  if (machine.facts.unverified === 'throws' && callbacks.length === 0) {
    if (machine.promised === node) return { kind: 'promise', value: null, fails: { kind: 'error', status: null, by: true } }
    raise(machine, state, { kind: 'error', status: null, by: true })
    return UNKNOWN
  }
  mayRaise(machine, state, { kind: 'error', status: null, by: true })
  return ABSENT
}

/** A credential itself (or the text that stands in for a missing one), the whole request or its headers: what a lookup would need. */
function isCredential(value: Abstract): boolean {
  if (value.kind === 'record') return [...value.fields.values()].some(isCredential)
  if (value.kind === 'list') return value.items.some(isCredential)
  if (value.kind === 'constant' && typeof value.value === 'string') return value.by !== undefined
  return isStray(value) || value.kind === 'request' || value.kind === 'part' && value.part !== 'locals'
}

function runCallback(machine: Machine, callback: Closure, call: OutsideCall, interesting: boolean): void {
  const branch = call.state.copy()
  const doubt = branch.doubt
  branch.doubt = true
  const handed = handedTo(machine, call)
  const nothing: Abstract = interesting ? ABSENT : UNKNOWN
  const count = callback.function.node.parameters.length
  const args = handed ?? (count >= 2 ? [UNKNOWN, nothing, nothing] : [nothing])
  machine.call(callback, args, branch)
  branch.doubt = doubt
  call.state.merge(branch)
}

/** What the model says a callback gets: strangers have no principal, and no error is theirs. */
function handedTo(machine: Machine, { node, scope }: OutsideCall): readonly Abstract[] | null {
  for (const target of machine.program.targets({ module: scope.function.module, node }, scope.frame)) {
    if (target.kind !== 'library') continue
    for (const results of Object.values(target.target.signature?.callbacks ?? {})) {
      const list = Array.isArray(results) ? results as readonly (Result | null)[] : []
      if (!list.some(isPrincipal)) continue
      return list.map(result => isPrincipal(result) ? machine.facts.principal : constant(null, false))
    }
  }
  return null
}

function isPrincipal(result: Result | null): boolean {
  return result !== null && 'source' in result && result.source === 'principal'
}

/** A middleware that is called with the request and `next`: whatever it does decides. */
function delegate(machine: Machine, call: NamedCall, place: Place): Abstract {
  const { node, scope, state } = call
  const made = node.callee.kind === 'call' ? node.callee : null
  const { module } = scope.function
  const role = made === null ? roleOfMade(machine, call) : roleOf(machine.program, { module, node: made }, scope.frame)
  if (made !== null && role.kind === 'decides') return decided(machine, call, made)
  if (role.kind === 'guard') {
    say(machine, state, { kind: 'refuse', place, status: 401, explicit: true, by: true })
    return UNKNOWN
  }
  const harmless = role.kind === 'other' || call.package !== null && isHarmless(call.package)
  const next = call.args.find(({ kind }) => kind === 'next')
  if (harmless && next !== undefined) say(machine, state, { kind: 'pass', place, status: null, explicit: true })
  else say(machine, state, { kind: 'opaque', place, status: null, explicit: false, name: call.name })
  return marked(UNKNOWN, false)
}

function roleOfMade(machine: Machine, { callee }: OutsideCall): Role {
  if (callee.kind !== 'value' || (callee.value.kind !== 'library' && callee.value.kind !== 'instance')) return { kind: 'unknown' }
  return callee.value.created?.node.kind === 'call' ? roleOfCall(machine.program, callee.value) : { kind: 'unknown' }
}

/** `passport.authenticate('jwt', (error, user) => ...)(request, response, next)`: the callback decides. */
function decided(machine: Machine, call: OutsideCall, made: Call): Abstract {
  for (const argument of made.arguments) {
    const value = machine.evaluate(argument, call.scope, call.state)
    if (value.kind === 'closure') runCallback(machine, value, { ...call, node: made }, true)
  }
  return UNKNOWN
}
