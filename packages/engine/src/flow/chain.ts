import type { Call, Ref, Tagged } from '../model/expression.ts'
import type { Note } from '../model/finding.ts'
import type { Item, LibraryType } from '../model/library.ts'
import type { ChainElement } from '../model/route.ts'
import type { Frame, FunctionRef, InstanceOfLibrary, Site } from '../model/value.ts'
import { activationOf } from './activation.ts'
import { answersOf } from './answers.ts'
import { resolve } from './apply.ts'
import type { Engine } from './engine.ts'
import { entryFrame, frameOf } from './frames.ts'
import { handedValue } from './handed.ts'
import { joinAll } from './join.ts'
import { requested } from './requested.ts'
import { throughSchemas } from './route-schemas.ts'
import { type Substitution, substitute } from './substitute.ts'
import type { Meeting, Summary } from './summary.ts'
import { type ChainState, validated } from './validated.ts'
import { type AbstractValue, make, nothing } from './value.ts'

/** Types nested in types whose members are filled in beforehand (`context.request.body`). */
const DEPTH = 2

/** What arrived while something ran, the summaries that were applied, and what it hands on. */
interface Ran {
  readonly meetings: readonly Meeting[]
  readonly summaries: readonly Summary[]
  readonly notes: readonly Note[]
  readonly state: ChainState
}

/** What the functions of a chain are handed before anything was done to it. */
export function begin(engine: Engine, elements: readonly ChainElement[]): ChainState {
  const state = new Map<string, AbstractValue>()
  for (const { function: target, frame } of elements.flatMap(({ functions }) => functions)) {
    const definer = entryFrame(engine.program, target, frame)
    for (const index of target.node.parameters.keys()) {
      const type = parameterType(engine, target, definer, index)
      if (type !== null && !state.has(keyOf(type))) state.set(keyOf(type), untouched(engine, type, target))
    }
  }
  return state
}

/** Runs one element of a chain: what arrived in it, and what it hands on. */
export function runElement(engine: Engine, element: ChainElement, state: ChainState): Ran {
  const meetings: Meeting[] = []
  const summaries: Summary[] = []
  const notes: Note[] = []
  const states: ChainState[] = []
  for (const { function: target, frame } of element.functions) {
    const ran = runFunction(engine, target, frame, state, element)
    meetings.push(...ran.meetings)
    summaries.push(...ran.summaries)
    notes.push(...ran.notes)
    if (element.role !== 'handler') states.push(ran.state)
  }
  const after = states.length === 0 ? state : joinStates(states)
  return { meetings, summaries, notes, state: validated(engine, element, after) }
}

/** Runs a function that a framework calls. */
export function runFunction(
  engine: Engine, target: FunctionRef, frame: Frame | null, state: ChainState, element: Partial<ChainElement> = {}
): Ran {
  const definer = entryFrame(engine.program, target, frame)
  const summary = engine.summarise(target, definer)
  const keys = target.node.parameters.map((_, index) => parameterType(engine, target, definer, index))
  const held = (type: InstanceOfLibrary): AbstractValue => state.get(keyOf(type)) ?? untouched(engine, type, target)
  const given = keys.map((type, index) => {
    const input = element.inputs?.[index] ?? null
    if (input !== null && input.part !== 'request') return handedValue(engine, input, held)
    return type === null ? nothing : held(type)
  }).map(value => element.validates === undefined ? value : throughSchemas(engine, element.validates, value))
  const entry = activationOf(engine, target, definer, new Map())
  const by = resolve(entry, summary, given, nothing)
  const answers = element.returned === 'answer' ? answersOf(engine, target, summary, by, keys, element.answered) : []
  const meetings = [...entry.building.settled, ...answers]
  const { called, notes } = entry.building
  return { meetings, summaries: [...called], notes, state: handedOn(engine, summary, keys, given, by, state) }
}

/** What parameters hold where the function goes on (calls a parameter without an error), else where it ends. */
function handedOn(
  engine: Engine, summary: Summary, keys: readonly (InstanceOfLibrary | null)[], given: readonly AbstractValue[], by: Substitution,
  state: ChainState
): ChainState {
  const goesOn = summary.calls.filter(({ callee, arguments: args, site }) => args.every(value => value === nothing)
    && !handsError(engine, site) && callee.marks.some(({ root, path }) => root.kind === 'parameter' && path.length === 0))
  const next = new Map(state)
  keys.forEach((type, index) => {
    if (type === null) return
    const ends = goesOn.flatMap(({ parameters }) => parameters.get(index) ?? [])
    const left = ends.length > 0 ? joinAll(ends) : summary.leaves.get(index)
    next.set(keyOf(type), left === undefined ? given[index] ?? nothing : substitute(left, by))
  })
  return next
}

/**
 * `next(error)`: what stands there ends the chain, unless it is written as nothing, or is the parameter of a callback that no test has
 * looked at before (`(error, body) => { req.body = body; next(error) }`).
 */
function handsError(engine: Engine, { module, node }: Site<Call | Tagged>): boolean {
  const first = node.kind === 'call' ? node.arguments[0] : undefined
  if (first === undefined || first.kind === 'spread') return false
  if ((first.kind === 'literal' && first.value === null) || (first.kind === 'global' && first.name === 'undefined')) return false
  const isParameter = first.kind === 'ref' && module.bindings[first.binding]?.parameter != null
  return !isParameter || engine.program.testsAround({ module, node }).length > 0
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
    if (part !== undefined) fields.set(name, requested(part, place, null, item))
    else if (item.type !== undefined && depth > 0) {
      const [owner, type] = item.type.includes('#') ? item.type.split('#') : [thing.package, item.type]
      const inner = initial(engine, { ...thing, package: owner ?? thing.package, type: type ?? '' }, target, depth - 1)
      if (inner.fields.size > 0) fields.set(name, inner)
    }
  }
  const elements = engine.program.libraryType(thing.package, thing.type)?.elements
  return make({ fields, things: [thing], elements: elements === undefined ? null : requested(elements, place, null) })
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
