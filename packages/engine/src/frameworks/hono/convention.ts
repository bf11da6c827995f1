import type { Value } from '../../model/index.ts'
import type { Convention } from '../routing/convention.ts'
import { methodOf, METHODS } from '../routing/methods.ts'
import type { Registering, Thing } from '../routing/owners.ts'
import { ANY_PATH, pathsAt, pathsOf, type PathText } from '../routing/paths.ts'
import { honoDialect } from './dialect.ts'
import { openapi } from './openapi.ts'
import { below, canonical, within } from './paths.ts'

const instance = (type: string): readonly Value[] => [{ kind: 'instance', package: 'hono', type, of: null, created: null, frame: null }]
const CONTEXT = instance('Context')
const NEXT = instance('Next')

/**
 * Hono 3 and 4: everything stands in one list, in the order of registration, and `route` copies what the other application has into
 * it. Middleware sees the one path that it names, unless that ends in a wildcard.
 */
export const honoConvention: Convention = {
  framework: 'hono',
  dialect: honoDialect,
  thingOf,
  register,
  copies: () => true,
  middlewareByVerb: true,
  isFluent: name => METHODS.has(name) || name === 'use' || name === 'on' || name === 'route' || name === 'mount' || name === 'onError' || name === 'notFound',
  handedTo: () => [CONTEXT, NEXT],
  nextAt: () => 1,
  handlesErrors: () => false,
  carried: 1
}

function thingOf(value: Value): Thing | null {
  if (value.kind !== 'instance') return null
  return value.package === 'hono' && value.type === 'Hono' || value.package === '@hono/zod-openapi' && value.type === 'OpenAPIHono' ? 'app' : null
}

function register(registering: Registering): void {
  const { program, call, name, owner, add, part } = registering
  const { module, node } = call.site
  const first = node.arguments[0]
  if (first === undefined) return
  const site = { module, node: first.kind === 'spread' ? first.value : first }
  const inside = (paths: readonly PathText[]): readonly PathText[] => within(registering.within, paths.map(canonical))
  if (name === 'basePath') part(inside(pathsAt(program, site, call.frame)))
  else if (name === 'route') add('MOUNT', inside(pathsAt(program, site, call.frame)), 1)
  else if (name === 'mount') add('ALL', inside(pathsAt(program, site, call.frame)).map(path => ({ ...path, text: `${path.text}/*` })), 1)
  else if (name === 'on') on(registering, inside)
  else if (name === 'openapi') openapi(registering, inside)
  else if (name === 'use') {
    const paths = first.kind === 'spread' ? null : pathsOf(program, site, call.frame)
    const named = inside(paths ?? [{ ...ANY_PATH, text: '*' }])
    for (const path of named) {
      const covered = below(path)
      add('USE', [covered ?? path], paths === null ? 0 : 1, covered !== null)
    }
  } else if (METHODS.has(name)) {
    const paths = first.kind === 'spread' ? null : pathsOf(program, site, call.frame)
    if (paths === null) add(methodOf(name), owner.last, 0)
    else if (node.arguments.length > 1) add(methodOf(name), inside(paths), 1)
    else owner.last = inside(paths)
  }
}

/** `on(['GET', 'POST'], '/path', ...handlers)`: either may be a list. */
function on({ program, call, add }: Registering, inside: (paths: readonly PathText[]) => readonly PathText[]): void {
  const { module, node } = call.site
  const [first, second] = node.arguments
  if (first === undefined || second === undefined) return
  const paths = inside(pathsAt(program, { module, node: second }, call.frame))
  for (const { text, known } of pathsAt(program, { module, node: first }, call.frame)) add(known ? text.toUpperCase() : 'ALL', paths, 2)
}
