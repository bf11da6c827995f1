import { describe, expect, it } from 'vitest'
import { arrivals } from '../flow/support/arrivals.ts'
import { routes } from './support/table.ts'

const TRPC = `import { initTRPC, TRPCError } from '@trpc/server'
const t = initTRPC.context<{ user: { id: string, role: string } | null }>().create()
export const { router, mergeRouters } = t
export const open = t.procedure
const signedIn = t.middleware(({ ctx, next }) => {
  if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { user: ctx.user } })
})
export const closed = t.procedure.use(signedIn)
`
const HEAD = "import { z } from 'zod'\nimport { TRPCError } from '@trpc/server'\nimport { closed, mergeRouters, open, router } from './trpc'\n"

/** The table of routers written with the builders above. */
function table(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  return routes({ 'trpc.ts': TRPC, 'app.ts': `${HEAD}${text}\n`, ...others })
}

const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 2).join(' '))

describe('procedures of tRPC', () => {
  it('are listed as they are called, by kind and dotted path', () => {
    expect(paths(table('export const app = router({ list: open.query(() => []), add: open.input(z.object({})).mutation(() => 1), watch: open.subscription(() => null) })')))
      .toEqual(['GET /list', 'POST /add', 'GET /watch'])
  })

  it('stand in nested, merged and plain routers, across files', () => {
    const found = table("import { beds } from './beds'\nconst books = router({ list: open.query(() => []) })\nconst extra = router({ ping: open.query(() => 1) })\nexport const app = mergeRouters(router({ books, wards: { beds } }), extra)", {
      'beds.ts': "import { open, router } from './trpc'\nexport const beds = router({ free: open.query(() => 0) })\n"
    })
    expect(paths(found)).toEqual(['GET /books.list', 'GET /wards.beds.free', 'GET /ping'])
  })

  it.each([
    ['Express', "import express from 'express'\nimport { createExpressMiddleware } from '@trpc/server/adapters/express'\nexpress().use('/trpc', createExpressMiddleware({ router: app }))"],
    ['fetch', "import { fetchRequestHandler } from '@trpc/server/adapters/fetch'\nexport const GET = (req: Request) => fetchRequestHandler({ endpoint: '/trpc', req, router: app })"],
    ['Fastify', "import Fastify from 'fastify'\nimport { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'\nFastify().register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions: { router: app } })"]
  ])('are served below the path of the adapter for %s', (_, text) => {
    expect(paths(table(`const app = router({ list: open.query(() => []) })\n${text}`)).filter(path => path.includes('list'))).toEqual(['GET /trpc/list'])
  })
})

describe('guards of procedures, each with its twin that guards nothing', () => {
  const verdict = (procedure: string, above = ''): string | undefined => table(`${above}\nexport const app = router({ lend: ${procedure}.mutation(() => 1) })`)[0]?.split(' ')[2]

  it.each([
    ['is a middleware of the builder', 'closed', 'open'],
    ['is written where it is used', "open.use(({ ctx, next }) => { if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' }); return next({ ctx }) })", "open.use(({ ctx, next }) => { if (!ctx.user) console.log('guest'); return next({ ctx }) })"],
    ['takes its options whole', "open.use(async opts => { if (!opts.ctx.session?.user) throw new TRPCError({ code: 'UNAUTHORIZED' }); return opts.next() })", 'open.use(async opts => { const result = await opts.next(); console.log(result.ok); return result })'],
    ['asks what is no matter of the client', "open.use(({ ctx, next }) => { if (ctx.user?.role !== 'warden') throw new TRPCError({ code: 'FORBIDDEN' }); return next() })", "open.use(({ ctx, next }) => { if (!ctx.db) throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR' }); return next() })"],
    ['stands behind others', 'closed.input(z.object({})).use(({ next }) => next())', 'open.input(z.object({})).use(({ next }) => next())']
  ])('%s', (_, guarded, twin) => {
    expect([verdict(guarded), verdict(twin)]).toEqual(['proven', 'absent'])
  })

  it('may be pipes of middleware, and stand in the resolver', () => {
    const above = "import { initTRPC } from '@trpc/server'\nconst t = initTRPC.create()\nconst first = t.middleware(({ next }) => next())\nconst second = first.unstable_pipe(({ ctx, next }) => { if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' }); return next() })"
    expect(verdict('open.use(second)', above)).toBe('proven')
    const inside = (check: string): string | undefined =>
      table(`export const app = router({ lend: open.mutation(({ ctx, input }) => { ${check}; return 1 }) })`)[0]?.split(' ')[2]
    expect(inside("if (!ctx.user) throw new TRPCError({ code: 'UNAUTHORIZED' })")).toBe('proven')
    expect(inside("if (!input) throw new TRPCError({ code: 'BAD_REQUEST' })")).toBe('absent')
  })
})

describe('data of procedures', () => {
  const shop = (text: string): Readonly<Record<string, string>> => ({
    'trpc.ts': TRPC,
    'app.ts': `${HEAD}import { DataSource } from 'typeorm'\nimport { createExpressMiddleware } from '@trpc/server/adapters/express'\nconst source = new DataSource({})\nconst createContext = () => ({ books: source.getRepository('Book') })\n${text}\ncreateExpressMiddleware({ router: app, createContext })\n`
  })

  it.each([
    ['keeps what inputs add up to', 'open.input(z.object({ title: z.string() })).input(z.object({ isbn: z.string() }))', '{title=body.title@8:string, isbn=body.isbn@8:string}'],
    ['keeps all where the schema does', 'open.input(z.object({ title: z.string() }).loose())', '{body@8 except title, title=body.title@8:string}'],
    ['keeps all without a schema', 'open', 'body@8']
  ])('%s', (_, procedure, expected) => {
    const found = arrivals(shop(`export const app = router({ add: ${procedure}.mutation(({ ctx, input }) => ctx.books.save(input)) })`), 'write')
    expect(found).toEqual([`write Repository.save (Book): ${expected}`])
  })

  it('is answered as it is given back', () => {
    const found = arrivals(shop('export const app = router({ list: open.query(({ ctx }) => ctx.books.find()) })'), 'response-body')
    expect(found).toEqual(['response-body return: [row Book]'])
  })
})
