import type { Item, Library, Result } from '../model/library.ts'
import { webRequest } from './sveltekit.ts'
import { typebox } from './typebox.ts'

const context: Result = { type: 'Context' }
const handler = [context] as const
const instance: Result = { type: 'Elysia' }
const self: Result = { self: true }
const hooks = Object.fromEntries(['beforeHandle', 'resolve', 'transform', 'parse'].flatMap(name => [[`2.${name}`, handler], [`2.${name}[]`, handler]]))
const route: Item = { call: { callbacks: { 1: handler, ...hooks }, returns: self } }
const verbs = Object.fromEntries(['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'route'].map(name => [name, route]))
const hook: Item = { call: { callbacks: { 0: handler, 1: handler }, returns: self } }
const lifeCycle = Object.fromEntries(
  ['onParse', 'onTransform', 'onBeforeHandle', 'onAfterHandle', 'onError', 'derive', 'resolve', 'mapDerive', 'mapResolve'].map(name => [name, hook])
)
const fluent: Item = { call: { returns: self } }
const answers: Item = { call: { inputs: { 1: 'response-body' }, answers: { status: '0' } } }

/** Elysia 1. What a function gives back is the answer. */
export const elysia: Library = {
  package: 'elysia',
  versions: '1',
  manual: 'https://elysiajs.com',
  exports: {
    Elysia: { new: { returns: instance } },
    default: { new: { returns: instance } },
    status: answers,
    error: { ...answers, undeclared: 'the name of `status` before 1.3' },
    redirect: { call: { inputs: { 0: 'redirect-target' }, answers: { location: '0' } } },
    t: typebox.exports.Type ?? {}
  },
  types: {
    Elysia: {
      members: {
        ...verbs, ...lifeCycle, onRequest: { call: { callbacks: { 0: handler }, returns: self } },
        use: { call: { callbacks: { 0: [instance] }, returns: self } },
        group: { call: { callbacks: { 1: [instance], 2: [instance] }, returns: self } },
        guard: { call: { callbacks: { 0: [instance], 1: [instance] }, returns: self } },
        decorate: fluent, state: fluent, model: fluent, macro: fluent, as: fluent, mount: fluent, ws: fluent, listen: fluent, handle: {}, fetch: {}
      }
    },
    Context: {
      members: {
        body: { source: 'body' }, query: { source: 'query' }, params: { source: 'params' }, headers: { source: 'headers' }, cookie: { source: 'cookies' },
        request: { type: 'WebRequest' }, path: { source: 'path' }, set: {}, store: {}, server: {},
        status: { ...answers, undeclared: 'its type depends on the schemas of the route' },
        redirect: { call: { inputs: { 0: 'redirect-target' }, answers: { location: '0' } } },
        error: { ...answers, undeclared: 'the name of `status` before 1.3' },
        user: { source: 'principal', undeclared: 'put there by `derive` and `resolve`' },
        session: { source: 'principal', undeclared: 'put there by `derive` and `resolve`' }
      }
    },
    WebRequest: webRequest
  }
}
