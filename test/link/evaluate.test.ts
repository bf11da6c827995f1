import { describe, expect, test } from 'vitest'
import { project } from './project.ts'

test('names lead through constants, aliases and members', () => {
  const shop = project({ 'main.ts': `
    import express from 'express'
    const app = express()
    const alias = app
    const books = { shelf: { count: 3 }, app }
    const count = books.shelf.count
    const { app: again } = books
    const router = express.Router()
  ` })
  expect(shop.of('alias')).toBe('express#Application')
  expect(shop.of('count')).toBe('3')
  expect(shop.of('again')).toBe('express#Application')
  expect(shop.of('router')).toBe('express#Router')
})

test('a name is everything that is assigned to it', () => {
  const shop = project({ 'main.ts': `
    let price = 3
    if (late) price = 4
    const due = price
    let label
    label ??= 'open'
    const shown = label
  ` })
  expect(shop.of('due')).toBe('3 | 4')
  expect(shop.of('shown')).toBe("'open'")
})

describe('imports and exports', () => {
  test('by name, default, namespace, renamed, through barrels', () => {
    const shop = project({
      'main.ts': `
        import { pool as db, price } from './barrel'
        import * as all from './barrel.js'
        import start, { start as again } from './start.ts'
        const a = db
        const b = all.price
        const c = start
        const d = again
        const e = all.inner.price
        const f = price
      `,
      'barrel.ts': `export * from './db'; export { cost as price } from './prices'; export * as inner from './prices'`,
      'prices.ts': `export const cost = 12; export { cost as price }`,
      'db/index.ts': `import { Pool } from 'pg'\nexport const pool = new Pool()`,
      'start.ts': `export function start() {}\nexport default start`
    })
    expect(shop.of('a')).toBe('pg#Pool')
    expect(shop.of('b')).toBe('12')
    expect(shop.of('c')).toBe('function start')
    expect(shop.of('d')).toBe('function start')
    expect(shop.of('e')).toBe('12')
    expect(shop.of('f')).toBe('12')
  })

  test('circles of barrels end', () => {
    const shop = project({ 'main.ts': `import { x } from './a'\nconst y = x`, 'a.ts': `export * from './b'`, 'b.ts': `export * from './a'` })
    expect(shop.of('y')).toBe('unknown')
  })

  test('CommonJS: module.exports, exports.x, require of an ES module', () => {
    const shop = project({
      'main.js': `
        const books = require('./books')
        const list = books.list
        const { find } = require('./books')
        const Shop = require('./shop')
        const esm = require('./esm').default
        const express = require('express')
        const app = express()
        const router = express.Router()
        const { Pool } = require('pg')
        const pool = new Pool()
        const found = find
      `,
      'books.js': `exports.list = function list() {}\nexports.find = () => 1`,
      'shop.js': `class Shop {}\nmodule.exports = Shop`,
      'esm.ts': `export default 7`
    })
    expect(shop.of('list')).toBe('function list')
    expect(shop.of('found')).toBe('function find')
    expect(shop.of('Shop')).toBe('class Shop')
    expect(shop.of('esm')).toBe('7')
    expect(shop.of('app')).toBe('express#Application')
    expect(shop.of('router')).toBe('express#Router')
    expect(shop.of('pool')).toBe('pg#Pool')
  })

  test('an ES import of a CommonJS value', () => {
    const shop = project({
      'main.ts': `import books, { list } from './books.js'\nimport * as whole from './books.js'\nconst a = books.list\nconst b = list\nconst c = whole.list`,
      'books.js': `module.exports = { list: () => 1 }`
    })
    expect([shop.of('a'), shop.of('b'), shop.of('c')]).toEqual(['function list', 'function list', 'function list'])
  })

  test('dynamic import is the namespace', () => {
    const shop = project({ 'main.ts': `const { price } = await import('./prices')\nconst p = price`, 'prices.ts': `export const price = 4` })
    expect(shop.of('p')).toBe('4')
  })
})

describe('records and arrays', () => {
  test('spreads, overrides, getters, later properties', () => {
    const shop = project({ 'main.ts': `
      const base = { host: 'a', port: 1 }
      const config = { ...base, port: 2, get url() { return 'http://x' } }
      const host = config.host
      const port = config.port
      const url = config.url
      const handlers = {}
      handlers.list = () => 1
      const list = handlers.list
      const none = base.nothing
    ` })
    expect(shop.of('host')).toBe("'a'")
    expect(shop.of('port')).toBe('2')
    expect(shop.of('url')).toBe("'http://x'")
    expect(shop.of('list')).toBe('function list')
    expect(shop.of('none')).toBe('undefined')
  })

  test('a registry with an unknown key is any of its entries', () => {
    const shop = project({ 'main.ts': `
      const handlers = { list() {}, find() {} }
      const any = handlers[name]
      const one = handlers['find']
      const key = 'list'
      const two = handlers[key]
    ` })
    expect(shop.of('any')).toBe('function list | function find')
    expect(shop.of('one')).toBe('function find')
    expect(shop.of('two')).toBe('function list')
  })

  test('arrays: index, destructuring, spread, loops and methods', () => {
    const shop = project({ 'main.ts': `
      const first = () => 1, second = () => 2
      const chain = [first, ...[second]]
      const [head, ...tail] = chain
      const next = tail[0]
      const last = chain.at(-1)
      for (const step of chain) show(step)
      const wrapped = chain.map(step => ({ step }))
      const inner = wrapped[1].step
      const joined = ['a', 'b'].concat(['c']).join('/')
      const words = 'x,y'.split(',')
      const y = words[1]
    ` })
    expect(shop.of('head')).toBe('function first')
    expect(shop.of('next')).toBe('function second')
    expect(shop.of('last')).toBe('function first | function second')
    expect(shop.shown()).toBe('function first | function second')
    expect(shop.of('inner')).toBe('function second')
    expect(shop.of('joined')).toBe("'a/b/c'")
    expect(shop.of('y')).toBe("'y'")
  })

  test('functions of Object', () => {
    const shop = project({ 'main.ts': `
      const table = Object.freeze({ books: '/books', loans: '/loans' })
      const books = table.books
      const [pair] = Object.entries(table)
      const [key, value] = pair
      const k = key, v = value
      const both = Object.assign({}, { open: 1 }).open
      const names = Object.keys(table)[1]
    ` })
    expect(shop.of('books')).toBe("'/books'")
    expect(shop.of('k')).toBe("'books'")
    expect(shop.of('v')).toBe("'/books'")
    expect(shop.of('both')).toBe('1 | undefined')
    expect(shop.of('names')).toBe("'loans'")
  })
})

describe('texts', () => {
  test('constants are put together, unknown parts leave holes', () => {
    const shop = project({ 'main.ts': `
      const version = 'v1'
      const path = \`/api/\${version}\` + '/books'
      const open = '/books/' + id
      const upper = 'get'.toUpperCase()
      const sum = version + version
    ` })
    expect(shop.of('path')).toBe("'/api/v1/books'")
    expect(shop.of('open')).toBe('`/books/${?}`')
    expect(shop.of('upper')).toBe("'GET'")
    expect(shop.of('sum')).toBe("'v1v1'")
  })

  test('the environment stays what it is', () => {
    const shop = project({ 'main.ts': `
      import { env } from 'node:process'
      const origins = process.env.ORIGINS.split(',').map(o => o.trim())
      const port = process.env.PORT || '3000'
      const { HOST } = process.env
      const host = HOST
      const other = env.OTHER
      const vite = import.meta.env.VITE_KEY
    ` })
    expect(shop.of('origins')).toBe('env ORIGINS')
    expect(shop.of('port')).toBe("'3000' | env PORT")
    expect(shop.of('host')).toBe('env HOST')
    expect(shop.of('other')).toBe('env OTHER')
    expect(shop.of('vite')).toBe('env VITE_KEY')
  })
})

test('alternatives are united, what is certainly there needs no default', () => {
  const shop = project({ 'main.ts': `
    import express from 'express'
    const either = open ? 'a' : 'b'
    const given = { router: express.Router() }
    const router = given.router ?? express()
    const or = missing || 'c'
  ` })
  expect(shop.of('either')).toBe("'a' | 'b'")
  expect(shop.of('router')).toBe('express#Router')
  expect(shop.of('or')).toBe("javascript:.missing | 'c'")
})

test('promises are what they resolve to', () => {
  const shop = project({ 'main.ts': `
    import { Pool } from 'pg'
    async function open() { return new Pool() }
    const pool = await open()
    const client = await open().then(p => p.connect())
    const [a, b] = await Promise.all([open(), 2])
    const first = a, second = b
    const same = Promise.resolve(pool)
  ` })
  expect(shop.of('pool')).toBe('pg#Pool')
  expect(shop.of('client')).toBe('pg#Client')
  expect(shop.of('first')).toBe('pg#Pool')
  expect(shop.of('second')).toBe('2')
  expect(shop.of('same')).toBe('pg#Pool')
})
