import type { Expression } from '../../model/expression.ts'
import type { ValueType } from '../../model/kind.ts'
import type { Port } from '../../model/library.ts'
import { type ParsedPort, type PortStep, parsePort } from '../../model/port.ts'
import { readElement, readKnown } from '../access.ts'
import { isConstantList } from '../assemble.ts'
import { joinAll } from '../join.ts'
import { concat } from '../interpret/texts.ts'
import { type AbstractValue, constant, nothing } from '../value.ts'
import { nameInText } from './table-name.ts'
import type { Use } from './use.ts'

/** What stands at a port: one value, or several for `1*` and the like, each with the expression that is there. */
export interface AtPort {
  readonly value: AbstractValue
  readonly place: Expression | null
  /** The place holds the value somewhere in it: the way there is not written in this call. */
  readonly within?: true
}

const empty: readonly AtPort[] = []

/** Everything at a port; empty when the call has no such argument. */
export function atPort(use: Use, port: Port): readonly AtPort[] {
  const parsed = parsePort(port)
  if (parsed === null) return empty
  let found = atRoot(use, parsed)
  for (const [index, step] of parsed.path.entries()) found = found.flatMap(at => walk(use, at, step, parsed, index))
  return found
}

/** The value at a port, joined. */
export function valueAt(use: Use, port: Port): AbstractValue {
  return joinAll(atPort(use, port).map(({ value }) => value))
}

function atRoot(use: Use, { root }: ParsedPort): readonly AtPort[] {
  const argument = (index: number): AtPort => ({ value: use.arguments[index] ?? nothing, place: use.places[index] ?? null })
  switch (root.kind) {
    case 'this': return [{ value: use.receiver, place: use.receiverPlace }]
    case 'argument': return root.index < use.arguments.length ? [argument(root.index)] : empty
    case 'arguments': case 'values': return use.arguments.flatMap((_, index) => (root.kind === 'arguments' && index < root.from ? [] : [argument(index)]))
    case 'text': return [textOf(use)]
    case 'name': return empty
  }
}

function textOf(use: Use): AtPort {
  const { node } = use.site
  if (node.kind !== 'tagged') return { value: nothing, place: null }
  const { engine } = use.activation
  const holes = use.arguments.map(value => nameInText(engine, value))
  const parts = node.strings.flatMap((text, index) => [constant(text), ...holes.slice(index, index + 1)])
  return { value: concat(parts, use.site), place: node }
}

function walk(use: Use, { value, place }: AtPort, step: PortStep, port: ParsedPort, index: number): readonly AtPort[] {
  switch (step.kind) {
    case 'property': return property(value, place, step.name)
    case 'element': return elements(value, place)
    case 'return': return returned(use, portText(port, index))
    case 'parameter': return empty
  }
}

function returned(use: Use, port: string): readonly AtPort[] {
  const value = use.callbacks.get(port)
  return value === undefined ? empty : [{ value, place: null }]
}

function property(value: AbstractValue, place: Expression | null, name: string): readonly AtPort[] {
  // A list or a text has no such property: the model speaks of another overload.
  if (place?.kind === 'array' || isConstantList(value)) return empty
  const isText = value.fields.size === 0 && value.marks.length > 0 && value.marks.every(({ type }) => isScalar(type))
  const found = isText ? nothing : readKnown(value, name)
  if (place?.kind !== 'object') return found === nothing ? empty : [{ value: found, place, within: true }]
  const entry = place.entries.findLast(candidate => candidate.kind === 'property' && candidate.key === name)
  if (entry !== undefined) return [{ value: found, place: entry.value }]
  return place.entries.some(({ kind }) => kind === 'spread') && found !== nothing ? [{ value: found, place, within: true }] : empty
}

function isScalar(type: ValueType): boolean {
  return type !== 'any' && type !== 'object' && type !== 'array'
}

function elements(value: AbstractValue, place: Expression | null): readonly AtPort[] {
  if (place?.kind === 'object') return empty
  if (place?.kind === 'array' && !place.elements.some(element => element?.kind === 'spread')) {
    return place.elements.map((element, index) => ({ value: readKnown(value, String(index)), place: element }))
  }
  // What stands beside marks is under keys that are not known: it arrives with the whole.
  const isList = value.elements !== null && value.marks.length === 0
  if (!isList && !value.marks.some(({ type }) => type === 'array')) return empty
  const element = readElement(value)
  return element === nothing ? empty : [{ value: element, place }]
}

/** The port of a callback up to a step, as `callbacks` names it. */
function portText({ root }: ParsedPort, steps: number): string {
  const head = root.kind === 'argument' ? String(root.index) : root.kind === 'arguments' ? `${root.from}*` : root.kind
  return steps === 0 ? head : `${head}…`
}
