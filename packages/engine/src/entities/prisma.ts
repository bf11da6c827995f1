import { column, type ColumnDeclaration, type Declaration, type Form } from './declaration.ts'
import type { SchemaFile } from './files.ts'
import { attributeText, readPrisma, type PrismaBlock, type PrismaField } from './prisma-reader.ts'

/** Scalar types of the language (https://www.prisma.io/docs/orm/reference/prisma-schema-reference#model-field-scalar-types). */
const scalars: Readonly<Record<string, Form>> = {
  String: 'text', Boolean: 'boolean', Int: 'number', BigInt: 'number', Float: 'number', Decimal: 'number', DateTime: 'date', Json: 'json', Bytes: 'binary'
}

/**
 * The models and views of the schema files. A model is known by its name, by the property of the client (its name with a small
 * first letter) and by its table. `omit` holds the columns that the client's own option leaves out, by property name.
 */
export function prismaEntities(files: readonly SchemaFile[], omit: ReadonlyMap<string, ReadonlySet<string>>): readonly Declaration[] {
  const read = files.filter(file => file.path.endsWith('.prisma')).map(file => ({ path: file.path, blocks: readPrisma(file.text) }))
  const kinds = new Map(read.flatMap(file => file.blocks.map(block => [block.name, block.kind] as const)))
  return read.flatMap(file => file.blocks
    .filter(block => block.kind === 'model' || block.kind === 'view')
    .map(block => declare(block, file.path, kinds, omit)))
}

function declare(
  block: PrismaBlock, path: string, kinds: ReadonlyMap<string, PrismaBlock['kind']>, omit: ReadonlyMap<string, ReadonlySet<string>>
): Declaration {
  const property = block.name.charAt(0).toLowerCase() + block.name.slice(1)
  const table = attributeText(block.attributes, '@@map')
  const foreign = foreignKeys(block)
  const omitted = omit.get(property)
  return {
    id: `${path}#${block.name}`,
    name: block.name,
    aliases: table === null ? [property] : [property, table],
    library: '@prisma/client',
    place: { path, start: block.start, end: block.end },
    columns: block.fields.map(field => columnOf(field, path, kinds, foreign, omitted?.has(field.name) ?? false)),
    complete: true,
    hiddenInJson: []
  }
}

function columnOf(
  field: PrismaField, path: string, kinds: ReadonlyMap<string, PrismaBlock['kind']>, foreign: ReadonlyMap<string, string>, omitted: boolean
): ColumnDeclaration {
  const kind = kinds.get(field.type)
  const isRelation = kind === 'model' || kind === 'view'
  const has = (name: string): boolean => field.attributes.some(attribute => attribute === name || attribute.startsWith(`${name}(`))
  return column(field.name, { path, start: field.start, end: field.end }, {
    type: field.type + (field.list ? '[]' : '') + (field.optional ? '?' : ''),
    form: formOfField(field, kind),
    hidden: omitted || has('@omit') || /@(?:hidden|HideField)\b/.test(field.documentation),
    generated: has('@updatedAt') || field.attributes.some(attribute => /^@default\((?:autoincrement|cuid|uuid|nanoid|now|ulid|dbgenerated)\(/.test(attribute)),
    primary: has('@id'),
    relation: isRelation ? field.type : null,
    references: foreign.get(field.name) ?? null
  })
}

function formOfField(field: PrismaField, kind: PrismaBlock['kind'] | undefined): Form {
  if (field.attributes.some(attribute => attribute.startsWith('@db.Uuid') || attribute.startsWith('@db.ObjectId'))) return 'id'
  if (kind === 'type') return 'json'
  return kind === 'enum' ? 'text' : scalars[field.type] ?? 'unknown'
}

/** The scalar fields that `@relation(fields: [ownerId])` names, with the model that they point to. */
function foreignKeys(block: PrismaBlock): ReadonlyMap<string, string> {
  const keys = new Map<string, string>()
  for (const field of block.fields) {
    for (const attribute of field.attributes) {
      const names = /^@relation\(.*?fields:\s*\[([^\]]*)\]/.exec(attribute)?.[1]
      for (const name of names?.split(',') ?? []) keys.set(name.trim(), field.type)
    }
  }
  return keys
}
