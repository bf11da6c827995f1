import type { Ref } from '../model/expression.ts'
import type { SourceKind } from '../model/kind.ts'
import type { Item, LibraryType, MiddlewareRole } from '../model/library.ts'
import type { ChainElement } from '../model/route.ts'
import type { Call, Tagged } from '../model/expression.ts'
import type { Frame, FunctionRef, InstanceOfLibrary, Site, Value } from '../model/value.ts'
import { readKnown, writeField } from './access.ts'
import { activationOf } from './activation.ts'
import { answersOf } from './answers.ts'
import { resolve } from './apply.ts'
import type { Engine } from './engine.ts'
import { entryFrame, frameOf } from './frames.ts'
import { joinAll } from './join.ts'
import { shaped } from './library/parse.ts'
import { type Shape, shapeOf } from './library/schemas.ts'
import { type Substitution, substitute } from './substitute.ts'
import type { Meeting, Summary } from './summary.ts'
import { parsePort } from '../model/port.ts'
import { type AbstractValue, type Mark, make, nothing, whole } from './value.ts'

/** What the chain hands on: request, response and the like by their type, as the middlewares before have left them. */
export type ChainState = ReadonlyMap<string, AbstractValue>

/** Types nested in types whose members are filled in beforehand (`context.request.body`). */
const DEPTH = 2

/** What arrived while something ran, the summaries that were applied, and what it hands on. */
interface Ran {
  readonly meetings: readonly Meeting[]
  readonly summaries: readonly Summary[]
  readonly state: ChainState
}

/** Runs one element of a chain: what arrived in it, and what it hands on. */
export function runElement(engine: Engine, element: ChainElement, state: ChainState): Ran {
  const meetings: Meeting[] = []
  const summaries: Summary[] = []
  const states: ChainState[] = []
  for (const { function: target, frame } of element.functions) {
    const ran = runFunction(engine, target, frame, state, element.returned)
    meetings.push(...ran.meetings)
    summaries.push(...ran.summaries)
    if (element.role !== 'handler') states.push(ran.state)
  }
  const after = states.length === 0 ? state : joinStates(states)
  return { meetings, summaries, state: validated(engine, element, after) }
}

/** Runs a function that a framework calls. */
export function runFunction(
  engine: Engine, target: FunctionRef, frame: Frame | null, state: ChainState, returned?: ChainElement['returned']
): Ran {
  const definer = entryFrame(engine.program, target, frame)
  const summary = engine.summarise(target, definer)
  const keys = target.node.parameters.map((_, index) => parameterType(engine, target, definer, index))
  const given = keys.map(type => (type === null ? nothing : state.get(keyOf(type)) ?? untouched(engine, type, target)))
  const entry = activationOf(engine, target, definer, new Map())
  const by = resolve(entry, summary, given, nothing)
  const meetings = [...entry.building.settled, ...returned === 'answer' ? answersOf(target, summary, by, keys) : []]
  return { meetings, summaries: [...entry.building.called], state: handedOn(summary, keys, given, by, state) }
}

/** What parameters hold where the function goes on (calls a parameter without an error), else where it ends. */
function handedOn(
  summary: Summary, keys: readonly (InstanceOfLibrary | null)[], given: readonly AbstractValue[], by: Substitution, state: ChainState
): ChainState {
  const goesOn = summary.calls.filter(({ callee, arguments: args }) => args.every(value => value === nothing)
    && callee.marks.some(({ root, path }) => root.kind === 'parameter' && path.length === 0))
  const next = new Map(state)
  keys.forEach((type, index) => {
    if (type === null) return
    const ends = goesOn.flatMap(({ parameters }) => parameters.get(index) ?? [])
    const left = ends.length > 0 ? joinAll(ends) : summary.leaves.get(index)
    next.set(keyOf(type), left === undefined ? given[index] ?? nothing : substitute(left, by))
  })
  return next
}

function joinStates(states: readonly ChainState[]): ChainState {
  const keys = [...new Set(states.flatMap(state => [...state.keys()]))]
  return new Map(keys.map(key => [key, joinAll(states.map(state => state.get(key) ?? nothing))]))
}

function keyOf(type: InstanceOfLibrary): string {
  return `${type.package}#${type.type}`
}

/** The library type that a framework hands to a parameter. */
function parameterType(engine: Engine, target: FunctionRef, frame: Frame | null, index: number): InstanceOfLibrary | null {
  const parameter = target.node.parameters[index]
  if (parameter === undefined) return null
  const node: Ref = { kind: 'ref', name: parameter.name, binding: parameter.binding, start: parameter.start, end: parameter.end }
  const values = engine.program.evaluate({ module: target.module, node }, frameOf(engine.program, target, frame))
  return values.find((value): value is InstanceOfLibrary => value.kind === 'instance') ?? null
}

const filled = new WeakMap<Engine, Map<string, AbstractValue>>()

/** The same for every route: what differs are the places at which it is read. */
function untouched(engine: Engine, thing: InstanceOfLibrary, target: FunctionRef): AbstractValue {
  const known = filled.get(engine) ?? new Map<string, AbstractValue>()
  filled.set(engine, known)
  const value = known.get(keyOf(thing)) ?? initial(engine, thing, target, DEPTH)
  known.set(keyOf(thing), value)
  return value
}

/** A request and the like before anything was done to it: its members that are request data, by the library's model. */
function initial(engine: Engine, thing: InstanceOfLibrary, target: FunctionRef, depth: number): AbstractValue {
  const fields = new Map<string, AbstractValue>()
  const { start, end } = target.node
  const place = { path: target.module.path, start, end }
  for (const [name, item] of membersOf(engine, thing)) {
    const part = item.source
    if (part !== undefined) fields.set(name, whole({ kind: 'request', part, place }, null))
    else if (item.type !== undefined && depth > 0) {
      const [owner, type] = item.type.includes('#') ? item.type.split('#') : [thing.package, item.type]
      const inner = initial(engine, { ...thing, package: owner ?? thing.package, type: type ?? '' }, target, depth - 1)
      if (inner.fields.size > 0) fields.set(name, inner)
    }
  }
  return make({ fields, things: [thing] })
}

function membersOf(engine: Engine, { package: name, type }: InstanceOfLibrary): readonly (readonly [string, Item])[] {
  const members: [string, Item][] = []
  let at: LibraryType | null = engine.program.libraryType(name, type)
  let owner = name
  for (let step = 0; at !== null && step < 8; step++) {
    members.unshift(...Object.entries(at.members ?? {}))
    const base: string | undefined = at.extends
    if (base === undefined) break
    const [left, right] = base.includes('#') ? base.split('#') : [owner, base]
    owner = left ?? owner
    at = engine.program.libraryType(owner, right ?? '')
  }
  return [...new Map(members)]
}

/** What a library's validator on the chain lets through: parts of the request take the form of their schema. */
function validated(engine: Engine, element: ChainElement, state: ChainState): ChainState {
  let after = state
  for (const value of element.values) {
    const created = value.kind === 'instance' || value.kind === 'library' ? value.created : null
    if (created === null || (value.kind !== 'instance' && value.kind !== 'library')) continue
    const role = roleOf(engine, created as Site<Call | Tagged>, value.frame)
    for (const check of role?.validates ?? []) after = applyCheck(engine, check, { site: created, frame: value.frame }, after)
  }
  return after
}

function roleOf(engine: Engine, site: Site<Call | Tagged>, frame: Frame | null): MiddlewareRole | null {
  if (site.node.kind !== 'call') return null
  for (const target of engine.program.targets({ module: site.module, node: site.node }, frame)) {
    const role = target.kind === 'library' ? target.target.signature?.middleware : undefined
    if (role !== undefined) return role
  }
  return null
}

type Check = NonNullable<MiddlewareRole['validates']>[number]

function applyCheck(engine: Engine, check: Check, made: Placed, state: ChainState): ChainState {
  const schema = schemaSite(engine, check.schema, made)
  const shape = schema === null ? null : shapeOf(engine.program, schema)
  if (shape === null) return state
  // A check that does not hand on what it made leaves the keys that it would have stripped.
  const left: Shape = check.replaces || shape.unknown !== 'strip' ? shape : { ...shape, unknown: 'keep' }
  const next = new Map(state)
  for (const [key, value] of state) {
    const name = fieldOf(value, check.part)
    if (name !== null) next.set(key, writeField(value, name, shaped(readKnown(value, name), left)))
  }
  return next
}

/** The member of a request that holds a part. */
function fieldOf(value: AbstractValue, part: SourceKind): string | null {
  const isPart = ({ root, path }: Mark): boolean => root.kind === 'request' && root.part === part && path.length === 0
  for (const [name, field] of value.fields) {
    if (name === part || field.marks.some(isPart)) return name
  }
  return null
}

interface Placed { readonly site: Site, readonly frame: Frame | null }

/** The expression at a port of the call that made a middleware. */
function schemaSite(engine: Engine, port: string, { site, frame }: Placed): Placed | null {
  const parsed = parsePort(port)
  if (parsed === null) return null
  if (parsed.root.kind === 'this') return { site, frame }
  if (parsed.root.kind !== 'argument' || site.node.kind !== 'call') return null
  const argument = site.node.arguments[parsed.root.index]
  if (argument === undefined) return null
  let at: Placed = { site: { module: site.module, node: argument }, frame }
  for (const step of parsed.path) {
    const entry = step.kind === 'property' ? entryOf(engine, at, step.name) : undefined
    if (entry === undefined) return null
    at = entry
  }
  return at
}

function entryOf(engine: Engine, { site, frame }: Placed, name: string): Placed | undefined {
  const record = engine.program.evaluate(site, frame).find((value: Value) => value.kind === 'record')
  return record === undefined ? undefined : engine.program.entries(record).entries.get(name)
}
