import type { Entity } from '../model/entity.ts'
import type { Note } from '../model/finding.ts'
import type { Arrival } from '../model/flow.ts'
import type { Item } from '../model/library.ts'
import type { Program } from '../model/program.ts'
import type { ChainElement, Surface } from '../model/route.ts'
import { createCollector } from './arrivals.ts'
import { begin, runElement, runFunction } from './chain.ts'
import type { Engine } from './engine.ts'
import { Entries } from './entries.ts'
import { interpreter } from './interpret/index.ts'
import { projected } from './route-schemas.ts'
import { createSummaries } from './summarise.ts'
import type { EntityLookup, Meeting, Summary } from './summary.ts'

/** Where data goes: every meeting of a value with a port of a library's call that a request can reach. */
export interface Flows {
  /** In order of path, position and kind; the same whatever the order of files. */
  readonly arrivals: readonly Arrival[]
  readonly notes: readonly Note[]
}

/** What flow is asked about. */
interface Input {
  readonly program: Program
  readonly surface: Surface
  readonly entities: readonly Entity[]
}

/** What is reached from one entry. */
interface Reached {
  readonly meetings: readonly Meeting[]
  readonly notes: readonly Note[]
}

/**
 * Follows request data and rows from the routes (and handlers without a route) to what libraries do with them. Functions are
 * summarised once, in terms of their parameters; a route runs the summaries of its chain in order on one request.
 */
export function analyse(input: Input): Flows {
  return createAnalysis()(input)
}

/** The same for a project whose files change: what rests on what did not change is kept from one time to the next. */
export function createAnalysis(): (input: Input) => Flows {
  let kept: { readonly engine: Engine, readonly entities: string, readonly entries: Entries<Reached> } | null = null
  return ({ program, surface, entities }) => {
    const known = JSON.stringify(entities)
    if (kept?.entities !== known) kept = { engine: engineFor(program, entities), entities: known, entries: new Entries(program) }
    const { engine, entries } = kept
    const collector = createCollector()
    const notes: Note[] = []
    const add = (reached: Reached, route: number | null): void => {
      collector.add(reached.meetings, route)
      notes.push(...reached.notes)
    }
    entries.begin()
    surface.routes.forEach((route, index) => {
      const elements = route.handler === null || route.chain.includes(route.handler) ? route.chain : [...route.chain, route.handler]
      add(entries.reached(elements, elements.flatMap(({ functions }) => functions), () => runRoute(engine, elements, route.handler)), index)
    })
    for (const handler of surface.loose) {
      const { function: target, frame } = handler
      const run = (): Reached => {
        const ran = runFunction(engine, target, frame, new Map())
        return reachedIn(ran.meetings, ran.summaries, ran.notes)
      }
      add(entries.reached([target, frame], [handler], run), null)
    }
    return { arrivals: collector.arrivals(program), notes: withoutDoubles(notes) }
  }
}

function engineFor(program: Program, entities: readonly Entity[]): Engine {
  let count = 0
  const engine: Engine = {
    program, entities: lookup(entities), sourceNames: namesOf(program, ({ source }) => source !== undefined),
    assignedNames: namesOf(program, ({ assigned }) => assigned !== undefined), interpreter,
    summarise: createSummaries(() => engine),
    next: () => count++
  }
  return engine
}

function runRoute(engine: Engine, elements: readonly ChainElement[], handler: ChainElement | null): Reached {
  const meetings: Meeting[] = []
  const summaries: Summary[] = []
  const notes: Note[] = []
  let state = begin(engine, elements)
  for (const element of elements) {
    if (element.role === 'error-handler') continue
    const ran = runElement(engine, element, state)
    state = ran.state
    meetings.push(...ran.meetings)
    summaries.push(...ran.summaries)
    notes.push(...ran.notes)
  }
  const reached = reachedIn(meetings, summaries, notes)
  const { projections } = handler ?? {}
  if (projections === undefined) return reached
  return { ...reached, meetings: reached.meetings.flatMap(meeting => projected(engine, projections, meeting) ?? []) }
}

/** With the meetings that need nothing of their callers, in these functions and in those that are called below. */
function reachedIn(own: readonly Meeting[], summaries: readonly Summary[], ownNotes: readonly Note[]): Reached {
  const seen = new Set<Summary>(summaries)
  const meetings = [...own]
  const notes = [...ownNotes]
  for (const summary of seen) {
    meetings.push(...summary.settled)
    notes.push(...summary.notes)
    for (const called of summary.called) seen.add(called)
  }
  return { meetings, notes }
}

/** In an order of their own, whatever was looked at first. */
function withoutDoubles(notes: readonly Note[]): readonly Note[] {
  const byText = new Map(notes.map(note => [`${note.path}\n${note.message}`, note]))
  return [...byText].sort(([a], [b]) => a < b ? -1 : 1).map(([, note]) => note)
}

function lookup(entities: readonly Entity[]): EntityLookup {
  const byName = new Map<string, Entity>()
  const keep = (name: string, entity: Entity): void => { if (!byName.has(name)) byName.set(name, entity) }
  for (const entity of entities) keep(entity.id, entity)
  for (const entity of entities) keep(entity.name, entity)
  for (const entity of entities) for (const alias of entity.aliases) keep(alias, entity)
  for (const [name, entity] of [...byName]) keep(name.toLowerCase(), entity)
  return name => byName.get(name) ?? byName.get(name.toLowerCase()) ?? null
}

/** Names of members of which something holds on some type of some library. */
function namesOf(program: Program, holds: (item: Item) => boolean): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (members: Readonly<Record<string, Item>>): void => {
    for (const [name, item] of Object.entries(members)) {
      if (holds(item)) names.add(name)
      if (item.members !== undefined) visit(item.members)
    }
  }
  for (const library of program.libraries.values()) {
    visit(library.exports)
    for (const type of Object.values(library.types ?? {})) visit(type.members ?? {})
  }
  return names
}
