import type { ts } from 'ts-morph'
import type { Binding } from '../model/module.ts'
import type { Span } from '../model/span.ts'
import type { TypeDeclaration } from '../model/type.ts'
import type { Context, Scope } from './context.ts'

/** In `Scope.types`: a type parameter, which stands for no declaration. */
const GENERIC = -1

export function openScope(parent: Scope | null): Scope {
  return { parent, values: null, types: null }
}

/** Runs `body` inside `scope`. */
export function within<T>(c: Context, scope: Scope, body: () => T): T {
  const before = c.scope
  c.scope = scope
  const result = body()
  c.scope = before
  return result
}

/** A new binding that no scope knows. */
export function addBinding(c: Context, name: string, kind: Binding['kind'], span: Span): number {
  c.bindings.push({
    start: span.start,
    end: span.end,
    name,
    kind,
    function: c.function,
    values: [],
    type: null,
    import: null,
    parameter: null,
    each: null
  })
  return c.bindings.length - 1
}

/** The binding of `name` in exactly this scope, made when it is new: `var x; var x` is one binding. */
export function declareValue(c: Context, scope: Scope, name: string, kind: Binding['kind'], span: Span): number {
  scope.values ??= new Map()
  const known = scope.values.get(name)
  if (known !== undefined) return known
  const binding = addBinding(c, name, kind, span)
  scope.values.set(name, binding)
  return binding
}

/** The declaration of the type `name` in exactly this scope; interfaces and enums of one name are merged. */
export function declareType(c: Context, scope: Scope, name: string, kind: TypeDeclaration['kind'], span: Span): number {
  scope.types ??= new Map()
  const known = scope.types.get(name)
  if (known !== undefined && known !== GENERIC && c.types[known]?.kind === kind) return known
  c.types.push({ start: span.start, end: span.end, kind, name, parameters: [], members: [], extends: [], type: null })
  scope.types.set(name, c.types.length - 1)
  return c.types.length - 1
}

export function declareTypeParameters(scope: Scope, parameters: readonly ts.TypeParameterDeclaration[] | undefined): void {
  if (parameters) for (const { name } of parameters) declareGeneric(scope, name.text)
}

export function declareGeneric(scope: Scope, name: string): void {
  scope.types ??= new Map()
  scope.types.set(name, GENERIC)
}

/** What a type's name stands for. */
export interface TypeMeaning {
  readonly declaration: number | null
  readonly binding: number | null
}

const NOTHING: TypeMeaning = { declaration: null, binding: null }
const TYPE_LIKE = new Set<Binding['kind']>(['import', 'class', 'enum', 'namespace'])

/** Looks a type's name up: the innermost scope in which it is a type, or a binding that can be one. */
export function lookupType(c: Context, name: string): TypeMeaning {
  for (let scope: Scope | null = c.scope; scope; scope = scope.parent) {
    const type = scope.types?.get(name)
    if (type === GENERIC) return NOTHING
    const value = scope.values?.get(name)
    const binding = value !== undefined && TYPE_LIKE.has(c.binding(value).kind) ? value : null
    if (type !== undefined) return { declaration: type, binding }
    if (binding !== null) return { declaration: null, binding }
  }
  return NOTHING
}

/** The declaration of the type `name`: the innermost one. */
export function lookupDeclaration(c: Context, name: string): number | null {
  for (let scope: Scope | null = c.scope; scope; scope = scope.parent) {
    const type = scope.types?.get(name)
    if (type !== undefined) return type === GENERIC ? null : type
  }
  return null
}
