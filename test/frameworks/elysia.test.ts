import { describe, expect, it } from 'vitest'
import { arrivals } from '../flow/support/arrivals.ts'
import { routes } from './support/table.ts'

const HEAD = "import { Elysia, status, t } from 'elysia'\n"

const table = (text: string, others: Readonly<Record<string, string>> = {}): readonly string[] => routes({ 'app.ts': `${HEAD}${text}\n`, ...others })
const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 2).join(' ')).sort()

describe('routes of Elysia', () => {
  it.each([
    ['chains', "new Elysia().get('/books', () => []).post('/books', () => 1).all('/any', () => 1).listen(3000)", ['ALL /any', 'GET /books', 'POST /books']],
    ['prefixes and plugins', "const wards = new Elysia({ prefix: '/wards' }).get('/:id', () => 1)\nnew Elysia({ prefix: '/api' }).use(wards)", ['GET /api/wards/:id']],
    ['groups and guards', "new Elysia().group('/v1', app => app.get('/beds', () => []).group('/wards', inner => inner.get('/', () => 1))).guard({ beforeHandle: () => {} }, app => app.get('/rota', () => 1))", ['GET /rota', 'GET /v1/beds', 'GET /v1/wards']],
    ['functions that are handed the instance', "const wards = (app: Elysia) => app.get('/wards', () => 1)\nnew Elysia().use(wards).get('/beds', () => 1)", ['GET /beds', 'GET /wards']]
  ])('are read from %s', (_, text, expected) => {
    expect(paths(table(text))).toEqual(expected)
  })
})

describe('guards of Elysia, each with its twin that guards nothing', () => {
  const verdict = (text: string): string | undefined => table(text).find(route => route.startsWith('POST /loans'))?.split(' ')[2]
  const LOAN = ".post('/loans', () => ({ lent: true })"
  const CHECK = '({ headers, status }) => { if (!find(headers.authorization)) return status(401) }'

  it.each([
    ['a hook of the instance', `new Elysia().onBeforeHandle(${CHECK})${LOAN})`, `new Elysia()${LOAN}).onBeforeHandle(${CHECK})`],
    ['a hook of the route', `new Elysia()${LOAN}, { beforeHandle: ${CHECK} })`, `new Elysia()${LOAN}, { beforeHandle: ({ headers }) => { console.log(headers.accept) } })`],
    ['what resolves more context', `new Elysia().resolve(({ cookie: { session } }) => { const reader = find(session.value); if (!reader) return status(401); return { reader } })${LOAN})`,
      `new Elysia().resolve(({ cookie: { session } }) => ({ reader: find(session.value) }))${LOAN})`],
    ['what is thrown', `new Elysia().derive(async ({ headers }) => { const reader = await find(headers.authorization); if (!reader) throw status(401, 'no'); return { reader } })${LOAN})`,
      `new Elysia().derive(async ({ headers }) => ({ reader: await find(headers.authorization) }))${LOAN})`],
    ['a status that is set', `new Elysia().onBeforeHandle(({ headers, set }) => { if (!find(headers.authorization)) { set.status = 401; return { error: 'no' } } })${LOAN})`,
      `new Elysia().onBeforeHandle(({ headers, set }) => { if (!find(headers.accept)) { set.status = 406; return { error: 'no' } } })${LOAN})`],
    ['a guard around routes', `new Elysia().guard({ beforeHandle: [${CHECK}] }, app => app${LOAN}))`, `new Elysia().guard({ beforeHandle: [${CHECK}] }, app => app.get('/rota', () => 1))${LOAN})`],
    ['a guard for what follows', `new Elysia().guard({ beforeHandle: ${CHECK} })${LOAN})`, `new Elysia()${LOAN}).guard({ beforeHandle: ${CHECK} })`],
    ['a plugin whose hook leaves it', `const auth = new Elysia().onBeforeHandle({ as: 'global' }, ${CHECK})\nnew Elysia().use(auth)${LOAN})`, `const auth = new Elysia().onBeforeHandle(${CHECK})\nnew Elysia().use(auth)${LOAN})`],
    ['a plugin that is a function', `const auth = (name: string) => (app: Elysia) => app.derive(async ({ headers }) => { if (!await find(name, headers.authorization)) throw status(401) })\nnew Elysia().use(auth('jwt'))${LOAN})`, `const auth = (name: string) => (app: Elysia) => app.derive(async ({ headers }) => ({ accepts: headers.accept }))\nnew Elysia().use(auth('jwt'))${LOAN})`],
    ['a macro', `const auth = new Elysia().macro({ staff: { beforeHandle: ${CHECK} } })\nnew Elysia().use(auth)${LOAN}, { staff: true })`, `const auth = new Elysia().macro({ staff: { beforeHandle: ${CHECK} } })\nnew Elysia().use(auth)${LOAN})`],
    ['the handler', "new Elysia().post('/loans', ({ user, status }) => { if (!user) return status(401); return 1 })", "new Elysia().post('/loans', ({ user, status }) => { if (!user) console.log('guest'); return 1 })"]
  ])('%s', (_, text, twin) => {
    expect([verdict(text), verdict(twin)]).toEqual(['proven', 'absent'])
  })
})

describe('data of requests of Elysia', () => {
  const shop = (handler: string, options = ''): readonly string[] => arrivals({
    'app.ts': `${HEAD}import { DataSource } from 'typeorm'\nconst books = new DataSource({}).getRepository('Book')\nnew Elysia().post('/books/:id', ${handler}${options})\n`
  }, 'write', 'response-body').map(each => each.replace(/@\d+/g, '@8').replace('write Repository.save (Book): ', ''))

  it.each([
    ['the body', '({ body }) => { books.save(body) }', '', ['body@8']],
    ['what the schema lets through', '({ body }) => { books.save(body) }', ', { body: t.Object({ title: t.String() }) }', ['{title=body.title@8:string}']],
    ['all of it where the schema keeps the rest', '({ body }) => { books.save(body) }', ', { body: t.Object({ title: t.String() }, { additionalProperties: true }) }', ['{body@8 except title, title=body.title@8:string}']],
    ['parameters and query', '({ params: { id }, query }) => { books.save({ id, shelf: query.shelf }) }', '', ['{id=params.id@8:string, shelf=query.shelf@8}']],
    ['answered as they are given back', '() => books.find()', '', ['response-body return: [row Book]']]
  ])('are %s', (_, handler, options, expected) => {
    expect(shop(handler, options)).toEqual(expected)
  })
})
