import type { ChainElement, HandedInput, Place, Program, Value } from '../../model/index.ts'
import type { Draft, Registered, Stage } from '../adapter.ts'
import { MOST_ROUTES } from '../limits.ts'
import type { Handing } from '../routing/convention.ts'
import { unwrap } from '../routing/wrappers.ts'
import { combinedAt, mapsAt, namedIn, schemasIn, type Found, type Placed } from './schemas.ts'
import { rulesFor } from './shield.ts'

const CONTEXT: Value = { kind: 'instance', package: '@apollo/server', type: 'Context', of: null, created: null, frame: null }
const NOTHING: readonly Value[] = []
/** The types whose fields are operations, with the method under which each is listed. */
const OPERATIONS = [['Query', 'QUERY'], ['Mutation', 'MUTATION'], ['Subscription', 'SUBSCRIPTION']] as const
/** What a resolver, or a rule, is handed: what is above it, the arguments, the context. */
const HANDED: readonly HandedInput['part'][] = ['none', 'body', 'request', 'none']

const handing: Handing = { handedTo: () => [NOTHING, NOTHING, [CONTEXT]], handlesErrors: () => false, carried: 2 }

/** The operations of all schemas that resolvers make, each once, in the order in which they are written. */
export function assemble(program: Program): Registered {
  const found = schemasIn(program)
  const drafts = new Map<string, Draft>()
  for (const { call, ...placed } of found.resolvers) for (const map of mapsAt(program, placed)) for (const [type, method] of OPERATIONS) {
    for (const [name, resolver] of namedIn(program, map, type)) {
      const key = `${method} ${name} ${resolver.site.module.path}:${resolver.site.node.start}`
      if (drafts.has(key) || drafts.size >= MOST_ROUTES) continue
      drafts.set(key, draftOf(program, found, { type, method, name, app: `${call.module.path}#app` }, workOf(program, resolver)))
    }
  }
  const routes = [...drafts.values()]
  return { routes, elements: routes.flatMap(({ stages }) => stages), unresolved: [] }
}

/** A field may be an object with the function in it: `{ subscribe, resolve }`. */
function workOf(program: Program, placed: Placed): Placed {
  const record = program.evaluate(placed.site, placed.frame).find(({ kind }) => kind === 'record')
  const entries = record === undefined ? null : program.entries(record).entries
  return entries?.get('subscribe') ?? entries?.get('resolve') ?? placed
}

interface Operation {
  readonly type: string
  readonly method: string
  readonly name: string
  readonly app: string
}

function draftOf(program: Program, { shields }: Found, { type, method, name, app }: Operation, resolver: Placed): Draft {
  const running = combinedAt(program, resolver)
  const before = running.slice(0, -1).map(placed => resolverStage(program, placed, { name: program.words(placed.site), role: 'middleware' }))
  const handler = resolverStage(program, running.at(-1) ?? resolver, { name, role: 'handler' })
  const rules = rulesFor(program, shields, type, name).map(({ presence, ...rule }): Stage => ({
    ...stageOf(rule, {
      name: rule.name, place: placeOf(rule), functions: functionsIn(rule.values), values: rule.values, role: 'guard', wrappers: [], scope: 'app',
      inputs: inputsAt(placeOf(rule))
    }), presence
  }))
  const place = placeOf(resolver)
  return {
    method, path: name, resolved: true, framework: 'graphql', place, registration: { place, insertAt: null, receiver: '' },
    stages: [...rules, ...before, handler], handler, group: `${resolver.site.module.path}#${type}`, condition: null, app
  }
}

function resolverStage(program: Program, { site, frame }: Placed, { name, role }: Pick<ChainElement, 'name' | 'role'>): Stage {
  const values = program.evaluate(site, frame)
  const { functions, wrappers } = unwrap({ program, convention: handing }, { site, frame, values }, role)
  const place = placeOf({ site })
  return stageOf({ site, frame }, {
    name, place, functions, values, role, wrappers, scope: 'route', inputs: inputsAt(place), ...role === 'handler' ? { returned: 'answer' as const } : {}
  })
}

function functionsIn(values: readonly Value[]): ChainElement['functions'] {
  return values.flatMap(value => value.kind === 'function' ? [{ function: value.function, frame: value.frame }] : [])
}

function inputsAt(place: Place): readonly HandedInput[] {
  return HANDED.map(part => ({ part, key: null, place, made: null, pipes: [] }))
}

function placeOf({ site: { module, node } }: Pick<Placed, 'site'>): Place {
  return { path: module.path, start: node.start, end: node.end }
}

function stageOf({ site, frame }: Placed, element: ChainElement): Stage {
  return { element, site, frame, mount: '/', presence: 'always', place: element.place }
}

/** Says of every function what it gets: what the server gives as context is the context. */
export function assume(program: Program, { elements }: Registered): void {
  if (elements.length === 0) return
  const given = schemasIn(program).contexts.flatMap(({ site, frame }) => program.evaluate(site, frame)
    .flatMap(value => value.kind === 'function' ? program.returns(value.function, value.frame) : []))
    .flatMap(({ site, frame }) => program.evaluate(site, frame)).filter(({ kind }) => kind === 'record')
  for (const { element } of elements) for (const { function: ref } of element.functions) {
    if (ref.node.parameters.length > 2) program.assumeParameter(ref, 2, [CONTEXT, ...given])
  }
}
