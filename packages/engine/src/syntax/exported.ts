import type { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Span } from '../model/span.ts'
import type { Context } from './context.ts'
import { K } from './kinds.ts'
import { lookupDeclaration } from './scope.ts'

/** What a local name exports: its value, its type, or both. */
export interface Meaning {
  readonly value: Expression | null
  readonly type: number | null
}

/** The meaning of a name in the present scope. One that is no type and not bound is a global. */
export function meaningOf(c: Context, node: ts.Identifier): Meaning {
  const name = node.text
  const { start, end } = c.span(node)
  const binding = c.lookup(name)
  const type = lookupDeclaration(c, name)
  if (binding !== null) return { value: { kind: 'ref', start, end, name, binding }, type }
  return { value: type === null ? { kind: 'global', start, end, name } : null, type }
}

export function addExport(c: Context, name: string, { start, end }: Span, { value, type }: Meaning, typeOnly = false): void {
  c.exported.list.push({ start, end, name, value, type, from: null, imported: null, typeOnly })
}

/** Reports the declaration of `name` as exported under that name; declarations that are merged, once. */
export function exportDeclared(c: Context, node: ts.Identifier): void {
  const name = node.text
  if (name === '' || c.exported.declared.has(name)) return
  c.exported.declared.add(name)
  addExport(c, name, c.span(node), meaningOf(c, node))
}

/** Reports all names of an exported variable or pattern. */
export function exportBound(c: Context, name: ts.BindingName): void {
  if (name.kind === K.Identifier) {
    exportDeclared(c, name)
    return
  }
  for (const element of name.elements) if (element.kind === K.BindingElement) exportBound(c, element.name)
}

/** `export default` of a declaration: its name when it has one, else `value`. */
export function exportDefault(c: Context, node: ts.Node, name: ts.Identifier | undefined, value: Expression | null): void {
  addExport(c, 'default', c.span(node), name?.text ? meaningOf(c, name) : { value, type: null })
}
