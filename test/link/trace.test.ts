import { expect, test } from 'vitest'
import type { Value } from '../../packages/engine/src/model/index.ts'
import { print, project, type Project } from './project.ts'

const isRouting = (value: Value): boolean => value.kind === 'instance' && value.package === 'express' && ['Application', 'Router'].includes(value.type)

/** The calls on applications and routers in the order of the walk: `use '/books' if …`. */
function traced(shop: Project): string[] {
  const lines: string[] = []
  for (const { site, frame, targets, conditions } of shop.program.trace(isRouting)) {
    for (const target of targets) {
      if (target.kind !== 'library' || !target.target.self || !isRouting(target.target.self)) continue
      const [first] = site.node.arguments
      const path = first ? print(shop.program.evaluate({ module: site.module, node: first }, frame)) : ''
      const tests = conditions.map(({ test, holds }) => `${holds ? '' : 'not '}${shop.program.words(test)}`)
      lines.push(`${target.target.name.replace(/^\w+\./, '')} ${path}${tests.length > 0 ? ` if ${tests.join(', ')}` : ''}`)
    }
  }
  return lines
}

test('in the order in which a start of the program makes them, across files', () => {
  const shop = project({
    'app.ts': `
      import express from 'express'
      import { books } from './books'
      import { addLoans } from './loans'
      const app = express()
      app.use(express.json())
      addLoans(app, '/loans')
      app.use('/books', books)
      start()
      function start() { app.listen(3000, () => { app.get('/late', () => {}) }) }
    `,
    'books.ts': `import { Router } from 'express'\nexport const books = Router()\nbooks.get('/', () => {})\nbooks.post('/', () => {})`,
    'loans.ts': `export function addLoans(app, prefix) { app.get(prefix + '/all', () => {}) }`
  })
  expect(traced(shop)).toEqual([
    "get '/'", "post '/'", 'use express:.json()', "get '/loans/all'", "use '/books'", 'listen 3000', "get '/late'"
  ])
})

test('loops over constant tables are unrolled, with for and with callbacks', () => {
  const shop = project({ 'app.ts': `
    import express from 'express'
    const app = express()
    const tables = [{ path: '/books', list() {} }, { path: '/loans', list() {} }]
    for (const { path, list } of tables) {
      const router = express.Router()
      router.get('/all', list)
      app.use(path, router)
    }
    tables.forEach(table => app.use('/v2' + table.path, table.list))
    for (const [name, run] of Object.entries({ a: () => {}, b: () => {} })) app.get('/' + name, run)
    for (const method of ['get', 'post']) app[method]('/x')
    for (const unknown of tablesOf()) app.use(unknown.path)
  ` })
  expect(traced(shop)).toEqual([
    "get '/all'", "use '/books'", "get '/all'", "use '/loans'", "use '/v2/books'", "use '/v2/loans'",
    "get '/a'", "get '/b'", "get '/x'", "post '/x'", 'use unknown'
  ])
})

test('each turn of a loop makes a router of its own', () => {
  const shop = project({ 'app.ts': `
    import express from 'express'
    const app = express()
    for (const path of ['/a', '/b']) { const router = express.Router(); app.use(path, router) }
  ` })
  const mounted = [...shop.program.trace(isRouting)].flatMap(({ site, frame }) => {
    const [, router] = site.node.arguments
    return router ? shop.program.evaluate({ module: site.module, node: router }, frame) : []
  })
  const apps = [...shop.program.trace(isRouting)].flatMap(({ targets }) => targets.flatMap(target =>
    target.kind === 'library' && target.target.self?.kind === 'instance' ? [target.target.self] : []))
  expect(mounted.map(value => value.kind)).toEqual(['instance', 'instance'])
  expect(new Set(mounted.map(value => value.kind === 'instance' ? value.frame : null)).size).toBe(2)
  expect(new Set(apps.map(value => value.frame))).toEqual(new Set([null]))
})

test('conditions are kept; what stands after a return is dead', () => {
  const shop = project({ 'app.ts': `
    import express from 'express'
    const app = express()
    if (process.env.NODE_ENV !== 'production') app.use('/debug', () => {})
    else app.use('/live', () => {})
    const isOpen = process.env.OPEN
    isOpen && app.use('/open', () => {})
    function rest(app) { if (isOpen) return; app.use('/closed'); return; app.use('/dead') }
    rest(app)
  ` })
  expect(traced(shop)).toEqual([
    "use '/debug' if process.env.NODE_ENV !== 'production'", "use '/live' if not process.env.NODE_ENV !== 'production'",
    "use '/open' if isOpen", "use '/closed' if not isOpen"
  ])
})

test('classes: constructors, fields, methods, bases', () => {
  const shop = project({
    'server.ts': `
      import express from 'express'
      import { BookController } from './books'
      class Server {
        app = express()
        constructor(controllers) { this.middlewares(); controllers.forEach(controller => this.app.use('/', controller.router)) }
        private middlewares() { this.app.use('/log') }
      }
      new Server([new BookController()])
    `,
    'base.ts': `
      import { Router } from 'express'
      export abstract class Controller { readonly router = Router(); constructor() { this.routes() } abstract routes(): void }
    `,
    'books.ts': `
      import { Controller } from './base'
      export class BookController extends Controller { path = '/books'; routes() { this.router.get(this.path, this.list) } list = () => {} }
    `
  })
  expect(traced(shop)).toEqual(["get '/books'", "use '/log'", "use '/'"])
})

test('promises, wrappers and functions that run at once', () => {
  const shop = project({
    'app.ts': `
      import express from 'express'
      import { connect } from 'database'
      const app = express()
      connect().then(async () => { const { add } = await import('./add'); add(app) });
      (async () => { app.use('/now') })()
      async function main() { await boot(() => app.use('/booted')) }
      const boot = async (after) => { after() }
      void main()
    `,
    'add.ts': `export const add = app => app.get('/added')`
  })
  expect(traced(shop)).toEqual(["get '/added'", "use '/now'", "use '/booted'"])
})

test('functions that nobody reached come last, by declared type or by what they make', () => {
  const shop = project({
    'app.ts': `import express from 'express'
export const createApp = () => { const app = express(); app.use('/made'); return app }`,
    'plugin.ts': `import type { Application } from 'express'
export default function (app: Application) { app.get('/plugged') }`,
    'start.ts': `import express from 'express'
const app = express()
app.get('/start')`
  })
  expect(traced(shop)).toEqual(["get '/start'", "use '/made'", "get '/plugged'"])
})

test('CommonJS runs a required file where it is required', () => {
  const shop = project({
    'app.js': `const express = require('express')
const app = express()
app.use('/first')
require('./routes')(app)
app.use('/last')`,
    'routes.js': `module.exports = app => { app.get('/routes', () => {}) }`
  })
  expect(traced(shop)).toEqual(["use '/first'", "get '/routes'", "use '/last'"])
})

test('the same question gives the same answer, whatever was asked before', () => {
  const files = {
    'app.ts': `
      import { b } from './b'
      export const a = () => closed ? b() : 'a'
      let node = { next: null, price: 1 }
      node = node.next ?? node
      export const price = node.price
      export const chosen = a()
    `,
    'b.ts': `import { a } from './app'
export const b = () => flag ? a() : 'b'
export const other = b()`
  }
  const names = [['chosen', 'app.ts'], ['other', 'b.ts'], ['price', 'app.ts'], ['a', 'app.ts']] as const
  const forwards = project(files)
  const backwards = project(files)
  const first = names.map(([name, path]) => forwards.of(name, path))
  const second = [...names].reverse().map(([name, path]) => backwards.of(name, path)).reverse()
  expect(first).toEqual(["'a' | 'b'", "'a' | 'b'", '1', 'function a'])
  expect(second).toEqual(first)
})
