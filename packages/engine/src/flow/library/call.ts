import type { Expression } from '../../model/expression.ts'
import type { ArgumentForm, Input, Result } from '../../model/library.ts'
import { parsePort } from '../../model/port.ts'
import { meet } from '../apply.ts'
import { readElement, readKnown, writeField } from '../access.ts'
import { clean } from '../convert.ts'
import { isConstantList, spread, withElements, writeElement } from '../assemble.ts'
import { javascript, ownResult } from '../javascript.ts'
import { endOfKeys } from '../interpret/deletions.ts'
import { peek, update, writeUnder } from '../interpret/places.ts'
import { resolves } from '../interpret/promises.ts'
import { join } from '../join.ts'
import { type AbstractValue, nothing } from '../value.ts'
import { passCheck } from './check.ts'
import { entityAt, entityOfReceiver } from './entity.ts'
import { narrow } from './narrowing.ts'
import { isBefore, isHeld } from './only-if.ts'
import { type AtPort, atPort, valueAt } from './ports.ts'
import { resultOf, valueOf } from './results.ts'
import { selected } from './select.ts'
import { borrowed } from './borrowed.ts'
import { writeBySql, writeByTag } from './sql-write.ts'
import type { Use } from './use.ts'

/** Everything that a call of a library's item does: callbacks run, data arrives, arguments change, something comes back. */
export function libraryCall(given: Use): AbstractValue {
  let use = given
  runCallbacks(use)
  const inputs = use.signature.inputs ?? {}
  for (const [port, input] of Object.entries(inputs)) arrive(use, port, input, `${port}[]` in inputs)
  if (inputs.values === 'sql-values') writeByTag(use)
  for (const store of use.signature.stores ?? []) use = keep(use, store)
  const { checks } = use.signature
  if (checks?.passes === 'return' && use.site.node.kind === 'call') passCheck(use.activation, use.site.node, checks)
  return resultOf(use)
}

function arrive(use: Use, port: string, input: Input, takesLists: boolean): void {
  const detail = typeof input === 'string' ? { kind: input } : input
  for (const at of atPort(use, port)) {
    if (isPartOf(use, port, detail.kind)) continue
    if (!mayBe(at, detail.form) || (takesLists && isList(at)) || !isHeld(use, detail.onlyIf) || !isBefore(use, detail.before)) continue
    const keys = detail.keys === undefined ? null : selected(use, detail.keys, null)
    const value = detail.under === undefined ? at.value : writeUnder(nothing, valueAt(use, detail.under), at.value)
    meet(use.activation, {
      data: narrow(value, keys),
      place: {
        kind: detail.kind, input, port, package: use.package, callee: use.name, site: use.site,
        entity: detail.kind.startsWith('sql-') ? entityOfReceiver(use) : entityAt(use, detail.entity),
        argument: { module: use.site.module, node: at.place ?? use.site.node },
        placeholders: detail.placeholders ?? null,
        operation: detail.operation ?? null,
        function: use.activation.function,
        header: detail.kind === 'response-header-value' ? detail.header ?? valueAt(use, '0').texts?.[0] ?? null : null
      }
    })
    if (detail.kind === 'sql-text' && detail.placeholders !== undefined) writeBySql(use, at, detail.placeholders)
  }
}

/** `1.$set` of what arrives at `1` as a whole already: the object that a client sent is one write, whatever keys are in it. */
function isPartOf(use: Use, port: string, kind: string): boolean {
  const dot = port.lastIndexOf('.')
  const outer = dot < 0 ? undefined : use.signature.inputs?.[port.slice(0, dot)]
  const outerKind = typeof outer === 'object' ? outer.kind : outer
  if (outerKind !== kind && !(kind === 'filter-code' && outerKind === 'filter')) return false
  return atPort(use, port.slice(0, dot)).every(({ value }) => !value.fields.has(port.slice(dot + 1)))
}

/** A list and nothing else: its elements arrive one by one. */
function isList({ value, place }: AtPort): boolean {
  return place?.kind === 'array' || (place?.kind !== 'object' && value.elements !== null && value.marks.length === 0 && value.fields.size === 0)
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

/** The use with what its argument or receiver holds after the call. */
function keep(use: Use, { from, into, under, at, cleans }: Store): Use {
  const parsed = parsePort(into)
  if (parsed === null) return use
  const isElement = parsed.path.at(-1)?.kind === 'element'
  const [target] = atPort(use, isElement ? into.slice(0, -2) : into)
  if (target === undefined) return use
  const paths = at === undefined ? null : valueAt(use, at).texts
  let held = target.value
  for (const { value: given } of atPort(use, from)) {
    const value = clean(given, cleans ?? [])
    if (paths !== null) held = paths.reduce((whole, path) => writePath(whole, path.split('.'), value), held)
    else if (isElement || at !== undefined) held = writeElement(held, value)
    else held = under === true ? spread(value, held) : spread(held, value)
  }
  if (target.place !== null) update(use.activation, target.place, held)
  if (parsed.root.kind === 'this') return { ...use, receiver: held }
  const index = parsed.root.kind === 'argument' && parsed.path.length === 0 ? parsed.root.index : -1
  return { ...use, arguments: use.arguments.map((argument, place) => (place === index ? held : argument)) }
}

/** `set(row, 'ward.name', value)`. */
function writePath(whole: AbstractValue, [name, ...rest]: readonly string[], value: AbstractValue): AbstractValue {
  if (name === undefined) return value
  return writeField(whole, name, rest.length === 0 ? value : writePath(readKnown(whole, name), rest, value))
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
        const handed = byArity(parameters, 1).map(parameter => (parameter === null ? nothing : valueOf(use, parameter)))
        if (!resolves(use.activation, value, handed) && place !== null) runOwn(use, port, place, parameters)
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

/** `ids.map(Number)`, `rows.map(Schema.parse)`: a function of JavaScript itself, or of a package. */
function runOwn(use: Use, port: string, place: Expression, parameters: Callbacks[string]): void {
  const [first] = byArity(parameters, 1)
  const given = first === null || first === undefined ? nothing : valueOf(use, first)
  const returns = place.kind === 'global' ? ownResult(place.name) : undefined
  if (returns === undefined) {
    const result = borrowed(use, place, given)
    if (result !== null) use.callbacks.set(port, result)
    return
  }
  const inner: Use = { ...use, arguments: [given], places: [null], signature: { returns } }
  use.callbacks.set(port, resultOf(inner))
}

function run(use: Use, port: string, callable: AbstractValue, parameters: readonly (Result | null)[]): void {
  const { invoke } = use.activation.engine.interpreter
  // What a callback gave may be handed to it again (`reduce`): a second round carries it.
  const rounds = parameters.some(parameter => parameter !== null && mentions(parameter, port)) ? 2 : 1
  for (let round = 0; round < rounds; round++) {
    const given = parameters.map(parameter => (parameter === null ? nothing : valueOf(use, parameter)))
    const result = invoke(use.activation, callable, given, use.site, {
      surely: use.package === javascript.package && isConstantList(use.receiver),
      left: (index, value) => { leave(use, parameters[index] ?? null, value) }
    }) ?? nothing
    use.callbacks.set(port, join(use.callbacks.get(port) ?? nothing, result))
  }
  endOfKeys(use.activation, readElement(use.receiver))
}

/** What a callback changes in what it was handed is changed where that stands: `rows.forEach(row => { delete row.hash })`. */
function leave(use: Use, parameter: Result | null, value: AbstractValue): void {
  if (parameter === null || !('from' in parameter) || parameter.as !== undefined || parameter.keys !== undefined || parameter.at !== undefined) return
  const [at] = atPort(use, parameter.from)
  if (at?.place === null || at?.place === undefined) return
  const held = peek(use.activation, at.place)
  if (held === null) return
  if (parameter.element === true) update(use.activation, at.place, withElements(held, value))
  else if (parameter.property === undefined) update(use.activation, at.place, value)
}

function mentions(result: Result, port: string): boolean {
  return 'callback' in result ? result.callback === port : 'any' in result && result.any.some(one => mentions(one, port))
}

type Store = NonNullable<Use['signature']['stores']>[number]
type Callbacks = NonNullable<Use['signature']['callbacks']>

function byArity(entry: Callbacks[string], arity: number): readonly (Result | null)[] {
  if (Array.isArray(entry)) return entry as readonly (Result | null)[]
  const table = entry as Readonly<Record<number, readonly (Result | null)[]>>
  const best = Object.keys(table).map(Number).filter(count => count <= arity).sort((a, b) => b - a)[0]
  return best === undefined ? [] : table[best] ?? []
}
