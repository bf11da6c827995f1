import { describe, expect, it } from 'vitest'
import { arrivals } from '../flow/support/arrivals.ts'
import { routes } from './support/table.ts'

const HEAD = "import Hapi from '@hapi/hapi'\nimport Boom from '@hapi/boom'\nimport Joi from 'joi'\nconst server = Hapi.server({ port: 3000 })\n"

/** The table of a server with these lines. */
function table(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  return routes({ 'app.ts': `${HEAD}${text}\n`, ...others })
}

const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 2).join(' '))

describe('routes of hapi', () => {
  it.each([
    ['an object', "server.route({ method: 'GET', path: '/books', handler: () => [] })", ['GET /books']],
    ['lists, also in lists', "const list = [{ method: 'GET', path: '/books', handler: () => [] }]\nserver.route([...list, { method: 'post', path: '/books/{isbn}/{page?}', handler: () => 1 }])", ['GET /books', 'POST /books/:isbn/:page?']],
    ['several methods and all', "server.route({ method: ['GET', 'PUT'], path: '/books', handler: () => [] })\nserver.route({ method: '*', path: '/{rest*}', handler: () => 1 })", ['GET /books', 'PUT /books', 'ALL /*']],
    ['options with the handler in them', "server.route({ method: 'GET', path: '/books', options: { handler: () => [] } })\nserver.route({ method: 'GET', path: '/old', config: () => ({ handler: () => [] }) })", ['GET /books', 'GET /old']],
    ['plugins with prefixes, in plugins', "const beds = { name: 'beds', register: async s => { s.route({ method: 'GET', path: '/beds', handler: () => [] }) } }\nconst wards = { name: 'wards', register: async s => { s.route({ method: 'GET', path: '/', handler: () => [] }); await s.register({ plugin: beds, routes: { prefix: '/{ward}' } }) } }\nawait server.register(wards, { routes: { prefix: '/wards' } })\nawait server.register([{ plugin: beds }])", ['GET /wards', 'GET /wards/:ward/beds', 'GET /beds']]
  ])('are read from %s', (_, text, expected) => {
    expect([...paths(table(text))].sort()).toEqual([...expected].sort())
  })

  it('stand in files that export a plugin, or a list', () => {
    const found = table("import { routes } from './routes'\nimport * as wards from './wards'\nserver.route(routes)\nserver.register({ plugin: wards, routes: { prefix: '/wards' } })", {
      'routes.ts': "export const routes = [{ method: 'GET', path: '/books', handler: () => [] }]\n",
      'wards.ts': "export const name = 'wards'\nexport async function register(server) { server.route({ method: 'GET', path: '/free', handler: () => [] }) }\n"
    })
    expect(paths(found)).toEqual(['GET /books', 'GET /wards/free'])
  })
})

describe('guards of hapi, each with its twin that guards nothing', () => {
  const verdict = (before: string, options: string): string | undefined =>
    table(`${before}\nserver.route({ method: 'POST', path: '/loans', options: { ${options} }, handler: () => 1 })`)[0]?.split(' ')[2]
  const JWT = "import Jwt from '@hapi/jwt'\nawait server.register(Jwt)\nserver.auth.strategy('jwt', 'jwt', { keys: 'k' })\n"
  const OWN = (refuses: string): string =>
    `server.auth.scheme('token', () => ({ authenticate: async (request, h) => { const row = await find(request.headers.authorization); if (!row) ${refuses}; return h.authenticated({ credentials: row }) } }))\nserver.auth.strategy('own', 'token')\nserver.auth.default('own')\n`

  it.each([
    ['is the default', `${JWT}server.auth.default('jwt')`, '', `${JWT}server.auth.default('jwt')`, 'auth: false'],
    ['is named by the route', JWT, "auth: 'jwt'", JWT, "auth: { strategy: 'jwt', mode: 'try' }"],
    ['is named in an object', JWT, "auth: { strategies: ['jwt'], scope: 'admin' }", JWT, "auth: { strategy: 'jwt', mode: 'optional' }"],
    ['keeps its strategy when the route asks for rights', `${JWT}server.auth.default('jwt')`, "auth: { scope: 'admin' }", `${JWT}server.auth.default({ strategy: 'jwt', mode: 'try' })`, ''],
    ['is a scheme of the project', OWN('throw Boom.unauthorized()'), '', OWN("console.log('guest')"), ''],
    ['stands at an extension point', "server.ext('onPreHandler', (request, h) => { if (!request.auth.isAuthenticated) throw Boom.forbidden(); return h.continue })", '', "server.ext('onPreHandler', (request, h) => { if (!request.auth.isAuthenticated) console.log('guest'); return h.continue })", ''],
    ['takes over', "server.ext({ type: 'onPreAuth', method: (request, h) => request.headers.authorization === process.env.KEY ? h.continue : h.response('no').code(401).takeover() })", '', "server.ext({ type: 'onPreAuth', method: (request, h) => request.headers.accept ? h.continue : h.response('no').code(406).takeover() })", ''],
    ['stands among the methods before the handler', '', "pre: [{ method: request => { if (!request.auth.credentials) throw Boom.unauthorized(); return 1 }, assign: 'who' }]", '', "pre: [{ method: request => request.auth.credentials, assign: 'who' }]"]
  ])('%s', (_, before, options, twinBefore, twinOptions) => {
    expect([verdict(before, options), verdict(twinBefore, twinOptions)]).toEqual(['proven', 'absent'])
  })

  it('may stand in the handler', () => {
    const inside = (check: string): string | undefined =>
      table(`server.route({ method: 'POST', path: '/loans', handler: (request, h) => { ${check}; return h.response().code(201) } })`)[0]?.split(' ')[2]
    expect(inside('if (!request.auth.credentials) return Boom.unauthorized()')).toBe('proven')
    expect(inside("if (!request.payload) return Boom.badRequest('a body')")).toBe('absent')
  })
})

describe('data of requests of hapi', () => {
  const shop = (options: string, handler: string): Readonly<Record<string, string>> => ({
    'app.ts': `${HEAD}import { DataSource } from 'typeorm'\nconst books = new DataSource({}).getRepository('Book')\nserver.route({ method: 'POST', path: '/books', options: { ${options} }, handler: ${handler} })\n`
  })

  it.each([
    ['all of it without a schema', '', 'body@8'],
    ['what a schema lets through', 'validate: { payload: Joi.object({ title: Joi.string() }) }', '{title=body.title@8:string}'],
    ['what an object of schemas lets through', 'validate: { payload: { title: Joi.string() } }', '{title=body.title@8:string}'],
    ['all of it where failures are logged only', "validate: { payload: Joi.object({ title: Joi.string() }), failAction: 'log' }", 'body@8'],
    ['all of it where unknown keys are allowed', 'validate: { payload: Joi.object({ title: Joi.string() }), options: { allowUnknown: true } }', 'body@8']
  ])('are %s', (_, options, expected) => {
    const found = arrivals(shop(options, 'async request => { await books.save(request.payload); return 1 }'), 'write')
    expect(found.map(each => each.replace(/@\d+/g, '@8'))).toEqual([`write Repository.save (Book): ${expected}`])
  })

  it('are answered by what the handler gives back, and by responses', () => {
    expect(arrivals(shop('', 'async () => books.find()'), 'response-body')).toEqual(['response-body return: [row Book]'])
    expect(arrivals(shop('', 'async (request, h) => h.response(await books.find()).code(200)'), 'response-body')).toContain('response-body ResponseToolkit.response: [row Book]')
  })
})
