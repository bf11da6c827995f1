import type { Call, Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import { callsOf } from '../model/expressions.ts'
import { column, type ColumnDeclaration } from './declaration.ts'
import { formOf } from './form.ts'
import { calledName, constantText, dottedName, entry, firstOfChain, isLiteral, placeIn, properties, textOf } from './source.ts'
import type { TablePart } from './tables.ts'

/** Methods of the schema builder that open a table (https://knexjs.org/guide/schema-builder.html), and those of Sequelize's query interface. */
const openers: ReadonlySet<string> = new Set(['createTable', 'createTableIfNotExists', 'alterTable', 'table', 'addColumn'])

/** Methods of the table builder that make no column of the name that is their first argument. */
const noColumns: ReadonlySet<string> = new Set([
  'index', 'unique', 'primary', 'foreign', 'dropColumn', 'dropColumns', 'dropForeign', 'dropIndex', 'dropUnique', 'dropPrimary', 'renameColumn',
  'comment', 'engine', 'charset', 'collate', 'inherits', 'setNullable', 'dropNullable', 'check', 'dropTimestamps', 'queryContext', 'timestamps'
])

/** The tables that migrations make by calls: `createTable('loans', table => { table.string('title') })`, `createTable('Loans', { .. })`. */
export function migratedTables(program: Program, modules: readonly Module[]): readonly TablePart[] {
  const parts: TablePart[] = []
  for (const module of modules) {
    const calls = callsOf(module)
    for (const call of calls) {
      const verb = calledName(call)
      if (verb === null || !openers.has(verb) || call.callee.kind !== 'member' || isColumnOfChain(verb, call)) continue
      const [first, second, third] = call.arguments
      const name = constantText(program, module, first)
      if (name === null || second === undefined) continue
      const columns = verb === 'addColumn'
        ? described(module, second, third)
        : second.kind === 'function' ? built(program, module, calls, second.function) : attributes(module, second)
      if (columns.length > 0) parts.push({ name, place: placeIn(module, first ?? call), columns, dropped: [], library: 'knex' })
    }
  }
  return parts
}

/** Kysely's `createTable('loans').addColumn('title', 'text')`: its first argument is no table. */
function isColumnOfChain(verb: string, { callee }: Call): boolean {
  return verb === 'addColumn' && callee.kind === 'member' && callee.object.kind === 'call'
}

/**
 * The calls on the table builder, which is the callback's parameter; chains (`.notNullable().references('id').inTable('readers')`)
 * belong to their first call.
 */
function built(program: Program, module: Module, calls: readonly Call[], callback: number): readonly ColumnDeclaration[] {
  const parameter = module.functions[callback]?.parameters[0]?.binding
  if (parameter === undefined) return []
  const chains = new Map<Call, Call[]>()
  for (const call of calls) {
    const first = firstOfChain(call)
    if (first.callee.kind !== 'member' || first.callee.object.kind !== 'ref' || first.callee.object.binding !== parameter) continue
    chains.set(first, [...chains.get(first) ?? [], call])
  }
  return [...chains].flatMap(([first, chain]) => columnsOfChain(program, module, first, chain))
}

function columnsOfChain(program: Program, module: Module, first: Call, chain: readonly Call[]): readonly ColumnDeclaration[] {
  const type = calledName(first) ?? ''
  const place = placeIn(module, first.arguments[0] ?? first)
  if (type === 'timestamps') {
    const [snake, camel] = [['created_at', 'updated_at'], ['createdAt', 'updatedAt']]
    return (isLiteral(first.arguments[2], true) ? camel : snake).map(name => column(name, place, { type: 'timestamp', form: 'date', generated: true }))
  }
  if (noColumns.has(type)) return []
  const serial = type === 'increments' || type === 'bigIncrements'
  const name = constantText(program, module, first.arguments[0]) ?? (serial ? 'id' : null)
  if (name === null) return []
  const called = (verb: string): Call | undefined => chain.find(each => each !== first && calledName(each) === verb)
  const reference = textOf(called('references')?.arguments[0])
  const specific = type === 'specificType' ? textOf(first.arguments[1]) : type
  return [column(name, place, {
    type: specific,
    form: formOf(specific),
    primary: serial || called('primary') !== undefined,
    generated: serial,
    references: textOf(called('inTable')?.arguments[0]) ?? (reference?.includes('.') === true ? reference.split('.')[0] ?? null : null)
  })]
}

/** Sequelize's query interface describes columns by an object. */
function attributes(module: Module, node: Expression): readonly ColumnDeclaration[] {
  if (node.kind !== 'object') return []
  return properties(node).map(({ key, name, value }) => describe(module, key, name, value))
}

function described(module: Module, name: Expression, value: Expression | undefined): readonly ColumnDeclaration[] {
  const key = textOf(name)
  return key === null ? [] : [describe(module, key, name, value)]
}

function describe(module: Module, key: string, span: { start: number, end: number }, value: Expression | undefined): ColumnDeclaration {
  const type = dottedName(entry(value, 'type') ?? value)
  const model = entry(entry(value, 'references'), 'model')
  return column(key, placeIn(module, span), {
    type,
    form: formOf(type),
    primary: isLiteral(entry(value, 'primaryKey'), true),
    generated: isLiteral(entry(value, 'autoIncrement'), true),
    references: textOf(model) ?? textOf(entry(model, 'tableName'))
  })
}
