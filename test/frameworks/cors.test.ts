import { describe, expect, it } from 'vitest'
import type { CorsPolicy } from '../../packages/engine/src/model/index.ts'
import { recognise } from './support/table.ts'

function describePolicy({ origin, credentials, development, scope, library }: CorsPolicy): string {
  const what = origin.kind === 'list' ? `list ${origin.origins.join(' ')}` : origin.kind
  return [library === 'cors' ? [] : [library], what, credentials === true ? ['credentials'] : credentials === 'unknown' ? ['credentials?'] : [], development ? ['development'] : [], scope === 'route' ? ['route'] : []].flat().join(', ')
}

function policies(code: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const text = `import express from 'express'\nimport cors from 'cors'\nconst app = express()\n${code}\napp.get('/books', (req, res) => { res.json([]) })\n`
  return recognise({ 'app.ts': text, ...others }).surface.cors.map(describePolicy)
}

describe('the cors package', () => {
  it.each([
    ['app.use(cors())', 'any'],
    ['app.use(cors({ credentials: true }))', 'any, credentials'],
    ["app.use(cors({ origin: '*' }))", 'any'],
    ['app.use(cors({ origin: true, credentials: true }))', 'reflected, credentials'],
    ['app.use(cors({ origin: false }))', 'none'],
    ["app.use(cors({ origin: 'https://shop.test' }))", 'list https://shop.test'],
    ["const origins = ['https://shop.test', '*']\napp.use(cors({ origin: origins }))", 'list https://shop.test'],
    ["app.use(cors({ origin: ['https://shop.test', 'null'] }))", 'weak'],
    ['app.use(cors({ origin: /shop\\.test$/ }))', 'weak'],
    ['app.use(cors({ origin: /^https:\\/\\/shop\\.test$/ }))', 'checked'],
    ['app.use(cors({ origin: process.env.ORIGIN }))', 'environment'],
    ["app.use(cors({ origin: process.env.ORIGINS.split(',') }))", 'environment'],
    ["app.use(cors({ origin: process.env.ORIGIN || '*' }))", 'any'],
    ["app.use(cors({ origin: process.env.NODE_ENV === 'production' ? 'https://shop.test' : '*' }))", 'list https://shop.test'],
    ['app.use(cors({ origin: (origin, callback) => callback(null, true), credentials: true }))', 'reflected, credentials'],
    ["const LIST = ['https://shop.test']\napp.use(cors({ origin(origin, callback) { if (!origin || LIST.includes(origin)) callback(null, true); else callback(new Error('no')) } }))", 'checked'],
    ["const LIST = ['https://shop.test']\napp.use(cors({ origin(origin, callback) { if (LIST.includes(origin)) return callback(null, true); callback(null, true) } }))", 'reflected'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, origin.startsWith('https://shop.test')) }))", 'weak'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, origin.endsWith('shop.test')) }))", 'weak'],
    ["app.use(cors({ origin: (origin, callback) => callback(null, origin.endsWith('.shop.test')) }))", 'checked'],
    ['app.use(cors((req, callback) => callback(null, { origin: true })))', 'reflected'],
    ["const LIST = ['https://shop.test']\napp.use(cors((req, callback) => callback(null, { origin: LIST.includes(req.header('Origin')) })))", 'checked'],
    ["app.get('/loans', cors({ origin: true }), (req, res) => { res.json([]) })", 'reflected, route']
  ])('%s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })

  it('reads options through variables, files, factories and spreads', () => {
    const others = { 'options.ts': 'const base = { credentials: true }\nexport const options = { ...base, origin: true }\nexport const make = origin => ({ origin })\n' }
    expect(policies("import { options } from './options'\napp.use(cors(options))", others)).toEqual(['reflected, credentials'])
    expect(policies("import { make } from './options'\napp.use(cors(make('https://shop.test')))", others)).toEqual(['list https://shop.test'])
  })
})

describe('headers that code writes itself', () => {
  it.each([
    ["app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', '*'); next() })", 'raw header, any'],
    ["app.use((req, res, next) => { res.setHeader('access-control-allow-origin', req.headers.origin); res.setHeader('Access-Control-Allow-Credentials', 'true'); next() })", 'raw header, reflected, credentials'],
    ["const LIST = ['https://shop.test']\napp.use((req, res, next) => { const origin = req.get('origin'); if (LIST.includes(origin)) res.set('Access-Control-Allow-Origin', origin); next() })", 'raw header, checked'],
    ["app.use((req, res, next) => { const { origin } = req.headers; if (origin.includes('shop.test')) res.set({ 'Access-Control-Allow-Origin': origin }); next() })", 'raw header, weak'],
    ["app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', process.env.ORIGIN); next() })", 'raw header, environment'],
    ["app.use((req, res, next) => { if (process.env.NODE_ENV !== 'production') res.header('Access-Control-Allow-Origin', '*'); next() })", 'raw header, any, development'],
    ["app.get('/loans', (req, res) => { res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }); res.end() })", 'raw header, any, route']
  ])('%s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })

  it('add credentials to what a package allows', () => {
    expect(policies("app.use(cors({ origin: true }))\napp.use((req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next() })")).toEqual(['reflected, credentials'])
  })
})
