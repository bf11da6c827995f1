import type { Item, Library, Result } from '../model/library.ts'

const context: Result = { type: 'koa#Context' }
const next: Result = { type: 'koa#Next' }
const handler = [context, next] as const

/** Paths, names and functions in any number: routers take a name before the path. */
const registration: Item = { call: { callbacks: { '*': handler, '*[]': handler }, returns: { self: true } } }
const self: Item = { call: { returns: { self: true } } }
const verbs = Object.fromEntries(['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'all', 'use', 'register'].map(name => [name, registration]))
const seldom = { ...registration, undeclared: 'one for each method of HTTP, added while running' }

/** `routes()` gives a middleware that carries the router with it: mounting it is mounting the router. */
export const koaRouter: Library = {
  package: '@koa/router',
  aliases: ['koa-router'],
  versions: '7 || 8 || 9 || 10 || 11 || 12 || 13 || 14 || 15',
  manual: 'https://github.com/koajs/router/blob/master/API.md',
  exports: {
    default: { new: { returns: { type: 'Router' } }, call: { returns: { type: 'Router' }, undeclared: 'works without `new` too' } },
    Router: { new: { returns: { type: 'Router' } } }
  },
  types: {
    Router: {
      members: {
        ...verbs,
        link: seldom,
        unlink: seldom,
        query: seldom,
        param: { call: { callbacks: { 1: [{ source: 'params' }, context, next] }, returns: { self: true } } },
        prefix: self,
        routes: self,
        middleware: self,
        allowedMethods: { call: { middleware: { role: 'other' } } },
        redirect: {},
        url: {},
        route: {}
      }
    },
    RouterContext: { extends: 'koa#Context', virtual: true },
    IRouterContext: { extends: 'koa#Context', virtual: true },
    RouterMiddleware: { parameters: handler, virtual: true },
    Middleware: { parameters: handler, virtual: true },
    IMiddleware: { parameters: handler, virtual: true }
  }
}
