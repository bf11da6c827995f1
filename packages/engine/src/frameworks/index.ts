import type { Policy, Program, Surface } from '../model/index.ts'
import type { Adapter, Context, Registered, Served } from './adapter.ts'
import { corsPolicies } from './cors/index.ts'
import { elysia } from './elysia/index.ts'
import { express } from './express/index.ts'
import { expressLike } from './express-like/index.ts'
import { fastify } from './fastify/index.ts'
import { graphql } from './graphql/index.ts'
import { Guards } from './guards/chain.ts'
import { h3 } from './h3/index.ts'
import { hapi } from './hapi/index.ts'
import { hono } from './hono/index.ts'
import { koa } from './koa/index.ts'
import { nest } from './nest/index.ts'
import { next, nextPages } from './next/index.ts'
import { nodeHttp } from './node-http/index.ts'
import { reactRouter } from './react-router/index.ts'
import { routingControllers, routingControllersKoa } from './routing-controllers/index.ts'
import { shadowsOf } from './shadows.ts'
import { sveltekit } from './sveltekit/index.ts'
import { trpc } from './trpc/index.ts'
import { tsoa } from './tsoa/index.ts'

const ADAPTERS: readonly Adapter[] = [
  express, fastify, koa, hono, nest, next, nextPages, nodeHttp, trpc, hapi, expressLike, routingControllers, routingControllersKoa, tsoa,
  h3, sveltekit, reactRouter, elysia, graphql
]
const NOTHING: Registered = { routes: [], elements: [], unresolved: [] }

/** The surface of a project: routes with their guards, handlers without a route, and what is said about cross-origin requests. */
export function surface(program: Program, policy: Policy): Surface {
  const context: Context = { program, policy }
  const registered = ADAPTERS.map(adapter => adapter.routes?.(context) ?? NOTHING)
  const elements = registered.flatMap(each => each.elements)
  const surfaces = ADAPTERS.map((adapter, index) => surfaceOf(adapter, context, registered[index] ?? NOTHING, elements))
  return {
    routes: surfaces.flatMap(({ routes }) => routes),
    loose: surfaces.flatMap(({ loose }) => loose),
    shadows: surfaces.flatMap(({ routes }, index) => {
      const within = ADAPTERS[index]?.firstComeFirstServed?.(context) ?? null
      return within === null ? [] : shadowsOf(routes, within)
    }),
    cors: corsPolicies(context, surfaces, express.dialect),
    unresolved: surfaces.flatMap(({ unresolved }) => unresolved)
  }
}

/** `all`: what any framework runs is nobody's loose handler. */
function surfaceOf(
  adapter: Adapter, context: Context, registered: Registered, all: Registered['elements']
): Served & Pick<Surface, 'unresolved'> {
  const loose = adapter.loose?.(context, { ...registered, elements: all }) ?? []
  adapter.assume?.(context, registered, loose)
  const guards = new Guards(context.program, context.policy, adapter.dialect)
  return {
    framework: adapter.name,
    dialect: adapter.dialect,
    elements: registered.elements,
    routes: registered.routes.map(draft => guards.route(draft)),
    loose,
    headers: registered.headers ?? [],
    unresolved: registered.unresolved
  }
}
