import type { Kind, ValueType } from '../model/kind.ts'
import type { KeySet, Origin } from '../model/flow.ts'
import type { Call, Tagged } from '../model/expression.ts'
import type { ClassRef, Frame, FunctionRef, Site, Value } from '../model/value.ts'
export { HOLE } from './hole.ts'
import type { Trail } from './trail.ts'

/**
 * Where data stems from, seen from inside one function: an origin, or a symbol that callers replace when they apply the
 * function's summary: a parameter, `this`, or what a call of a parameter gave.
 */
export type Root =
  | Origin
  | { readonly kind: 'parameter', readonly index: number }
  | { readonly kind: 'self' }
  | { readonly kind: 'result', readonly call: SymbolicCall }
  | { readonly kind: 'query', readonly query: SymbolicQuery }
  | Table

/** A table itself, standing for a row that no query has loaded yet: what is read of it are columns, which queries choose. */
interface Table { readonly kind: 'table', readonly entity: string }

/** One origin's data inside a value: the abstract counterpart of `Taint`. */
export interface Mark {
  readonly root: Root
  readonly path: readonly string[]
  readonly keys: KeySet
  readonly type: ValueType
  readonly cleaned: readonly Kind[]
  readonly confidence: 'high' | 'medium' | 'low'
  readonly trail: Trail | null
  /** Root and path as text: marks with the same id are joined. */
  readonly id: string
}

/** A function value with the variables that it closes over. `definer` null: a function that closes over nothing of the activation. */
export interface Closure {
  readonly function: FunctionRef
  /** The activation of its definer in the words of the linker. */
  readonly frame: Frame | null
  readonly definer: Definer | null
  readonly self: AbstractValue | null
  readonly bound: readonly AbstractValue[]
}

/** The variables of an activation, as closures see them; `translate` replaces its symbols once the definer has returned. */
interface Definer {
  readonly identity: object
  readonly variables: () => ReadonlyMap<number, AbstractValue>
  readonly translate: ((value: AbstractValue) => AbstractValue) | null
}

/** That a text is a key: of which object (null: none in particular), without `except`. */
export interface KeyOf {
  readonly identity: object
  readonly object: AbstractValue | null
  readonly except: readonly string[]
}

/** Columns and relations chosen on a query before it runs. */
export interface Narrowing {
  readonly only: readonly string[] | null
  readonly except: readonly string[]
  /** Columns besides those that were chosen before, or that are not loaded unless they are named. */
  readonly added: readonly string[]
  readonly relations: readonly string[]
  /** What was chosen of related rows. */
  readonly within: readonly { readonly relation: string, readonly chosen: Narrowing }[]
}

/**
 * What is known of a value in one place: origins of the whole, then what was written over it key by key. A read looks at
 * `fields` first, then at `marks`. Immutable; assignments make new values.
 */
export interface AbstractValue {
  readonly marks: readonly Mark[]
  readonly fields: ReadonlyMap<string, AbstractValue>
  /** Elements of an array, values under keys that are not known. */
  readonly elements: AbstractValue | null
  /** The constant texts that it can be; `HOLE` stands for parts that are not known. Null: not known to be constant. */
  readonly texts: readonly string[] | null
  readonly closures: readonly Closure[]
  /** What the linker knows it to be: instances of library types. */
  readonly things: readonly Value[]
  readonly classes: readonly ClassRef[]
  readonly key: KeyOf | null
  /** It is `object[key]` for this key: writing it under the same key copies the object. */
  readonly copy: { readonly key: KeyOf, readonly object: AbstractValue } | null
  readonly narrowing: Narrowing | null
  /** Holds symbols or closures, so that applying a summary has something to replace. */
  readonly symbolic: boolean
}

/** A call of something that only the caller of the function knows. */
export interface SymbolicCall {
  readonly id: number
  readonly site: Site<Call | Tagged>
  readonly callee: AbstractValue
  readonly self: AbstractValue | null
  readonly arguments: readonly AbstractValue[]
  /** What the parameters hold at that moment, by index: a middleware that calls its continuation hands them on. */
  readonly parameters: ReadonlyMap<number, AbstractValue>
}


/** Rows of an SQL text, or with a selection, that only the caller of the function knows. */
interface SymbolicQuery {
  readonly id: number
  readonly needs: AbstractValue
  /** The rows, once what it needs is known. */
  readonly rows: (needs: AbstractValue) => AbstractValue
}

/** The name under which a path speaks of elements. */
export const ELEMENT = '[]'

const noFields: ReadonlyMap<string, AbstractValue> = new Map()

/** Nothing of interest: constants of no use, unknown results. */
export const nothing: AbstractValue = {
  marks: [], fields: noFields, elements: null, texts: null, closures: [], things: [], classes: [], key: null, copy: null, narrowing: null,
  symbolic: false
}

/** A value from its parts. */
export function make(parts: Partial<Omit<AbstractValue, 'symbolic'>>): AbstractValue {
  const value = {
    marks: parts.marks ?? nothing.marks, fields: parts.fields ?? noFields, elements: parts.elements ?? null, texts: parts.texts ?? null,
    closures: parts.closures ?? nothing.closures, things: parts.things ?? nothing.things, classes: parts.classes ?? nothing.classes,
    key: parts.key ?? null, copy: parts.copy ?? null, narrowing: parts.narrowing ?? null, symbolic: false
  }
  value.symbolic = isSymbolic(value)
  return value
}

function isSymbolic(value: AbstractValue): boolean {
  if (value.closures.some(closure => closure.definer !== null || closure.self !== null || closure.bound.length > 0)) return true
  if (value.marks.some(mark => isSymbol(mark.root))) return true
  if (value.elements?.symbolic === true || value.copy?.object.symbolic === true || value.key?.object?.symbolic === true) return true
  for (const field of value.fields.values()) if (field.symbolic) return true
  return false
}

/** Replaced when a summary is applied. */
export function isSymbol(root: Root): boolean {
  return root.kind === 'parameter' || root.kind === 'self' || root.kind === 'result' || root.kind === 'query'
}

/** Somebody's data: neither a symbol nor a table. */
export function isOrigin(root: Root): root is Origin {
  return root.kind === 'request' || root.kind === 'row'
}

/** A constant text. */
export function constant(text: string): AbstractValue {
  return { ...nothing, texts: [text] }
}

/** The whole of a root, nothing read of it yet. */
export function whole(root: Root, trail: Trail | null): AbstractValue {
  return make({ marks: [markOf(root, trail)] })
}

/** The mark of a whole root. */
export function markOf(root: Root, trail: Trail | null): Mark {
  return { root, path: [], keys: { kind: 'all' }, type: 'any', cleaned: [], confidence: 'high', trail, id: rootId(root) }
}

/** The same mark with another path. */
export function withPath(mark: Mark, path: readonly string[]): Mark {
  return { ...mark, path, id: `${rootId(mark.root)}|${path.join('.')}` }
}

/** What lies under a name of what the mark stands for. */
export function below(mark: Mark, name: string, keys: KeySet, type: ValueType): Mark {
  const cleaned = mark.cleaned.includes('absence') ? mark.cleaned.filter(kind => kind !== 'absence') : mark.cleaned
  return { ...mark, cleaned, path: [...mark.path, name], keys, type, id: mark.path.length === 0 ? `${mark.id}|${name}` : `${mark.id}.${name}` }
}

function rootId(root: Root): string {
  if (root.kind === 'parameter') return `p${root.index}`
  if (root.kind === 'self') return 'this'
  if (root.kind === 'result') return `r${root.call.id}`
  if (root.kind === 'query') return `t${root.query.id}`
  if (root.kind === 'table') return `c${root.entity}`
  const { path, start, end } = root.place
  if (root.kind === 'request') return `q${root.part}:${path}:${start}:${end}`
  return `e${root.entity}:${String(root.plain)}:${root.relations.join(',')}:${path}:${start}:${end}`
}

/** Nothing at all is known of it. */
export function isNothing(value: AbstractValue): boolean {
  return value === nothing || (value.marks.length === 0 && value.fields.size === 0 && value.elements === null && value.texts === null
    && value.closures.length === 0 && value.things.length === 0 && value.classes.length === 0 && value.key === null
    && value.narrowing === null)
}
