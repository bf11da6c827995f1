import type { Entity } from '../model/entity.ts'
import type { Note } from '../model/finding.ts'
import type { Arrival } from '../model/flow.ts'
import type { Item } from '../model/library.ts'
import type { Program } from '../model/program.ts'
import type { Route, Surface } from '../model/route.ts'
import { createCollector } from './arrivals.ts'
import { begin, runElement, runFunction } from './chain.ts'
import type { Engine } from './engine.ts'
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

/**
 * Follows request data and rows from the routes (and handlers without a route) to what libraries do with them. Functions are
 * summarised once, in terms of their parameters; a route runs the summaries of its chain in order on one request.
 */
export function analyse(input: { readonly program: Program, readonly surface: Surface, readonly entities: readonly Entity[] }): Flows {
  const { program, surface } = input
  const notes: Note[] = []
  let count = 0
  const engine: Engine = {
    program, entities: lookup(input.entities), notes, sourceNames: namesOf(program, ({ source }) => source !== undefined),
    assignedNames: namesOf(program, ({ assigned }) => assigned !== undefined), interpreter,
    summarise: createSummaries(() => engine),
    next: () => count++
  }
  const collector = createCollector()
  surface.routes.forEach((route, index) => { collector.add(runRoute(engine, route), index) })
  for (const { function: target, frame } of surface.loose) {
    const { meetings, summaries } = runFunction(engine, target, frame, new Map())
    collector.add([...meetings, ...settledIn(summaries)], null)
  }
  return { arrivals: collector.arrivals(program), notes }
}

function runRoute(engine: Engine, route: Route): readonly Meeting[] {
  const meetings: Meeting[] = []
  const summaries: Summary[] = []
  const elements = route.handler === null || route.chain.includes(route.handler) ? route.chain : [...route.chain, route.handler]
  let state = begin(engine, elements)
  for (const element of elements) {
    if (element.role === 'error-handler') continue
    const ran = runElement(engine, element, state)
    state = ran.state
    meetings.push(...ran.meetings)
    summaries.push(...ran.summaries)
  }
  const reached = [...meetings, ...settledIn(summaries)]
  const { projections } = route.handler ?? {}
  return projections === undefined ? reached : reached.flatMap(meeting => projected(engine, projections, meeting) ?? [])
}

/** Meetings in these functions and in those that are called below, that need nothing of their callers. */
function settledIn(summaries: readonly Summary[]): readonly Meeting[] {
  const seen = new Set<Summary>(summaries)
  const meetings: Meeting[] = []
  for (const summary of seen) {
    meetings.push(...summary.settled)
    for (const called of summary.called) seen.add(called)
  }
  return meetings
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
