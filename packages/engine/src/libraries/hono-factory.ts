import type { Item, Library, Result } from '../model/library.ts'

const handler: readonly Result[] = [{ type: 'hono#Context' }, { type: 'hono#Next' }]
const createMiddleware: Item = { call: { callbacks: { 0: handler }, returns: { from: '0' } } }

export const honoFactory: Library = {
  package: 'hono/factory',
  versions: '3 || 4',
  manual: 'https://hono.dev/docs/helpers/factory',
  exports: {
    createMiddleware,
    createFactory: { call: { callbacks: { '0.initApp': [{ type: 'hono#Hono' }] }, returns: { type: 'Factory' } } },
    Factory: { new: { returns: { type: 'Factory' } } }
  },
  types: {
    Factory: {
      members: {
        createApp: { call: { returns: { type: 'hono#Hono' } } },
        createMiddleware,
        // A list of what it is given.
        createHandlers: { call: { callbacks: { '*': handler }, returns: { array: { from: '*' } } } }
      }
    }
  }
}
