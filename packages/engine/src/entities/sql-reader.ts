/** A column of a table as SQL declares it. */
interface SqlColumn {
  readonly name: string
  readonly type: string
  readonly primary: boolean
  readonly generated: boolean
  readonly references: string | null
  readonly start: number
  readonly end: number
}

/** What one statement says about a table. */
export interface SqlTable {
  readonly name: string
  readonly columns: readonly SqlColumn[]
  readonly dropped: readonly string[]
  readonly start: number
  readonly end: number
}

interface Token { readonly text: string, readonly lower: string, readonly quoted: boolean, readonly start: number, readonly end: number }

const tokenPattern = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*(?:'|$)|"([^"]*)"|`([^`]*)`|\[([A-Za-z_][^\]]*)\]|[A-Za-z_][\w$]*|\d[\w.]*|[^\s]/g

/** Words with which an item of a table's list begins that is no column. */
const constraints: ReadonlySet<string> = new Set([
  'constraint', 'primary', 'unique', 'foreign', 'check', 'exclude', 'key', 'index', 'like', 'fulltext', 'spatial', 'period'
])

/** Words that end a column's type. */
const afterType: ReadonlySet<string> = new Set([
  'not', 'null', 'default', 'primary', 'unique', 'references', 'check', 'constraint', 'generated', 'auto_increment', 'autoincrement', 'identity',
  'collate', 'comment', 'on', 'as', 'after', 'first'
])

/**
 * The tables that a text of SQL creates or alters, in order: `CREATE TABLE t (...)`, `ALTER TABLE t ADD [COLUMN] c ...`,
 * `ALTER TABLE t DROP COLUMN c`. Written for PostgreSQL, MySQL, SQLite and SQL Server alike; what it does not know it passes over,
 * so any text gives an answer.
 */
export function readSql(text: string): readonly SqlTable[] {
  if (!/\btable\b/i.test(text) || !/\b(?:create|alter)\b/i.test(text)) return []
  const tokens = tokenize(text)
  const tables: SqlTable[] = []
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at]?.lower
    if (word !== 'create' && word !== 'alter') continue
    const table = indexOfWithin(tokens, 'table', at + 1, 4)
    if (table < 0) continue
    const name = readName(tokens, skipWords(tokens, table + 1, ['if', 'not', 'exists', 'only']))
    if (name === null) continue
    const end = word === 'create' ? closing(tokens, name.next) : endOfStatement(tokens, name.next)
    const statement = word === 'create' ? readCreate(tokens, name, end) : readAlter(tokens, name, end)
    if (statement === null) continue
    tables.push(statement)
    at = end
  }
  return tables
}

interface Name { readonly text: string, readonly token: Token, readonly next: number }

function readCreate(tokens: readonly Token[], name: Name, close: number): SqlTable | null {
  if (tokens[name.next]?.text !== '(') return null
  const items = splitItems(tokens, name.next + 1, close)
  const columns = items.map(item => readColumn(item)).filter(column => column !== null)
  return table(name, withConstraints(columns, items), [])
}

function readAlter(tokens: readonly Token[], name: Name, end: number): SqlTable | null {
  const columns: SqlColumn[] = []
  const dropped: string[] = []
  for (const action of splitItems(tokens, name.next, end)) {
    const verb = action[0]?.lower
    const rest = action.slice(skipWords(action, 1, ['column', 'if', 'not', 'exists']))
    if (verb === 'add') {
      const column = readColumn(rest)
      if (column !== null) columns.push(column)
    } else if (verb === 'drop' && action[1]?.lower === 'column') {
      const column = rest[0]
      if (column !== undefined) dropped.push(column.text)
    }
  }
  return columns.length + dropped.length === 0 ? null : table(name, columns, dropped)
}

function table(name: Name, columns: readonly SqlColumn[], dropped: readonly string[]): SqlTable {
  return { name: name.text, columns, dropped, start: name.token.start, end: name.token.end }
}

function readColumn(item: readonly Token[]): SqlColumn | null {
  const [name, ...rest] = item
  if (name === undefined || !isName(name) || (!name.quoted && constraints.has(name.lower))) return null
  const end = rest.findIndex(token => afterType.has(token.lower) && !token.quoted)
  const type = rest.slice(0, end < 0 ? rest.length : end).map(token => token.text).join(' ').replace(/ ?([(),]) ?/g, '$1')
  const words = rest.map(token => token.lower)
  const reference = words.indexOf('references')
  return {
    name: name.text,
    type,
    primary: words.includes('primary'),
    generated: /^(?:big|small)?serial/i.test(type) || words.some(word => generators.has(word)),
    references: reference < 0 ? null : readName(rest, reference + 1)?.text ?? null,
    start: name.start,
    end: name.end
  }
}

const generators: ReadonlySet<string> = new Set([
  'auto_increment', 'autoincrement', 'identity', 'generated', 'gen_random_uuid', 'uuid_generate_v4', 'current_timestamp', 'now', 'newid'
])

/** Primary and foreign keys may stand behind the columns, as items of their own. */
function withConstraints(columns: readonly SqlColumn[], items: readonly (readonly Token[])[]): readonly SqlColumn[] {
  let changed = columns
  for (const item of items) {
    const words = item.map(token => token.lower)
    const key = words.indexOf('key')
    const open = words.indexOf('(', key)
    if (key < 1 || open < 0 || !constraints.has(words[0] ?? '')) continue
    const names = new Set(item.slice(open + 1, closing(item, open)).map(token => token.text))
    const target = words.indexOf('references')
    const references = target < 0 ? null : readName(item, target + 1)?.text ?? null
    changed = changed.map(column => !names.has(column.name)
      ? column
      : words[key - 1] === 'primary' ? { ...column, primary: names.size === 1 } : { ...column, references: references ?? column.references })
  }
  return changed
}

/** A name with its schema in front: `public.readers`, `[dbo].[Readers]`; the last part counts. */
function readName(tokens: readonly Token[], from: number): Name | null {
  const token = tokens[from]
  if (token === undefined || !isName(token)) return null
  return tokens[from + 1]?.text === '.' && tokens[from + 2] !== undefined
    ? readName(tokens, from + 2)
    : { text: token.text, token, next: from + 1 }
}

function isName(token: Token): boolean {
  return token.quoted || /^[A-Za-z_]/.test(token.text)
}

function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(tokenPattern)) {
    const raw = match[0]
    if (raw.startsWith('--') || raw.startsWith('/*')) continue
    const name = match[1] ?? match[2] ?? match[3]
    const inner = name === undefined ? 0 : 1
    const value = name ?? raw
    const [start, end] = [match.index + inner, match.index + raw.length - inner]
    tokens.push({ text: value, lower: value.toLowerCase(), quoted: name !== undefined, start, end })
  }
  return tokens
}

function endOfStatement(tokens: readonly Token[], from: number): number {
  let at = from
  while (at < tokens.length && tokens[at]?.text !== ';') at++
  return at
}

function indexOfWithin(tokens: readonly Token[], word: string, from: number, length: number): number {
  for (let at = from; at < Math.min(tokens.length, from + length); at++) if (tokens[at]?.lower === word) return at
  return -1
}

function skipWords(tokens: readonly Token[], from: number, words: readonly string[]): number {
  let at = from
  for (let token = tokens[at]; token !== undefined && !token.quoted && words.includes(token.lower); token = tokens[at]) at++
  return at
}

/** The index of the parenthesis that closes the one at `open`; the end when none does. */
function closing(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    if (tokens[at]?.text === '(') depth++
    if (tokens[at]?.text === ')' && --depth === 0) return at
  }
  return tokens.length
}

function splitItems(tokens: readonly Token[], from: number, to: number): readonly (readonly Token[])[] {
  const items: Token[][] = [[]]
  let depth = 0
  for (const token of tokens.slice(from, to)) {
    if (token.text === '(') depth++
    if (token.text === ')') depth--
    if (token.text === ',' && depth === 0) items.push([])
    else items.at(-1)?.push(token)
  }
  return items.filter(item => item.length > 0)
}
