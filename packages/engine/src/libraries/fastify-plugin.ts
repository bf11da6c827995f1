import type { Library } from '../model/library.ts'

/** A plugin that works on the instance it is registered on, not on a scope of its own: the function itself, marked. */
export const fastifyPlugin: Library = {
  package: 'fastify-plugin',
  versions: '4 || 5',
  manual: 'https://github.com/fastify/fastify-plugin#readme',
  exports: {
    default: {
      call: {
        callbacks: { 0: [{ type: 'fastify#FastifyInstance' }, null, null] },
        returns: [{ from: '0' }, { type: 'Plugin' }]
      }
    }
  },
  types: { Plugin: { virtual: true } }
}
