import { describe, expect, it } from 'vitest'
import { matchesPattern } from '../../packages/engine/src/frameworks/path-pattern.ts'
import { routes } from './support/table.ts'

const MANIFEST = { 'package.json': '{ "dependencies": { "next": "^16.0.0" } }' }
const GET = 'export const GET = () => Response.json([])'

/** Method and path of each route of a Next project with these files. */
function table(files: Readonly<Record<string, string>>): readonly string[] {
  return routes({ ...MANIFEST, ...files }).map(route => route.split(' ').slice(0, 2).join(' '))
}

const pages = (code: string): readonly string[] => table({ 'pages/api/loans.ts': code })

describe('routes of the app folder', () => {
  it('are its folders: parameters, rests, groups and slots', () => {
    expect(table({
      'app/route.ts': GET, 'app/books/[id]/route.ts': GET, 'app/docs/[...slug]/route.ts': GET, 'app/help/[[...slug]]/route.ts': GET,
      'app/(desk)/rota/route.ts': GET, 'app/@panel/tides/route.ts': GET, 'app/books/route.js': GET
    })).toEqual(['GET /rota', 'GET /tides', 'GET /books/:id', 'GET /books', 'GET /docs/*slug', 'GET /help/{*slug}', 'GET /'])
  })

  it('are not private folders, pages, or files of another project', () => {
    expect(table({
      'app/_lib/route.ts': GET, 'app/books/page.tsx': 'export default () => null', 'app/books/(.)photo/route.ts': GET
    })).toEqual([])
    expect(routes({ 'package.json': '{}', 'app/books/route.ts': GET })).toEqual([])
  })

  it('lie below the root of their own project, and in src', () => {
    expect(routes({
      'package.json': '{}', 'apps/web/package.json': '{ "dependencies": { "next": "16" } }', 'apps/web/src/app/api/app/route.ts': GET,
      'tools/app/api/route.ts': GET
    }).map(route => route.split(' ')[1])).toEqual(['/api/app'])
  })

  it('are exports by the names of methods, in whatever form', () => {
    expect(table({
      'app/loans/route.ts': 'import { PUT } from "./put"\nfunction add() {}\nexport async function GET() {}\nexport { add as POST, PUT }\nexport * from "./rest"\nexport const dynamic = "force-dynamic"\nexport type PATCH = string',
      'app/loans/put.ts': 'export const PUT = () => {}',
      'app/loans/rest.ts': 'export const DELETE = () => {}',
      'app/auth/route.ts': 'import { handlers } from "../../auth"\nexport const { GET, POST } = handlers',
      'auth.ts': 'import NextAuth from "next-auth"\nexport const { handlers, auth } = NextAuth({})'
    })).toEqual(['GET /auth', 'POST /auth', 'GET /loans', 'POST /loans', 'PUT /loans', 'DELETE /loans'])
  })

  it('stand below basePath, also where plugins hold the configuration', () => {
    expect(table({
      'next.config.mjs': 'import plugin from "plugin"\nexport default plugin()({ basePath: "/desk" })', 'app/books/route.ts': GET
    })).toEqual(['GET /desk/books'])
  })
})

describe('routes of pages/api', () => {
  it('are its files, whose default export answers every method', () => {
    const code = 'export default (req, res) => { res.json([]) }'
    expect(table({ 'pages/api/index.ts': code, 'src/pages/api/books/[id].ts': code, 'pages/api/docs/[...slug]/index.ts': code, 'pages/books.tsx': code }))
      .toEqual(['ALL /api/docs/*slug', 'ALL /api', 'ALL /api/books/:id'])
  })

  it.each([
    ['a condition', 'export default (req, res) => { if (req.method !== "POST") { res.status(405).end(); return } res.json([]) }', ['POST']],
    ['a switch', 'export default (req, res) => { switch (req.method) { case "GET": return res.json([]); case "PUT": return save(req, res); default: res.status(405).end() } }', ['GET', 'PUT']],
    ['a table', 'const by = { GET: (req, res) => { res.json([]) }, DELETE: (req, res) => { res.status(204).end() } }\nexport default (req, res) => { const run = by[req.method]; if (!run) return res.status(405).end(); return run(req, res) }', ['GET', 'DELETE']],
    ['an error that another function answers', 'class Refusal extends Error { statusCode; constructor(words, statusCode) { super(words); this.statusCode = statusCode } }\nconst by = async (req, res, table) => { try { const run = table[req.method]; if (!run) throw new Refusal("no", 405); await run(req, res) } catch (error) { res.status(error.statusCode || 500).json({}) } }\nexport default (req, res) => by(req, res, { PATCH: async (req, res) => { res.json(await save(req.body)) } })', ['PATCH']],
    ['nothing when it falls through', 'export default (req, res) => { if (req.method === "POST") res.json([]) }', ['POST']],
    ['every other method as well', 'export default (req, res) => { if (req.method === "POST") res.json([]); else res.json({}) }', ['ALL']],
    ['something else', 'export default (req, res) => { switch (req.query.method) { case "GET": return res.json([]); default: return res.json({}) } }', ['ALL']]
  ])('tell methods apart by %s', (_, code, methods) => {
    expect(pages(code)).toEqual(methods.map(method => `${method} /api/loans`))
  })
})

describe('server actions', () => {
  it('are what a file of actions exports, and functions that say so themselves', () => {
    expect(table({
      'lib/actions.ts': '"use server"\nexport async function lend(form) {}\nexport const give = async form => {}\nconst helper = () => {}\nexport type Loan = string',
      'app/desk/page.tsx': 'export default () => { async function settle(form) { "use server" }\nreturn <form action={settle} /> }',
      'lib/plain.ts': 'export async function read() {}'
    })).toEqual(['POST /settle', 'POST /lend', 'POST /give'])
  })

  it('are told apart by their files where they share a name', () => {
    expect(table({ 'lib/loans.ts': '"use server"\nexport async function add() {}', 'lib/books.ts': '"use server"\nexport async function add() {}', 'app/page.tsx': '' }))
      .toEqual(['POST /lib/books/add', 'POST /lib/loans/add'])
  })
})

describe('patterns of paths', () => {
  it.each([
    ['/books', '/books', true], ['/books', '/books/', true], ['/books', '/books/1', false],
    ['/books/:path*', '/books', true], ['/books/:path*', '/books/1/notes', true], ['/books/:path*', '/bookshop', false],
    ['/books/:path+', '/books', false], ['/books/:id', '/books/1', true], ['/books/:id', '/books/1/notes', false], ['/books/:id?', '/books', true],
    ['/books/:id(\\d+)', '/books/12', true], ['/books/:id(\\d+)', '/books/x', false],
    ['/((?!api|_next/static|favicon.ico).*)', '/desk', true], ['/((?!api|_next/static|favicon.ico).*)', '/api/books', false],
    ['/(api|trpc)(.*)', '/api/books', true], ['/(api|trpc)(.*)', '/desk', false], ['/desk(.*)', '/desk/rota', true], ['/books{/:id}?', '/books/1', true],
    ['/a.b', '/axb', false], ['/((', '/books', null], ['/((a+)+)', '/aa', null]
  ])('%s on %s', (pattern, path, matched) => {
    expect(matchesPattern(pattern, path)).toBe(matched)
  })
})
