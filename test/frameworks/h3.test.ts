import { describe, expect, it } from 'vitest'
import { arrivals } from '../flow/support/arrivals.ts'
import { routes } from './support/table.ts'

const NUXT = { 'package.json': '{ "devDependencies": { "nuxt": "^4.0.0", "nuxt-auth-utils": "^0.5.0" } }' }
const handler = 'export default defineEventHandler(() => [])\n'

const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 2).join(' ')).sort()

describe('routes of Nuxt and Nitro', () => {
  it('are files, with the method in the name', () => {
    expect(paths(routes({
      ...NUXT, 'server/api/books/index.get.ts': handler, 'server/api/books/[isbn].put.ts': handler, 'server/api/(staff)/rota.ts': handler,
      'server/routes/feed/[...rest].ts': handler, 'server/api/seed.post.dev.ts': handler, 'server/utils/shelf.ts': 'export const shelf = 1\n'
    }))).toEqual(['ALL /api/rota', 'ALL /feed/*rest', 'GET /api/books', 'PUT /api/books/:isbn'])
  })

  it('lie elsewhere without Nuxt, and nowhere without either', () => {
    expect(paths(routes({ 'package.json': '{ "dependencies": { "nitropack": "2" } }', 'routes/beds.get.ts': handler }))).toEqual(['GET /beds'])
    expect(routes({ 'package.json': '{}', 'server/api/beds.get.ts': handler })).toEqual([])
  })

  it('are registered by calls where h3 stands alone', () => {
    expect(paths(routes({
      'app.ts': "import { createApp, createRouter, defineEventHandler } from 'h3'\nconst app = createApp()\nconst router = createRouter()\nrouter.get('/beds/:id', defineEventHandler(() => 1)).post('/beds', defineEventHandler(() => 1))\napp.use(router)\n"
    }))).toEqual(['GET /beds/:id', 'POST /beds'])
  })
})

describe('guards of h3, each with its twin that guards nothing', () => {
  const verdict = (files: Readonly<Record<string, string>>): string | undefined =>
    routes({ ...NUXT, 'server/api/loans.post.ts': handler, ...files }).find(route => route.includes('/api/loans'))?.split(' ')[2]
  const inside = (text: string) => ({ 'server/api/loans.post.ts': `export default defineEventHandler(async event => { ${text}; return { lent: true } })\n` })

  it.each([
    ['middleware that throws', { 'server/middleware/auth.ts': "export default defineEventHandler(async event => { if (!await find(getHeader(event, 'authorization'))) throw createError({ statusCode: 401 }) })\n" },
      { 'server/middleware/auth.ts': "export default defineEventHandler(async event => { event.context.user = await find(getHeader(event, 'authorization')) })\n" }],
    ['middleware of some paths', { 'server/middleware/auth.ts': "export default defineEventHandler(event => { if (!event.path.startsWith('/api/')) return\nif (!find(getCookie(event, 'session'))) throw createError({ statusCode: 401 }) })\n" },
      { 'server/middleware/auth.ts': "export default defineEventHandler(event => { if (!event.path.startsWith('/admin/')) return\nif (!find(getCookie(event, 'session'))) throw createError({ statusCode: 401 }) })\n" }],
    ['what stands before the handler', { 'server/api/loans.post.ts': 'export default defineEventHandler({ onRequest: [event => { if (!event.context.user) throw createError({ statusCode: 401 }) }], handler: () => 1 })\n' },
      { 'server/api/loans.post.ts': 'export default defineEventHandler({ onRequest: [event => { console.log(event.path) }], handler: () => 1 })\n' }],
    ['a session that must be there', inside('const { user } = await requireUserSession(event)'), inside('const { user } = await getUserSession(event)')],
    ['a session that is looked at', inside('const { user } = await getUserSession(event)\nif (!user) throw createError({ statusCode: 401 })'), inside('const { user } = await getUserSession(event)\nif (!user) console.log(1)')],
    ['a function of the utilities', { ...inside('await mustBeStaff(event)'), 'server/utils/staff.ts': "export async function mustBeStaff(event) { if (!await find(getHeader(event, 'authorization'))) throw createError({ statusCode: 403 }) }\n" },
      { ...inside('await mustBeStaff(event)'), 'server/utils/staff.ts': 'export async function mustBeStaff(event) { console.log(event.path) }\n' }]
  ])('%s', (_, files, twin) => {
    expect([verdict(files), verdict(twin)]).toEqual(['proven', 'absent'])
  })
})

describe('data of requests of h3', () => {
  const shop = (text: string, saved: string): readonly string[] => arrivals({
    ...NUXT,
    'server/utils/books.ts': "import { DataSource } from 'typeorm'\nexport const books = new DataSource({}).getRepository('Book')\n",
    'server/api/books.post.ts': `import { z } from 'zod'\nconst Schema = z.object({ title: z.string() })\nexport default defineEventHandler(async event => { ${text}; return books.save(${saved}) })\n`
  }, 'write').map(each => each.replace(/@\d+/g, '@8').replace('write Repository.save (Book): ', ''))

  it.each([
    ['the body', 'const book = await readBody(event)', 'book', 'body@8'],
    ['what a validator lets through', 'const book = await readValidatedBody(event, Schema.parse)', 'book', '{title=body.title@8:string}'],
    ['what a function that validates lets through', 'const book = await readValidatedBody(event, body => Schema.parse(body))', 'book', '{title=body.title@8:string}'],
    ['query, parameters, headers and cookies', 'const { shelf } = getQuery(event)', "{ shelf, id: getRouterParam(event, 'id'), ward: getHeader(event, 'x-ward'), seen: getCookie(event, 'seen') }",
      '{shelf=query.shelf@8, id=params@8:string, ward=headers@8:string, seen=cookies@8:string}'],
    ['members of the event', '', '{ id: event.context.params.id }', '{id=params.id@8:string}']
  ])('are %s', (_, text, saved, expected) => {
    expect(shop(text, saved)).toEqual([expected])
  })

  it('are answered as they are given back', () => {
    expect(arrivals({ ...NUXT, 'server/api/books.get.ts': "import { DataSource } from 'typeorm'\nconst books = new DataSource({}).getRepository('Book')\nexport default defineEventHandler(async () => books.find())\n" }, 'response-body'))
      .toEqual(['response-body return: [row Book]'])
  })
})
