import type { Item, Library } from '../model/library.ts'

/** Classes made of classes: they have the fields of the first, with their decorators. */
export const mappedTypes = {
  PartialType: { call: { returns: { schema: { change: '0' } } } },
  PickType: { call: { returns: { schema: { change: '0', only: '1' } } } },
  OmitType: { call: { returns: { schema: { change: '0', except: '1' } } } },
  IntersectionType: { call: { returns: { schema: { change: '0', merge: '1' } } } }
} satisfies Record<string, Item>

export const nestjsMappedTypes: Library = {
  package: '@nestjs/mapped-types',
  versions: '1 || 2',
  manual: 'https://docs.nestjs.com/openapi/mapped-types',
  exports: mappedTypes
}
