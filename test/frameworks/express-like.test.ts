import { describe, expect, it } from 'vitest'
import { routes } from './support/table.ts'

const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 3).join(' '))
const SIGNED_IN = 'const signedIn = (req, res, next) => { if (!req.headers.authorization || !find(req.headers.authorization)) { res.status(401); return res.end() } return next() }\n'

describe('servers whose routes are registered as in Express', () => {
  it('are those of Restify, with paths in options and functions before all routes', () => {
    const text = (guard: string): string => `const restify = require('restify')\nconst server = restify.createServer()\n${SIGNED_IN}server.use(restify.plugins.bodyParser())\n${guard}\nserver.get('/books/:isbn', (req, res, next) => { res.send({}); return next() })\nserver.del({ path: '/books/:isbn', version: '1.0.0' }, (req, res, next) => { res.send(204); return next() })\n`
    expect(paths(routes({ 'app.js': text('server.use(signedIn)') }))).toEqual(['GET /books/:isbn proven', 'DELETE /books/:isbn proven'])
    expect(paths(routes({ 'app.js': text('server.pre((req, res, next) => next())') }))).toEqual(['GET /books/:isbn absent', 'DELETE /books/:isbn absent'])
  })

  it('are those of Polka, mounted in each other', () => {
    const text = (guard: string): string => `import polka from 'polka'\n${SIGNED_IN}const beds = polka()\nbeds.get('/free', (req, res) => { res.end('[]') })\npolka()${guard}.use('/beds', beds).post('/books', (req, res) => { res.end('{}') }).listen(3000)\n`
    expect([...paths(routes({ 'app.ts': text('.use(signedIn)') }))].sort()).toEqual(['GET /beds/free proven', 'POST /books proven'])
    expect([...paths(routes({ 'app.ts': text('') }))].sort()).toEqual(['GET /beds/free absent', 'POST /books absent'])
  })
})
