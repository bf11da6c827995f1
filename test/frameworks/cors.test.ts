import { describe, expect, it } from 'vitest'
import { policies } from './support/cors.ts'

describe('the cors package', () => {
  it.each([
    ['app.use(cors())', 'any'],
    ['app.use(cors({ credentials: true }))', 'any, credentials'],
    ["app.use(cors({ origin: '*' }))", 'any'],
    ['app.use(cors({ origin: true, credentials: true }))', 'reflected, credentials'],
    ['app.use(cors({ origin: false }))', 'none'],
    ["app.use(cors({ origin: '' }))", 'none'],
    ["app.use(cors({ origin: 'https://shop.test' }))", 'list https://shop.test'],
    ["const origins = ['https://shop.test', '*']\napp.use(cors({ origin: origins }))", 'list https://shop.test'],
    ["app.use(cors({ origin: ['https://shop.test', 'null'] }))", 'weak'],
    ['app.use(cors({ origin: /shop\\.test$/ }))', 'weak'],
    ['app.use(cors({ origin: /^https:\\/\\/shop\\.test$/ }))', 'checked'],
    ["app.use(cors({ origin: ['https://shop.test', /shop\\.test/] }))", 'weak'],
    ["app.get('/loans', cors({ origin: true }), (req, res) => { res.json([]) })", 'reflected, route']
  ])('%s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })

  it('reads options through variables, files, factories and spreads', () => {
    const others = { 'options.ts': 'const base = { credentials: true }\nexport const options = { ...base, origin: true }\nexport const make = origin => ({ origin })\n' }
    expect(policies("import { options } from './options'\napp.use(cors(options))", others)).toEqual(['reflected, credentials'])
    expect(policies("import { make } from './options'\napp.use(cors(make('https://shop.test')))", others)).toEqual(['list https://shop.test'])
  })

  it('is under the routes that run it, and those that a preflight lets browsers call', () => {
    expect(policies("app.options('*', cors())\napp.get('/loans', cors(), (req, res) => { res.json([]) })", {}, 'routes'))
      .toEqual(['OPTIONS /*, GET /loans, GET /books', 'GET /loans'])
    expect(policies("app.options('/loans/:id', cors())\napp.get('/loans/:loan', (req, res) => { res.json([]) })", {}, 'routes')).toEqual(['OPTIONS /loans/:id, GET /loans/:loan'])
  })
})

describe('settings', () => {
  it.each([
    ['app.use(cors({ origin: process.env.ORIGIN }))', 'environment'],
    ["app.use(cors({ origin: process.env.ORIGINS.split(',') }))", 'environment'],
    ["app.use(cors({ origin: process.env.ORIGIN || '*' }))", 'any, unless set'],
    ['app.use(cors({ origin: process.env.ORIGIN ?? true, credentials: true }))', 'reflected, credentials, unless set'],
    ["app.use(cors({ origin: env.ORIGIN === '*' ? true : env.ORIGIN.split(',') }))", 'unknown']
  ])('%s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })
})

describe('the mode', () => {
  it.each([
    ["app.use(cors({ origin: process.env.NODE_ENV === 'production' ? 'https://shop.test' : '*' }))", 'list https://shop.test'],
    ["app.use(cors({ origin: process.env.NODE_ENV === 'production' ? true : 'https://shop.test' }))", 'reflected'],
    ["const isDev = process.env.NODE_ENV !== 'production'\napp.use(cors({ origin: isDev ? true : 'https://shop.test' }))", 'list https://shop.test'],
    ["const isDev = process.env.NODE_ENV !== 'production'\napp.use(cors({ origin: isDev ? 'https://shop.test' : true }))", 'reflected'],
    ["if (process.env.NODE_ENV === 'development') app.use(cors({ origin: true }))", 'reflected, development'],
    ["import settings from './settings'\napp.use(cors({ origin: settings.open ? true : 'https://shop.test' }))", 'unknown']
  ])('%s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })
})

const LIST = "const LIST = ['https://shop.test']\n"
const SET = "const LIST = process.env.ORIGINS.split(',')\n"

describe('a function as origin', () => {
  it.each([
    ['app.use(cors({ origin: (origin, callback) => callback(null, true), credentials: true }))', 'reflected, credentials'],
    ['app.use(cors({ origin: (origin, callback) => callback(null, origin) }))', 'reflected'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, '*') }))", 'any'],
    [`${LIST}app.use(cors({ origin(origin, callback) { if (!origin || LIST.includes(origin)) callback(null, true); else callback(new Error('no')) } }))`, 'checked'],
    [`${LIST}app.use(cors({ origin(origin, callback) { if (LIST.includes(origin)) return callback(null, true); callback(null, true) } }))`, 'reflected'],
    [`${SET}app.use(cors({ origin(origin, callback) { if (LIST.includes(origin)) return callback(null, true); callback(null, true) } }))`, 'reflected'],
    [`${SET}app.use(cors({ origin(origin, callback) { if (LIST.includes(origin)) return callback(null, true); callback(new Error('no')) } }))`, 'checked'],
    [`${SET}app.use(cors({ origin(origin, callback) { if (LIST.includes(origin)) callback(null, true) } }))`, 'checked'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, origin.startsWith('https://shop.test')) }))", 'weak'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, origin === 'https://shop.test') }))", 'checked'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, origin.includes('shop.test')) }))", 'weak'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, origin.endsWith('shop.test')) }))", 'weak'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, origin.endsWith('.shop.test')) }))", 'checked'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, new URL(origin).hostname.endsWith('shop.test')) }))", 'weak'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, new URL(origin).hostname === 'shop.test') }))", 'checked'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, origin.replace(/^https?:\\/\\//, '').startsWith('shop.test')) }))", 'weak'],
    ['app.use(cors({ origin: (origin, callback) => callback(null, /shop\\.test$/.test(origin)) }))', 'weak'],
    ['app.use(cors({ origin: (origin, callback) => callback(null, /^https:\\/\\/www.shop\\.test$/.test(origin)) }))', 'weak'],
    ['app.use(cors({ origin: (origin, callback) => callback(null, /^https:\\/\\/(www\\.)?shop\\.test$/.test(origin)) }))', 'checked'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, origin === 'null' || origin === 'https://shop.test') }))", 'weak'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, process.env.NODE_ENV !== 'production' || origin === 'https://shop.test') }))", 'checked']
  ])('%s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })
})

describe('a delegate', () => {
  it.each([
    ['app.use(cors((req, callback) => callback(null, { origin: true })))', 'reflected'],
    ['app.use(cors((req, callback) => callback(null, { credentials: true })))', 'any, credentials'],
    [`${LIST}app.use(cors((req, callback) => callback(null, { origin: LIST.includes(req.header('Origin')) })))`, 'checked, credentials?'],
    ["app.use(cors((req, callback) => callback(null, { origin: req.header('Origin').includes('shop.test'), credentials: true })))", 'weak, credentials']
  ])('%s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })
})
