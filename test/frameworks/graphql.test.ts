import { describe, expect, it } from 'vitest'
import { arrivals } from '../flow/support/arrivals.ts'
import { routes } from './support/table.ts'

const HEAD = "import { ApolloServer } from '@apollo/server'\nimport { startStandaloneServer } from '@apollo/server/standalone'\nimport { GraphQLError } from 'graphql'\n"
const SERVE = "\nconst server = new ApolloServer({ typeDefs: '', resolvers })\nstartStandaloneServer(server, { context: async ({ req }) => ({ user: await find(req.headers.authorization) }) })\n"

const table = (text: string, others: Readonly<Record<string, string>> = {}): readonly string[] => routes({ 'app.ts': `${HEAD}${text}\n`, ...others })
const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 2).join(' ')).sort()

describe('operations of GraphQL schemas', () => {
  it.each([
    ['a map of resolvers', `const resolvers = { Query: { books: () => [] }, Mutation: { lend: async () => 1 }, Subscription: { lent: { subscribe: () => null } }, Book: { ward: () => 1 } }${SERVE}`],
    ['several, merged', `import { mergeResolvers } from '@graphql-tools/merge'\nconst resolvers = mergeResolvers([{ Query: { books: () => [] } }, { Mutation: { lend: () => 1 }, Subscription: { lent: { subscribe: () => null } } }])${SERVE}`],
    ['a schema made before', "import { makeExecutableSchema } from '@graphql-tools/schema'\nconst schema = makeExecutableSchema({ typeDefs: '', resolvers: [{ Query: { books: () => [] } }, { Mutation: { lend: () => 1 }, Subscription: { lent: { subscribe: () => null } } }] })\nnew ApolloServer({ schema })"],
    ['Yoga', "import { createSchema, createYoga } from 'graphql-yoga'\ncreateYoga({ schema: createSchema({ typeDefs: '', resolvers: { Query: { books: () => [] }, Mutation: { lend: () => 1 }, Subscription: { lent: { subscribe: () => null } } } }) })"]
  ])('are those of %s', (_, text) => {
    expect(paths(table(text))).toEqual(['MUTATION lend', 'QUERY books', 'SUBSCRIPTION lent'])
  })

  it('may be the exports of files', () => {
    expect(paths(table(`import * as Query from './queries'\nconst resolvers = { Query }${SERVE}`, { 'queries.ts': 'export const books = () => []\nexport function wards() { return [] }\n' })))
      .toEqual(['QUERY books', 'QUERY wards'])
  })
})

describe('guards of resolvers, each with its twin that guards nothing', () => {
  const verdict = (resolver: string, above = ''): string | undefined =>
    table(`${above}\nconst resolvers = { Mutation: { lend: ${resolver} } }${SERVE}`).find(route => route.startsWith('MUTATION lend'))?.split(' ')[2]
  const WRAP = "const signedIn = next => (root, args, context, info) => { if (!context.user) throw new GraphQLError('no'); return next(root, args, context, info) }"
  const shield = (tree: string) => `import { allow, and, rule, shield } from 'graphql-shield'\nconst isIn = rule()(async (parent, args, ctx) => ctx.user !== null && !!ctx.user)\nconst isAny = rule()(() => true)\nexport const permissions = shield(${tree})`

  it.each([
    ['the resolver', "(_, args, { user }) => { if (!user) throw new GraphQLError('no', { extensions: { code: 'UNAUTHENTICATED' } }); return 1 }", '', "(_, args, { user }) => { if (!user) console.log('guest'); return 1 }", ''],
    ['a wrapper', 'signedIn(() => 1)', WRAP, '(() => 1)', WRAP],
    ['one of several resolvers', 'combineResolvers(isIn, () => 1)', `import { ForbiddenError } from 'apollo-server'\nimport { combineResolvers, skip } from 'graphql-resolvers'\nconst isIn = (root, args, { user }) => user ? skip : new ForbiddenError('no')`,
      'combineResolvers(isIn, () => 1)', `import { combineResolvers, skip } from 'graphql-resolvers'\nconst isIn = (root, args, { user }) => { console.log(user); return skip }`],
    ['a shield', '() => 1', shield('{ Mutation: { lend: isIn } }'), '() => 1', shield('{ Mutation: { lend: isAny } }')],
    ['a shield for all of a type', '() => 1', shield("{ Mutation: { '*': and(isIn, isAny) } }"), '() => 1', shield("{ Query: { '*': isIn } }")],
    ['what a shield falls back on', '() => 1', shield('{}, { fallbackRule: isIn }'), '() => 1', shield('{ Mutation: { lend: allow } }, { fallbackRule: isIn }')]
  ])('%s', (_, resolver, above, twin, twinAbove) => {
    expect([verdict(resolver, above), verdict(twin, twinAbove)]).toEqual(['proven', 'absent'])
  })
})

describe('data of resolvers', () => {
  const shop = (resolver: string): readonly string[] => arrivals({
    'app.ts': `${HEAD}import { z } from 'zod'\nimport { DataSource } from 'typeorm'\nconst source = new DataSource({})\nconst resolvers = { Mutation: { add: ${resolver} } }\nconst server = new ApolloServer({ typeDefs: '', resolvers })\nstartStandaloneServer(server, { context: async () => ({ books: source.getRepository('Book') }) })\n`
  }, 'write', 'response-body').map(each => each.replace(/@\d+/g, '@8').replace('write Repository.save (Book): ', ''))

  it.each([
    ['the arguments', '(_, { input }, { books }) => { books.save(input) }', ['body.input@8']],
    ['what a schema lets through', '(_, args, { books }) => { books.save(z.object({ title: z.string() }).parse(args.input)) }', ['{title=body.input.title@8:string}']],
    ['what the context holds of who calls', '(_, args, { books, user }) => { books.save({ reader: user.id }) }', ['{reader=principal.id@8}']],
    ['answered as they are given back', '(_, args, { books }) => books.find()', ['response-body return: [row Book]']]
  ])('are %s', (_, resolver, expected) => {
    expect(shop(resolver)).toEqual(expected)
  })
})
