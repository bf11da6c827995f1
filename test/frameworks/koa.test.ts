import { describe, expect, it } from 'vitest'
import { routes } from './support/table.ts'

const HEAD = "import Koa from 'koa'\nimport Router from '@koa/router'\nimport jwt from 'jsonwebtoken'\nimport koaJwt from 'koa-jwt'\nconst app = new Koa()\nconst router = new Router()\n"
const SIGNED_IN = 'const signedIn = async (ctx, next) => { if (!ctx.state.user) { ctx.status = 401; return } await next() }\n'

/** The table of a small application whose router is mounted last. */
function table(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  return routes({ 'app.ts': `${HEAD}${text}\napp.use(router.routes())\napp.use(router.allowedMethods())\n`, ...others })
}

/** The verdict on `POST /loans` behind what is registered before it. */
function auth(before: string, handler = 'ctx => { ctx.body = [] }'): string | undefined {
  return table(`${before}\nrouter.post('/loans', ${handler})`).find(route => route.startsWith('POST /loans '))?.split(' ')[2]
}

const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 2).join(' '))

describe('routes of Koa', () => {
  it('lists verbs, names, lists of paths and patterns of parameters', () => {
    const found = table([
      "router.get('/books', list)", "router.get('book', '/books/:id', list)", "router.del('/books/:id', list)", "router.all(['/beds', '/cots'], list)",
      "router.put('/bays/:no(\\\\d+)', list)", "router.register('/rota', ['GET', 'PATCH'], list)", 'const list = ctx => { ctx.body = [] }'
    ].join('\n'))
    expect(paths(found)).toEqual([
      'GET /books', 'GET /books/:id', 'DELETE /books/:id', 'ALL /beds', 'ALL /cots', 'PUT /bays/:no', 'GET /rota', 'PATCH /rota'
    ])
  })

  it('joins prefixes and nested routers, across files', () => {
    const found = table([
      "import wards from './wards'", "import beds from './beds'", "router.prefix('/api')", 'router.use(wards)', "router.use('/v1', beds.routes(), beds.allowedMethods())"
    ].join('\n'), {
      'wards.ts': "import Router from 'koa-router'\nconst wards = new Router({ prefix: '/wards' })\nwards.get('/', ctx => { ctx.body = [] })\nwards.get('/:id', ctx => { ctx.body = {} })\nexport default wards.routes()\n",
      'beds.ts': "import Router from '@koa/router'\nconst beds = new Router()\nbeds.get('/beds', ctx => { ctx.body = [] })\nexport default beds\n"
    })
    expect(paths(found)).toEqual(['GET /api/wards', 'GET /api/wards/:id', 'GET /api/v1/beds'])
  })

  it('follows koa-mount, koa-compose and functions that are handed a router', () => {
    const found = routes({
      'app.ts': `${HEAD}import mount from 'koa-mount'\nimport compose from 'koa-compose'\nimport { wards } from './wards'\nconst staff = new Koa()\n${SIGNED_IN}wards(router)\nstaff.use(compose([signedIn, router.routes()]))\napp.use(mount('/staff', staff))\n`,
      'wards.ts': "export function wards(router) { router.get('/wards', ctx => { ctx.body = [] }) }\n"
    })
    expect(found).toEqual(['GET /staff/wards proven signedIn@app.ts:11 -> anonymous'])
  })

  it('runs loaders of parameters before the list of the route', () => {
    const found = table([
      "router.param('loan', (id, ctx, next) => { ctx.assert(ctx.state.user, 401); return next() })", "router.get('/loans/:loan', ctx => { ctx.body = {} })", "router.get('/loans', ctx => { ctx.body = [] })"
    ].join('\n'))
    expect(found.map(route => route.split(' ').slice(1, 3).join(' '))).toEqual(['/loans/:loan proven', '/loans absent'])
  })

  it('knows what a mounted router leaves behind in a router, and that it leaves nothing in an application', () => {
    const parts = `${SIGNED_IN}const closed = new Router()\nclosed.use(signedIn)\nclosed.get('/rota', ctx => { ctx.body = [] })\nconst open = new Router()\nopen.get('/books', ctx => { ctx.body = [] })\n`
    const verdicts = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(1, 3).join(' '))
    expect(verdicts(table(`${parts}router.use(closed.routes())\nrouter.use(open.routes())`))).toEqual(['/rota proven', '/books proven'])
    expect(verdicts(table(`${parts}app.use(closed.routes())\napp.use(open.routes())`))).toEqual(['/rota proven', '/books absent'])
  })
})

describe('guards of Koa, each with its twin that guards nothing', () => {
  it.each([
    ['throws 401', 'router.use((ctx, next) => { if (!ctx.state.user) ctx.throw(401); return next() })', 'router.use((ctx, next) => { if (!ctx.state.user) ctx.set("x", "1"); return next() })'],
    ['asserts', 'router.use((ctx, next) => { ctx.assert(ctx.state.user, 401); return next() })', 'router.use((ctx, next) => { ctx.assert(ctx.request.body, 400); return next() })'],
    ['sets the status and returns', SIGNED_IN + 'router.use(signedIn)', 'router.use(async (ctx, next) => { if (!ctx.state.user) { ctx.status = 401 } await next() })'],
    ['sets the body first', 'router.use(async (ctx, next) => { if (ctx.isAuthenticated()) return next(); ctx.body = { error: 1 }; ctx.status = 401 })', 'router.use(async (ctx, next) => { if (ctx.isUnauthenticated()) return next(); ctx.body = { error: 1 }; ctx.status = 401 })'],
    ['verifies', "router.use(async (ctx, next) => { try { ctx.state.user = jwt.verify(ctx.get('authorization'), 'k') } catch { ctx.status = 401; ctx.body = {}; return } await next() })", "router.use(async (ctx, next) => { try { ctx.state.user = jwt.verify(ctx.get('authorization'), 'k') } catch { ctx.state.user = null } await next() })"],
    ['reads a cookie', "router.use(async (ctx, next) => { const s = await sessions.find(ctx.cookies.get('s')); if (!s) ctx.throw(401); await next() })\nconst sessions = new Map()", "router.use(async (ctx, next) => { const s = ctx.cookies.get('lang'); ctx.state.lang = s; await next() })"],
    ['is awaited', 'const check = async ctx => { if (!ctx.state.user) ctx.throw(401) }\nrouter.use(async (ctx, next) => { await check(ctx); await next() })', 'const check = async ctx => { if (!ctx.state.user) ctx.throw(401) }\nrouter.use(async (ctx, next) => { check(ctx); await next() })'],
    ['redirects to the login', "router.use(async (ctx, next) => { if (!ctx.session.user) return ctx.redirect('/login'); await next() })", "router.use(async (ctx, next) => { if (ctx.session.user) return ctx.redirect('/home'); await next() })"],
    ['throws an error of its own', 'class Denied extends Error { status = 401 }\nrouter.use((ctx, next) => { ctx.assert(ctx.state.user, new Denied()); return next() })', 'class Denied extends Error { status = 401 }\nrouter.use((ctx, next) => { ctx.assert(ctx.query.page, new Denied()); return next() })'],
    ['is koa-jwt', "router.use(koaJwt({ secret: 's' }))", "router.use(koaJwt({ secret: 's', passthrough: true }))"],
    ['is koa-jwt, except where unless says', "router.use(koaJwt({ secret: 's' }).unless({ path: ['/login'] }))", "router.use(koaJwt({ secret: 's' }).unless({ path: ['/loans'] }))"],
    ['is koa-passport', "import passport from 'koa-passport'\nrouter.use(passport.authenticate('jwt', { session: false }))", "import passport from 'koa-passport'\nrouter.use(passport.initialize())"],
    ['stands before the route', `${SIGNED_IN}app.use(signedIn)`, `${SIGNED_IN}router.use('/books', signedIn)`],
    ['asks for every verb', "router.use((ctx, next) => ctx.method === 'GET' || ctx.state.user ? next() : ctx.throw(401))", "router.use((ctx, next) => ctx.method === 'POST' || ctx.state.user ? next() : ctx.throw(401))"],
    ['keeps the route off the open list', "const OPEN = ['/login']\napp.use((ctx, next) => { if (OPEN.includes(ctx.path)) return next(); ctx.assert(ctx.state.user, 401); return next() })", "const OPEN = ['/loans']\napp.use((ctx, next) => { if (OPEN.includes(ctx.path)) return next(); ctx.assert(ctx.state.user, 401); return next() })"],
    ['is the assertion after a koa-jwt that lets pass', "app.use(koaJwt({ secret: 's', passthrough: true }))\napp.use((ctx, next) => { ctx.assert(ctx.state.user, 401); return next() })", "app.use(koaJwt({ secret: 's', passthrough: true }))\napp.use((ctx, next) => next())"]
  ])('%s', (_name, guarded, open) => {
    expect([auth(guarded), auth(open)]).toEqual(['proven', 'absent'])
  })

  it('are found in handlers', () => {
    expect(auth('', 'ctx => { if (!ctx.state.user) ctx.throw(401); ctx.body = [] }')).toBe('proven')
    expect(auth('', 'ctx => { if (!ctx.state.user) ctx.status = 401; ctx.body = [] }')).toBe('proven')
    expect(auth('', 'ctx => { if (!ctx.state.user) ctx.state.guest = true; ctx.body = [] }')).toBe('absent')
  })

  it('do not cover what the router registered before them', () => {
    const found = table(`${SIGNED_IN}router.get('/books', ctx => { ctx.body = [] })\nrouter.use(signedIn)\nrouter.get('/rota', ctx => { ctx.body = [] })`)
    expect(found.map(route => route.split(' ').slice(1, 3).join(' '))).toEqual(['/books absent', '/rota proven'])
  })

  it('are not in sight when the middleware is of a package that nobody knows', () => {
    expect(auth("import { ensureLogin } from 'koa-staff-auth'\nrouter.use(ensureLogin())")).toBe('opaque')
    expect(auth("import helmet from 'koa-helmet'\nrouter.use(helmet())")).toBe('absent')
  })
})
