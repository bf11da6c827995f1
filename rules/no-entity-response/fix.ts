import { callAt, fixOf, insert, replace, writeOption, type Call, type Edit, type Expression, type Fix, type View } from '@postern/engine'
import type { Exposure } from './exposures.ts'

/**
 * Leaves the columns out where the rows are read, in the form of the library. A suggestion: whether the rest of the program reads
 * them from these rows the query does not show.
 */
export function fixes(view: View, { taint, entity, columns, relation }: Exposure, alone: boolean): readonly Fix[] {
  const { place } = taint.origin
  const call = relation === null && alone ? callAt(view, place) : null
  if (call === null) return []
  const names = columns.map(column => column.name)
  const all = entity.columns.filter(column => column.relation === null).map(column => column.name)
  const edit = leaveOut(view, place.path, call, entity.library, names, all)
  return edit === null ? [] : fixOf(`Leave ${names.join(', ')} out of the query`, false, [edit])
}

function leaveOut(view: View, path: string, call: Call, library: string, names: readonly string[], all: readonly string[]): Edit | null {
  switch (library) {
    case '@prisma/client': return writeOption(path, call, 0, 'omit', `{ ${names.map(name => `${name}: true`).join(', ')} }`, ['select', 'omit'])
    case 'sequelize':
    case 'sequelize-typescript': {
      const at = call.callee.kind === 'member' && (call.callee.property === 'findByPk' || call.callee.property === 'findById') ? 1 : 0
      return writeOption(path, call, at, 'attributes', `{ exclude: [${names.map(quoted).join(', ')}] }`, ['attributes'])
    }
    case 'typeorm': {
      const asks = call.callee.kind === 'member' && optionFinders.has(call.callee.property) && call.arguments.length < 2
      const kept = all.filter(name => !names.includes(name))
      const chosen = `{ ${kept.map(name => `${name}: true`).join(', ')} }`
      return asks && kept.every(isName) ? writeOption(path, call, 0, 'select', chosen, ['select', 'relations']) : null
    }
    case 'drizzle-orm': return drizzled(view, path, call, names, all)
    case 'mongoose': return insert(path, call.end, `.select('${names.map(name => `-${name}`).join(' ')}')`)
    case 'sql':
    case 'knex': return columnList(view, path, call, names, all)
    default: return null
  }
}

/** TypeORM's finders of which the argument is an object of options; the others take a condition alone. */
const optionFinders: ReadonlySet<string> = new Set(['find', 'findOne', 'findOneOrFail', 'findAndCount'])

function isName(text: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(text)
}

/** `select *` with the columns written out. */
function columnList(view: View, path: string, call: Call, names: readonly string[], all: readonly string[]): Edit | null {
  const [text] = call.arguments
  if (text === undefined) return null
  const code = view.text(path).slice(text.start, text.end)
  const star = /\bselect\s+\*/i.exec(code)
  if (star === null || /\bjoin\b/i.test(code) || !all.every(name => /^[a-z_][a-z0-9_]*$/.test(name))) return null
  const end = text.start + star.index + star[0].length
  return replace(view, { path, start: end - 1, end }, all.filter(name => !names.includes(name)).join(', '))
}

/**
 * Drizzle: `columns` of a relational query, or `select` and `returning` with the columns of the table, which stands in the same chain of
 * calls (`from(readers)`, `insert(readers)`).
 */
function drizzled(view: View, path: string, call: Call, names: readonly string[], all: readonly string[]): Edit | null {
  const verb = call.callee.kind === 'member' ? call.callee.property : ''
  if (/^find(?:Many|First)$/.test(verb)) return writeOption(path, call, 0, 'columns', `{ ${names.map(name => `${name}: false`).join(', ')} }`, ['columns', 'with'])
  const chain = chainOf(call)
  const chooser = verb === 'returning' ? call : chain.find(each => /^select(?:Distinct)?$/.test(calledName(each)))
  const [table] = verb === 'returning' ? chain.find(each => tableVerbs.has(calledName(each)))?.arguments ?? [] : call.arguments
  if (chooser === undefined || chooser.arguments.length > 0 || (table?.kind !== 'ref' && table?.kind !== 'member')) return null
  const code = view.text(path).slice(table.start, table.end)
  const kept = all.filter(name => !names.includes(name))
  return kept.every(isName) ? insert(path, chooser.end - 1, `{ ${kept.map(name => `${name}: ${code}.${name}`).join(', ')} }`) : null
}

const tableVerbs: ReadonlySet<string> = new Set(['insert', 'update', 'delete'])

function calledName(call: Call): string {
  return call.callee.kind === 'member' ? call.callee.property : ''
}

/** The calls on which a call is made: `db.insert(readers)` and `.values(row)` of `db.insert(readers).values(row).returning()`. */
function chainOf(call: Call): readonly Call[] {
  const chain: Call[] = []
  for (let each: Expression = call; each.kind === 'call' && each.callee.kind === 'member'; each = each.callee.object) chain.push(each)
  return chain
}

function quoted(name: string): string {
  return `'${name}'`
}
