import type { Call, Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import { callsOf } from '../model/expressions.ts'
import { column, type ColumnDeclaration, type Declaration } from './declaration.ts'
import { decoratedEntities, type DecoratorLanguage } from './decorated.ts'
import { formOf } from './form.ts'
import { calledName, constantText, dottedName, entry, importedAs, isLiteral, objectOf, placeIn, properties, returnedBy } from './source.ts'

const packages: ReadonlySet<string> = new Set([
  'core', 'better-sqlite', 'decorators', 'knex', 'libsql', 'mariadb', 'mongodb', 'mssql', 'mysql', 'oracledb', 'postgresql', 'sql', 'sqlite'
].map(name => `@mikro-orm/${name}`))

/** https://mikro-orm.io/docs/decorators */
const language: DecoratorLanguage = {
  package: '@mikro-orm/core',
  aliases: packages,
  entity: new Set(['Entity']),
  tableOption: 'tableName',
  columns: {
    Property: {}, Enum: {}, Formula: { generated: true }, Embedded: {},
    PrimaryKey: { primary: true }, SerializedPrimaryKey: { generated: true }
  },
  relations: new Set(['OneToOne', 'OneToMany', 'ManyToOne', 'ManyToMany']),
  marks: {},
  hiddenOption: { name: 'lazy', value: true },
  unwrittenOption: 'hidden'
}

/**
 * Classes with `@Entity`, `defineEntity({ name, properties })` and `new EntitySchema({ name, properties })`
 * (https://mikro-orm.io/docs/define-entity).
 */
export function mikroOrmEntities(program: Program): readonly Declaration[] {
  const found: Declaration[] = [...decoratedEntities(program, language)]
  for (const module of program.modules.values()) {
    for (const call of callsOf(module)) {
      const name = calledName(call)
      if (name !== 'defineEntity' && name !== 'EntitySchema') continue
      if (!packages.has(importedAs(program, module, call.callee)?.package ?? '')) continue
      const entity = defined(program, module, call)
      if (entity !== null) found.push(entity)
    }
  }
  return found
}

function defined(program: Program, module: Module, call: Call): Declaration | null {
  const [first] = call.arguments
  const options = first === undefined ? null : objectOf(program, { module, node: first })
  if (options === null) return null
  const written = entry(options.node, 'properties')
  const listed = returnedBy(options.module, written) ?? written
  const object = listed === null ? null : objectOf(program, { module: options.module, node: listed })
  const name = constantText(program, options.module, entry(options.node, 'name')) ?? dottedName(entry(options.node, 'class'))
  if (object === null || name === null) return null
  const kept = module.bindings.find(each => each.values.includes(call))?.name
  const table = constantText(program, options.module, entry(options.node, 'tableName'))
  const all = properties(object.node).map(({ key, name: span, value }) => propertyOf(program, object.module, key, span, value))
  return {
    id: `${module.path}#${kept ?? name}`,
    name,
    aliases: [kept ?? null, table].flatMap(each => each === null || each === name ? [] : [each]),
    library: '@mikro-orm/core',
    place: placeIn(module, call),
    columns: all.map(each => each.column),
    complete: object.node.entries.every(each => each.kind === 'property'),
    hiddenInJson: all.filter(each => each.isUnwritten).map(each => each.column.name).sort()
  }
}

interface Property { readonly column: ColumnDeclaration, readonly isUnwritten: boolean }

function propertyOf(program: Program, module: Module, key: string, span: { start: number, end: number }, value: Expression): Property {
  const place = placeIn(module, span)
  const node = returnedBy(module, value) ?? value
  if (node.kind !== 'object') return ofChain(key, place, node)
  const kind = constantText(program, module, entry(node, 'kind') ?? entry(node, 'reference'))
  const named = returnedBy(module, entry(node, 'entity')) ?? entry(node, 'entity')
  const target = constantText(program, module, named) ?? dottedName(named)
  const type = constantText(program, module, entry(node, 'type')) ?? dottedName(entry(node, 'type'))
  const isUnwritten = isLiteral(entry(node, 'hidden'), true)
  const isRelation = kind !== null && kind !== 'scalar' && kind !== 'embedded'
  return {
    column: column(key, place, {
      type: isRelation ? `${target ?? ''}${kind.endsWith('m') ? '[]' : ''}` : type,
      form: isRelation ? 'unknown' : formOf(type),
      hidden: isLiteral(entry(node, 'lazy'), true),
      marked: isUnwritten,
      primary: isLiteral(entry(node, 'primary'), true),
      generated: isLiteral(entry(node, 'autoincrement'), true),
      relation: isRelation ? target : null
    }),
    isUnwritten
  }
}

/** `p.string().hidden()`, `p.manyToOne(Author).ref()`. */
function ofChain(key: string, place: ColumnDeclaration['place'], node: Expression): Property {
  const calls: Call[] = []
  for (let each = node; each.kind === 'call' && each.callee.kind === 'member'; each = each.callee.object) calls.unshift(each)
  const [first] = calls
  const type = first === undefined ? null : calledName(first)
  const has = (name: string): boolean => calls.some(each => calledName(each) === name)
  const target = type !== null && /^(?:one|many)To(?:One|Many)$/.test(type) ? dottedName(first?.arguments[0]) : null
  return {
    column: column(key, place, {
      type: target === null ? type : `${target}${type?.endsWith('Many') === true ? '[]' : ''}`,
      form: target === null ? formOf(type) : 'unknown',
      hidden: has('lazy'),
      marked: has('hidden'),
      primary: has('primary'),
      generated: has('autoincrement'),
      relation: target
    }),
    isUnwritten: has('hidden')
  }
}
