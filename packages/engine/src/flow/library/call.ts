import type { Expression } from '../../model/expression.ts'
import type { ArgumentForm, Input, Result } from '../../model/library.ts'
import { parsePort } from '../../model/port.ts'
import { meet } from '../apply.ts'
import { readElement } from '../access.ts'
import { spread, writeElement } from '../assemble.ts'
import { ownResult } from '../javascript.ts'
import { update } from '../interpret/places.ts'
import { join } from '../join.ts'
import { type AbstractValue, nothing } from '../value.ts'
import { entityAt, entityOfReceiver } from './entity.ts'
import { narrow } from './narrowing.ts'
import { type AtPort, atPort, valueAt } from './ports.ts'
import { resultOf, valueOf } from './results.ts'
import { selected } from './select.ts'
import { writeBySql } from './sql-write.ts'
import type { Use } from './use.ts'

/** Everything that a call of a library's item does: callbacks run, data arrives, arguments change, something comes back. */
export function libraryCall(use: Use): AbstractValue {
  runCallbacks(use)
  const inputs = use.signature.inputs ?? {}
  for (const [port, input] of Object.entries(inputs)) arrive(use, port, input, `${port}[]` in inputs)
  for (const { from, into } of use.signature.stores ?? []) keep(use, from, into)
  return resultOf(use)
}

function arrive(use: Use, port: string, input: Input, takesLists: boolean): void {
  const detail = typeof input === 'string' ? { kind: input } : input
  for (const at of atPort(use, port)) {
    if (isPartOf(use, port, detail.kind)) continue
    if (!mayBe(at, detail.form) || (takesLists && isList(at))) continue
    const keys = detail.keys === undefined ? null : selected(use, detail.keys, null)
    meet(use.activation, {
      data: narrow(at.value, keys),
      place: {
        kind: detail.kind, input, port, package: use.package, callee: use.name, site: use.site,
        entity: detail.kind === 'sql-text' ? entityOfReceiver(use) : entityAt(use, detail.entity),
        argument: { module: use.site.module, node: at.place ?? use.site.node },
        placeholders: detail.placeholders ?? null,
        operation: detail.operation ?? null,
        function: use.activation.function,
        header: detail.kind === 'response-header-value' ? valueAt(use, '0').texts?.[0] ?? null : null
      }
    })
    if (detail.kind === 'sql-text' && detail.placeholders !== undefined) writeBySql(use, at, detail.placeholders)
  }
}

/** `1.$set` of what arrives at `1` as a whole already: the object that a client sent is one write, whatever keys are in it. */
function isPartOf(use: Use, port: string, kind: string): boolean {
  const dot = port.lastIndexOf('.')
  const outer = dot < 0 ? undefined : use.signature.inputs?.[port.slice(0, dot)]
  if (outer === undefined || (typeof outer === 'string' ? outer : outer.kind) !== kind) return false
  return atPort(use, port.slice(0, dot)).every(({ value }) => !value.fields.has(port.slice(dot + 1)))
}

/** A list and nothing else: its elements arrive one by one. */
function isList({ value, place }: AtPort): boolean {
  return place?.kind === 'array' || (value.elements !== null && value.marks.length === 0 && value.fields.size === 0)
}

/** Whether a value can have the form, as far as it is written or known. */
function mayBe({ value, place }: AtPort, form: ArgumentForm | undefined): boolean {
  if (form === undefined || place === null) return true
  switch (place.kind) {
    case 'function': return form === 'function'
    case 'class': return form === 'class'
    case 'object': return form === 'object'
    case 'array': return form === 'array'
    case 'concat': return form === 'string' || form === 'template'
    case 'literal': return form === typeof place.value
    default: return !(form === 'string' && value.fields.size > 0) && !(form === 'object' && value.texts !== null && value.marks.length === 0)
  }
}

function keep(use: Use, from: string, into: string): void {
  const parsed = parsePort(into)
  if (parsed === null) return
  const isElement = parsed.path.at(-1)?.kind === 'element'
  const target = atPort(use, isElement ? into.slice(0, -2) : into)[0] ?? null
  if (target?.place === null || target?.place === undefined) return
  let held = target.value
  for (const { value } of atPort(use, from)) held = isElement ? writeElement(held, value) : spread(held, value)
  update(use.activation, target.place, held)
}

/** Runs callbacks with what the library hands to them, in the state of this place. */
function runCallbacks(use: Use): void {
  const { callbacks } = use.signature
  const done = new Set<AbstractValue>()
  for (const [port, parameters] of Object.entries(callbacks ?? {})) {
    for (const { value, place } of atPort(use, port)) {
      if (done.has(value)) continue
      const callable = value.closures.length > 0 ? value : readElement(value)
      if (callable.closures.length === 0) {
        if (place !== null) runOwn(use, port, place, parameters)
        continue
      }
      done.add(value)
      const arity = callable.closures[0]?.function.node.parameters.length ?? 0
      run(use, port, callable, byArity(parameters, arity))
    }
  }
  // Callbacks that the model does not speak of are called with nothing known.
  for (const value of use.arguments) {
    if (value.closures.length > 0 && !done.has(value)) use.activation.engine.interpreter.invoke(use.activation, value, [], use.site)
  }
}

/** `ids.map(Number)`: a function of JavaScript itself. */
function runOwn(use: Use, port: string, place: Expression, parameters: Callbacks[string]): void {
  const returns = place.kind === 'global' ? ownResult(place.name) : undefined
  if (returns === undefined) return
  const [first] = byArity(parameters, 1)
  const given = first === null || first === undefined ? nothing : valueOf(use, first)
  const inner: Use = { ...use, arguments: [given], places: [null], signature: { returns } }
  use.callbacks.set(port, resultOf(inner))
}

function run(use: Use, port: string, callable: AbstractValue, parameters: readonly (Result | null)[]): void {
  const { invoke } = use.activation.engine.interpreter
  // What a callback gave may be handed to it again (`reduce`): a second round carries it.
  const rounds = parameters.some(parameter => parameter !== null && mentions(parameter, port)) ? 2 : 1
  for (let round = 0; round < rounds; round++) {
    const given = parameters.map(parameter => (parameter === null ? nothing : valueOf(use, parameter)))
    const result = invoke(use.activation, callable, given, use.site) ?? nothing
    use.callbacks.set(port, join(use.callbacks.get(port) ?? nothing, result))
  }
}

function mentions(result: Result, port: string): boolean {
  return 'callback' in result ? result.callback === port : 'any' in result && result.any.some(one => mentions(one, port))
}

type Callbacks = NonNullable<Use['signature']['callbacks']>

function byArity(entry: Callbacks[string], arity: number): readonly (Result | null)[] {
  if (Array.isArray(entry)) return entry as readonly (Result | null)[]
  const table = entry as Readonly<Record<number, readonly (Result | null)[]>>
  const best = Object.keys(table).map(Number).filter(count => count <= arity).sort((a, b) => b - a)[0]
  return best === undefined ? [] : table[best] ?? []
}
