import { HOLE } from '../value.ts'

/** A table that an SQL text reads or writes, and the name that the text gives it. */
interface SqlTable {
  readonly table: string
  readonly alias: string
}

/** A column of the answer: of which table (null: cannot be told), which column, under which key. `*`: all. */
export interface SqlColumn {
  readonly alias: string | null
  readonly column: string
  readonly key: string
}

/** What a statement says, as far as it was understood. Total: any text gives an answer. */
export interface SqlText {
  readonly operation: 'create' | 'read' | 'update' | 'delete' | null
  readonly tables: readonly SqlTable[]
  /** Columns that come back; null: no rows do, or it cannot be told which. */
  readonly columns: readonly SqlColumn[] | null
}

const kept = new Map<string, SqlText>()

/** Reads one statement: tables, aliases, the select list or the `returning` list. Tolerant: what it does not know it skips. */
export function readSql(text: string): SqlText {
  const found = kept.get(text)
  if (found !== undefined) return found
  const read = understand(tokens(text))
  if (kept.size > 5000) kept.clear()
  kept.set(text, read)
  return read
}

/** The tables of a text in order. */
export function tablesOf(text: string): readonly string[] {
  return readSql(text).tables.map(({ table }) => table)
}

const pattern = new RegExp(
  String.raw`--[^\n]*|/\*[\s\S]*?\*/|'(?:[^']|'')*'|"((?:[^"]|"")*)"|\`([^\`]*)\`|\[([\w .]+)\]|([A-Za-z_][\w$]*)|(${HOLE}|[(),.*;]|[^\s])`, 'g'
)

/** Words in lower case, quoted names marked by a quote before them, signs as they are; literals are `'`. */
function tokens(text: string): readonly string[] {
  const list: string[] = []
  for (const [whole, double, back, bracket, word, sign] of text.matchAll(pattern)) {
    if (word !== undefined) list.push(word)
    else if (double !== undefined || back !== undefined || bracket !== undefined) list.push(`"${double ?? back ?? bracket ?? ''}`)
    else if (sign !== undefined) list.push(sign)
    else if (whole.startsWith('\'')) list.push('\'')
  }
  return list
}

const is = (token: string | undefined, ...words: readonly string[]): boolean => token !== undefined && words.includes(token.toLowerCase())

function understand(list: readonly string[]): SqlText {
  const start = statementStart(list)
  const verb = list[start]?.toLowerCase()
  const operation = verb === 'insert' || verb === 'replace' ? 'create' : verb === 'update' ? 'update' : verb === 'delete' ? 'delete' : verb === 'select' ? 'read' : null
  const tables: SqlTable[] = []
  for (let at = start; at < list.length; at++) {
    if (!is(list[at], 'from', 'join', 'into') && !(is(list[at], 'update') && at === start)) continue
    readTables(list, at + 1, is(list[at], 'from'), tables)
  }
  const columns = operation === 'read' ? readColumns(list, start + 1) : readReturning(list, start)
  return { operation, tables, columns }
}

/** Past `with x as (…), …`. */
function statementStart(list: readonly string[]): number {
  if (!is(list[0], 'with')) return 0
  let depth = 0
  for (const [index, token] of list.entries()) {
    if (token === '(') depth++
    else if (token === ')') depth--
    else if (depth === 0 && is(token, 'select', 'insert', 'update', 'delete')) return index
  }
  return 0
}

const notAliases = [
  'where', 'set', 'on', 'join', 'left', 'right', 'inner', 'outer', 'full', 'cross', 'natural', 'group', 'order', 'having', 'limit', 'offset', 'union',
  'values', 'select', 'returning', 'using', 'default', 'for', 'as', 'lateral', 'window', 'fetch', 'except', 'intersect'
]

function readTables(list: readonly string[], from: number, several: boolean, tables: SqlTable[]): void {
  let at = from
  while (is(list[at], 'only', 'lateral', 'ignore')) at++
  const name = nameAt(list[at])
  if (name === null) return
  let table = name
  at++
  while (list[at] === '.') {
    table = nameAt(list[at + 1]) ?? table
    at += 2
  }
  if (is(list[at], 'as')) at++
  const after = list[at]
  const alias = after !== undefined && !is(after, ...notAliases) ? nameAt(after) : null
  if (alias !== null) at++
  if (!tables.some(known => known.table === table && known.alias === (alias ?? table))) tables.push({ table, alias: alias ?? table })
  if (several && list[at] === ',') readTables(list, at + 1, true, tables)
}

function nameAt(token: string | undefined): string | null {
  if (token === undefined) return null
  if (token.startsWith('"')) return token.slice(1)
  return /^[A-Za-z_]/.test(token) ? token : null
}

function readReturning(list: readonly string[], start: number): readonly SqlColumn[] | null {
  const at = list.findIndex((token, index) => index > start && is(token, 'returning', 'output'))
  return at < 0 ? null : readColumns(list, at + 1)
}

function readColumns(list: readonly string[], from: number): readonly SqlColumn[] {
  const columns: SqlColumn[] = []
  let depth = 0
  let part: string[] = []
  const end = (): void => {
    const column = readColumn(part)
    if (column !== null) columns.push(column)
    part = []
  }
  for (let at = from; at < list.length; at++) {
    const token = list[at] ?? ''
    if (token === '(') depth++
    else if (token === ')') depth--
    if (depth < 0 || (depth === 0 && (is(token, 'from', 'into', 'where') || token === ';'))) break
    if (depth === 0 && token === ',') end()
    else if (!(part.length === 0 && is(token, 'distinct', 'all'))) part.push(token)
  }
  end()
  return columns
}

/** `t.*`, `t.name`, `name as x`, `name x`; calls and the rest hold no column as it is. */
function readColumn(part: readonly string[]): SqlColumn | null {
  const as = part.findIndex(token => is(token, 'as'))
  const body = as < 0 ? part : part.slice(0, as)
  const named = as < 0 ? null : nameAt(part[as + 1])
  const dot = body.lastIndexOf('.')
  const alias = dot > 0 ? nameAt(body[dot - 1]) : null
  const rest = body.slice(dot + 1)
  if (rest[0] === '*' && rest.length === 1) return { alias, column: '*', key: '*' }
  const column = nameAt(rest[0])
  if (column === null || rest.length > 2 || (dot < 0 && rest.length === 2 && nameAt(rest[1]) === null)) return null
  return { alias, column, key: named ?? nameAt(rest[1]) ?? column }
}
