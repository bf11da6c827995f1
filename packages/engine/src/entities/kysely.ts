import type { Call } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { TypeNode } from '../model/type.ts'
import { callsOf } from '../model/expressions.ts'
import { column, type ColumnDeclaration, type Form } from './declaration.ts'
import { formOf } from './form.ts'
import { calledName, constantText, firstOfChain, importedAs, placeIn } from './source.ts'
import type { TablePart } from './tables.ts'
import { typeText } from './type-text.ts'

/**
 * The tables of the interface that a `Kysely` is made for (`new Kysely<Database>(…)`, `db: Kysely<Database>`, `extends Kysely<Database>`),
 * and those that its migrations make by `schema.createTable(name).addColumn(…)` (https://kysely.dev/docs/getting-started#types).
 */
export function kyselyTables(program: Program, modules: readonly Module[]): readonly TablePart[] {
  const declared = modules.flatMap(module => databases(program, module).flatMap(type => tablesOf(program, module, type)))
  return [...declared, ...modules.flatMap(module => migrated(program, module))]
}

/** The interfaces of databases that a file names. */
function databases(program: Program, module: Module): readonly TypeNode[] {
  if (!module.requests.some(({ from }) => from.includes('kysely'))) return []
  const made = callsOf(module).flatMap(call => call.new && importedAs(program, module, call.callee)?.name === 'Kysely' ? call.typeArguments ?? [] : [])
  const typed = [...module.bindings, ...module.classes.flatMap(each => each.members)].flatMap(({ type }) =>
    type?.kind === 'named' && kyselyTypes.has(type.name) ? type.arguments.slice(0, 1) : [])
  const extended = module.classes.flatMap(each => each.extendsArguments)
  return [...made, ...typed, ...extended]
}

const kyselyTypes: ReadonlySet<string> = new Set(['Kysely', 'Transaction'])

function tablesOf(program: Program, module: Module, type: TypeNode): readonly TablePart[] {
  return [...program.keys(module, type) ?? []].flatMap(([name, table]) => {
    const columns = table === null ? null : program.keys(table.module, table.type)
    if (table === null || columns === null) return []
    const all = [...columns].map(([key, declared]) => {
      const place = placeIn(declared?.module ?? table.module, declared?.type ?? table.type)
      return declared === null ? column(key, place) : columnOf(key, place, declared.type)
    })
    return [{ name, place: placeIn(table.module, table.type), columns: all, dropped: [], library: 'kysely' }]
  })
}

/** `Generated<number>`, `ColumnType<Date, string, never>`, `JSONColumnType<Settings>`. */
function columnOf(name: string, place: ColumnDeclaration['place'], type: TypeNode): ColumnDeclaration {
  const [first] = type.kind === 'named' ? type.arguments : []
  if (type.kind !== 'named' || first === undefined) {
    const text = typeText(type)
    return column(name, place, { type: text, form: formOfType(text) })
  }
  if (type.name === 'JSONColumnType') return column(name, place, { type: 'json', form: 'json' })
  const text = typeText(first)
  const generated = type.name === 'GeneratedAlways' || (type.name === 'Generated' && name === 'id')
  return column(name, place, { type: text, form: formOfType(text), generated })
}

function formOfType(text: string): Form {
  return text === 'unknown' || text === '?' ? 'unknown' : formOf(text)
}

function migrated(program: Program, module: Module): readonly TablePart[] {
  return callsOf(module).flatMap(call => {
    if (calledName(call) !== 'addColumn' || call.callee.kind !== 'member' || call.callee.object.kind !== 'call') return []
    const first = firstOfChain(call)
    const opener = calledName(first)
    const name = opener === 'createTable' || opener === 'alterTable' ? constantText(program, module, first.arguments[0]) : null
    const added = name === null ? null : addedColumn(program, module, call)
    return name === null || added === null ? [] : [{ name, place: placeIn(module, first), columns: [added], dropped: [], library: 'kysely' }]
  })
}

function addedColumn(program: Program, module: Module, call: Call): ColumnDeclaration | null {
  const [name, type] = call.arguments
  const key = constantText(program, module, name)
  if (name === undefined || key === null) return null
  const text = constantText(program, module, type)
  return column(key, placeIn(module, name), { type: text, form: formOf(text), generated: text?.endsWith('serial') === true })
}
