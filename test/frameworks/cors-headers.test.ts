import { describe, expect, it } from 'vitest'
import { policies } from './support/cors.ts'

const LIST = "const LIST = ['https://shop.test']\n"

describe('headers that code writes itself', () => {
  it.each([
    ["app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', '*'); next() })", 'raw header, any'],
    ["app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', 'https://shop.test'); next() })", 'raw header, list https://shop.test'],
    ["app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', 'null'); next() })", 'raw header, weak'],
    ["app.use((req, res, next) => { res.setHeader('access-control-allow-origin', req.headers.origin); res.setHeader('Access-Control-Allow-Credentials', 'true'); next() })", 'raw header, reflected, credentials'],
    ["app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', req.get('origin') ?? '*'); next() })", 'raw header, reflected'],
    [`${LIST}app.use((req, res, next) => { const origin = req.get('origin'); if (LIST.includes(origin)) res.set('Access-Control-Allow-Origin', origin); next() })`, 'raw header, checked'],
    ["app.use((req, res, next) => { const { origin } = req.headers; if (origin.includes('shop.test')) res.set({ 'Access-Control-Allow-Origin': origin }); next() })", 'raw header, weak'],
    ["app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', process.env.ORIGIN); next() })", 'raw header, environment'],
    ["app.use((req, res, next) => { res.header('Access-Control-Allow-Origin', process.env.ORIGIN || '*'); next() })", 'raw header, any, unless set'],
    ["app.use((req, res, next) => { if (process.env.NODE_ENV !== 'production') res.header('Access-Control-Allow-Origin', '*'); next() })", 'raw header, any, development'],
    ["app.use((req, res, next) => { if (req.method === 'OPTIONS') { res.set('Access-Control-Allow-Origin', req.headers.origin); return res.end() } next() })", 'raw header, reflected'],
    ["app.get('/loans', (req, res) => { res.writeHead(200, { 'Access-Control-Allow-Origin': '*' }); res.end() })", 'raw header, any, route'],
    ["const open = { 'Access-Control-Allow-Origin': '*' }\napp.get('/loans', (req, res) => { res.writeHead(200, open); res.end() })", 'raw header, any, route']
  ])('%s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })

  it.each([
    ["app.get('/loans', (req, res) => { res.set('access-control-allow-origin', req.query.origin); res.end() })", 'raw header, reflected client, route'],
    ["app.get('/loans', (req, res) => { const origin = req.body.origin; res.writeHead(200, { 'Access-Control-Allow-Origin': origin }); res.end() })", 'raw header, reflected client, route'],
    [`${LIST}app.get('/loans', (req, res) => { const { origin } = req.query; if (origin === LIST[0]) res.set('access-control-allow-origin', LIST[0]); res.end() })`, 'raw header, list https://shop.test, route']
  ])('that the client chooses: %s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })

  it.each([
    ["app.use((req, res, next) => { if (req.headers.host === 'shop.test') res.set('Access-Control-Allow-Origin', req.headers.origin); next() })", 'raw header, weak'],
    ["app.use((req, res, next) => { if (req.headers.referer.startsWith('https://shop.test')) res.set('Access-Control-Allow-Origin', req.headers.origin); next() })", 'raw header, weak'],
    ["app.use((req, res, next) => { if (req.headers.origin === 'https://shop.test') res.set('Access-Control-Allow-Origin', req.headers.origin); next() })", 'raw header, checked']
  ])('decided by another header: %s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })

  it.each([
    ["function allow(res, origin) { res.set('Access-Control-Allow-Origin', origin) }\napp.use((req, res, next) => { allow(res, req.headers.origin); next() })", 'raw header, reflected'],
    ["function allow(res, origin) { res.set('Access-Control-Allow-Origin', origin) }\napp.use((req, res, next) => { allow(res, 'https://shop.test'); next() })", 'raw header, list https://shop.test']
  ])('in a helper: %s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })

  it.each([
    ["export const list = (req, res) => { res.header('Access-Control-Allow-Origin', req.headers.origin); res.json([]) }", 'raw header, reflected, route']
  ])('in a function that no route runs: %s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })

  it.each([
    ["import http from 'node:http'\nhttp.createServer((req, res) => { res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end() })", 'raw header, reflected'],
    ["import http from 'node:http'\nhttp.createServer((req, res) => { if (req.headers.origin === 'https://shop.test') res.setHeader('Access-Control-Allow-Origin', req.headers.origin); res.end() })", 'raw header, checked']
  ])('in the listener of a server: %s: %s', (code, expected) => {
    expect(policies(code)).toEqual([expected])
  })

  it('are those of answers, not of requests', () => {
    expect(policies("const asked = new Headers()\nasked.append('Access-Control-Allow-Origin', '*')\nfetch('/books', { headers: { 'Access-Control-Allow-Origin': '*' } })")).toEqual([])
  })
})

describe('credentials of a middleware of its own', () => {
  const adds = "(req, res, next) => { res.set('Access-Control-Allow-Credentials', 'true'); next() }"

  it('are added to what a package allows', () => {
    expect(policies(`app.use(cors({ origin: true }))\napp.use(${adds})`)).toEqual(['reflected, credentials'])
  })

  it('are not where it runs for other routes only', () => {
    expect(policies(`app.get('/loans', cors({ origin: true }), (req, res) => { res.json([]) })\napp.use('/staff', ${adds})\napp.get('/staff/rota', (req, res) => { res.json([]) })`))
      .toEqual(['reflected, route'])
  })
})
