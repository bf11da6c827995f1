import type { Program, TracedCall, Value } from '../../model/index.ts'
import type { Convention } from '../routing/convention.ts'
import type { Listed } from '../routing/items.ts'
import { methodOf, METHODS } from '../routing/methods.ts'
import type { Registering, Thing, ThingValue } from '../routing/owners.ts'
import { ANY_PATH, joinPaths, pathsAt, pathsOf, type PathText } from '../routing/paths.ts'
import { koaDialect } from './dialect.ts'

const instance = (type: string): readonly Value[] => [{ kind: 'instance', package: 'koa', type, of: null, created: null, frame: null }]
const CONTEXT = instance('Context')
const NEXT = instance('Next')
const UNKNOWN: readonly Value[] = [{ kind: 'unknown' }]
const CONTEXTS: ReadonlySet<string> = new Set(['Context', 'ParameterizedContext', 'ExtendableContext', 'DefaultContext', 'RouterContext', 'IRouterContext'])

/**
 * Koa 2 and 3 with @koa/router (koa-router): functions of the context and of what hands on; loaders of parameters get the value first.
 * A router that is mounted on a router is copied into it, so that its middleware stays; one on an application runs for its own routes only.
 */
export const koaConvention: Convention = {
  framework: 'koa',
  dialect: koaDialect,
  thingOf,
  register,
  prefixOf,
  copies: ({ thing }) => thing === 'router',
  isFluent: name => METHODS.has(name) || name === 'use' || name === 'param' || name === 'prefix' || name === 'del',
  handedTo: (_, role) => role === 'parameter' ? [UNKNOWN, CONTEXT, NEXT] : [CONTEXT, NEXT],
  nextAt: node => node.parameters.length === 3 ? 2 : 1,
  handlesErrors: () => false,
  carried: 1
}

/** Whether a value is the context of a request. */
export function isContext(value: Value): boolean {
  return value.kind === 'instance' && (value.package === 'koa' || value.package === '@koa/router') && CONTEXTS.has(value.type)
}

function thingOf(value: Value): Thing | null {
  if (value.kind !== 'instance') return null
  if (value.package === 'koa' && value.type === 'Application') return 'app'
  return value.package === '@koa/router' && value.type === 'Router' ? 'router' : null
}

/** `new Router({ prefix })`. */
function prefixOf(program: Program, { created, frame }: ThingValue): PathText | null {
  const options = created?.node.kind === 'call' ? created.node.arguments[0] : undefined
  if (created === null || options === undefined) return null
  for (const value of program.evaluate({ module: created.module, node: options }, frame)) {
    const entry = value.kind === 'record' ? program.entries(value).entries.get('prefix') : undefined
    if (entry !== undefined) return pathsAt(program, entry.site, entry.frame)[0] ?? null
  }
  return null
}

function register(registering: Registering): void {
  const { program, call, name, owner, add } = registering
  const { module, node } = call.site
  const first = node.arguments[0]
  if (first === undefined) return
  const site = { module, node: first.kind === 'spread' ? first.value : first }
  if (name === 'use') use(registering, first.kind === 'spread' ? null : pathsOf(program, site, call.frame))
  else if (name === 'param') add('PARAM', pathsAt(program, site, call.frame), 1)
  else if (name === 'prefix') {
    const [prefix = ANY_PATH] = pathsAt(program, site, call.frame)
    owner.prefix = owner.prefix === null || owner.entries.length === 0 ? prefix : { ...prefix, text: joinPaths(prefix.text, owner.prefix) }
  } else if (name === 'register') registerMany(registering)
  else if (METHODS.has(name) || name === 'del') route(registering)
}

/** The first argument may be the name of the route, before its path. */
function route({ program, call, name, add }: Registering): void {
  const { module, node } = call.site
  const [first, second] = node.arguments
  if (first === undefined) return
  const named = second === undefined || second.kind === 'function' ? null : pathsOf(program, { module, node: second }, call.frame)
  const paths = pathsOf(program, { module, node: first }, call.frame)
  if (named !== null && paths !== null && node.arguments.length > 2) add(methodOf(name), named, 2)
  else if (paths !== null) add(methodOf(name), paths, 1)
  else add(methodOf(name), [ANY_PATH], 0)
}

function use({ program, call, add }: Registering, paths: readonly PathText[] | null): void {
  const { module, node } = call.site
  if (paths !== null && paths.length > 0 && node.arguments.length > 1) {
    add('USE', paths, 1)
    return
  }
  for (const argument of node.arguments) {
    const listed = { site: { module, node: argument }, frame: call.frame }
    const mount = mountOf(program, listed)
    if (mount === null) add('USE', [ANY_PATH], [listed])
    else add('USE', mount.paths, [mount.listed])
  }
}

/** `mount('/path', app)` of koa-mount; null when it is none. */
function mountOf(program: Program, { site, frame }: Listed): { readonly paths: readonly PathText[], readonly listed: Listed } | null {
  for (const value of program.evaluate(site, frame)) {
    if (value.kind !== 'instance' || value.package !== 'koa-mount' || value.created?.node.kind !== 'call') continue
    const { created: { module, node }, frame: inner } = value
    const [first, second] = node.arguments
    if (first === undefined) continue
    const target = { site: { module, node: second ?? first }, frame: inner }
    return { paths: second === undefined ? [ANY_PATH] : pathsAt(program, { module, node: first }, inner), listed: target }
  }
  return null
}

/** `router.register(path, ['GET', 'POST'], handler)`. */
function registerMany({ program, call, add }: Registering): void {
  const { module, node } = call.site
  const [path, methods, handler] = node.arguments
  if (path === undefined || methods === undefined || handler === undefined) return
  const paths = pathsAt(program, { module, node: path }, call.frame)
  for (const method of textsAt(program, call, 1)) add(method.toUpperCase(), paths, [{ site: { module, node: handler }, frame: call.frame }])
}

/** The constant texts that an argument is, alone or in a list. */
function textsAt(program: Program, { site: { module, node }, frame }: TracedCall, index: number): readonly string[] {
  const argument = node.arguments[index]
  const texts = argument === undefined ? [] : pathsOf(program, { module, node: argument }, frame) ?? []
  return texts.filter(({ known }) => known).map(({ text }) => text)
}
