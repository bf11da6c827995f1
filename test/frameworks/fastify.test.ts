import { describe, expect, it } from 'vitest'
import { recognise, routes } from './support/table.ts'

const JWT = `import fp from 'fastify-plugin'
import jwt from '@fastify/jwt'
export default fp(async app => {
  app.register(jwt, { secret: process.env.SECRET })
  app.decorate('authenticate', async function (request, reply) {
    try { await request.jwtVerify() } catch (error) { reply.code(401).send(error) }
  })
})
`

/** The routes of an application that is written in one file, with a guard beside it. */
const ofApp = (body: string, files: Readonly<Record<string, string>> = {}): readonly string[] => routes({
  'jwt.ts': JWT,
  'app.ts': `
    import Fastify from 'fastify'
    import jwt from './jwt'
    const app = Fastify()
    const list = async () => []
    const show = async (request, reply) => reply.send({})
    const signedIn = async (request, reply) => { if (!request.session.member) reply.code(401).send() }
    ${body}
  `,
  ...files
})

describe('routes of an instance', () => {
  it('reads shorthand methods, options, route() and lists of methods', () => {
    expect(ofApp(`
      app.get('/parcels', list)
      app.post('/parcels', { schema: {} }, show)
      app.get('/parcels/:id', { handler: show })
      app.all('/ping', list)
      app.route({ method: ['PUT', 'PATCH'], url: '/parcels/:id', handler: show })
      app.get('/bays/:no(^\\\\d+)', show)
    `)).toEqual([
      'GET /parcels absent -> list',
      'POST /parcels absent -> show',
      'GET /parcels/:id absent -> show',
      'ALL /ping absent -> list',
      'PUT /parcels/:id absent -> show',
      'PATCH /parcels/:id absent -> show',
      'GET /bays/:no absent -> show'
    ])
  })

  it('follows prefixes through plugins, functions and files', () => {
    expect(ofApp(`
      import depots from './depots'
      app.register(depots, { prefix: '/depots' })
      app.register(import('./depots'), { prefix: '/v2/depots' })
      app.register(async v1 => {
        v1.register((inner, options, done) => { inner.get('/labels', list); done() }, { prefix: '/print' })
      }, { prefix: '/v1' })
      function vans(server) { server.withTypeProvider().get('/vans', list) }
      vans(app)
    `, { 'depots.ts': `import type { FastifyPluginAsync } from 'fastify'
      const plugin: FastifyPluginAsync = async (server, options) => {
        server.get('/', async () => [])
        server.get(options.prefix + '/old', async () => [])
      }
      export default plugin` })).toEqual([
      'GET /vans absent -> list',
      'GET /depots absent -> anonymous',
      'GET /depots/depots/old absent -> anonymous',
      'GET /v2/depots absent -> anonymous',
      'GET /v2/depots/v2/depots/old absent -> anonymous',
      'GET /v1/print/labels absent -> list'
    ])
  })

  it('unrolls tables of routes', () => {
    expect(ofApp(`
      const table = [{ method: 'GET', url: '/a' }, { method: 'POST', url: '/b' }]
      for (const route of table) app.route({ ...route, handler: show })
      for (const name of ['vans', 'depots']) app.get(\`/\${name}\`, list)
    `)).toEqual(['GET /a absent -> show', 'POST /b absent -> show', 'GET /vans absent -> list', 'GET /depots absent -> list'])
  })

  it('says where a registration could not be resolved', () => {
    const { surface } = recognise({ 'app.ts': `
      import Fastify from 'fastify'
      export const build = (plugin, options) => { const app = Fastify(); app.register(plugin); app.route(options); return app }
    ` })
    expect(surface.unresolved.map(({ reason }) => reason)).toEqual([
      'The plugin that is registered here could not be resolved.', 'The options of this route could not be resolved.'
    ])
  })
})

describe('hooks', () => {
  it('hold for the instance and below, whatever the order of routes', () => {
    expect(ofApp(`
      app.get('/health', list)
      app.register(async staff => {
        staff.get('/rota', list)
        staff.addHook('onRequest', signedIn)
        staff.register(async inner => { inner.get('/vans', list) })
      })
      app.register(async docs => { docs.get('/docs', list) })
    `)).toEqual([
      'GET /health absent -> list',
      'GET /rota proven signedIn@app.ts:7 -> list',
      'GET /vans proven signedIn@app.ts:7 -> list',
      'GET /docs absent -> list'
    ])
  })

  it.each([
    ['fastify-plugin', "import fp from 'fastify-plugin'\nconst guard = fp(async server => { server.addHook('onRequest', signedIn) })", 'proven'],
    ['the symbol', "async function guard(server) { server.addHook('onRequest', signedIn) }\nguard[Symbol.for('skip-override')] = true", 'proven'],
    ['neither', "const guard = async server => { server.addHook('onRequest', signedIn) }", 'absent']
  ])('reach the parent by %s', (_, guard, auth) => {
    expect(ofApp(`${guard}\napp.register(guard)\napp.register(async server => { server.get('/vans', list) })`)[0]).toContain(`GET /vans ${auth}`)
  })

  it('that come after a child was loaded do not reach it', () => {
    const child = 'app.register(async server => { server.get(\'/vans\', list) })'
    const hook = 'app.addHook(\'onRequest\', signedIn)'
    expect(ofApp(`${child}\n${hook}`)[0]).toContain('proven')
    expect(ofApp(`await ${child}\n${hook}`)[0]).toContain('absent')
    expect(ofApp(`await ${child}.after()\n${hook}`)[0]).toContain('absent')
  })

  it('run in the order of the lifecycle, those of the instance first', () => {
    const { surface } = recognise({ 'app.ts': `
      import Fastify from 'fastify'
      const app = Fastify()
      const a = async () => {}, b = async () => {}, c = async () => {}, d = async () => {}, show = async () => ({})
      app.get('/x', { preHandler: [d], onRequest: b, preValidation: c }, show)
      app.addHook('onRequest', a)
    ` })
    expect(surface.routes[0]?.chain.map(({ name, scope }) => `${name} ${scope}`)).toEqual(['a app', 'b route', 'c route', 'd route', 'show route'])
  })
})

describe('guards', () => {
  it.each([
    ['a decorator as a list', 'onRequest: [app.authenticate]', 'proven app.authenticate@jwt.ts:6'],
    ['a decorator alone', 'preHandler: app.authenticate', 'proven app.authenticate@jwt.ts:6'],
    ['a function that waits for the verification', 'onRequest: async request => { await request.jwtVerify() }', 'proven'],
    ['a function that gives the verification back', 'onRequest: request => request.jwtVerify()', 'proven'],
    ['a verification that nobody waits for', 'onRequest: async request => { request.jwtVerify() }', 'absent'],
    ['a verification whose error is swallowed', 'onRequest: async request => { try { await request.jwtVerify() } catch {} }', 'absent'],
    ['a refusal without return', 'preHandler: async (request, reply) => { if (!request.user) reply.code(401).send() }', 'proven'],
    ['a refusal, then done', 'preHandler: (request, reply, done) => { if (!request.user) reply.code(401).send(); done() }', 'proven'],
    ['an error for done', 'preHandler: (request, reply, done) => { done(request.user ? undefined : new Error(\'no\')) }', 'proven'],
    ['a status that nothing sends', 'preHandler: async (request, reply) => { if (!request.user) reply.code(401) }', 'absent'],
    ['an error of @fastify/sensible', 'preHandler: async () => { throw app.httpErrors.unauthorized() }', 'proven'],
    ['a reply of @fastify/sensible', 'preHandler: async (request, reply) => { if (!request.user) return reply.unauthorized() }', 'proven'],
    ['a guard by header', "preHandler: async (request, reply) => { if (request.headers['x-key'] !== process.env.KEY) return reply.code(403).send() }", 'proven'],
    ['one of two', 'preHandler: app.auth([app.authenticate, signedIn])', 'proven'],
    ['one of two, of which one lets everybody pass', 'preHandler: app.auth([app.authenticate, async () => {}])', 'absent'],
    ['both of two', "preHandler: app.auth([app.authenticate, async () => {}], { relation: 'and' })", 'proven'],
    ['basic credentials', 'onRequest: app.basicAuth', 'proven'],
    ['a limiter', 'onRequest: app.rateLimit()', 'absent'],
    ['a hook that only looks', 'onRequest: async request => { request.log.info(request.user) }', 'absent']
  ])('%s', (_, options, expected) => {
    expect(ofApp(`app.register(jwt)\napp.get('/vans', { ${options} }, list)`)[0]).toContain(`GET /vans ${expected}`)
  })

  it('knows methods that the project gives to requests', () => {
    expect(ofApp(`
      app.decorateRequest('isClerk', function (reply) { if (!this.session.member) reply.code(403).send() })
      app.get('/vans', { preHandler: (request, reply, done) => { request.isClerk(reply); done() } }, list)
    `)[0]).toContain('GET /vans proven')
  })

  it.each([
    ['of the instance', '{ keys }', 'proven'],
    ['that only offers itself', '{ keys, addHook: false }', 'absent']
  ])('a plugin for bearer tokens %s', (_, options, auth) => {
    expect(ofApp(`import bearer from '@fastify/bearer-auth'\napp.register(bearer, ${options})\napp.get('/vans', list)`)[0]).toContain(`GET /vans ${auth}`)
  })

  it('what the route says of itself is asked', () => {
    expect(ofApp(`
      app.addHook('onRequest', async (request, reply) => {
        if (request.routeOptions.config.open) return
        if (!request.session.member) return reply.code(401).send()
      })
      app.get('/vans', list)
      app.get('/ping', { config: { open: true } }, list)
    `).map(line => line.split(' ').slice(1, 3).join(' '))).toEqual(['/vans proven', '/ping absent'])
  })

  it('looks into handlers: what is returned is the answer', () => {
    expect(ofApp(`
      app.get('/me', async (request, reply) => { if (!request.session.member) { reply.code(401); return { no: true } } return { yes: true } })
      app.get('/all', async (request, reply) => { if (!request.session.member) reply.log.info('stranger'); return { yes: true } })
    `).map(line => line.split(' ').slice(1, 3).join(' '))).toEqual(['/me proven', '/all absent'])
  })
})

describe('folders that are loaded', () => {
  const plugin = (path: string): string => `export default async function (server) { server.get('${path}', async () => ({})) }`
  const hooks = `export default async function (server) {
    server.addHook('onRequest', async (request, reply) => { if (!request.session.member) reply.code(401).send() })
  }`
  const files = {
    'routes/root.js': plugin('/'),
    'routes/vans/index.js': plugin('/'),
    'routes/vans/helper.js': plugin('/not-loaded'),
    'routes/vans/_id/index.js': plugin('/labels'),
    'routes/staff/_hooks.js': plugin('/plain'),
    'routes/staff/autohooks.js': hooks,
    'routes/staff/rota/index.js': plugin('/'),
    'routes/old.js': `export const autoPrefix = '/legacy'\n${plugin('/old')}`,
    'routes/off.js': `export const autoload = false\n${plugin('/off')}`
  }
  const loaded = (options: string): readonly string[] => ofApp(`
    import autoload from '@fastify/autoload'
    import path from 'node:path'
    app.register(autoload, { dir: path.join(import.meta.dirname, 'routes'), ${options} })
  `, files).map(line => line.split(' ').slice(0, 3).join(' ')).sort()

  it('give their names to the routes', () => {
    expect(loaded('')).toEqual([
      'GET / absent', 'GET /legacy/old absent', 'GET /staff/plain absent', 'GET /staff/rota absent', 'GET /vans absent', 'GET /vans/_id/labels absent'
    ])
  })

  it('have hooks of their own, which cascade when told to, and parameters', () => {
    expect(loaded('autoHooks: true, routeParams: true')).toEqual([
      'GET / absent', 'GET /legacy/old absent', 'GET /staff/plain proven', 'GET /staff/rota absent', 'GET /vans absent', 'GET /vans/:id/labels absent'
    ])
    expect(loaded('autoHooks: true, cascadeHooks: true')).toContain('GET /staff/rota proven')
  })

  it('stay out of the path when told to', () => {
    expect(loaded("dirNameRoutePrefix: false, options: { prefix: '/api' }")).toContain('GET /api/plain absent')
  })
})
