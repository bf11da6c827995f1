import type { Call, Expression, ObjectExpression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { Site } from '../model/value.ts'
import { callsOf } from '../model/expressions.ts'
import { column, uniqueColumns, type ColumnDeclaration, type Declaration } from './declaration.ts'
import { formOf } from './form.ts'
import { maximumNesting } from './limits.ts'
import { hiddenBySchema } from './mongoose-json.ts'
import type { SchemaSite } from './mongoose-schema.ts'
import { calledName, constantText, dottedName, entry, importedAs, isLiteral, objectOf, placeIn, properties, textOf } from './source.ts'

/** `model(name, schema)`, `Model.discriminator(name, schema)` (https://mongoosejs.com/docs/guide.html). */
export function mongooseEntities(program: Program): readonly Declaration[] {
  const found: Declaration[] = []
  for (const module of program.modules.values()) {
    for (const call of callsOf(module)) {
      const name = calledName(call)
      if (name !== 'model' && name !== 'discriminator') continue
      const [first, second, third] = call.arguments
      const model = constantText(program, module, first)
      const schema = model === null || second === undefined ? null : schemaBehind(program, module, second)
      if (model !== null && schema !== null) found.push(declare(program, module, call, model, schema, third))
    }
  }
  return found
}

function declare(
  program: Program, module: Module, call: Call, name: string, schema: SchemaSite, collection: Expression | undefined
): Declaration {
  const [definition] = schema.call.arguments
  const objects = [definition, ...schema.additions.filter(each => calledName(each) === 'add').map(each => each.arguments[0])]
    .map(node => node === undefined ? null : objectOf(program, { module: schema.module, node }))
  const known = objects.filter(each => each !== null)
  const columns = uniqueColumns([
    ...known.flatMap(each => columnsOf(program, each, '', 0)),
    ...implicitColumns(schema)
  ])
  const table = constantText(program, module, collection) ?? constantText(program, schema.module, entry(schema.options, 'collection'))
  return {
    id: `${module.path}#${name}`,
    name,
    aliases: [table ?? `${name.toLowerCase()}s`],
    library: 'mongoose',
    place: placeIn(schema.module, schema.call.callee),
    columns,
    complete: known.length === objects.length && objects.every(each => each?.node.entries.every(one => one.kind === 'property') === true)
      && !isLiteral(entry(schema.options, 'strict'), false),
    hiddenInJson: hiddenBySchema(program, schema, columns.map(each => each.name), known.map(each => each.node))
  }
}

/** The schema that an expression is: the `new Schema(..)` behind it. */
function schemaBehind(program: Program, module: Module, node: Expression): SchemaSite | null {
  for (const site of constructions(program, { module, node })) {
    if (!isSchema(program, site)) continue
    const call = site.node
    const options = call.arguments[1]
    return {
      module: site.module, call,
      options: options === undefined ? null : objectOf(program, { module: site.module, node: options })?.node ?? null,
      additions: callsOf(site.module).filter(each => each.callee.kind === 'member' && holds(site.module, each.callee.object, call))
    }
  }
  return null
}

function isSchema(program: Program, site: Site<Call>): boolean {
  const imported = importedAs(program, site.module, site.node.callee)
  return imported?.package === 'mongoose' && imported.name === 'Schema'
}

function constructions(program: Program, site: Site): readonly Site<Call>[] {
  if (site.node.kind === 'call') return [{ module: site.module, node: site.node }]
  const local = site.node.kind === 'ref' ? site.module.bindings[site.node.binding]?.values ?? [] : []
  const direct = local.flatMap(node => node.kind === 'call' ? [{ module: site.module, node }] : [])
  if (direct.length > 0) return direct
  return program.evaluate(site).flatMap(value => {
    const created = value.kind === 'library' || value.kind === 'instance' ? value.created : null
    return created?.node.kind === 'call' ? [{ module: created.module, node: created.node }] : []
  })
}

function holds(module: Module, receiver: Expression, call: Call): boolean {
  return receiver.kind === 'ref' && module.bindings[receiver.binding]?.values.includes(call) === true
}

function columnsOf(program: Program, site: Site<ObjectExpression>, prefix: string, depth: number): readonly ColumnDeclaration[] {
  return properties(site.node).flatMap(property => {
    const name = prefix + property.key
    const place = placeIn(site.module, property.name)
    const value = objectOf(program, { module: site.module, node: property.value })
    const type = value === null ? null : entry(value.node, 'type')
    if (value !== null && (type === null || (type.kind === 'object' && entry(type, 'type') !== null))) {
      return depth < maximumNesting ? columnsOf(program, value, `${name}.`, depth + 1) : [column(name, place, { form: 'json' })]
    }
    return [scalar(program, value?.module ?? site.module, name, place, value?.node ?? null, type ?? property.value)]
  })
}

function scalar(
  program: Program, module: Module, name: string, place: ColumnDeclaration['place'], options: ObjectExpression | null, type: Expression
): ColumnDeclaration {
  const element = type.kind === 'array' ? type.elements[0] : null
  const list = element === null || element === undefined ? '' : '[]'
  const inner = element?.kind === 'object' ? entry(element, 'type') ?? element : element ?? type
  const written = dottedName(inner) ?? textOf(inner)
  const reference = entry(options, 'ref') ?? entry(element, 'ref')
  const hidden = isLiteral(entry(options, 'select'), false)
  const target = constantText(program, module, reference) ?? dottedName(reference)
  return column(name, place, {
    type: written === null ? null : written + list,
    form: list !== '' && inner.kind === 'object' ? 'json' : formOf(written),
    hidden,
    marked: hidden,
    references: target
  })
}

function implicitColumns(schema: SchemaSite): readonly ColumnDeclaration[] {
  const place = placeIn(schema.module, schema.call.callee)
  const id = isLiteral(entry(schema.options, '_id'), false) ? [] : [column('_id', place, { primary: true, generated: true, form: 'id', type: 'ObjectId' })]
  const stamps = entry(schema.options, 'timestamps')
  const times = stamps === null || isLiteral(stamps, false)
    ? []
    : ['createdAt', 'updatedAt'].map(name => column(name, place, { generated: true, form: 'date', type: 'Date' }))
  return [...id, ...times]
}
