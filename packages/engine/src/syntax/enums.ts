import type { ts } from 'ts-morph'
import type { Expression, ObjectEntry } from '../model/expression.ts'
import type { Span } from '../model/span.ts'
import type { Statement } from '../model/statement.ts'
import type { TypeMember } from '../model/type.ts'
import { constantOf } from './constants.ts'
import type { Context } from './context.ts'
import { K } from './kinds.ts'
import { propertyKey } from './names.ts'
import { declareValue, lookupDeclaration, openScope, within } from './scope.ts'

/** An enum is an object of its values, and a type with one member a value. Enums of one name are merged. */
export function lowerEnum(c: Context, node: ts.EnumDeclaration, out: Statement[]): void {
  const index = c.lookup(node.name.text)
  if (index === null) return
  const start = c.start(node)
  const constants = c.enums.get(index) ?? new Map<string, string | number>()
  c.enums.set(index, constants)
  const added = within(c, openScope(c.scope), () => lowerMembers(c, node, constants))
  const type = lookupDeclaration(c, node.name.text)
  if (type !== null) for (const member of added) c.types[type]?.members.push(typeMember(member))
  const { values } = c.binding(index)
  const known = values.find(value => value.kind === 'object')
  if (known) {
    for (const member of added) (known.entries as ObjectEntry[]).push(member)
    return
  }
  const value: Expression = { kind: 'object', start, end: node.end, entries: added }
  values.push(value)
  out.push({ kind: 'declare', start, end: node.end, binding: index, value })
}

type EnumEntry = ObjectEntry & { readonly kind: 'property' }

function lowerMembers(c: Context, node: ts.EnumDeclaration, constants: Map<string, string | number>): EnumEntry[] {
  // The members see each other by name; bindings for that are made only when an initialiser can use them.
  const isNamed = node.members.some(({ initializer }) => initializer && !isPlain(initializer))
  let next: number | null = 0
  return node.members.map((member): EnumEntry => {
    const { key, span } = propertyKey(c, member.name)
    const written = member.initializer ? c.expression(member.initializer) : following(next, span)
    const constant = constantOf(c, written)
    const value = constant === null ? written : literal(written, constant)
    next = typeof constant === 'number' ? constant + 1 : null
    if (constant !== null && key !== null) constants.set(key, constant)
    if (isNamed && key) c.binding(declareValue(c, c.scope, key, 'const', span)).values.push(value)
    return { kind: 'property', start: c.start(member), end: member.end, key: key ?? '', name: span, value, form: 'plain' }
  })
}

function isPlain(node: ts.Expression): boolean {
  return node.kind === K.StringLiteral || node.kind === K.NumericLiteral
}

/** Without an initialiser, a member has the number that follows the one before; unknown when that is no number. */
function following(next: number | null, { start, end }: Span): Expression {
  return next === null ? { kind: 'unknown', start, end, children: [] } : literal({ start, end }, next)
}

function literal({ start, end }: Span, value: string | number): Expression {
  return { kind: 'literal', start, end, value }
}

function typeMember({ start, end, key, value }: EnumEntry): TypeMember {
  const base = { start, end, name: key, optional: false, readonly: true }
  if (value.kind !== 'literal') return { ...base, type: null }
  return { ...base, type: { kind: 'literal', start: value.start, end: value.end, value: value.value } }
}
