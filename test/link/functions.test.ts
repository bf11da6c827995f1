import { describe, expect, test } from 'vitest'
import { print, printTarget, project } from './project.ts'

describe('calls', () => {
  test('a factory gives what it makes for these arguments', () => {
    const shop = project({ 'main.ts': `
      import express from 'express'
      const make = (kind) => kind === 'app' ? express() : kind
      const a = make('router')
      const create = (deps) => { const { router } = deps; return { router, list: () => router } }
      const one = create({ router: express.Router() })
      const router = one.router
      const two = one.list()
    ` })
    expect(shop.of('a')).toBe("express#Application | 'router'")
    expect(shop.of('router')).toBe('express#Router')
    expect(shop.of('two')).toBe('express#Router')
  })

  test('two calls of one factory make two things', () => {
    const shop = project({ 'main.ts': `
      import { Router } from 'express'
      const make = () => Router()
      const wards = make(), beds = make()
      const same = wards
    ` })
    const [wards] = shop.program.evaluate(shop.site('wards'))
    const [beds] = shop.program.evaluate(shop.site('beds'))
    const [same] = shop.program.evaluate(shop.site('same'))
    expect([wards, beds].map(value => value?.kind)).toEqual(['instance', 'instance'])
    expect(wards?.kind === 'instance' && beds?.kind === 'instance' && wards.created?.node === beds.created?.node).toBe(true)
    expect(wards?.kind === 'instance' && beds?.kind === 'instance' && wards.frame === beds.frame).toBe(false)
    expect(wards?.kind === 'instance' && same?.kind === 'instance' && wards.frame === same.frame).toBe(true)
  })

  test('a wrapper keeps the function that it wraps', () => {
    const shop = project({ 'main.ts': `
      const asyncHandler = (run) => (req, res, next) => Promise.resolve(run(req, res)).catch(next)
      const list = async () => {}
      const handler = asyncHandler(list)
    ` })
    const [wrapped] = shop.program.evaluate(shop.site('handler'))
    if (wrapped?.kind !== 'function') throw new Error('no function')
    const frame = shop.program.assume(wrapped.function, [], wrapped.frame, wrapped.self)
    const returned = shop.program.returns(wrapped.function, frame)
    const calls: string[] = []
    for (const { site } of returned) {
      if (site.node.kind !== 'call' || site.node.callee.kind !== 'member' || site.node.callee.object.kind !== 'call') continue
      const [run] = site.node.callee.object.arguments
      if (run?.kind === 'call') calls.push(...shop.program.targets({ module: site.module, node: run }, frame).map(printTarget))
    }
    expect(calls).toEqual(['function list'])
  })

  test('bind, call and apply', () => {
    const shop = project({ 'main.ts': `
      class Ward { name = 'north'; who() { return this.name } }
      const ward = new Ward()
      const who = ward.who.bind(ward)
      const a = who()
      function label(prefix, text) { return prefix + text }
      const b = label.call(null, 'x', 'y')
      const c = label.apply(null, ['p', 'q'])
      const d = label.bind(null, 'm')('n')
    ` })
    expect(shop.of('a')).toBe("'north'")
    expect(shop.of('b')).toBe("'xy'")
    expect(shop.of('c')).toBe("'pq'")
    expect(shop.of('d')).toBe("'mn'")
  })

  test('defaults, rest parameters and spread arguments', () => {
    const shop = project({ 'main.ts': `
      const port = (n = 3000) => n
      const a = port()
      const b = port(1)
      const second = (first, ...others) => others[1]
      const c = second('x', 'y', 'z')
      const list = ['k', 'l']
      const both = (x, y) => y
      const d = both(...list)
      const options = ({ prefix = '/api' } = {}) => prefix
      const e = options()
      const f = options({ prefix: '/v2' })
    ` })
    expect(shop.of('a')).toBe('3000')
    expect(shop.of('b')).toBe('1')
    expect(shop.of('c')).toBe("'z'")
    expect(shop.of('d')).toBe("'l'")
    expect(shop.of('e')).toBe("'/api'")
    expect(shop.of('f')).toBe("'/v2'")
  })

  test('recursion ends', () => {
    const shop = project({ 'main.ts': `
      const countdown = n => n ? countdown(n - 1) : 'done'
      const a = countdown(3)
      let x = 'start'
      x = x
      const ping = () => pong(), pong = () => ping() ?? 'p'
      const b = ping()
      let list = []
      list = [...list, 1]
      const c = list[0]
      let deep = { price: 1 }
      deep = { ...deep }
      const d = deep.price
    ` })
    expect(shop.of('a')).toBe("'done'")
    expect(shop.of('b')).toBe("'p'")
    expect(shop.of('d')).toBe('1')
  })
})

describe('parameters', () => {
  test('by declared type', () => {
    const shop = project({ 'main.ts': `
      import type { Request, RequestHandler } from 'express'
      import * as e from 'express'
      import { Pool } from 'pg'
      export function list(req: Request, pool: Pool, other: e.Response) { show(req, pool) }
      export const handler: RequestHandler = (q, s) => { show2(q) }
    ` })
    expect(shop.shown()).toBe('express#Request')
  })

  test('by the type of the function, or what a library hands to callbacks', () => {
    const shop = project({
      'a.ts': `import type { RequestHandler } from 'express'\nexport const list: RequestHandler = (req, res) => { show(res) }`,
      'b.ts': `import express from 'express'\nexpress().get('/', (req, res) => { show(req) })`,
      'c.ts': `import express from 'express'\nexpress().use((err, req, res, next) => { show(res) })`,
      'd.ts': `function secure(run: (id: string, req: import('express').Request) => void) {}\nsecure((id, req) => { show(req) })`,
      'e.ts': `import type { Request } from 'express'\nconst wrap = (run: (req: Request) => void) => run\nwrap(req => { show(req) })`
    })
    expect(shop.shown('a.ts')).toBe('express#Response')
    expect(shop.shown('b.ts')).toBe('express#Request')
    expect(shop.shown('c.ts')).toBe('express#Response')
    expect(shop.shown('e.ts')).toBe('express#Request')
  })

  test('by the callers in the project, across files', () => {
    const shop = project({
      'routes.ts': `export function register(app, prefix) { show(app) }\nexport default register`,
      'main.ts': `import express from 'express'\nimport add from './routes'\nadd(express(), '/books')`
    })
    expect(shop.shown('routes.ts')).toBe('express#Application')
  })

  test('with nobody calling: the parameter', () => {
    const shop = project({ 'main.ts': `export function register(app) { show(app) }` })
    expect(shop.shown()).toBe('parameter 0 of register')
  })

  test('what a framework says counts from then on', () => {
    const shop = project({ 'main.ts': `export function list(req) { show(req.body) }` })
    expect(shop.shown()).toBe('unknown')
    const module = shop.modules.get('/shop/main.ts')!
    shop.program.assumeParameter(shop.program.functionRef(module, 1), 0, [
      { kind: 'instance', package: 'express', type: 'Request', of: null, created: null, frame: null }
    ])
    expect(shop.shown()).toBe('express:#Request.body')
  })
})

describe('callers', () => {
  const callers = (files: Record<string, string>, name: string): string[] => {
    const shop = project(files)
    for (const module of shop.modules.values()) {
      const index = module.functions.findIndex(node => node.name === name)
      if (index > 0) {
        return shop.program.callers(shop.program.functionRef(module, index)).map(site => `${site.module.path.slice(6)}: ${shop.program.words(site)}`)
      }
    }
    return []
  }

  test('by name, alias, member, default import, parameter', () => {
    expect(callers({
      'books.ts': `export function list() {}\nexport default list`,
      'a.ts': `import { list as all } from './books'\nall()`,
      'b.ts': `import whatever from './books'\nwhatever()`,
      'c.ts': `import * as books from './books'\nbooks.list()\nconst registry = { run: books.list }\nregistry.run()`,
      'd.ts': `import { list } from './books'\nconst later = (task) => task()\nlater(list)`,
      'e.ts': `function list() {}\nlist()`
    }, 'list')).toEqual(['a.ts: all()', 'b.ts: whatever()', 'c.ts: books.list()', 'c.ts: registry.run()', 'd.ts: task()'])
  })

  test('of methods', () => {
    expect(callers({
      'service.ts': `export class Books { find(id) {} }`,
      'a.ts': `import { Books } from './service'\nnew Books().find(1)\nclass C { constructor(private books: Books) {} run() { this.books.find(2) } }`,
      'b.ts': `[1].find(x => x)`
    }, 'find')).toEqual(['a.ts: new Books().find(…)', 'a.ts: this.books.find(…)'])
  })
})

test('targets say where calls go', () => {
  const shop = project({ 'main.ts': `
    import express from 'express'
    import { Pool } from 'pg'
    import other from 'other'
    const pool = new Pool()
    show(pool.query('x'))
    const q = pool.query
    class Ward {}
    const calls = [express.json(), q(), new Ward(), other.deep.call1(), JSON.parse('1')]
  ` })
  const list = shop.site('calls').node
  if (list.kind !== 'array') throw new Error('no array')
  const targets = list.elements.map(node => node?.kind === 'call' ? shop.program.targets({ module: shop.site('calls').module, node }).map(printTarget).join() : '')
  expect(targets).toEqual(['express.json', 'Pool.query', 'new Ward', 'other:.default.deep.call1', 'javascript:.JSON.parse'])
  const call = shop.shownSite().node.arguments[0]
  if (call?.kind !== 'call') throw new Error('no call')
  const [target] = shop.program.targets({ module: shop.site('calls').module, node: call })
  expect(target?.kind === 'library' && target.target.self ? print([target.target.self]) : '').toBe('pg#Pool')
})
