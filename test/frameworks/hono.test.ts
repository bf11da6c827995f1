import { describe, expect, it } from 'vitest'
import { routes } from './support/table.ts'

const HEAD = "import { Hono } from 'hono'\nimport { createMiddleware, createFactory } from 'hono/factory'\nimport { bearerAuth } from 'hono/bearer-auth'\nimport { basicAuth } from 'hono/basic-auth'\nimport { jwt, verify } from 'hono/jwt'\nimport { HTTPException } from 'hono/http-exception'\n"
const SIGNED_IN = "const signedIn = createMiddleware(async (c, next) => { if (!c.get('user')) return c.json({ error: 1 }, 401); await next() })\n"
const LIST = 'const list = c => c.json([])\n'

const table = (text: string, others: Readonly<Record<string, string>> = {}): readonly string[] => routes({ 'app.ts': `${HEAD}${LIST}${text}\n`, ...others })
const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 2).join(' '))
const verdicts = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 3).join(' '))

/** The verdict on `POST /loans` behind what is registered before it. */
function auth(before: string, handler = 'c => c.json([])'): string | undefined {
  return table(`const app = new Hono()\n${before}\napp.post('/loans', ${handler})`).find(route => route.startsWith('POST /loans '))?.split(' ')[2]
}

describe('routes of Hono', () => {
  it('lists chains, verbs by name, patterns and paths that are left out', () => {
    const found = table("const app = new Hono().get('/books', list).post(list)\napp.on(['GET', 'put'], ['/beds', '/cots'], list)\napp.all('/rota', list)\napp.get('/bays/:no{[0-9]+}', list)\napp.on('PURGE', '/cache', list)")
    expect(paths(found)).toEqual([
      'GET /books', 'POST /books', 'GET /beds', 'GET /cots', 'PUT /beds', 'PUT /cots', 'ALL /rota', 'GET /bays/:no', 'PURGE /cache'
    ])
  })

  it('joins route, basePath and factories, across files', () => {
    const found = table("import wards from './wards'\nimport { createApp } from './create'\nconst app = createApp()\napp.route('/wards', wards)\napp.route('/', new Hono().basePath('/v2').get('/beds', list))\nexport default app", {
      'wards.ts': "import { Hono } from 'hono'\nexport default new Hono().get('/', c => c.json([])).get('/:id', c => c.json({}))\n",
      'create.ts': "import { Hono } from 'hono'\nexport const createApp = () => new Hono().basePath('/api')\n"
    })
    expect(paths(found)).toEqual(['GET /api/wards', 'GET /api/wards/:id', 'GET /api/v2/beds'])
  })

  it('takes handlers apart that a factory has put together', () => {
    const found = table(`const factory = createFactory()\n${SIGNED_IN}const handlers = factory.createHandlers(signedIn, c => c.json([]))\nconst app = factory.createApp()\napp.get('/rota', ...handlers)\napp.get('/books', ...factory.createHandlers(c => c.json([])))`)
    expect(found).toEqual(['GET /rota proven signedIn@app.ts:9 -> anonymous', 'GET /books absent -> anonymous'])
  })

  it('reads routes of zod-openapi with their middleware', () => {
    const found = table(`import { OpenAPIHono, createRoute } from '@hono/zod-openapi'\n${SIGNED_IN}const add = createRoute({ method: 'post', path: '/loans/{id}', middleware: [signedIn] as const, responses: {} })\nconst see = createRoute({ method: 'get', path: '/loans/{id}', responses: {} })\nconst app = new OpenAPIHono()\napp.openapi(add, c => c.json({})).openapi(see, c => c.json({}))`)
    expect(verdicts(found)).toEqual(['POST /loans/:id proven', 'GET /loans/:id absent'])
  })

  it('lists what is mounted, and says what cannot be found', () => {
    expect(paths(table("const app = new Hono()\napp.mount('/legacy', other.fetch)\nimport other from 'other'"))).toEqual(['ALL /legacy/*'])
  })
})

describe('guards of Hono, each with its twin that guards nothing', () => {
  it.each([
    ['answers 401', `${SIGNED_IN}app.use(signedIn)`, "app.use(async (c, next) => { if (!c.get('user')) c.json({ error: 1 }, 401); await next() })"],
    ['throws', 'app.use(async (c, next) => { if (!c.var.user) throw new HTTPException(401); await next() })', "app.use(async (c, next) => { if (!c.var.user) c.set('guest', true); await next() })"],
    ['verifies', "app.use(async (c, next) => { try { c.set('user', await verify(c.req.header('Authorization'), 'k')) } catch { return c.text('no', 401) } await next() })", "app.use(async (c, next) => { try { c.set('user', await verify(c.req.header('Authorization'), 'k')) } catch {} await next() })"],
    ['gives a Response', "app.use(async (c, next) => { if (!c.get('user')) return new Response('no', { status: 401 }); return next() })", "app.use(async (c, next) => { if (!c.get('user')) new Response('no', { status: 401 }); return next() })"],
    ['sets the status first', "app.use(async (c, next) => { if (!c.get('user')) { c.status(401); return c.body(null) } await next() })", "app.use(async (c, next) => { if (!c.get('user')) { c.status(401) } await next() })"],
    ['is told by a helper', "const deny = c => c.json({}, 403)\napp.use(async (c, next) => { if (!c.get('user')) return deny(c); await next() })", "const deny = c => c.json({}, 403)\napp.use(async (c, next) => { if (!c.get('user')) deny(c); await next() })"],
    ['covers the prefix', `${SIGNED_IN}app.use('/loans/*', signedIn)`, `${SIGNED_IN}app.use('/books/*', signedIn)`],
    ['covers the whole path', `${SIGNED_IN}app.use('/loans', signedIn)`, `${SIGNED_IN}app.use('/loan', signedIn)`],
    ['is bearerAuth', "app.use('*', bearerAuth({ token: 's' }))", "app.get('*', bearerAuth({ token: 's' }))"],
    ['asks for the verb', "app.use('/loans/*', (c, n) => c.req.method === 'GET' ? n() : basicAuth({ username: 'u', password: 'p' })(c, n))", "app.use('/loans/*', (c, n) => c.req.method === 'POST' ? n() : basicAuth({ username: 'u', password: 'p' })(c, n))"],
    ['delegates', 'const guard = createMiddleware((c, next) => { const inner = jwt({ secret: c.env.KEY }); return inner(c, next) })\napp.use(guard)', 'const guard = createMiddleware((c, next) => { jwt({ secret: c.env.KEY }); return next() })\napp.use(guard)'],
    ['is one of every', "import { every, some } from 'hono/combine'\napp.use(every(async (c, n) => n(), jwt({ secret: 's' })))", "import { every, some } from 'hono/combine'\napp.use(some(async (c, n) => n(), jwt({ secret: 's' })))"],
    ['was mounted before', `${SIGNED_IN}const gate = new Hono()\ngate.use(signedIn)\napp.route('/', gate)`, `${SIGNED_IN}const gate = new Hono()\ngate.use(signedIn)\napp.route('/api', gate)`]
  ])('%s', (_name, guarded, open) => {
    expect([auth(guarded), auth(open)]).toEqual(['proven', 'absent'])
  })

  it('do not cover what lies below a path without a wildcard', () => {
    expect(verdicts(table(`const app = new Hono()\n${SIGNED_IN}app.use('/loans', signedIn)\napp.get('/loans', list)\napp.get('/loans/:id', list)`))).toEqual(['GET /loans proven', 'GET /loans/:id absent'])
  })

  it('are no routes of their own when a verb registers them', () => {
    const found = table(`const app = new Hono()\n${SIGNED_IN}app.get('/loans/*', signedIn)\napp.on('POST', '/loans/*', bearerAuth({ token: 's' }))\napp.get('/loans/:id', list).post(list)\napp.get('/books', async (c, next) => c.req.query('all') ? c.json([]) : next())`)
    expect(verdicts(found)).toEqual(['GET /loans/:id proven', 'POST /loans/:id proven', 'GET /books absent'])
  })

  it('stand between the routes of a chain', () => {
    expect(verdicts(table(`${SIGNED_IN}const app = new Hono().get('/books', list).use(signedIn).get('/rota', list)`))).toEqual(['GET /books absent', 'GET /rota proven'])
  })

  it('are found in handlers', () => {
    expect(auth('', "c => { if (!c.get('user')) return c.json({}, 401); return c.json([]) }")).toBe('proven')
    expect(auth('', "c => { if (!c.get('user')) c.json({}, 401); return c.json([]) }")).toBe('absent')
  })

  it('are open questions where conditions are not read', () => {
    expect(auth("import { except } from 'hono/combine'\napp.use(except('/login', jwt({ secret: 's' })))")).toBe('opaque')
    expect(auth("import { secureHeaders } from 'hono/secure-headers'\nimport { logger } from 'hono/logger'\napp.use(secureHeaders(), logger())")).toBe('absent')
  })
})
