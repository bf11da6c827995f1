import { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Export } from '../model/module.ts'
import type { Span } from '../model/span.ts'
import type { Context, Scope } from './context.ts'
import { GENERIC } from './scope.ts'

/** What a local name exports: its value, its type, or both. */
export interface Meaning {
  readonly value: Expression | null
  readonly type: number | null
}

/** The meaning of a name in the present scope; `typeOnly` leaves the value of anything but imports and classes out. */
export function meaningOf(c: Context, name: ts.Identifier): Meaning {
  const text = c.own(name.text)
  const { start, end } = c.span(name)
  const binding = c.lookup(text)
  const type = localType(c, text)
  if (binding !== null) return { value: { kind: 'ref', start, end, name: text, binding }, type }
  return { value: type === null ? { kind: 'global', start, end, name: text } : null, type }
}

function localType(c: Context, name: string): number | null {
  for (let scope: Scope | null = c.scope; scope; scope = scope.parent) {
    const type = scope.types?.get(name)
    if (type !== undefined) return type === GENERIC ? null : type
  }
  return null
}

export function addExport(c: Context, name: string, span: Span, meaning: Meaning, typeOnly = false): void {
  const { start, end } = span
  const { value, type } = meaning
  c.exported.push({ start, end, name, value, type, from: null, imported: null, typeOnly })
}

/** Reports the declaration of `name` as exported under that name. One that is merged is reported once. */
export function exportDeclared(c: Context, name: ts.Identifier): void {
  const text = c.own(name.text)
  const meaning = meaningOf(c, name)
  const last = c.exported[c.exported.length - 1]
  if (last?.name === text && isSame(last, meaning)) return
  addExport(c, text, c.span(name), meaning)
}

function isSame(known: Export, meaning: Meaning): boolean {
  const binding = known.value?.kind === 'ref' ? known.value.binding : null
  return binding === (meaning.value?.kind === 'ref' ? meaning.value.binding : null) && known.type === meaning.type
}

/** Reports all names of an exported variable or pattern. */
export function exportPattern(c: Context, name: ts.BindingName): void {
  if (ts.isIdentifier(name)) {
    if (name.text) exportDeclared(c, name)
    return
  }
  for (const element of name.elements) if (ts.isBindingElement(element)) exportPattern(c, element.name)
}

/** `export default` of a declaration: its name when it has one, else `value`. */
export function exportDefault(c: Context, node: ts.Node, name: ts.Identifier | null, value: Expression | null): void {
  addExport(c, 'default', c.span(node), name?.text ? meaningOf(c, name) : { value, type: null })
}
