import type { Call, Expression } from '../../model/index.ts'
import { join, UNDEFINED, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import { insteadOf } from './functions.ts'
import { callGlobal } from './globals.ts'
import { headersOf } from './headers.ts'
import { callLibrary, callUnknown, carriesCredential } from './library-calls.ts'
import { HEARD, placeIn, say, siteOf, type Closure, type Machine } from './machine.ts'
import { callMethod } from './methods.ts'
import { passOn } from './passing.ts'
import { pathTest } from './path-tests.ts'
import { makePromise, settle } from './promises.ts'
import type { State } from './state.ts'

/** Functions of one call that are followed: more are implementations of one interface, which agree on whether they refuse. */
const FOLLOWED = 3

/**
 * What a call does and gives: a function of the project is run, a method of the request or response means what the framework says, a
 * function of a package what its model says.
 */
export function evaluateCall(machine: Machine, node: Call, scope: Scope, state: State): Abstract {
  const { callee } = node
  if (callee.kind === 'member' && callee.object.kind !== 'super') {
    if (callee.property === 'then' || callee.property === 'catch' || callee.property === 'finally') machine.promised = callee.object
    const object = machine.evaluate(callee.object, scope, state)
    const args = argumentsOf(machine, node.arguments, scope, state)
    if (state.dead) return UNKNOWN
    const global = globalName(callee.object)
    const known = global === null
      ? callMethod(machine, { object, name: callee.property, args, node, scope, state })
      : callGlobal(`${global}.${callee.property}`, args)
    if (known !== null) return global === null ? known : madeWith(machine, known, args, node, scope, state)
    const framework = machine.dialect.call?.(
      global === null ? callee.property : `${global}.${callee.property}`, object.kind === 'value' ? object.value : null, args, machine.facts, machine.fromValues
    )
    if (framework !== null && framework !== undefined) return madeWith(machine, framework, args, node, scope, state)
    const tested = object.kind === 'value' ? pathTest(machine, object.value, args, callee.property) : null
    if (tested !== null) return tested
    const method = machine.member(object, callee.property, siteOf(scope, callee), scope, state)
    if (method.kind === 'closure' && object.kind === 'record') return machine.call(method, args, state)
    if (method.kind === 'next' && object.kind === 'record') return passOn(machine, args, node, scope, state)
    return callTargets(machine, node, args, object, scope, state)
  }
  const called = callee.kind === 'global' || callee.kind === 'super' ? UNKNOWN : machine.evaluate(callee, scope, state)
  const args = argumentsOf(machine, node.arguments, scope, state)
  if (state.dead) return UNKNOWN
  if (called.kind === 'probe') {
    say(machine, state, { kind: 'probe', place: placeIn(scope, node), status: null, explicit: true, values: args })
    state.store.set(HEARD, args[1] ?? UNDEFINED)
    return UNDEFINED
  }
  if (called.kind === 'settler') return settle(machine, called, args[0] ?? UNDEFINED, state)
  if (called.kind === 'next') return passOn(machine, args, node, scope, state)
  if (callee.kind === 'global' && callee.name === 'Promise' && node.new) return makePromise(machine, args[0], state)
  if (callee.kind === 'global') {
    const known = callGlobal(node.new ? `new ${callee.name}` : callee.name, args)
    if (known !== null) return madeWith(machine, known, args, node, scope, state)
  }
  if (called.kind === 'closure' && !node.new) return follow(machine, called, args, node, scope, state)
  if (called.kind === 'value') {
    const framework = machine.dialect.call?.(node.new ? 'new' : '', called.value, args, machine.facts, machine.fromValues) ?? pathTest(machine, called.value, args)
    if (framework !== null) return madeWith(machine, framework, args, node, scope, state)
  }
  return callTargets(machine, node, args, called, scope, state)
}

/** Notes the headers that a response is made with. */
function madeWith(machine: Machine, value: Abstract, args: readonly Abstract[], node: Call, scope: Scope, state: State): Abstract {
  const options = value.kind === 'response' ? args[1] : undefined
  const sent = options?.kind === 'record' ? options.fields.get('headers') : undefined
  if (sent?.kind !== 'record') return value
  for (const [name, header] of headersOf([sent])) {
    say(machine, state, { kind: 'header', place: placeIn(scope, node), status: null, explicit: true, name, values: [header] })
  }
  return value
}

function globalName(node: Expression): string | null {
  return node.kind === 'global' ? node.name : null
}

function argumentsOf(machine: Machine, nodes: readonly Expression[], scope: Scope, state: State): readonly Abstract[] {
  const args: Abstract[] = []
  for (const node of nodes) {
    const value = machine.evaluate(node, scope, state)
    if (node.kind === 'spread' && value.kind === 'list') args.push(...value.items)
    else args.push(value)
  }
  return args
}

/** Runs a function of the project when it can tell one request from another; else only what it gives matters. */
function follow(machine: Machine, callee: Closure, args: readonly Abstract[], node: Call, scope: Scope, state: State): Abstract {
  const tells = machine.dialect.ambient === true || machine.facts.origin !== null || args.some(carriesCredential)
  if (callee.scope !== null || tells) return machine.call(callee, args, state)
  return given(machine, node, scope)
}

function given(machine: Machine, node: Call, scope: Scope): Abstract {
  return machine.fromValues(machine.program.evaluate(siteOf(scope, node), scope.frame))
}

function callTargets(machine: Machine, node: Call, args: readonly Abstract[], callee: Abstract, scope: Scope, state: State): Abstract {
  const site = { module: scope.function.module, node }
  const targets = machine.program.targets(site, scope.frame)
  const call = { args, callee, node, scope, state }
  const closures: Closure[] = []
  const run = targets.filter(target => target.kind !== 'function' || insteadOf(machine, target.function) !== null)
  for (const target of run.slice(0, FOLLOWED)) {
    if (target.kind === 'function') closures.push({ kind: 'closure', function: target.function, frame: target.frame, scope: null, self: target.self })
    else if (target.kind === 'library') return callLibrary(machine, { target, ...call })
    else if (target.kind === 'construct') return given(machine, node, scope)
    else return callUnknown(machine, { name: `${target.package}${target.path}`, package: target.package, ...call })
  }
  if (closures.length === 0) {
    return callUnknown(machine, { name: machine.program.words(siteOf(scope, node.callee)), package: null, ...call })
  }
  return any(closures, (closure, branch) => follow(machine, closure, args, node, scope, branch), state)
}

/** The outcome when either of several functions may be called. */
function any(closures: readonly Closure[], run: (closure: Closure, state: State) => Abstract, state: State): Abstract {
  const begun = state.copy()
  let result: Abstract | null = null
  for (const [index, closure] of closures.entries()) {
    const branch = index === 0 ? state : begun.copy()
    const value = run(closure, branch)
    result = result === null ? value : join(result, value)
    if (index > 0) state.merge(branch)
  }
  return result ?? UNDEFINED
}
