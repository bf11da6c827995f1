import type { Library } from '../model/library.ts'

/**
 * A route is an object with method, path, middleware and schemas, registered by `app.openapi(route, handler)`. The media types of a body
 * are the keys of `content`.
 */
export const honoZodOpenapi: Library = {
  package: '@hono/zod-openapi',
  versions: '*',
  manual: 'https://hono.dev/examples/zod-openapi',
  exports: {
    OpenAPIHono: { new: { returns: { type: 'OpenAPIHono' } } },
    createRoute: {
      call: {
        middleware: {
          role: 'validator',
          validates: [
            { part: 'body', named: { name: 'json' }, schema: '0.request.body.content[].schema', replaces: true },
            { part: 'body', named: { name: 'form' }, schema: '0.request.body.content[].schema', replaces: true },
            { part: 'query', named: { name: 'query' }, schema: '0.request.query', replaces: true },
            { part: 'params', named: { name: 'param' }, schema: '0.request.params', replaces: true }
          ]
        }
      }
    },
    z: { type: 'zod#Namespace', undeclared: 'zod itself' }
  },
  types: {
    OpenAPIHono: {
      extends: 'hono#Hono',
      members: {
        openapi: { call: { callbacks: { 1: [{ type: 'hono#Context' }, { type: 'hono#Next' }] }, returns: { self: true } } },
        basePath: { call: { returns: { type: 'OpenAPIHono' } } },
        doc: {},
        doc31: {}
      }
    }
  }
}
