import type { Call, Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import { callsOf } from '../model/expressions.ts'
import type { Site } from '../model/value.ts'
import { column, type ColumnDeclaration, type Declaration, type Form } from './declaration.ts'
import { drizzleRelations } from './drizzle-relations.ts'
import { formOf } from './form.ts'
import { calledName, constantText, dottedName, entry, firstOfChain, placeIn, returnedBy, textOf } from './source.ts'

/** `pgTable(name, columns)` and what its dialects call it, tables of a schema and of a `pgTableCreator` too (https://orm.drizzle.team/docs/sql-schema-declaration). */
export function drizzleTables(program: Program): readonly Declaration[] {
  const found: Declaration[] = []
  for (const module of program.modules.values()) {
    for (const call of callsOf(module)) {
      const table = call.arguments.length < 2 || call.new ? null : tableOf(program, module, call)
      if (table !== null) found.push(table)
    }
  }
  return found.length === 0 ? [] : drizzleRelations(program, found)
}

function tableOf(program: Program, module: Module, call: Call): Declaration | null {
  const [first, second] = call.arguments
  const columns = columnsObject(module, second)
  if (columns === null || !makesTable(program, module, call)) return null
  const table = constantText(program, module, first)
  const kept = module.bindings.find(each => each.values.some(value => value.kind === 'call' && firstOfChain(value) === firstOfChain(call)))
  const name = kept?.name ?? table
  const record = program.evaluate(columns).find(each => each.kind === 'record')
  if (name === null || record === undefined) return null
  const { entries, rest } = program.entries(record)
  return {
    id: `${module.path}#${name}`,
    name,
    aliases: table === null || table === name ? [] : [table],
    library: 'drizzle-orm',
    place: placeIn(module, call.callee),
    columns: [...entries].map(([key, { site }]) => columnOf(program, key, site, record.site)),
    complete: !rest,
    hiddenInJson: []
  }
}

/** The second argument: an object, or a function that gives one. */
function columnsObject(module: Module, node: Expression | undefined): Site | null {
  if (node?.kind === 'object' || node?.kind === 'ref') return { module, node }
  const returned = returnedBy(module, node)
  return returned === null ? null : { module, node: returned }
}

/** A model of the library says that the call gives a table. */
function makesTable(program: Program, module: Module, node: Call): boolean {
  return program.targets({ module, node }).some(each => {
    if (each.kind !== 'library') return false
    const { library, signature } = each.target
    return [signature?.returns ?? []].flat().some(result => 'type' in result && program.libraryType(library.package, result.type)?.row === true)
  })
}

function columnOf(program: Program, key: string, site: Site, written: Site): ColumnDeclaration {
  const own = written.node.kind === 'object' ? written.node.entries.find(each => each.kind === 'property' && each.key === key) : undefined
  const place = own?.kind === 'property' ? placeIn(written.module, own.name) : placeIn(site.module, site.node)
  const chain = chainOf(program, site)
  const [first] = chain
  if (first === undefined) return column(key, place)
  const type = calledName(first)
  const called = (name: string): Call | undefined => chain.find(each => each !== first && calledName(each) === name)
  const reference = called('references')?.arguments[0]
  return column(key, place, {
    type,
    form: formOfColumn(type, first),
    primary: called('primaryKey') !== undefined,
    generated: type?.endsWith('serial') === true || chain.some(each => generators.has(calledName(each) ?? '')),
    references: referenced(site.module, reference)
  })
}

/** The calls of `text('email').notNull()`, the first first; a project's function that makes a column counts as what it gives. */
function chainOf(program: Program, { module, node }: Site, depth = 0): readonly Call[] {
  const calls: Call[] = []
  for (let each = node; each.kind === 'call'; each = each.callee.kind === 'member' ? each.callee.object : each.callee) calls.unshift(each)
  const [first] = calls
  if (first === undefined || depth > 0) return calls
  for (const target of program.targets({ module, node: first })) {
    if (target.kind !== 'function') continue
    const [returned] = program.returns(target.function, target.frame)
    if (returned !== undefined) return [...chainOf(program, returned.site, 1), ...calls.slice(1)]
  }
  return calls
}

/** What the database, or Drizzle before it, fills in. */
const generators: ReadonlySet<string> = new Set(['autoincrement', 'defaultRandom', 'generatedAlwaysAsIdentity', 'generatedByDefaultAsIdentity', 'generatedAlwaysAs', '$defaultFn', '$default'])

/** The types of SQLite hold other things by `mode`; enums of PostgreSQL are functions of the project. */
function formOfColumn(type: string | null, first: Call): Form {
  const mode = first.arguments.flatMap(each => textOf(entry(each, 'mode')) ?? [])[0]
  if (mode !== undefined) {
    if (mode.startsWith('timestamp')) return 'date'
    if (mode === 'json' || mode === 'boolean') return mode
  }
  const bare = type?.replace(/^(?:mysql|singlestore|pg|big|small|medium|tiny)(?=[A-Z])/, '') ?? null
  return formOf(bare)
}

/** `() => readers.id`. */
function referenced(module: Module, node: Expression | undefined): string | null {
  const returned = returnedBy(module, node)
  return returned?.kind === 'member' ? dottedName(returned.object)?.split('.').at(-1) ?? null : null
}
