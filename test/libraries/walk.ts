import type { Item, Library, LibraryType, Signature } from '../../packages/engine/src/model/library.ts'

/** `Array.isArray` that also narrows read-only arrays. */
export function isMany<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value)
}

/** Everything in a model that is called, read or used as a tag, by its path. */
export function* signaturesOf(library: Library): Generator<{ readonly path: string, readonly signature: Signature }> {
  for (const [name, item] of Object.entries(library.exports)) yield* ofItem(`${library.package}.${name}`, item)
  for (const [name, type] of Object.entries(library.types ?? {})) yield* ofType(`${library.package}#${name}`, type)
}

function* ofType(path: string, type: LibraryType): Generator<{ readonly path: string, readonly signature: Signature }> {
  for (const [name, item] of Object.entries({ ...type.members, ...type.static })) yield* ofItem(`${path}.${name}`, item)
  if (type.others) yield* ofItem(`${path}.*`, type.others)
  yield* ofItem(path, { ...(type.call && { call: type.call }), ...(type.tag && { tag: type.tag }), ...(type.new && { new: type.new }) })
}

function* ofItem(path: string, item: Item): Generator<{ readonly path: string, readonly signature: Signature }> {
  for (const call of [item.call, item.new, item.tag]) {
    if (call) for (const signature of isMany(call) ? call : [call]) yield { path, signature }
  }
  for (const [name, member] of Object.entries(item.members ?? {})) yield* ofItem(`${path}.${name}`, member)
}

/** Properties that hold a port, wherever they stand. */
const places = new Set([
  'from', 'into', 'of', 'entity', 'sql', 'port', 'columns', 'values', 'callback', 'instance', 'parse', 'at', 'pattern', 'json', 'shape', 'element', 'change', 'only', 'except', 'merge', 'either',
  'becomes', 'status', 'chosen', 'joins', 'under', 'followed'
])

/** Every port that a signature names. */
export function portsOf(signature: Signature): string[] {
  const keys = [signature.when, signature.inputs, signature.callbacks, signature.settings].flatMap(record => Object.keys(record ?? {}))
  const { inputs = {}, returns, stores, middleware, answers, status, checks } = signature
  return [...keys, ...(checks ? [checks.value] : []), ...Object.values(inputs).flatMap(nested), ...nested({ returns, stores, middleware, answers, status, checks })]
}

function nested(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    if (typeof inner === 'string') return places.has(name) || (name === 'schema' && inner !== '') ? [inner] : []
    return nested(inner)
  })
}

/** Every name of a type that a model refers to, with the place of the reference. */
export function typeReferences(library: Library): { readonly path: string, readonly type: string }[] {
  const found: { path: string, type: string }[] = []
  const visit = (path: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
      if (typeof inner !== 'string') visit(`${path}.${name}`, inner)
      else if (name === 'extends' || (name === 'type' && !path.endsWith('.schema'))) found.push({ path, type: inner })
    }
  }
  visit(library.package, { exports: library.exports, types: library.types })
  return found
}
