import type { Program } from '../../model/program.ts'
import type { ValueType } from '../../model/kind.ts'
import type { Value } from '../../model/value.ts'
import { MAX_SCHEMA_DEPTH } from '../limits.ts'
import { anyShape, type Placed, shapeOf } from './schemas.ts'
import type { Shape } from './shape.ts'

/** Words that tell a schema from an object of schemas. */
const KEYWORDS: ReadonlySet<string> = new Set([
  '$ref', '$id', 'type', 'properties', 'items', 'enum', 'const', 'anyOf', 'oneOf', 'allOf', 'additionalProperties', 'patternProperties', 'content', 'format', 'nullable'
])

type Entries = ReadonlyMap<string, Placed>

/** The shape of a JSON Schema that an object or a library's call writes down; null when it is not known. */
export function jsonShapeOf(program: Program, placed: Placed, depth = 0): Shape | null {
  if (depth > MAX_SCHEMA_DEPTH) return anyShape
  const made = shapeOf(program, placed)
  if (made !== null) return made
  const record = program.evaluate(placed.site, placed.frame).find((value: Value) => value.kind === 'record')
  return record === undefined ? null : read(program, program.entries(record).entries, depth)
}

function read(program: Program, entries: Entries, depth: number): Shape {
  const ask = (placed: Placed): Shape => jsonShapeOf(program, placed, depth + 1) ?? anyShape
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
  if (properties === undefined && type !== 'object') return { ...anyShape, type }
  const more = entries.get('additionalProperties')
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
  const placed = entries.get('format')
  const format = placed === undefined ? undefined : program.constant(placed.site, placed.frame)
  return format === 'uuid' ? 'uuid' : format === 'date-time' || format === 'date' ? 'date' : 'string'
}

function together(one: Shape, other: Shape): Shape {
  return { ...one, keys: one.keys === null && other.keys === null ? null : new Map([...one.keys ?? [], ...other.keys ?? []]) }
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
