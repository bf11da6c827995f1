import type { Arrival, Data, Origin, Taint } from '../model/flow.ts'
import type { Program } from '../model/program.ts'
import { MAX_NESTING } from './limits.ts'
import type { Meeting, MeetingPlace } from './summary.ts'
import { lastSite, sitesOf, stepsOf } from './trail.ts'
import { type AbstractValue, type Mark, isOrigin } from './value.ts'

/** An arrival under way: the same data at the same port, reached from these routes. */
interface Group {
  readonly key: string
  readonly meeting: Meeting
  readonly routes: Set<number>
}

/** Collects what is reached from each entry and writes it out once: one arrival for each port and data. */
export function createCollector(): {
  readonly add: (meetings: readonly Meeting[], route: number | null) => void
  readonly arrivals: (program: Program) => readonly Arrival[]
} {
  // Meetings that need nothing of their callers are the same objects in every route: they are compared by what they hold but once.
  const reached = new Map<Meeting, Set<number>>()

  function add(meetings: readonly Meeting[], route: number | null): void {
    for (const meeting of unrepeated(meetings)) {
      const routes = reached.get(meeting) ?? new Set<number>()
      if (routes.size === 0) reached.set(meeting, routes)
      if (route !== null) routes.add(route)
    }
  }

  return { add, arrivals: program => grouped(reached).map(group => write(program, group)) }
}

function grouped(reached: ReadonlyMap<Meeting, ReadonlySet<number>>): readonly Group[] {
  const groups = new Map<MeetingPlace['site']['node'], Map<string, Group>>()
  for (const [meeting, routes] of reached) {
    const { place, data } = meeting
    const atSite = groups.get(place.site.node) ?? new Map<string, Group>()
    groups.set(place.site.node, atSite)
    const key = `${place.kind}|${place.port}|${place.callee}|${place.entity ?? ''}|${fingerprintOf(data)}`
    const group = atSite.get(key) ?? { key, meeting, routes: new Set<number>() }
    atSite.set(key, group)
    for (const route of routes) group.routes.add(route)
  }
  return [...groups.values()].flatMap(atSite => [...atSite.values()]).sort(compare)
}

/** What is made in one call and written by a later one is one write: the later, whose way passes through the earlier. */
function unrepeated(meetings: readonly Meeting[]): readonly Meeting[] {
  const writes = meetings.filter(({ place }) => place.kind === 'write')
  if (writes.length < 2) return meetings
  const passed = new Set<object>()
  // Of a document that was made of the body and is saved then, the body is written where it is made: the row tells nothing of it.
  for (const { place, data } of writes) for (const mark of marksIn(data)) {
    if (mark.root.kind === 'row') continue
    for (const { site } of sitesOf(mark.trail)) if (site.node !== place.site.node && site.node.kind === 'call') passed.add(site.node)
  }
  return meetings.filter(({ place }) => place.kind !== 'write' || !passed.has(place.site.node))
}

function marksIn(value: AbstractValue, depth = 0): readonly Mark[] {
  if (depth > MAX_NESTING) return []
  const inner = [...value.fields.values(), ...(value.elements === null ? [] : [value.elements])]
  return [...value.marks, ...inner.flatMap(part => marksIn(part, depth + 1))]
}

const fingerprints = new WeakMap<AbstractValue, string>()

/** What a value holds as a text; remembered, since most values arrive in many routes and run after run. */
function fingerprintOf(value: AbstractValue): string {
  let text = fingerprints.get(value)
  if (text === undefined) fingerprints.set(value, text = fingerprint(value))
  return text
}

function fingerprint(value: AbstractValue, depth = 0): string {
  if (depth > MAX_NESTING) return ''
  const marks = value.marks.filter(({ root }) => isOrigin(root)).map(mark => {
    const first = sitesOf(mark.trail)[0]?.site
    const keys = mark.keys.kind === 'all' ? '*' : `${mark.keys.kind}:${mark.keys.keys.join(',')}`
    return `${mark.id}@${first?.module.path ?? ''}:${first?.node.start ?? ''}#${keys}#${mark.type}#${mark.cleaned.join(',')}#${mark.confidence}`
  }).sort()
  const fields = [...value.fields].map(([name, field]) => `${name}=${fingerprint(field, depth + 1)}`).filter(text => !text.endsWith('={}')).sort()
  const elements = value.elements === null ? '' : `[${fingerprint(value.elements, depth + 1)}]`
  return `{${marks.join(';')}${fields.join('&')}${elements}}`
}

function compare(a: Group, b: Group): number {
  const left = a.meeting.place
  const right = b.meeting.place
  if (left.site.module.path !== right.site.module.path) return left.site.module.path < right.site.module.path ? -1 : 1
  const byPlace = left.site.node.start - right.site.node.start || left.site.node.end - right.site.node.end
  return byPlace || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

function write(program: Program, { meeting: { place, data }, routes }: Group): Arrival {
  const { start, end } = place.site.node
  return {
    kind: place.kind, input: place.input, site: place.site, place: { path: place.site.module.path, start, end }, argument: place.argument,
    callee: place.callee, package: place.package, entity: place.entity, data: dataOf(program, data), placeholders: place.placeholders,
    operation: place.operation, function: place.function, routes: [...routes].sort((a, b) => a - b), header: place.header
  }
}

/** A value in the words of the model, its ways written out. Positions of an array are elements. */
function dataOf(program: Program, value: AbstractValue, depth = 0): Data {
  const fields = new Map<string, Data>()
  const positions: Data[] = []
  if (depth <= MAX_NESTING) {
    for (const [name, field] of value.fields) {
      const data = dataOf(program, field, depth + 1)
      if (/^\d+$/.test(name)) positions.push(data)
      else fields.set(name, data)
    }
    if (value.elements !== null) positions.push(dataOf(program, value.elements, depth + 1))
  }
  const taints = value.marks.filter(({ root }) => isOrigin(root)).map(mark => taintOf(program, mark))
  return { taints, fields, elements: together(positions) }
}

function together(parts: readonly Data[]): Data | null {
  const [first, ...rest] = parts
  if (first === undefined) return null
  return rest.reduce((into, part) => ({
    taints: [...into.taints, ...part.taints],
    fields: new Map([...into.fields, ...part.fields]),
    elements: into.elements ?? part.elements
  }), first)
}

function taintOf(program: Program, mark: Mark): Taint {
  return {
    origin: originOf(mark), path: mark.path, keys: mark.keys, type: mark.type, cleaned: mark.cleaned, confidence: mark.confidence,
    steps: stepsOf(program, mark.trail)
  }
}

/** A part of a request is where it was first read; the library's model knows no place. */
function originOf(mark: Mark): Origin {
  const { root } = mark
  if (root.kind === 'row') return root
  const place = root.kind === 'request' ? root.place : { path: '', start: 0, end: 0 }
  const first = sitesOf(mark.trail)[0]?.site ?? lastSite(mark.trail)
  const read = first === null ? place : { path: first.module.path, start: first.node.start, end: first.node.end }
  return { kind: 'request', part: root.kind === 'request' ? root.part : 'request', place: read }
}

