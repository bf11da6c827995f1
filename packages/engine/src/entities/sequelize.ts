import type { Call, Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { ClassRef, Site } from '../model/value.ts'
import { associationsOf, withAssociations } from './associations.ts'
import { callsOf } from '../model/expressions.ts'
import { column, type ColumnDeclaration, type Declaration } from './declaration.ts'
import { decoratedEntities, type DecoratorLanguage } from './decorated.ts'
import { formOf } from './form.ts'
import { hiddenByMethod } from './serialisation.ts'
import { calledName, constantText, dottedName, entry, importedAs, isLiteral, objectOf, placeIn, properties, textOf } from './source.ts'

/** https://github.com/sequelize/sequelize-typescript#readme */
const language: DecoratorLanguage = {
  package: 'sequelize-typescript',
  entity: new Set(['Table']),
  tableOption: 'tableName',
  columns: {
    Column: {}, CreatedAt: { generated: true }, UpdatedAt: { generated: true }, DeletedAt: { generated: true }
  },
  relations: new Set(['BelongsTo', 'HasMany', 'HasOne', 'BelongsToMany']),
  marks: { PrimaryKey: 'primary', AutoIncrement: 'generated', ForeignKey: 'references' },
  hiddenOption: { name: 'select', value: false }
}

/**
 * `sequelize.define(name, attributes, options)`, `Model.init(attributes, options)` and classes of sequelize-typescript, with their
 * associations (https://sequelize.org/docs/v6/core-concepts/model-basics/).
 */
export function sequelizeEntities(program: Program): readonly Declaration[] {
  const declared: Declaration[] = [...decoratedEntities(program, language).map(each => withDefaultScope(program, each))]
  for (const module of program.modules.values()) {
    for (const call of callsOf(module)) {
      const name = calledName(call)
      const entity = name === 'define' ? defined(program, module, call) : name === 'init' ? initialised(program, module, call) : null
      if (entity !== null) declared.push(entity)
    }
  }
  return withAssociations(declared, associationsOf(program, declared))
}

/** A file made for sequelize-cli gets `sequelize` and `DataTypes` as parameters: there the columns' types are the evidence. */
function defined(program: Program, module: Module, call: Call): Declaration | null {
  const [first, second, third] = call.arguments
  const name = constantText(program, module, first)
  const attributes = second === undefined ? null : objectOf(program, { module, node: second })
  if (name === null || attributes === null || call.callee.kind !== 'member' || !hasDataTypes(attributes.node)) return null
  return declare(program, { module, call, name, attributes, options: third, ref: null })
}

function initialised(program: Program, module: Module, call: Call): Declaration | null {
  const [first, second] = call.arguments
  if (first === undefined || call.callee.kind !== 'member') return null
  const attributes = objectOf(program, { module, node: first })
  if (attributes === null || !hasDataTypes(attributes.node)) return null
  const ref = classBehind(program, module, call.callee.object)
  const name = ref?.node.name ?? dottedName(call.callee.object)
  return name === null ? null : declare(program, { module: ref?.module ?? module, call, name, attributes, options: second, ref })
}

interface Definition {
  readonly module: Module
  readonly call: Call
  readonly name: string
  readonly attributes: Site
  readonly options: Expression | undefined
  readonly ref: ClassRef | null
}

function declare(program: Program, { module, call, name, attributes, options, ref }: Definition): Declaration {
  const home = attributes.module
  const settings = options === undefined ? null : objectOf(program, { module: home, node: options })
  const option = (key: string): Expression | null => entry(settings?.node, key)
  const table = constantText(program, home, option('tableName'))
  const model = constantText(program, home, option('modelName'))
  const excluded = namesOf(entry(entry(option('defaultScope'), 'attributes'), 'exclude'))
  const columns = columnsOf(attributes, excluded)
  const all = [...columns, ...implicitColumns(home, call, columns, isLiteral(option('timestamps'), false))]
  return {
    id: `${module.path}#${name}`,
    name,
    aliases: [...new Set([model, table, table === null ? `${model ?? name}s` : null])].flatMap(each => each === null || each === name ? [] : [each]),
    library: 'sequelize',
    place: placeIn(home, call.callee),
    columns: all,
    complete: attributes.node.kind === 'object' && attributes.node.entries.every(each => each.kind === 'property'),
    hiddenInJson: ref === null ? [] : hiddenByMethod([ref], all.map(each => each.name))
  }
}

function columnsOf(attributes: Site, excluded: readonly string[]): readonly ColumnDeclaration[] {
  if (attributes.node.kind !== 'object') return []
  return properties(attributes.node).map(property => {
    const type = dottedName(entry(property.value, 'type') ?? property.value)
    const model = entry(entry(property.value, 'references'), 'model')
    return column(property.key, placeIn(attributes.module, property.name), {
      type,
      form: formOf(type),
      hidden: excluded.includes(property.key),
      marked: excluded.includes(property.key),
      primary: isLiteral(entry(property.value, 'primaryKey'), true),
      generated: isLiteral(entry(property.value, 'autoIncrement'), true) || /UUIDV[14]$/.test(dottedName(entry(property.value, 'defaultValue')) ?? ''),
      references: textOf(model) ?? textOf(entry(model, 'tableName')) ?? dottedName(model)
    })
  })
}

/** `id` unless there is another primary key, and the timestamps unless they are switched off. */
function implicitColumns(module: Module, call: Call, columns: readonly ColumnDeclaration[], bare: boolean): readonly ColumnDeclaration[] {
  const place = placeIn(module, call.callee)
  const names = new Set(columns.map(each => each.name))
  const id = columns.some(each => each.primary) ? [] : [column('id', place, { primary: true, generated: true, form: 'number', type: 'INTEGER' })]
  const times = bare ? [] : ['createdAt', 'updatedAt'].map(name => column(name, place, { generated: true, form: 'date', type: 'DATE' }))
  return [...id, ...times].filter(each => !names.has(each.name))
}

/** `@DefaultScope(() => ({ attributes: { exclude: ['password'] } }))` on the class. */
function withDefaultScope(program: Program, entity: Declaration): Declaration {
  const module = program.modules.get(entity.place.path)
  const node = module?.classes.find(each => each.start === entity.place.start)
  if (module === undefined || node === undefined) return entity
  for (const { value } of node.decorators) {
    if (value.kind !== 'call' || importedAs(program, module, value.callee)?.name !== 'DefaultScope') continue
    const [scope] = value.arguments
    const returned = scope?.kind === 'function' ? module.functions[scope.function]?.body.at(-1) : undefined
    const options = returned?.kind === 'return' ? returned.value : scope
    const excluded = namesOf(entry(entry(options, 'attributes'), 'exclude'))
    return { ...entity, columns: entity.columns.map(each => excluded.includes(each.name) ? { ...each, hidden: true, marked: true } : each) }
  }
  return entity
}

function namesOf(node: Expression | null): readonly string[] {
  return node?.kind === 'array' ? node.elements.flatMap(each => textOf(each) ?? []) : []
}

/** `DataTypes.STRING`, `Sequelize.STRING(20)`, `{ type: DataTypes.STRING }`: members in capitals, as no other library's definition has. */
function hasDataTypes(node: Expression): boolean {
  return node.kind === 'object' && properties(node).some(({ value }) =>
    /(?:^|\.)(?:STRING|TEXT|CHAR|CITEXT|INTEGER|BIGINT|SMALLINT|FLOAT|DOUBLE|DECIMAL|REAL|BOOLEAN|DATE|DATEONLY|TIME|UUID|ENUM|JSONB?|BLOB|ARRAY|VIRTUAL)(?:\.|$)/
      .test(dottedName(entry(value, 'type') ?? value) ?? ''))
}

function classBehind(program: Program, module: Module, node: Expression): ClassRef | null {
  const value = program.evaluate({ module, node }).find(each => each.kind === 'class')
  return value?.class ?? null
}
