import type { Program } from '../../model/program.ts'
import type { ValueType } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'
import { anchored } from '../interpret/patterns.ts'
import { MAX_SCHEMA_DEPTH } from '../limits.ts'
import { anyShape, type Placed, type Shape } from './shape.ts'

/** Words that tell a schema from an object of schemas. */
const KEYWORDS: ReadonlySet<string> = new Set([
  '$ref', '$id', 'type', 'properties', 'items', 'enum', 'const', 'anyOf', 'oneOf', 'allOf', 'additionalProperties', 'patternProperties', 'content', 'format', 'nullable'
])

type Entries = ReadonlyMap<string, Placed>

/** What libraries' models say of a schema that a call makes. */
type Known = (placed: Placed) => Shape | null

/** The shape of a JSON Schema that an object writes down, or a library's call; null when it is not known. */
export function readJsonSchema(program: Program, placed: Placed, known: Known, depth = 0): Shape | null {
  if (depth > MAX_SCHEMA_DEPTH) return anyShape
  const made = known(placed)
  if (made !== null) return made
  const record = program.evaluate(placed.site, placed.frame).find((value: Value) => value.kind === 'record')
  if (record === undefined) return null
  const ask = (each: Placed): Shape => readJsonSchema(program, each, known, depth + 1) ?? anyShape
  return read(program, program.entries(record).entries, ask)
}

function read(program: Program, entries: Entries, ask: (placed: Placed) => Shape): Shape {
  const content = entries.get('content')
  if (content !== undefined) return ofContent(program, content, ask)
  // Defined elsewhere under a name: what it lets through is not known.
  if (entries.has('$ref')) return { ...anyShape, keys: new Map(), unknown: 'unsaid' }
  const isSchema = [...entries.keys()].some(key => KEYWORDS.has(key))
  if (!isSchema && entries.size > 0) return { ...anyShape, type: 'object', keys: mapped(entries, ask), unknown: 'unsaid' }
  const either = ['anyOf', 'oneOf'].flatMap(name => listed(program, entries.get(name)))
  if (either.length > 0) return { ...anyShape, either: either.map(ask) }
  const own = ofObject(program, entries, ask)
  return listed(program, entries.get('allOf')).map(ask).reduce(together, own)
}

/** One schema for each type of content. */
function ofContent(program: Program, content: Placed, ask: (placed: Placed) => Shape): Shape {
  const schemas = [...entriesOf(program, content).values()].flatMap(entry => entriesOf(program, entry).get('schema') ?? [])
  return { ...anyShape, either: schemas.map(ask) }
}

function ofObject(program: Program, entries: Entries, ask: (placed: Placed) => Shape): Shape {
  const type = typeOf(program, entries)
  const properties = entries.get('properties')
  const items = entries.get('items')
  if (type === 'array' || items !== undefined) return { ...anyShape, type: 'array', element: items === undefined ? anyShape : ask(items) }
  const more = entries.get('additionalProperties')
  const bounded = entries.has('maximum') || entries.has('exclusiveMaximum') ? { bounded: true as const } : {}
  if (properties === undefined && more === undefined && type !== 'object') return { ...anyShape, type, ...bounded }
  const said = more === undefined ? undefined : program.constant(more.site, more.frame)
  const unknown = more === undefined ? 'unsaid' : said === false ? 'reject' : 'keep'
  return { ...anyShape, type: 'object', keys: properties === undefined ? new Map() : mapped(entriesOf(program, properties), ask), unknown }
}

function typeOf(program: Program, entries: Entries): ValueType {
  const placed = entries.get('type')
  const type = placed === undefined ? undefined : program.constant(placed.site, placed.frame)
  if (entries.has('enum') || entries.has('const')) return 'enum'
  if (type === 'string') return formatOf(program, entries)
  if (type === 'integer' || type === 'number') return 'number'
  return type === 'boolean' || type === 'object' || type === 'array' || type === 'null' ? type : 'any'
}

function formatOf(program: Program, entries: Entries): ValueType {
  const matched = patternOf(program, entries.get('pattern'))
  if (matched !== null) return matched
  const placed = entries.get('format')
  const format = placed === undefined ? undefined : program.constant(placed.site, placed.frame)
  return format === 'uuid' ? 'uuid' : format === 'date-time' || format === 'date' ? 'date' : 'string'
}

/** What a text is that has to match from its first to its last character. */
function patternOf(program: Program, placed: Placed | undefined): ValueType | null {
  const pattern = placed === undefined ? undefined : program.constant(placed.site, placed.frame)
  return typeof pattern === 'string' ? anchored(pattern, '') : null
}

function together(one: Shape, other: Shape): Shape {
  const keys = one.keys === null && other.keys === null ? null : new Map([...one.keys ?? [], ...other.keys ?? []])
  return { ...one, keys, unknown: other.unknown === 'reject' ? 'reject' : one.unknown }
}

const mapped = (entries: Entries, ask: (placed: Placed) => Shape): ReadonlyMap<string, Shape> =>
  new Map([...entries].map(([key, entry]) => [key, ask(entry)]))

function entriesOf(program: Program, placed: Placed): Entries {
  const record = program.evaluate(placed.site, placed.frame).find((value: Value) => value.kind === 'record')
  return record === undefined ? new Map() : program.entries(record).entries
}

function listed(program: Program, placed: Placed | undefined): readonly Placed[] {
  if (placed === undefined) return []
  return program.evaluate(placed.site, placed.frame).flatMap(value => program.elements(value).flatMap(element => element ?? []))
}
