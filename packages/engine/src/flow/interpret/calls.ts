import type { Call, Expression, Tagged } from '../../model/expression.ts'
import type { Target } from '../../model/program.ts'
import type { ClassRef } from '../../model/value.ts'
import { apply, callLater } from '../apply.ts'
import { readElement, readKnown } from '../access.ts'
import { allMarks, atMost, passing } from '../convert.ts'
import { type Activation, type Calling, type Given, siteOf } from '../engine.ts'
import { prototypes } from '../javascript.ts'
import { join, joinAll } from '../join.ts'
import { libraryCall } from '../library/call.ts'
import { useOf } from '../library/use.ts'
import { MAX_TARGETS } from '../limits.ts'
import { constantsOf } from '../specialise.ts'
import { type AbstractValue, make, nothing, whole } from '../value.ts'
import { construct } from './construct.ts'
import { method } from './methods.ts'
import { mergedInto } from './pollution.ts'
import { ownCall } from './own-calls.ts'
import { peek, selfKey, update } from './places.ts'
import { insteadOf } from '../frames.ts'
import { resolves } from './promises.ts'

/** A call or `new`: callbacks of this function first, then what the linker says of the callee, then JavaScript's own. */
export function call(a: Activation, node: Call): AbstractValue {
  const { callee } = node
  const isMember = callee.kind === 'member' || callee.kind === 'index'
  const receiver = isMember ? a.engine.interpreter.expression(a, callee.object) : nothing
  const called = calleeOf(a, callee, receiver)
  const given = { receiver, receiverPlace: isMember ? callee.object : null, ...handed(a, node.arguments) }
  if (a.variables === null) return nothing
  if (callee.kind === 'super') return superCall(a, node, given)
  const site = siteOf(a, node)
  if (resolves(a, called, given.arguments)) return nothing
  const targets = a.engine.program.targets(site, a.frame)
  const isLibrary = targets.some(({ kind }) => kind === 'library')
  if (!isLibrary && called.closures.length > 0) {
    return a.engine.interpreter.invoke(a, called, given.arguments, site, directly(a, given)) ?? nothing
  }
  const parameter = called.marks.some(({ root, path }) => root.kind === 'parameter' && path.length === 0)
  if (parameter) {
    const later = callLater(a, { callee: called, self: receiver, arguments: given.arguments, site })
    return isLibrary ? run(a, node, targets, given) : later
  }
  const known = targets.filter(({ kind }) => kind !== 'opaque')
  if (known.length > 0) return run(a, node, known, given)
  const own = method(a, site, given) ?? ownCall(a, node, targets, given)
  if (own !== null) return own
  if (called.marks.some(({ root }) => root.kind === 'parameter' || root.kind === 'result')) {
    return callLater(a, { callee: called, self: receiver, arguments: given.arguments, site })
  }
  return unknownCall(a, node, given)
}

/** A call that is written out: what the function leaves in its parameters is left in the arguments. */
function directly(a: Activation, given: Given): Calling {
  return {
    surely: true,
    left: (index, value) => {
      const place = given.places[index]
      if (place !== null && place !== undefined && peek(a, place) !== null) update(a, place, value)
    }
  }
}

/** A tagged template: a library's tag, a project function, or a text like any other. */
export function tagged(a: Activation, node: Tagged): AbstractValue {
  const { tag } = node
  const receiver = tag.kind === 'member' ? a.engine.interpreter.expression(a, tag.object) : nothing
  const given = { receiver, receiverPlace: tag.kind === 'member' ? tag.object : null, ...handed(a, node.values) }
  const site = siteOf(a, node)
  for (const value of a.engine.program.evaluate({ module: a.module, node: tag }, a.frame)) {
    const target = a.engine.program.item(value, null, site, a.frame)
    if (target?.signature) {
      return libraryCall(useOf(a, site, { ...target, package: target.library.package }, target.signature, given))
    }
  }
  return unknownCall(a, node, given)
}

/** What is called, as far as flow itself knows: names outside of the function are the linker's business. */
function calleeOf(a: Activation, callee: Expression, receiver: AbstractValue): AbstractValue {
  if (callee.kind === 'member') return methodOf(receiver, callee.property)
  if (callee.kind === 'index') return readElement(receiver)
  if (callee.kind === 'ref') return a.variables?.get(callee.binding) ?? nothing
  return callee.kind === 'global' || callee.kind === 'super' ? nothing : a.engine.interpreter.expression(a, callee)
}

/** What stands under a name; a list's own methods are not its elements. */
function methodOf(receiver: AbstractValue, name: string): AbstractValue {
  const isOwn = receiver.elements !== null && !receiver.fields.has(name) && Object.hasOwn(prototypes, name)
  return isOwn ? nothing : readKnown(receiver, name)
}

function handed(a: Activation, list: readonly Expression[]): Pick<Given, 'arguments' | 'places'> {
  const values: AbstractValue[] = []
  const places: (Expression | null)[] = []
  for (const node of list) {
    const value = callable(a, node, a.engine.interpreter.expression(a, node))
    if (node.kind !== 'spread') {
      values.push(value)
      places.push(node)
      continue
    }
    const positions = [...value.fields].filter(([name]) => /^\d+$/.test(name)).map(([, field]) => field)
    for (const element of positions.length > 0 ? positions : [readElement(value)]) {
      values.push(element)
      places.push(null)
    }
  }
  return { arguments: values, places }
}

/** `rows.map(this.toBook)`: a method handed over; the linker knows which. */
function callable(a: Activation, node: Expression, value: AbstractValue): AbstractValue {
  if (node.kind !== 'member' || value.closures.length > 0 || value.fields.size > 0 || value.elements !== null) return value
  if (value.marks.some(({ root }) => root.kind !== 'self')) return value
  const functions = a.engine.program.evaluate(siteOf(a, node), a.frame).flatMap(known => (known.kind === 'function'
    ? [{ function: known.function, frame: known.frame, definer: null, self: null, bound: [] }]
    : []))
  return functions.length === 0 ? value : make({ ...value, closures: functions })
}

/** Runs what the linker says may be called; the states that they leave are joined by what each does to the variables. */
function run(a: Activation, node: Call, targets: readonly Target[], given: Given): AbstractValue {
  let result = nothing
  let dead = 0
  const followed = targets.slice(0, MAX_TARGETS)
  for (const target of followed) {
    const before = a.variables
    result = join(result, one(a, node, target, given))
    if (a.variables === null) {
      dead++
      a.variables = before
    }
  }
  if (dead === followed.length) a.variables = null
  return result
}

function one(a: Activation, node: Call, target: Target, given: Given): AbstractValue {
  const site = siteOf(a, node)
  switch (target.kind) {
    case 'library': {
      const { target: named } = target
      if (named.signature === null) return modelled(a, node, given)
      return libraryCall(useOf(a, site, { ...named, package: named.library.package }, named.signature, given))
    }
    case 'construct': return construct(a, node, target.class, target.frame, given)
    case 'function': {
      const called = insteadOf(a, target.function)
      if (called === null) return nothing
      if (called.node === a.function.node) mergedInto(a, node)
      const bound = target.bound.map(() => nothing)
      const summary = a.engine.summarise(called, target.frame, constantsOf(called, [...bound, ...given.arguments]))
      const places = [...bound.map(() => null), ...given.places]
      return apply(a, summary, [...bound, ...given.arguments], given.receiver, site, places, given.receiverPlace)
    }
    case 'opaque': return unknownCall(a, node, given)
  }
}

/** A model names the member and says nothing of this call: nothing comes back, callbacks may run. */
function modelled(a: Activation, node: Call, given: Given): AbstractValue {
  for (const value of given.arguments) a.engine.interpreter.invoke(a, value, [], siteOf(a, node))
  return nothing
}

/** Nobody knows what it does: what went in may come out, a little less sure; callbacks may run. */
function unknownCall(a: Activation, node: Call | Tagged, given: Given): AbstractValue {
  const site = siteOf(a, node)
  const returned = joinAll(given.arguments.map(value => a.engine.interpreter.invoke(a, value, [], site) ?? nothing))
  const inputs = joinAll([given.receiver, ...given.arguments].map(value => make({ marks: allMarks(value) })))
  const handedOn = atMost(passing(inputs, site), 'medium')
  return join(node.kind === 'call' && node.new ? madeOf(handedOn) : handedOn, make({ marks: returned.marks }))
}

/** An object of a class that cannot be read takes of a row what it needs: that is what such classes are for. */
function madeOf(value: AbstractValue): AbstractValue {
  return make({ ...value, marks: value.marks.map(mark => (mark.root.kind === 'row' || mark.root.kind === 'self' ? { ...mark, confidence: 'low' as const } : mark)) })
}

/** `super(…)` runs the constructor of the class above on the same instance. */
function superCall(a: Activation, node: Call, given: Given): AbstractValue {
  const index = node.callee.kind === 'super' ? node.callee.function : 0
  const owner = classOf(a, index)
  const above = owner === null ? undefined : a.engine.program.ancestors(owner).classes[0]
  if (above === undefined) return nothing
  const held = a.variables?.get(selfKey(index)) ?? whole({ kind: 'self' }, null)
  const made = construct(a, node, above, null, { ...given, receiver: held })
  a.variables?.set(selfKey(index), made)
  return made
}

function classOf(a: Activation, index: number): ClassRef | null {
  const owner = a.module.functions[index]?.class
  return owner === null || owner === undefined ? null : a.engine.program.classRef(a.module, owner)
}
