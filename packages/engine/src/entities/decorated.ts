import type { Call, Expression } from '../model/expression.ts'
import type { ClassMember, Decorator } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { ClassRef } from '../model/value.ts'
import { column, uniqueColumns, type ColumnDeclaration, type Declaration } from './declaration.ts'
import { formOf } from './form.ts'
import { maximumAncestors, maximumNesting } from './limits.ts'
import { excludedMembers, hiddenByMethod } from './serialisation.ts'
import { constantText, dottedName, entry, importedAs, isLiteral, placeIn, returnedBy } from './source.ts'
import { typeText } from './type-text.ts'

/** What the decorators of one library mean. */
export interface DecoratorLanguage {
  readonly package: string
  /** Other packages that export the same decorators. */
  readonly aliases?: ReadonlySet<string>
  /** Decorators of classes, with how they name the table: property of the options, or first argument. */
  readonly entity: ReadonlySet<string>
  /** A class needs none of these: its columns tell. */
  readonly unmarked?: true
  readonly tableOption: string
  readonly columns: Readonly<Record<string, { readonly primary?: true, readonly generated?: true }>>
  readonly relations: ReadonlySet<string>
  /** Decorators beside a column's that change it. */
  readonly marks: Readonly<Record<string, 'primary' | 'generated' | 'hidden' | 'references'>>
  /** Options of a column that leave it out of queries: `select: false`. */
  readonly hiddenOption: { readonly name: string, readonly value: boolean }
  /** The option of a column that leaves it out of the JSON of its entity (`hidden: true`). */
  readonly unwrittenOption?: string
}

/** The classes of the project that carry an entity decorator of the language, with the columns of their ancestors and embedded classes. */
export function decoratedEntities(program: Program, language: DecoratorLanguage): readonly Declaration[] {
  const found: Declaration[] = []
  for (const module of program.modules.values()) {
    module.classes.forEach((node, index) => {
      const ref = program.classRef(module, index)
      const mark = node.decorators.find(each => language.entity.has(nameOf(program, ref, each, language) ?? ''))
      if (mark !== undefined || (language.unmarked === true && hasColumns(program, ref, language))) {
        found.push(declare(program, ref, mark, language))
      }
    })
  }
  return found
}

function hasColumns(program: Program, ref: ClassRef, language: DecoratorLanguage): boolean {
  return ref.node.members.some(member => member.decorators.some(each => Object.hasOwn(language.columns, nameOf(program, ref, each, language) ?? '')))
}

function declare(program: Program, ref: ClassRef, mark: Decorator | undefined, language: DecoratorLanguage): Declaration {
  const { module, node } = ref
  const ancestors = program.ancestors(ref)
  const lineage = [ref, ...ancestors.classes.slice(0, maximumAncestors)].reverse()
  const columns = uniqueColumns(lineage.flatMap(each => columnsOf(program, each, language, '', 0)))
  const name = node.name ?? 'default'
  const table = mark === undefined ? null : tableName(program, ref, mark, language)
  return {
    id: `${module.path}#${name}`,
    name,
    aliases: table === null ? [] : [table],
    library: language.package,
    place: placeIn(module, node),
    columns,
    complete: node.extends === null || ancestors.classes.length > 0 || ancestors.library !== null,
    hiddenInJson: [
      ...new Set([...hiddenByMethod(lineage, columns.map(each => each.name)), ...unwritten(program, lineage, language)])
    ].sort(),
    excluded: [...new Set(excludedMembers(program, lineage))].sort()
  }
}

function columnsOf(
  program: Program, ref: ClassRef, language: DecoratorLanguage, prefix: string, depth: number
): readonly ColumnDeclaration[] {
  return ref.node.members.flatMap(member => {
    if (member.name === null || member.static || member.decorators.length === 0) return []
    const declared = columnOf(program, ref, member, language)
    if (declared === null) return []
    const embedded = embeddedClass(program, ref, member, language)
    if (embedded !== null && depth < maximumNesting) return columnsOf(program, embedded, language, `${prefix}${member.name}.`, depth + 1)
    return [{ ...declared, name: prefix + declared.name }]
  })
}

/** Columns whose option says that they are not written as JSON. */
function unwritten(program: Program, lineage: readonly ClassRef[], language: DecoratorLanguage): readonly string[] {
  if (language.unwrittenOption === undefined) return []
  return lineage.flatMap(ref => ref.node.members.filter(member => member.decorators.some(each =>
    nameOf(program, ref, each, language) !== null && optionsOf(each).some(options => isUnwritten(options, language))
  )).flatMap(member => member.name ?? []))
}

function isUnwritten(options: Expression | undefined, { unwrittenOption }: DecoratorLanguage): boolean {
  return unwrittenOption !== undefined && isLiteral(entry(options, unwrittenOption), true)
}

function optionsOf({ value }: Decorator): readonly Expression[] {
  return value.kind === 'call' ? value.arguments.filter(each => each.kind === 'object') : []
}

function columnOf(program: Program, ref: ClassRef, member: ClassMember, language: DecoratorLanguage): ColumnDeclaration | null {
  const { module } = ref
  const named = member.decorators.map(each => ({ name: nameOf(program, ref, each, language), call: each.value.kind === 'call' ? each.value : null }))
  const main = named.find(each => each.name !== null && (Object.hasOwn(language.columns, each.name) || language.relations.has(each.name)))
  if (main?.name === null || main === undefined || member.name === null) return null
  const isRelation = language.relations.has(main.name)
  const marks = named.map(each => ({ mark: each.name === null ? undefined : language.marks[each.name], call: each.call }))
  const has = (mark: string): boolean => marks.some(each => each.mark === mark)
  const options = main.call?.arguments.findLast(each => each.kind === 'object')
  const type = isRelation ? relationName(ref, main.call, member) : typeOf(program, ref, main.call, options, member)
  const role = language.columns[main.name]
  const hidden = isLiteral(entry(options, language.hiddenOption.name), language.hiddenOption.value) || has('hidden')
  const foreign = marks.find(each => each.mark === 'references')?.call?.arguments[0]
  return column(member.name, placeIn(module, member.nameSpan ?? member), {
    type: isRelation && (member.type?.kind === 'array' || main.name.endsWith('Many')) ? `${type ?? ''}[]` : type,
    form: formOf(type),
    hidden,
    marked: isUnwritten(options, language) || (hidden && language.unwrittenOption === undefined)
      || excludedMembers(program, [ref]).includes(member.name),
    primary: role?.primary === true || has('primary') || isLiteral(entry(options, 'primary'), true) || isLiteral(entry(options, 'primaryKey'), true),
    generated: role?.generated === true || has('generated') || isLiteral(entry(options, 'autoIncrement'), true),
    relation: isRelation ? type : null,
    references: foreign === undefined ? null : dottedName(returnedBy(module, foreign) ?? foreign)
  })
}

/** The name of the language's decorator, also when a function of the project wraps it (`DbAwareColumn(..)` that returns `Column(..)`). */
function nameOf(program: Program, ref: ClassRef, decorator: Decorator, language: DecoratorLanguage): string | null {
  const callee = decorator.value.kind === 'call' ? decorator.value.callee : decorator.value
  const imported = importedAs(program, ref.module, callee)
  if (imported !== null) return isOf(language, imported.package) ? imported.name : null
  for (const value of program.evaluate({ module: ref.module, node: callee })) {
    if (value.kind !== 'function') continue
    for (const { site } of program.returns(value.function, null)) {
      if (site.node.kind !== 'call') continue
      const inner = importedAs(program, site.module, site.node.callee)
      if (inner !== null && isOf(language, inner.package)) return inner.name
    }
  }
  return null
}

function isOf(language: DecoratorLanguage, name: string): boolean {
  return name === language.package || language.aliases?.has(name) === true
}

/** `@Column({ type: 'json' })`, `@Column('uuid')`, `@Column(DataType.STRING)`, else the annotation. */
function typeOf(
  program: Program, ref: ClassRef, call: Call | null, options: Expression | undefined, member: ClassMember
): string | null {
  const written = entry(options, 'type') ?? entry(options, 'columnType') ?? call?.arguments.find(each => each.kind !== 'object' && each.kind !== 'function')
  const text = constantText(program, ref.module, written) ?? dottedName(written)
  return text ?? (member.type === null ? null : typeText(member.type))
}

/** `@ManyToOne(() => Reader)`, `@ManyToOne('Reader')`, `@ManyToOne({ entity: () => Reader })`, else the annotation. */
function relationName(ref: ClassRef, call: Call | null, member: ClassMember): string | null {
  const first = call?.arguments[0]
  const target = first?.kind === 'object' ? entry(first, 'entity') : first
  const named = target?.kind === 'literal' ? String(target.value) : dottedName(returnedBy(ref.module, target) ?? undefined)
  if (named !== null) return named.split('.').at(-1) ?? named
  return member.type === null ? null : typeText(member.type).replace(/\[\]$/, '')
}

/** The class whose columns stand in this one's table: `@Column(() => Address)`, `@Embedded(() => Address)`. */
function embeddedClass(program: Program, ref: ClassRef, member: ClassMember, language: DecoratorLanguage): ClassRef | null {
  for (const decorator of member.decorators) {
    if (decorator.value.kind !== 'call' || !Object.hasOwn(language.columns, nameOf(program, ref, decorator, language) ?? '')) continue
    const [first] = decorator.value.arguments
    const target = returnedBy(ref.module, first)
    if (target === null) continue
    const value = program.evaluate({ module: ref.module, node: target }).find(each => each.kind === 'class')
    if (value !== undefined && value.class !== ref) return value.class
  }
  return null
}

function tableName(program: Program, ref: ClassRef, mark: Decorator, language: DecoratorLanguage): string | null {
  if (mark.value.kind !== 'call') return null
  const [first] = mark.value.arguments
  const options = mark.value.arguments.find(each => each.kind === 'object')
  return constantText(program, ref.module, entry(options, language.tableOption)) ?? constantText(program, ref.module, first)
}
