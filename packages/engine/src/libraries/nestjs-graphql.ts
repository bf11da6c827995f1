import type { Library } from '../model/library.ts'
import { mappedTypes } from './nestjs-mapped-types.ts'

/** Code first: the schema is made of decorated classes, and lets nothing through that it does not name. */
export const nestjsGraphql: Library = {
  package: '@nestjs/graphql',
  versions: '10 || 11 || 12 || 13',
  manual: 'https://docs.nestjs.com/graphql/resolvers',
  exports: {
    ...mappedTypes,
    Field: { call: { returns: { schema: { type: 'any' } } } },
    GqlExecutionContext: { members: { create: { call: { returns: { type: 'GqlExecutionContext' } } } } }
  },
  types: { GqlExecutionContext: { extends: '@nestjs/common#ExecutionContext', members: { getContext: {}, getArgs: {}, getInfo: {}, getRoot: {} } } }
}
