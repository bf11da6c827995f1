import type { Adapter } from '../adapter.ts'
import { assemble, assume } from './assemble.ts'
import { graphqlDialect } from './dialect.ts'

/**
 * Schemas that maps of resolvers make. An operation is a route: its kind is the method, its name the path.
 * https://www.apollographql.com/docs/apollo-server/data/resolvers, https://the-guild.dev/graphql/yoga-server/docs/features/context
 */
export const graphql: Adapter = {
  name: 'graphql',
  manual: 'https://www.apollographql.com/docs/apollo-server/data/resolvers',
  versions: '@apollo/server 4 || 5, apollo-server 2 || 3, graphql-yoga 3 || 4 || 5, @graphql-tools/schema 8 || 9 || 10, graphql-shield 7',
  dialect: graphqlDialect,
  routes: ({ program }) => assemble(program),
  assume: ({ program }, registered) => { assume(program, registered) }
}
