import type { ChainElement, Place, Program, SchemaCheck, Site, SourceKind, Value } from '../../model/index.ts'
import type { Draft, Registered, Stage } from '../adapter.ts'
import { MOST_ROUTES, MOUNT_DEPTH } from '../limits.ts'
import { PRESENCE } from '../routing/layers.ts'
import { ANY_PATH, joinPaths, pathsAt } from '../routing/paths.ts'
import { guardOf } from './auth.ts'
import { Registrations, type RouteStep } from './registrations.ts'
import { constantAt, entriesAt, functionsAt, itemsAt, type Entries, type Placed } from './values.ts'

const instance = (type: string): readonly Value[] => [{ kind: 'instance', package: '@hapi/hapi', type, of: null, created: null, frame: null }]
const HANDED = [instance('Request'), instance('ResponseToolkit')]
/** Extension points before the handler, in the order of the request's life; authentication stands after the second. */
const BEFORE = ['onRequest', 'onPreAuth', 'onCredentials', 'onPostAuth', 'onPreHandler'] as const
const PARTS: readonly (readonly [string, SourceKind])[] = [['payload', 'body'], ['query', 'query'], ['params', 'params'], ['headers', 'headers']]

/** All routes of all servers, plugins below their prefixes. */
export function routes(program: Program): Registered {
  const found = new Registrations(program)
  const drafts = found.routes.flatMap(step => draftsOf(program, found, step)).slice(0, MOST_ROUTES)
  return { routes: drafts, elements: drafts.flatMap(({ stages }) => stages), unresolved: [] }
}

/** Says of every function that hapi calls what its parameters are. */
export function assume(program: Program, { elements }: Registered): void {
  for (const { element } of elements) for (const { function: ref } of element.functions) {
    for (const [index, values] of HANDED.entries()) if (index < ref.node.parameters.length) program.assumeParameter(ref, index, values)
  }
}

function draftsOf(program: Program, found: Registrations, step: RouteStep): readonly Draft[] {
  const { options, written: { site: { module, node } }, conditions } = step
  const inner = new Map([...entriesAt(program, options.get('config')), ...entriesAt(program, options.get('options'))])
  const place: Place = { path: module.path, start: node.start, end: node.end }
  const handler = options.get('handler') ?? inner.get('handler')
  const { prefix, known, rooted, app } = prefixOf(found, step.server)
  const path = options.get('path')
  if (path === undefined) return []
  const presence = PRESENCE[conditions.production]
  const stage = (placed: Placed): Stage => stageOf(program, placed, 'middleware', 'route', presence, step.call)
  const before = (event: string): readonly Stage[] => [
    ...found.extensions.filter(each => each.event === event).flatMap(({ method, conditions: { production } }) =>
      itemsAt(program, method).map(item => stageOf(program, item, 'middleware', 'app', PRESENCE[production], method.site))),
    ...itemsOf(program, entriesAt(program, inner.get('ext')).get(event)).map(item => stage(methodOf(program, item)))
  ]
  const guard = guardOf(program, found, inner.get('auth'))
  const pre = itemsOf(program, inner.get('pre')).map(item => stage(methodOf(program, item)))
  const last = handler === undefined ? null : stageOf(program, handler, 'handler', 'route', presence, step.call)
  const checks = checksOf(program, entriesAt(program, inner.get('validate')))
  const answers = { returned: 'answer' as const, ...checks.length === 0 ? {} : { validates: checks } }
  const end = last === null ? null : { ...last, element: { ...last.element, ...answers } }
  const [request, preAuth, ...others] = BEFORE.map(before)
  const authenticated = guard === null ? [] : [guard]
  const stages = [...request ?? [], ...preAuth ?? [], ...authenticated, ...others.flat(), ...pre, ...end === null ? [] : [end]]
  return methodsOf(program, options.get('method')).flatMap(method => pathsAt(program, path.site, path.frame).map((text): Draft => ({
    method, path: shown(joinPaths(prefix, text)), resolved: known && text.known, unmounted: !rooted, framework: 'hapi', place,
    registration: { place, insertAt: null, receiver: '' }, stages, handler: end, group: module.path, condition: conditions.environment, app
  })))
}

interface Base {
  readonly prefix: string
  readonly known: boolean
  readonly rooted: boolean
  /** The application that it belongs to. */
  readonly app: string
}

/** What stands before the routes of a server, through all plugins. */
function prefixOf(found: Registrations, key: string): Base {
  let prefix = '/'
  let known = true
  let server = found.servers.get(key)
  for (let depth = 0; server !== undefined && depth < MOUNT_DEPTH; depth++) {
    if (server.prefix !== null) {
      prefix = joinPaths(joinPaths('/', server.prefix), { ...ANY_PATH, text: prefix })
      known &&= server.prefix.known
    }
    if (server.parent === null) break
    server = found.servers.get(server.parent)
  }
  const rooted = server?.created != null
  return { prefix, known: known && rooted, rooted, app: `${server?.created?.module.path ?? ''}#app` }
}

/** `/books/{isbn}/{page?}` is `/books/:isbn/:page?`; `{rest*}` is all that follows. */
function shown(path: string): string {
  return path.replace(/\{(\w+)\*\}$/, '*').replace(/\{(\w+)(?:\*\d*)?(\?)?\}/g, ':$1$2')
}

function methodsOf(program: Program, placed: Placed | undefined): readonly string[] {
  if (placed === undefined) return []
  return itemsAt(program, placed).flatMap(item => {
    const method = constantAt(program, item)
    return typeof method === 'string' ? [method === '*' ? 'ALL' : method.toUpperCase()] : []
  })
}

function itemsOf(program: Program, placed: Placed | undefined): readonly Placed[] {
  return placed === undefined ? [] : itemsAt(program, placed)
}

/** `{ method, assign }` or the function itself. */
function methodOf(program: Program, item: Placed): Placed {
  return functionsAt(program, item).length > 0 ? item : entriesAt(program, item).get('method') ?? item
}

/** Schemas of parts of the request, as far as what they refuse is refused. */
function checksOf(program: Program, validate: Entries): readonly SchemaCheck[] {
  const failAction = constantAt(program, validate.get('failAction'))
  const keeps = constantAt(program, entriesAt(program, validate.get('options')).get('allowUnknown')) === true
  if (failAction === 'ignore' || failAction === 'log' || keeps) return []
  return PARTS.flatMap(([name, part]): readonly SchemaCheck[] => {
    const schema = validate.get(name)
    return schema === undefined ? [] : [{ part, ...schema, unsaid: 'strip', closed: 'reject', validator: true }]
  })
}

function stageOf(
  program: Program, { site, frame }: Placed, role: 'middleware' | 'handler', scope: ChainElement['scope'], presence: Stage['presence'], at: Site
): Stage {
  const values = program.evaluate(site, frame)
  const functions = values.flatMap(value => value.kind === 'function' ? [{ function: value.function, frame: value.frame }] : [])
  const place = { path: site.module.path, start: site.node.start, end: site.node.end }
  const name = site.node.kind === 'function' ? functions[0]?.function.node.name ?? 'anonymous' : program.words(site)
  const element: ChainElement = { name, place, functions, values, role, wrappers: [], scope }
  return { element, site, frame, mount: '/', presence, place: { path: at.module.path, start: at.node.start, end: at.node.end } }
}
