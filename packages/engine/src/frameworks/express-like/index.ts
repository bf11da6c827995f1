import type { Program, Value } from '../../model/index.ts'
import type { Adapter } from '../adapter.ts'
import { expressConvention } from '../express/convention.ts'
import { expressDialect } from '../express/dialect.ts'
import { assemble } from '../routing/assemble.ts'
import { assume } from '../routing/assume.ts'
import type { Convention } from '../routing/convention.ts'
import { methodOf, METHODS } from '../routing/methods.ts'
import type { Registering, Thing } from '../routing/owners.ts'
import { pathsAt, type PathText } from '../routing/paths.ts'
import type { Listed } from '../routing/items.ts'

/** What makes an application or router, by the path of the call in the package. */
const MAKERS: Readonly<Record<string, Readonly<Record<string, Thing>>>> = {
  restify: { '.createServer()': 'app' },
  'restify-router': { '.Router()': 'router', '()': 'router' },
  polka: { '()': 'app' }
}

/** Restify 8 to 11 and Polka 0.5 and 1: functions of request, response and `next`, as in Express. */
const convention: Convention = {
  ...expressConvention,
  framework: 'express-like',
  thingOf: value => value.kind === 'library' ? MAKERS[value.package]?.[value.path.replace(/^\.default/, '')] ?? null : null,
  register,
  isFluent: name => METHODS.has(name) || name === 'use'
}

function register(registering: Registering): void {
  const { program, call, name, add } = registering
  const [first] = call.site.node.arguments
  // `server.pre` runs before routing, for all; `server.opts` is OPTIONS.
  if (name === 'pre') add('USE', [{ text: '/', known: true, regex: null }], 0)
  else if (name === 'opts' && first !== undefined) add('OPTIONS', pathsAt(program, { module: call.site.module, node: first }, call.frame), 1)
  else if ((METHODS.has(name) || name === 'del') && first !== undefined && first.kind !== 'spread') {
    const named = pathInOptions(program, program.evaluate({ module: call.site.module, node: first }, call.frame))
    if (named === null) expressConvention.register(registering)
    else add(methodOf(name), named, 1)
  } else if (name === 'applyRoutes') applied(registering)
  else expressConvention.register(registering)
}

/** `server.get({ path: '/books', version: '1.0.0' }, handler)`. */
function pathInOptions(program: Program, values: readonly Value[]): readonly PathText[] | null {
  for (const value of values) {
    const entries = value.kind === 'record' ? program.entries(value).entries : null
    const path: Listed | undefined = entries?.get('path') ?? entries?.get('url')
    if (path !== undefined) return pathsAt(program, path.site, path.frame)
  }
  return null
}

/** `router.applyRoutes(server, '/prefix')` mounts the router on the server: read on the router, whose prefix it is. */
function applied({ program, call, owner }: Registering): void {
  const [, prefix] = call.site.node.arguments
  if (prefix !== undefined) owner.prefix = pathsAt(program, { module: call.site.module, node: prefix }, call.frame)[0] ?? null
}

/** http://restify.com/docs/server-api/, https://github.com/lukeed/polka#api */
export const expressLike: Adapter = {
  name: 'express-like',
  manual: 'http://restify.com/docs/server-api/',
  versions: 'restify 8 || 9 || 10 || 11, polka 0.5 || 1',
  dialect: expressDialect,
  routes: ({ program }) => assemble({ program, convention }),
  assume: ({ program }, registered, loose) => { assume({ program, convention }, registered, loose) }
}
