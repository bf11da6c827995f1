import type { Policy, Program, Surface } from '../model/index.ts'
import type { Adapter, Context, Served } from './adapter.ts'
import { corsPolicies } from './cors/index.ts'
import { express } from './express/index.ts'
import { fastify } from './fastify/index.ts'
import { Guards } from './guards/chain.ts'
import { hono } from './hono/index.ts'
import { koa } from './koa/index.ts'

const ADAPTERS: readonly Adapter[] = [express, fastify, koa, hono]

/** The surface of a project: routes with their guards, handlers without a route, and what is said about cross-origin requests. */
export function surface(program: Program, policy: Policy): Surface {
  const context: Context = { program, policy }
  const surfaces = ADAPTERS.map(adapter => surfaceOf(adapter, context))
  return {
    routes: surfaces.flatMap(({ routes }) => routes),
    loose: surfaces.flatMap(({ loose }) => loose),
    cors: corsPolicies(context, surfaces, express.dialect),
    unresolved: surfaces.flatMap(({ unresolved }) => unresolved)
  }
}

function surfaceOf(adapter: Adapter, context: Context): Served & Pick<Surface, 'unresolved'> {
  const registered = adapter.routes?.(context) ?? { routes: [], elements: [], unresolved: [] }
  const loose = adapter.loose?.(context, registered) ?? []
  adapter.assume?.(context, registered, loose)
  const guards = new Guards(context.program, context.policy, adapter.dialect)
  return {
    framework: adapter.name,
    dialect: adapter.dialect,
    elements: registered.elements,
    routes: registered.routes.map(draft => guards.route(draft)),
    loose,
    unresolved: registered.unresolved
  }
}
