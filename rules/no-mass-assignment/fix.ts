import { closeSchema, fixOf, handOver, replace, textAt, type Arrival, type Edit, type Fix, type HandOver, type TypeNode, type View } from '@postern/engine'
import { declaredType, keysToWrite } from './keys.ts'
import type { Written } from './written.ts'

/**
 * Ways to take the choice from the client, both suggestions, since which keys clients use the code does not tell: where a schema lets
 * other keys through, to close it; else the keys that a client may set, written out where the data is handed on.
 */
export function fixes(view: View, arrival: Arrival, written: Written): readonly Fix[] {
  const closed = closeSchema(view, arrival, written.taint)
  const closing = closed === null ? [] : fixOf(closed.title, false, closed.edits)
  const handed = handOver(view, arrival, written.taint)
  const keys = handed === null ? [] : keysToWrite(view, arrival, written, handed)
  if (handed === null || keys.length === 0) return closing
  return [...closing, ...fixOf(`Write only ${keys.join(', ')}`, false, [narrowed(view, arrival, written, handed, keys)])]
}

/** The data with these keys alone; of several rows, each of them. */
function narrowed(view: View, arrival: Arrival, { taint }: Written, handed: HandOver, keys: readonly string[]): Edit | null {
  const { site: { node, module: { path, language } }, spread, shorthand } = handed
  const { start, end } = node.casts?.at(-1) ?? node
  const code = textAt(view, { path, start, end })
  const isList = taint.path.at(-1) === '[]' || (arrival.operation === 'create' && /many|bulk/i.test(arrival.callee))
  const plain = readsEach(view, arrival, handed, isList)
  if (spread !== null && plain) {
    const [entry] = spread.object.entries
    return entry === undefined ? null : replace(view, { path, start: entry.start, end: entry.end }, pairs(code, keys).join(', '))
  }
  const name = isList ? 'row' : code
  const object = plain ? `{ ${pairs(name, keys).join(', ')} }` : picked(name, keys)
  const parameter = language === 'ts' || language === 'tsx' ? '(row: any)' : 'row'
  const list = `${code}.map(${parameter} => ${plain ? `(${object})` : object})`
  return replace(view, { path, start, end }, `${shorthand === null ? '' : `${shorthand}: `}${isList ? list : object}`)
}

/**
 * Whether the keys can be read one by one. What a request leaves out has to stay out: a missing key changes nothing in a new row and
 * where the library passes `undefined` over, unless it is written over something that stands before it.
 */
function readsEach(view: View, arrival: Arrival, handed: HandOver, isList: boolean): boolean {
  const { site: { node }, spread, index, call } = handed
  const passesOver = arrival.operation === 'create' || view.program.libraries.get(arrival.package)?.skipsUndefined === true
  const isNamed = isList || ((node.kind === 'ref' || node.kind === 'member') && node.casts === undefined)
  const isFirst = spread === null ? index === 0 || call === arrival.site.node : spread.before === 0
  return passesOver && isNamed && isFirst && !isPartial(declaredType(handed))
}

/** Of `Partial<Reader>` each key may be missing: `undefined` under it is another type where the compiler is strict about that. */
function isPartial(type: TypeNode | null): boolean {
  if (type === null) return false
  if (type.kind === 'named') return type.name === 'Partial'
  return (type.kind === 'union' || type.kind === 'intersection') && type.members.some(isPartial)
}

function pairs(code: string, keys: readonly string[]): readonly string[] {
  return keys.map(key => `${key}: ${code}.${key}`)
}

function picked(code: string, keys: readonly string[]): string {
  return `Object.fromEntries(Object.entries(${code}).filter(([key]) => [${keys.map(key => `'${key}'`).join(', ')}].includes(key)))`
}
