import type { Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { ClassRef } from '../model/value.ts'
import { expressionsOf } from '../model/expressions.ts'
import { importedAs } from './source.ts'

/**
 * Members with class-transformer's `@Exclude()`, or all without `@Expose()` under a class-level one. They are dropped only where
 * `instanceToPlain` or an interceptor runs, and only from instances of the class.
 */
export function excludedMembers(program: Program, lineage: readonly ClassRef[]): readonly string[] {
  return lineage.flatMap(ref => {
    const marked = (decorators: ClassRef['node']['decorators'], name: string): boolean => decorators.some(each => {
      const callee = each.value.kind === 'call' ? each.value.callee : each.value
      const imported = importedAs(program, ref.module, callee)
      return imported?.package === 'class-transformer' && imported.name === name && !isOneWay(each.value)
    })
    const all = marked(ref.node.decorators, 'Exclude')
    return ref.node.members
      .filter(member => marked(member.decorators, 'Exclude') || (all && member.kind === 'field' && !marked(member.decorators, 'Expose')))
      .flatMap(member => member.name ?? [])
  })
}

/** `@Exclude({ toClassOnly: true })` speaks of what comes in. */
function isOneWay(decorator: Expression): boolean {
  const options = decorator.kind === 'call' ? decorator.arguments[0] : undefined
  return options?.kind === 'object' && options.entries.some(each => each.kind === 'property' && each.key === 'toClassOnly')
}

/** What a `toJSON` method (by its library's name for it) of the class, or of its nearest ancestor that has one, drops of these columns. */
export function hiddenByMethod(lineage: readonly ClassRef[], columns: readonly string[], name = 'toJSON'): readonly string[] {
  for (const ref of [...lineage].reverse()) {
    const method = ref.node.members.find(member => member.name === name && !member.static && member.kind !== 'getter')
    if (method?.function !== null && method?.function !== undefined) return hiddenByFunction(ref.module, method.function, columns)
    if (method?.value?.kind === 'function') return hiddenByFunction(ref.module, method.value.function, columns)
  }
  return []
}

/**
 * What a function that writes an entity as JSON drops: names taken out by a rest pattern, deleted, set to undefined, or named to a
 * helper (`omit(this, ['password'])`); all but the keys when it builds an object of its own. A function that shows none of this may do
 * anything, so that all columns count as dropped: better silent than wrong.
 */
export function hiddenByFunction(module: Module, index: number, columns: readonly string[]): readonly string[] {
  const dropped = new Set<string>()
  for (const node of expressionsOf(module, index)) {
    if (node.kind === 'rest') for (const name of node.except) if (name !== null) dropped.add(name)
    if (node.kind === 'unary' && node.operator === 'delete' && node.operand.kind === 'member') dropped.add(node.operand.property)
    if (node.kind === 'assign' && node.target.kind === 'member' && isNothing(node.value)) dropped.add(node.target.property)
    if (node.kind === 'object') for (const each of node.entries) if (each.kind === 'property' && isNothing(each.value)) dropped.add(each.key)
    if (node.kind === 'literal' && typeof node.value === 'string' && columns.includes(node.value)) dropped.add(node.value)
  }
  const built = builtKeys(module, index)
  if (built !== null) return columns.filter(name => !built.has(name))
  return dropped.size === 0 ? columns : columns.filter(name => dropped.has(name))
}

/** The keys of the object of its own that the function returns at its end. */
function builtKeys(module: Module, index: number): ReadonlySet<string> | null {
  const last = module.functions[index]?.body.at(-1)
  if (last?.kind !== 'return' || last.value?.kind !== 'object' || last.value.entries.some(each => each.kind !== 'property')) return null
  return new Set(last.value.entries.flatMap(each => each.kind === 'property' && !isNothing(each.value) ? [each.key] : []))
}

function isNothing(node: Expression): boolean {
  return (node.kind === 'global' && node.name === 'undefined') || (node.kind === 'literal' && node.value === null)
    || (node.kind === 'unary' && node.operator === 'void')
}
