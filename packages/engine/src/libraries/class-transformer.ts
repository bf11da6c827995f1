import type { Item, Library, UnknownMode } from '../model/library.ts'

const modesAt = (port: string): readonly UnknownMode[] => [
  { port: `${port}.excludeExtraneousValues`, is: true, unknown: 'strip' },
  { port: `${port}.strategy`, is: 'excludeAll', unknown: 'strip' }
]
/** The class is the schema; without options every key stays, whatever the class declares. */
const toInstance: Item = { call: { returns: [{ parse: '1', schema: '0', modes: modesAt('2') }, { instance: '0' }] } }
/** Drops what is marked `@Exclude`: the author chose what leaves. */
const toPlain: Item = { call: { returns: { value: 'object' } } }

export const classTransformer: Library = {
  package: 'class-transformer',
  versions: '0.4 || 0.5',
  manual: 'https://github.com/typestack/class-transformer#readme',
  exports: {
    plainToInstance: toInstance,
    plainToClass: toInstance,
    deserialize: toInstance,
    plainToClassFromExist: { call: { stores: [{ from: '1', into: '0' }], returns: [{ from: '0' }, { from: '1' }] } },
    instanceToPlain: toPlain,
    classToPlain: toPlain,
    instanceToInstance: { call: { returns: { from: '0' } } },
    // Of a field: the class of what lies in it, and that it is let out where only such fields are.
    Type: { call: { returns: { callback: '0' } } },
    Expose: { call: { returns: { schema: { type: 'any' } } } },
    Exclude: {},
    Transform: {},
    serialize: { call: { returns: { value: 'string' } } }
  }
}
