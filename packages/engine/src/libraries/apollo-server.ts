import type { Item, Library } from '../model/library.ts'

/** Resolvers are found by the adapter; what the context of a request usually holds of who calls is here. */
export const apolloServer: Library = {
  package: '@apollo/server',
  versions: '4 || 5',
  manual: 'https://www.apollographql.com/docs/apollo-server',
  exports: { ApolloServer: {} },
  types: {
    Context: {
      virtual: true,
      members: {
        user: { source: 'principal' }, userId: { source: 'principal' }, currentUser: { source: 'principal' }, me: { source: 'principal' },
        session: { source: 'principal' }, auth: { source: 'principal' }, viewer: { source: 'principal' }, req: { type: 'express#Request' }
      }
    }
  }
}

const refuses = (status: number): Item => ({ new: { answers: { status } }, undeclared: 'of a package that is no longer kept' })

/** Versions 2 and 3 have errors with names; in later ones a code says the same. */
export const apolloServerErrors: Library = {
  package: 'apollo-server',
  aliases: ['apollo-server-core', 'apollo-server-errors', 'apollo-server-koa', 'apollo-server-fastify', 'apollo-server-lambda'],
  versions: '2 || 3',
  manual: 'https://www.apollographql.com/docs/apollo-server/v3/data/errors',
  exports: { AuthenticationError: refuses(401), ForbiddenError: refuses(403), UserInputError: refuses(400) }
}

/** The same, by its own name: its CORS options are given elsewhere. */
export const apolloServerExpress: Library = { ...apolloServerErrors, package: 'apollo-server-express', aliases: [] }
