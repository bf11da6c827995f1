import { describe, expect, it } from 'vitest'
import { recognise, routes, where } from './support/table.ts'

const GUARD = 'export const signedIn = (req, res, next) => {\n  if (!req.user) return res.sendStatus(401)\n  next()\n}\n'

describe('routes of one file', () => {
  it('reads verbs, arrays of paths, all, route() and patterns', () => {
    expect(routes({
      'app.ts': `
        import express from 'express'
        const app = express()
        const list = (req, res) => res.json([])
        const show = (req, res) => res.json({})
        app.set('title', 'Books')
        app.get('title')
        app.get('/books', list)
        app.all(['/beds', '/beds/:id'], show)
        app.route('/loans').get(list).post(show)
        app.get('/bays/:no(\\\\d+)', show)
        app.get(/^\\/old/, show)
        app.use('/files', express.static('public'))
        app.use('/hook', (req, res) => { res.send('ok') })
      `
    })).toEqual([
      'GET /books absent -> list',
      'ALL /beds absent -> show',
      'ALL /beds/:id absent -> show',
      'GET /loans absent -> list',
      'POST /loans absent -> show',
      'GET /bays/:no absent -> show',
      'GET /^\\/old/ absent -> show',
      'USE /files absent -> express.static(…)',
      'USE /hook absent -> anonymous'
    ])
  })

  it('unrolls loops over constant tables and methods by name', () => {
    expect(routes({
      'app.ts': `
        import express from 'express'
        const app = express()
        const list = (req, res) => res.json([])
        const table = [{ method: 'get', path: '/wards' }, { method: 'post', path: '/wards' }]
        for (const { method, path } of table) app[method](path, list)
        for (const name of ['book', 'loan']) app.get(\`/api/\${name}s\`, list)
      `
    })).toEqual(['GET /wards absent -> list', 'POST /wards absent -> list', 'GET /api/books absent -> list', 'GET /api/loans absent -> list'])
  })

  it('reads the names of handlers through wrappers', () => {
    const { surface } = recognise({
      'app.ts': `
        import express from 'express'
        import wrap from 'express-async-handler'
        const app = express()
        const own = fn => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next)
        async function list(req, res) { res.json([]) }
        app.get('/books', own(list))
        app.get('/loans', wrap(list))
        app.get('/beds', own(async (req, res) => { res.json({}) }))
      `
    })
    expect(surface.routes.map(({ handler }) => handler?.functions.map(({ function: ref }) => ref.node.name))).toEqual([['list'], ['list'], [null]])
    expect(surface.routes[0]?.handler?.wrappers).toEqual(['own'])
  })
})

describe('routes over several files', () => {
  it('follows mounts to any depth, twice, and through barrels', () => {
    expect(routes({
      'app.ts': `
        import express from 'express'
        import { books, loans } from './routers'
        import { signedIn } from './guards'
        const app = express()
        app.use('/api', books)
        app.use('/staff', signedIn, books)
        app.use('/api/loans', loans)
      `,
      'routers/index.ts': `export { default as books } from './books'\nexport * from './loans'`,
      'routers/books.ts': `
        import { Router } from 'express'
        import { loans } from './loans'
        const router = Router()
        router.get('/books', (req, res) => res.json([]))
        router.use('/books/:id/loans', loans)
        export default router
      `,
      'routers/loans.ts': `
        import express from 'express'
        export const loans = express.Router({ mergeParams: true })
        loans.post('/', function add(req, res) { res.json({}) })
      `,
      'guards.ts': GUARD
    })).toEqual([
      'GET /api/books absent -> anonymous',
      'POST /api/books/:id/loans absent -> add',
      'GET /staff/books proven signedIn@guards.ts:2 -> anonymous',
      'POST /staff/books/:id/loans proven signedIn@guards.ts:2 -> add',
      'POST /api/loans absent -> add'
    ])
  })

  it('follows applications in fields, factories and parameters', () => {
    expect(routes({
      'server.ts': `
        import express from 'express'
        import { wards } from './wards'
        import { registerBeds } from './beds'
        class Server {
          private readonly app = express()
          constructor(private readonly prefix: string) { this.routes() }
          private routes() {
            this.app.use(this.prefix, wards())
            registerBeds(this.app)
          }
        }
        new Server('/clinic')
      `,
      'wards.ts': `
        import { Router } from 'express'
        import { Wards } from './controller'
        export function wards() {
          const router = Router()
          const wards = new Wards()
          router.get('/wards', wards.list)
          router.get('/wards/:id', wards.show.bind(wards))
          router.delete('/wards/:id', Wards.remove)
          return router
        }
      `,
      'controller.ts': `
        export class Wards {
          list = async (req, res) => { res.json([]) }
          show(req, res) { res.json({}) }
          static remove(req, res) { res.sendStatus(204) }
        }
      `,
      'beds.ts': `
        import type { Express } from 'express'
        export function registerBeds(app: Express) {
          app.get('/beds', (req, res) => { res.json([]) })
        }
      `
    })).toEqual([
      'GET /clinic/wards absent -> wards.list',
      'GET /clinic/wards/:id absent -> wards.show.bind(…)',
      'DELETE /clinic/wards/:id absent -> Wards.remove',
      'GET /beds absent -> anonymous'
    ])
  })

  it('follows helpers that register what they are given, and names the call that has the path', () => {
    const { program, surface } = recognise({
      'app.ts': "import express from 'express'\nimport { Wards } from './wards'\nexpress().use('/wards', new Wards().router)\n",
      'base.ts': `
        import { Router, type IRouter } from 'express'
        const needs = (right = 'none') => (req, res, next) => {
          const rights = (Array.isArray(right) ? right : [right]).filter(each => each !== 'none')
          if (rights.length === 0 || req.user?.may(rights)) return next()
          res.sendStatus(403)
        }
        export class Base {
          private app: IRouter = Router()
          route(options) { this.app[options.method](options.path, needs(options.right), options.run.bind(this)) }
          get(path, run, right = 'none') { this.route({ method: 'get', path, run, right }) }
          get router() { return this.app }
        }
      `,
      'wards.ts': `import { Base } from './base'
export class Wards extends Base {
  constructor() {
    super()
    this.route({ method: 'post', path: '/', right: 'ward.add', run: this.add })
    this.get('/', this.list)
    this.get('/full', this.list, 'ward.read')
  }
  list(req, res) { res.json([]) }
  add(req, res) { res.json({}) }
}`
    })
    expect(surface.routes.map(({ method, path, auth, place, registration }) =>
      `${method} ${path} ${auth} ${where(program, place)} ${registration.insertAt === null ? 'no insertion' : 'insertion'}`)).toEqual([
      'POST /wards proven wards.ts:5 no insertion', 'GET /wards absent wards.ts:6 no insertion', 'GET /wards/full proven wards.ts:7 no insertion'
    ])
  })

  it.each([3, 8, 12, 30])('follows %i helpers in a row, and lists the route once', depth => {
    const helpers = Array.from({ length: depth }, (_, index) => `function at${index + 1}(path) { at${index}(path) }`)
    const first = "import express from 'express'\nconst app = express()\nconst show = (req, res) => { res.json({}) }\nfunction at0(path) { app.get(path, show) }"
    expect(routes({ 'app.ts': [first, ...helpers, `at${depth}('/loans')`].join('\n') })).toEqual(['GET /loans absent -> show'])
  })

  it('lists routers that nobody mounts, and says so', () => {
    expect(routes({
      'rota.ts': `import { Router } from 'express'\nexport const rota = Router()\nrota.get('/rota', (req, res) => res.json([]))`
    })).toEqual(['GET /rota opaque -> anonymous unresolved'])
  })

  it('says under which environment a route is there', () => {
    expect(routes({
      'app.ts': `
        import express from 'express'
        const app = express()
        if (process.env.NODE_ENV === 'test') app.post('/fixtures', (req, res) => res.json({}))
      `
    })).toEqual(["POST /fixtures absent -> anonymous when process.env.NODE_ENV === 'test'"])
  })
})

describe('the chain', () => {
  it('holds what runs, in the order in which it runs', () => {
    const { surface } = recognise({
      'app.ts': `
        import express from 'express'
        const app = express()
        const a = (req, res, next) => next()
        const b = (req, res, next) => next()
        const c = (req, res, next) => next()
        const late = (req, res, next) => next()
        const onError = (err, req, res, next) => res.sendStatus(500)
        const load = (req, res, next, id) => next()
        const staff = [b, [c]]
        app.use(a)
        app.use('/loans', ...staff)
        app.use(onError)
        app.param('id', load)
        app.get('/loans/:id', c, function show(req, res) { res.json({}) })
        app.use(late)
      `
    })
    expect(surface.routes.map(({ chain }) => chain.map(({ name, role }) => `${role} ${name}`))).toEqual([
      ['middleware a', 'middleware b', 'middleware c', 'parameter load', 'middleware c', 'handler show']
    ])
  })
})

describe('handlers without a route', () => {
  it('are found by type and by behaviour, and helpers are not', () => {
    const { surface } = recognise({
      'handlers.ts': `
        import type { Request, Response, RequestHandler } from 'express'
        export function show(req: Request, res: Response) { res.json({}) }
        export const list: RequestHandler = (req, res) => { res.json([]) }
        export const add = (req, res) => { save(req.body); res.json({}); answer(req, res) }
        function answer(req: Request, res: Response) { res.status(200) }
        const save = row => row
      `
    })
    expect(surface.loose.map(({ function: ref }) => ref.node.name)).toEqual(['show', 'list', 'add'])
  })
})
