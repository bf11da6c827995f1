import { ts } from 'ts-morph'
import type { Expression, ObjectEntry } from '../model/expression.ts'
import type { Statement } from '../model/statement.ts'
import type { TypeMember } from '../model/type.ts'
import type { Context, Draft } from './context.ts'
import { constantOf } from './constants.ts'
import { nameValue } from './assign.ts'
import { propertyKey } from './names.ts'
import { declareValue, openScope, within } from './scope.ts'

const K = ts.SyntaxKind

/** An enum is an object of its values, and a type with one member a value. Enums of one name are merged. */
export function lowerEnum(c: Context, node: ts.EnumDeclaration, out: Statement[]): void {
  const name = c.own(node.name.text)
  const index = c.lookup(name)
  if (index === null) return
  const span = c.span(node)
  const binding = c.binding(index)
  const known = binding.values.find((value) => value.kind === 'object')
  const entries: ObjectEntry[] = known ? known.entries as ObjectEntry[] : []
  const added = within(c, openScope(c.scope), () => lowerMembers(c, node))
  entries.push(...added)
  const type = c.scope.types?.get(name)
  if (type !== undefined) c.types[type]?.members.push(...added.map((entry) => typeMember(entry)))
  if (known) return
  const value: Expression = { kind: 'object', start: span.start, end: span.end, entries }
  binding.values.push(value)
  nameValue(c, value, name)
  out.push({ kind: 'declare', start: span.start, end: span.end, binding: index, value })
}

function lowerMembers(c: Context, node: ts.EnumDeclaration): ObjectEntry[] {
  // The members see each other by name; bindings for that are made only when an initialiser can use them.
  const isNamed = node.members.some((member) => member.initializer && !isPlain(member.initializer))
  let next: number | null = 0
  return node.members.map((member): ObjectEntry => {
    const { key, span } = propertyKey(c, member.name)
    const value = memberValue(c, member, next)
    const constant = constantOf(c, value)
    next = typeof constant === 'number' ? constant + 1 : null
    const settled: Expression = constant === null ? value : { kind: 'literal', start: value.start, end: value.end, value: constant }
    const name = key ?? ''
    if (isNamed && name) c.binding(declareValue(c, c.scope, name, 'const', span)).values.push(settled)
    return { kind: 'property', start: c.start(member), end: member.end, key: name, name: span, value: settled, form: 'plain' }
  })
}

function isPlain(node: ts.Expression): boolean {
  return node.kind === K.StringLiteral || node.kind === K.NumericLiteral
}

/** The value as written, or the number that follows the member before; unknown when that is no number. */
function memberValue(c: Context, member: ts.EnumMember, next: number | null): Expression {
  if (member.initializer) return c.expression(member.initializer)
  const { start, end } = c.span(member.name)
  return next === null ? { kind: 'unknown', start, end, children: [] } : { kind: 'literal', start, end, value: next }
}

function typeMember(entry: ObjectEntry): Draft<TypeMember> {
  const { start, end } = entry
  const name = entry.kind === 'property' ? entry.key : ''
  const { value } = entry
  const type = value.kind === 'literal' ? { kind: 'literal', start: value.start, end: value.end, value: value.value } as const : null
  return { start, end, name, optional: false, readonly: true, type }
}
