import { describe, expect, it } from 'vitest'
import { arrivals } from '../flow/support/arrivals.ts'
import { routes } from './support/table.ts'

const HEAD = "import http from 'node:http'\nimport { parse } from 'node:url'\nimport jwt from 'jsonwebtoken'\n"
const MISSING = 'res.statusCode = 404; res.end()'

/** The table of a server whose listener is this. */
function table(body: string, above = ''): readonly string[] {
  return routes({ 'server.ts': `${HEAD}${above}\nhttp.createServer(async (req, res) => {\n${body}\n}).listen(3000)\n` })
}

const paths = (found: readonly string[]): readonly string[] => found.map(route => route.split(' ').slice(0, 2).join(' '))

/** The verdict on `POST /loans` behind these lines. */
function auth(before: string, above = ''): string | undefined {
  const found = table(`${before}\nif (req.method === 'POST' && req.url === '/loans') return res.end('[]')\n${MISSING}`, above)
  return found.find(route => route.startsWith('POST /loans '))?.split(' ')[2]
}

describe('routes of listeners of Node', () => {
  it.each([
    ['comparisons, either way round', "if (req.url === '/books' && req.method === 'GET') return res.end('[]')\nif ('POST' === req.method && '/books' == req.url) return res.end('{}')", ['GET /books', 'POST /books']],
    ['the path of a URL', "const { pathname } = new URL(req.url, 'http://shop.test')\nif (pathname === '/books') return res.end('[]')", ['ALL /books']],
    ['what stands before the query', "const [path] = req.url.split('?')\nif (req.method === 'GET' && path === '/books') return res.end('[]')", ['GET /books']],
    ['a parsed URL', "const url = parse(req.url, true)\nif (req.method === 'GET') { if (url.pathname === '/books') return res.end('[]') }", ['GET /books']],
    ['a switch over paths', "switch (req.url) { case '/books': case '/titles': res.end('[]'); break\ncase '/loans': if (req.method !== 'PUT') break\nreturn res.end('[]')\n}", ['PUT /loans', 'ALL /books', 'ALL /titles']],
    ['a switch over method and path', "switch (`${req.method} ${req.url}`) { case 'GET /books': return res.end('[]')\ncase 'DELETE /books': return res.end('[]') }", ['GET /books', 'DELETE /books']],
    ['a switch over tests', "switch (true) { case req.url === '/books': return res.end('[]')\ncase req.url.startsWith('/covers/'): return res.end('x') }", ['ALL /books', 'ALL /covers/*']],
    ['patterns', "const one = req.url.match(/^\\/books\\/(\\d+)$/)\nif (one && req.method === 'GET') { const no = one[1]; return res.end(no) }\nif (/^\\/wards\\/(?<ward>[^/]+)\\/beds$/.test(req.url)) return res.end('[]')", ['GET /books/:no', 'ALL /wards/:id/beds']],
    ['segments', "const [, kind, id] = req.url.split('/')\nif (kind === 'books' && id && req.method === 'PATCH') return res.end('{}')\nif (kind === 'books' && !id) return res.end('[]')", ['PATCH /books/:id', 'ALL /books']],
    ['counted segments', "const parts = req.url.split('/').filter(Boolean)\nif (parts.length === 2 && parts[0] === 'books') { const isbn = parts[1]; return res.end(isbn) }", ['ALL /books/:isbn']],
    ['prefixes with what follows', "if (req.url.startsWith('/books/')) { const isbn = req.url.slice('/books/'.length); return res.end(isbn) }", ['ALL /books/:isbn']],
    ['lists of methods', "if (['GET', 'HEAD'].includes(req.method) && req.url === '/books') return res.end('[]')", ['GET /books', 'HEAD /books']],
    ['conditional answers', "req.url === '/books' ? res.end('[]') : req.url === '/loans' ? res.end('[]') : notFound(res)\nfunction notFound(res) { res.writeHead(404); res.end() }", ['ALL /books', 'ALL /loans']],
    ['callbacks of the body', "let body = ''\nreq.on('data', chunk => { body += chunk })\nreq.on('end', () => { if (req.url === '/books' && req.method === 'POST') { res.end(body) } else { res.writeHead(404); res.end() } })", ['POST /books']],
    ['one answer for all', "res.end('closed for the holidays')", ['ALL /*']]
  ])('are told apart by %s', (_, body, expected) => {
    expect(paths(table(`${body}\n${body.includes('holidays') ? '' : MISSING}`))).toEqual(expected)
  })

  it.each([
    ['an object of keys', "const table = { 'GET /books': (req, res) => res.end('[]'), 'POST /books': (req, res) => res.end('{}') }", "const run = table[req.method + ' ' + req.url]\nif (!run) { res.statusCode = 404; return res.end() }\nreturn run(req, res)"],
    ['an object of objects', "const table = { '/books': { GET: (req, res) => res.end('[]'), POST: (req, res) => res.end('{}') } }", 'const run = table[req.url]?.[req.method]\nif (run === undefined) { res.statusCode = 404; return res.end() }\nrun(req, res)'],
    ['a map', "const table = new Map([['GET /books', (req, res) => res.end('[]')], ['POST /books', (req, res) => res.end('{}')]])", 'const run = table.get(`${req.method} ${req.url}`)\nif (run) return run(req, res)\nres.writeHead(404).end()'],
    ['a list that is walked', "const table = [{ method: 'GET', at: /^\\/books$/, run: (req, res) => res.end('[]') }, { method: 'POST', at: /^\\/books$/, run: (req, res) => res.end('{}') }]", 'for (const { method, at, run } of table) {\nif (method !== req.method) continue\nif (at.test(req.url)) return run(req, res)\n}\nres.writeHead(404).end()'],
    ['a list that is searched', "const table = [{ method: 'GET', path: '/books', run: (req, res) => res.end('[]') }, { method: 'POST', path: '/books', run: (req, res) => res.end('{}') }]", 'const found = table.find(each => each.method === req.method && each.path === req.url)\nif (!found) return res.writeHead(404).end()\nfound.run(req, res)'],
    ['a router of the project', "class Router { table = []\nget(path, run) { this.table.push({ method: 'GET', path, run }) }\npost(path, run) { this.table.push({ method: 'POST', path, run }) }\nhandle(req, res) { const found = this.table.find(each => each.method === req.method && each.path === req.url)\nif (!found) return res.writeHead(404).end()\nfound.run(req, res) } }\nconst router = new Router()\nrouter.get('/books', (req, res) => res.end('[]'))\nrouter.post('/books', (req, res) => res.end('{}'))", 'router.handle(req, res)']
  ])('are found in %s', (_, above, body) => {
    expect(paths(table(body, above))).toEqual(['GET /books', 'POST /books'])
  })

  it('are followed through functions and files, for every way to hand the listener over', () => {
    const files = {
      'server.ts': "import https from 'https'\nimport http2 from 'node:http2'\nimport { listen } from './listen'\nhttps.createServer({ key: 'k' }, listen)\nconst other = http2.createSecureServer({})\nother.on('request', (req, res) => { if (req.url === '/beds') return res.end('[]'); res.writeHead(404).end() })\n",
      'listen.ts': "import { books } from './books'\nexport function listen(req, res) { if (req.url.startsWith('/books')) return books(req, res); res.writeHead(404).end() }\n",
      'books.ts': "const is = (req, method, path) => req.method === method && req.url === path\nexport function books(req, res) { if (is(req, 'GET', '/books')) return res.end('[]'); if (is(req, 'POST', '/books/import')) return res.end('{}'); res.writeHead(404).end() }\n"
    }
    expect(paths(routes(files))).toEqual(['GET /books', 'POST /books/import', 'ALL /beds'])
  })

  it('are not those of a framework that Node serves', () => {
    expect(routes({ 'app.ts': "import http from 'http'\nimport express from 'express'\nconst app = express()\napp.get('/books', (req, res) => res.json([]))\nhttp.createServer(app)\n" })).toHaveLength(1)
  })
})

describe('guards in listeners of Node, each with its twin that guards nothing', () => {
  it.each([
    ['answers 401', "if (!req.headers.authorization) { res.statusCode = 401; return res.end() }\ntry { jwt.verify(req.headers.authorization, 'k') } catch { res.writeHead(401); return res.end() }", "if (!req.headers['accept-language']) { res.statusCode = 400; return res.end() }"],
    ['asks a helper that answers', 'if (!allowed(req, res)) return', 'if (!signed(req)) res.setHeader("x-guest", "1")'],
    ['stands before the routes of a prefix', "if (req.url.startsWith('/loans') && req.headers['x-key'] !== process.env.KEY) return res.writeHead(403).end()", "if (req.url.startsWith('/books') && req.headers['x-key'] !== process.env.KEY) return res.writeHead(403).end()"],
    ['asks for every method', "if (req.method !== 'GET' && !signed(req)) return res.writeHead(401).end()", "if (req.method === 'GET' && !signed(req)) return res.writeHead(401).end()"]
  ])('%s', (_, guard, twin) => {
    const above = "function signed(req) { try { return jwt.verify(req.headers.authorization, 'k') } catch { return null } }\nfunction allowed(req, res) { if (signed(req)) return true\nres.writeHead(401); res.end(); return false }"
    expect([auth(guard, above), auth(twin, above)]).toEqual(['proven', 'absent'])
  })

  it('may be errors that the listener answers', () => {
    const text = (check: string): string => `${HEAD}class Refused extends Error { status = 401 }\nasync function serve(req, res) { ${check}; if (req.method === 'POST' && req.url === '/loans') return res.end('{}')\nres.writeHead(404).end() }\nhttp.createServer((req, res) => { serve(req, res).catch(error => { res.writeHead(error.status ?? 500).end() }) })`
    const verdict = (check: string): string | undefined => routes({ 'server.ts': text(check) })[0]?.split(' ')[2]
    expect(verdict("if (!req.headers.authorization || !jwt.verify(req.headers.authorization, 'k')) throw new Refused()")).toBe('proven')
    expect(verdict('if (!req.headers.host) throw new Refused()')).toBe('absent')
  })

  it('wrap functions of tables', () => {
    const above = "const closed = run => (req, res) => { try { jwt.verify(req.headers.authorization, 'k') } catch { return res.writeHead(401).end() }\nreturn run(req, res) }\nconst table = { 'GET /open': (req, res) => res.end('1'), 'GET /closed': closed((req, res) => res.end('2')) }"
    const found = table('const run = table[`${req.method} ${req.url}`]\nif (run) return run(req, res)\nres.writeHead(404).end()', above)
    expect(found.map(route => route.split(' ').slice(1, 3).join(' '))).toEqual(['/open absent', '/closed proven'])
  })
})

describe('data of requests of Node', () => {
  const DATABASE = "import { Pool } from 'pg'\nconst pool = new Pool()\n"

  it.each([
    ['chunks that are waited for', "const chunks = []\nfor await (const chunk of req) chunks.push(chunk)\nconst body = JSON.parse(Buffer.concat(chunks).toString())\npool.query('select ' + body.a)", 'body.a'],
    ['chunks that are heard', "let text = ''\nreq.on('data', chunk => { text += chunk })\nreq.on('end', () => { pool.query('select ' + JSON.parse(text).a) })", 'body.a'],
    ['a promise of a helper', "const body = await read(req)\npool.query('select ' + body.a)\nfunction read(from) { return new Promise(resolve => { let text = ''\nfrom.on('data', chunk => { text += chunk })\nfrom.on('end', () => resolve(JSON.parse(text))) }) }", 'body.a'],
    ['the query', "const { searchParams } = new URL(req.url, 'http://shop.test')\npool.query('select ' + searchParams.get('a'))", 'path.searchParams.[]'],
    ['headers', "pool.query('select ' + req.headers['x-sort'])", 'headers.x-sort']
  ])('arrive by %s', (_, body, expected) => {
    const text = `${HEAD}${DATABASE}http.createServer(async (req, res) => { if (req.url === '/books') {\n${body}\nres.end() } else { ${MISSING} } })`
    const [found] = arrivals({ 'server.ts': text }, 'sql-text')
    expect(found).toContain(`: ${expected}@`)
  })

  it('belong to the route on whose way they are', () => {
    const text = `${HEAD}${DATABASE}http.createServer((req, res) => { if (req.url === '/books') { pool.query('select ' + req.headers.a); return res.end() }\nif (req.url === '/loans') return res.end('[]')\n${MISSING} })`
    expect(paths(routes({ 'server.ts': text }))).toEqual(['ALL /books', 'ALL /loans'])
    expect(arrivals({ 'server.ts': text }, 'sql-text')).toHaveLength(1)
  })
})
