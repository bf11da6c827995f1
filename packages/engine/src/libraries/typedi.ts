import type { Library } from '../model/library.ts'

/** A container gives the instance of the class that it is asked for. */
export const typedi: Library = {
  package: 'typedi',
  versions: '0.8 || 0.9 || 0.10',
  manual: 'https://docs.typestack.community/typedi',
  exports: { Container: { members: { get: { call: { returns: { instance: '0' } } }, set: {}, has: {}, of: {}, reset: {} } } }
}
