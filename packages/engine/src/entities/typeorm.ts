import type { Call } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import { callsOf } from '../model/expressions.ts'
import { column, type ColumnDeclaration, type Declaration } from './declaration.ts'
import { decoratedEntities, type DecoratorLanguage } from './decorated.ts'
import { formOf } from './form.ts'
import { constantText, dottedName, entry, importedAs, isLiteral, objectOf, placeIn, properties } from './source.ts'

/** https://typeorm.io/docs/entity/entities and https://typeorm.io/docs/help/decorator-reference */
const language: DecoratorLanguage = {
  package: 'typeorm',
  entity: new Set(['Entity', 'ViewEntity', 'ChildEntity']),
  tableOption: 'name',
  columns: {
    Column: {}, ViewColumn: {}, VirtualColumn: {}, VersionColumn: { generated: true },
    PrimaryColumn: { primary: true }, PrimaryGeneratedColumn: { primary: true, generated: true },
    ObjectIdColumn: { primary: true, generated: true },
    CreateDateColumn: { generated: true }, UpdateDateColumn: { generated: true }, DeleteDateColumn: { generated: true }
  },
  relations: new Set(['OneToOne', 'OneToMany', 'ManyToOne', 'ManyToMany', 'TreeParent', 'TreeChildren']),
  marks: { Generated: 'generated' },
  hiddenOption: { name: 'select', value: false }
}

/** Classes with `@Entity` and the like, and `new EntitySchema({ .. })`. */
export function typeormEntities(program: Program): readonly Declaration[] {
  const schemas: Declaration[] = []
  for (const module of program.modules.values()) {
    for (const call of callsOf(module)) {
      if (!call.new || call.arguments.length === 0) continue
      const imported = importedAs(program, module, call.callee)
      if (imported?.package === 'typeorm' && imported.name === 'EntitySchema') schemas.push(...schemaEntity(program, module, call))
    }
  }
  return [...decoratedEntities(program, language), ...schemas]
}

function schemaEntity(program: Program, module: Module, call: Call): readonly Declaration[] {
  const [first] = call.arguments
  const options = first === undefined ? null : objectOf(program, { module, node: first })
  if (options === null) return []
  const name = constantText(program, options.module, entry(options.node, 'name')) ?? dottedName(entry(options.node, 'target'))
  if (name === null) return []
  const table = constantText(program, options.module, entry(options.node, 'tableName'))
  return [{
    id: `${module.path}#${name}`,
    name,
    aliases: table === null ? [] : [table],
    library: 'typeorm',
    place: placeIn(module, call),
    columns: [
      ...schemaColumns(program, options.module, entry(options.node, 'columns'), false),
      ...schemaColumns(program, options.module, entry(options.node, 'relations'), true)
    ],
    complete: true,
    hiddenInJson: []
  }]
}

function schemaColumns(program: Program, module: Module, node: ReturnType<typeof entry>, relations: boolean): readonly ColumnDeclaration[] {
  const site = node === null ? null : objectOf(program, { module, node })
  if (site === null) return []
  return properties(site.node).map(property => {
    const of = (key: string): ReturnType<typeof entry> => entry(property.value, key)
    const type = constantText(program, site.module, of('type')) ?? dottedName(of('type'))
    const target = constantText(program, site.module, of('target')) ?? dottedName(of('target'))
    return column(property.key, placeIn(site.module, property.name), {
      type: relations ? target : type,
      form: relations ? 'unknown' : formOf(type),
      hidden: isLiteral(of('select'), false),
      marked: isLiteral(of('select'), false),
      primary: isLiteral(of('primary'), true),
      generated: of('generated') !== null || isLiteral(of('createDate'), true) || isLiteral(of('updateDate'), true),
      relation: relations ? target : null
    })
  })
}
