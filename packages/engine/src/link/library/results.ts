import { entityOf } from '../../model/entity-of.ts'
import type { Call, Tagged } from '../../model/expression.ts'
import type { Library, Result, Signature } from '../../model/library.ts'
import type { LibraryTarget } from '../../model/program.ts'
import { parsePort } from '../../model/port.ts'
import type { Frame, Site, Value } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import { areInformative, nothing, unite, unknown, type Values } from '../values.ts'
import { asList } from './libraries.ts'
import { valuesAt } from './port-values.ts'
import { rowValues } from './row-values.ts'

/** A use of a library: its word on the callee, the call, and the activation that the call stands in. */
export interface LibraryUse {
  readonly target: LibraryTarget
  readonly call: Site<Call | Tagged>
  readonly frame: Frame | null
}

/** What a call of a library gives. `plain` is the answer where the model says nothing that is a value: the call itself, as a thing. */
export function callResults(linker: Linker, use: LibraryUse, plain: Value): Values {
  const { signature } = use.target
  const all = asList<Result>(signature?.returns)
  // A schema that was changed is no longer the one before.
  const results = all.some(changesSchema) && changed(use) !== null ? all.filter(result => !('self' in result)) : all
  if (results.length === 0) return [constructed(linker, use) ?? plain]
  return unite(results.map(result => resultValues(linker, use, result, plain)))
}

/** `new` of a class of which no model says more gives an instance of the type of that name. */
function constructed(linker: Linker, use: LibraryUse): Value | null {
  if (use.call.node.kind !== 'call' || !use.call.node.new) return null
  const { library, name } = use.target
  const type = name.slice(name.lastIndexOf('.') + 1)
  return library.types?.[type] ? made(use, library, type, null) : null
}

function made(use: LibraryUse, library: Library, type: string, of: string | null): Value {
  return { kind: 'instance', package: library.package, type, of, created: use.call, frame: use.frame }
}

/** One result as values. Rows, records, schemas and the like are no instances: they are the call, as a thing of the package. */
function resultValues(linker: Linker, use: LibraryUse, result: Result, plain: Value): Values {
  if ('type' in result) return typed(linker, use, result)
  if ('self' in result) return use.target.self ? [use.target.self] : [plain]
  if ('any' in result) return unite(result.any.map(one => resultValues(linker, use, one, plain)))
  if ('callback' in result) return callbackResults(linker, use, result.callback, plain)
  if ('instance' in result) return instances(linker, use, result.instance, plain)
  if ('from' in result) return passed(linker, use, result, plain)
  if (changesSchema(result)) return [changed(use) ?? plain]
  if ('rows' in result) return rowValues(linker, result.rows, entityAt(linker, use, result.rows.entity ?? 'this'), plain)
  return 'value' in result ? unknown : [plain]
}

function changesSchema(result: Result): boolean {
  return 'schema' in result && !('parse' in result) && result.schema.change === 'this'
}

/** A changed schema (`shape.strict()`) is of the same type, made by the call that changed it. */
function changed(use: LibraryUse): Value | null {
  const { self } = use.target
  return self?.kind === 'instance' ? { ...self, created: use.call, frame: use.frame } : null
}

function typed(linker: Linker, use: LibraryUse, result: Extract<Result, { readonly type: string }>): Values {
  const library = use.target.library
  const named = linker.libraries.name(library, result.type)
  return [{ kind: 'instance', ...named, of: entityAt(linker, use, result.of), created: use.call, frame: use.frame }]
}

function entityAt(linker: Linker, use: LibraryUse, port: string | undefined): string | null {
  if (port === undefined) return null
  if (port === 'this') return use.target.self && entityOf(use.target.self)
  if (port === 'name') return use.target.name.slice(use.target.name.lastIndexOf('.') + 1)
  for (const value of valuesAt(linker, port, use.call, use.frame, use.target.self)) {
    const entity = entityOf(value)
    if (entity !== null) return entity
  }
  return null
}

type From = Extract<Result, { readonly from: string }>

/** What arrived at a port, as long as it is handed on as it was. */
function passed(linker: Linker, use: LibraryUse, result: From, plain: Value): Values {
  const isConverted = result.as !== undefined && result.as !== 'object' && result.as !== 'array' && result.as !== 'any'
  if (isConverted || parsePort(result.from)?.root.kind === 'this') return [plain]
  let values = valuesAt(linker, result.from, use.call, use.frame, use.target.self)
  if (result.element) values = unite(values.map(value => elementsOf(linker, value)))
  const { property } = result
  if (property !== undefined) values = unite(values.map(value => linker.member(value, property)))
  return areInformative(values) ? values : [plain]
}

export function elementsOf(linker: Linker, value: Value): Values {
  return unite(linker.elements(value).map(placed =>
    placed ? linker.evaluate(placed.site.module, placed.site.node, placed.frame) : unknown))
}

/** What a container makes of a class: it gives the constructor what it wants. */
function instances(linker: Linker, use: LibraryUse, port: string, plain: Value): Values {
  const made = valuesAt(linker, port, use.call, use.frame, use.target.self).flatMap((value): Values => {
    if (value.kind === 'class') return [{ kind: 'object', class: value.class, created: null, frame: null }]
    if (value.kind !== 'library') return []
    const type = value.path.slice(value.path.lastIndexOf('.') + 1)
    const isKnown = linker.libraries.get(value.package)?.types?.[type] !== undefined
    return isKnown ? [{ kind: 'instance', package: value.package, type, of: null, created: use.call, frame: use.frame }] : []
  })
  return made.length > 0 ? made : [plain]
}

/** What a callback returns, called with nothing known. */
function callbackResults(linker: Linker, use: LibraryUse, port: string, plain: Value): Values {
  const returned = valuesAt(linker, port, use.call, use.frame, use.target.self).flatMap(value =>
    value.kind === 'function' ? [linker.returned(value.function, value.frame)] : [])
  return returned.length > 0 ? unite(returned) : [plain]
}

/**
 * A part of what a call gave, by the names that were read of it: the properties of a record, the elements of an array. Null when the
 * model names no such part.
 */
export function partOfResult(linker: Linker, use: LibraryUse, names: readonly string[], plain: Value): Values | null {
  let results = asList<Result>(use.target.signature?.returns)
  for (const name of names) {
    results = results.flatMap(result => part(result, name))
  }
  return results.length > 0 ? unite(results.map(result => resultValues(linker, use, result, plain))) : null
}

function part(result: Result, name: string): readonly Result[] {
  if ('any' in result) return result.any.flatMap(one => part(one, name))
  if ('record' in result) {
    const found = Object.hasOwn(result.record, name) ? result.record[name] : undefined
    return found ? [found] : []
  }
  const isElement = name === '[]' || /^\d+$/.test(name)
  if ('rows' in result && result.rows.many === true) return isElement ? [{ rows: { ...result.rows, many: false } }] : []
  return 'array' in result && isElement ? [result.array] : []
}

/** What a library hands to the parameters of a callback at an argument of a call: one answer for each parameter, as far as known. */
export function callbackArguments(
  linker: Linker, use: LibraryUse, argument: number, path: string, arity: number
): readonly Values[] | null {
  const callbacks = use.target.signature?.callbacks
  if (!callbacks) return null
  return handed(callbacks, argument, path, arity)?.map(result => {
    if (result === null) return nothing
    const plain: Value = { kind: 'library', package: use.target.library.package, path: `.${use.target.name}()`, created: use.call, frame: use.frame }
    return 'value' in result ? nothing : resultValues(linker, use, result, plain)
  }) ?? null
}

type Callbacks = NonNullable<Signature['callbacks']>

/** The entry for the argument itself before those for a range of arguments. */
function handed(callbacks: Callbacks, argument: number, path: string, arity: number): readonly (Result | null)[] | null {
  const ports = [`${argument}${path}`]
  for (let from = argument; from >= 0; from--) ports.push(`${from}*${path}`)
  ports.push(`*${path}`)
  for (const port of ports) {
    const entry = Object.hasOwn(callbacks, port) ? callbacks[port] : undefined
    if (entry) return byArity(entry, arity)
  }
  return null
}

/** Where callbacks differ by their number of parameters, the entry of the largest number not above it holds. */
function byArity(entry: Callbacks[string], arity: number): readonly (Result | null)[] | null {
  if (isList(entry)) return entry
  const known = Object.keys(entry).map(Number).filter(count => count <= arity).sort((a, b) => b - a)
  const [best] = known
  return best === undefined ? null : entry[best] ?? null
}

function isList(entry: Callbacks[string]): entry is readonly (Result | null)[] {
  return Array.isArray(entry)
}

/** The values of a result that no call gave: what callers of a library's type of functions hand over. */
export function handedByType(linker: Linker, library: Library, result: Result | null): Values {
  if (result === null || !('type' in result)) return nothing
  return [{ kind: 'instance', ...linker.libraries.name(library, result.type), of: null, created: null, frame: null }]
}
