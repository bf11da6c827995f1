import { expect, test } from 'vitest'
import { arrivals } from './support/arrivals.ts'

const entity = `import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'
@Entity() export class Book { @PrimaryGeneratedColumn() id: number; @Column() title: string; @Column() role: string; @Column() secret: string }
`
const database = `import { DataSource } from 'typeorm'
import { Book } from './book'
export const source = new DataSource({ type: 'sqlite', database: ':memory:', entities: [Book] })
export const books = source.getRepository(Book)
`

/** A server whose only handler has this body, and whatever other files. */
function said(body: string, head = '', more: Readonly<Record<string, string>> = {}): readonly string[] {
  const files = {
    'book.ts': entity,
    'database.ts': database,
    'app.ts': `import express from 'express'
import { books, source } from './database'
${head}
const app = express()
app.post('/books/:id', async (req, res, next) => { ${body} })
`,
    ...more
  }
  return arrivals(files, 'write', 'sql-text', 'response-body').filter(line => !line.endsWith(': -')).map(line => line.replace(/@\d+/g, ''))
}

test.each<[string, string, readonly string[]]>([
  ['a parameter', 'async function store(row) { await books.save(row) } await store(req.body)', ['write Repository.save (Book): body']],
  [
    'a key of a parameter',
    'async function store(row) { await books.save({ title: row.title }) } await store(req.body)',
    ['write Repository.save (Book): {title=body.title}']
  ],
  [
    'what a function gives',
    'const toBook = (row) => { const { id, ...rest } = row; rest.role = "none"; return rest }; await books.save(toBook(req.body))',
    ['write Repository.save (Book): {body except id/role}']
  ],
  ['one way out of two', 'const pick = row => { if (row.full) return row; return { title: row.title } }; await books.save(pick(req.body))',
    ['write Repository.save (Book): {body, title=body.title}']],
  ['a function that is handed over', 'const put = fn => fn(req.body); await put(row => books.save(row))', ['write Repository.save (Book): body']],
  ['bound arguments', 'const store = (kind, row) => books.save({ ...row, role: kind }); await store.bind(null, "none")(req.body)',
    ['write Repository.save (Book): {body except role}']],
  ['a default parameter', 'const store = (row = req.body) => books.save(row); await store()', ['write Repository.save (Book): body']],
  ['rest parameters', 'const store = (...rows) => books.save(rows[0]); await store(req.body)', ['write Repository.save (Book): body']],
  ['a function that calls itself', 'const walk = (row, n) => n > 0 ? walk(row.next, n - 1) : books.save(row); await walk(req.body, 3)', [
    'write Repository.save (Book): body'
  ]]
])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })

test('functions that call each other end', () => {
  const head = `async function even(row, n) { if (n === 0) await books.save(row); else await odd(row, n - 1) }
async function odd(row, n) { if (n > 0) await even({ ...row, role: 'none' }, n - 1) }`
  expect(said('await even(req.body, 4)', head)).toEqual(['write Repository.save (Book): body', 'write Repository.save (Book): {body except role}'])
})

test('a constructor copies everything, or names what it takes', () => {
  const all = 'class Draft { constructor(row) { Object.assign(this, row) } }'
  const named = 'class Draft { constructor(row) { this.title = row.title } }'
  expect(said('await books.save(new Draft(req.body))', all)).toEqual(['write Repository.save (Book): body'])
  expect(said('await books.save(new Draft(req.body))', named)).toEqual(['write Repository.save (Book): {title=body.title}'])
})

test('a method of a service in another file, which keeps its repository', () => {
  const service = (body: string): Readonly<Record<string, string>> => ({
    'service.ts': `import type { Repository } from 'typeorm'
import { Book } from './book'
export class Books {
  constructor(private readonly rows: Repository<Book>) {}
  async add(row) { ${body} }
}
`
  })
  const head = 'import { Books } from \'./service\'\nconst service = new Books(books)'
  expect(said('await service.add(req.body)', head, service('return this.rows.save(row)'))).toEqual(['write Repository.save (Book): body'])
  expect(said('await service.add(req.body)', head, service('return this.rows.save({ title: row.title })'))).toEqual([
    'write Repository.save (Book): {title=body.title}'
  ])
})

test('SQL that one file builds and another runs', () => {
  const files = (where: string): Readonly<Record<string, string>> => ({
    'where.ts': `export function byTitle(title: string): string { return ${where} }`,
    'run.ts': `import { source } from './database'
export const run = (condition: string) => source.query('select * from book where ' + condition)
`
  })
  const head = 'import { byTitle } from \'./where\'\nimport { run } from \'./run\''
  const body = 'await run(byTitle(req.query.title))'
  expect(said(body, head, files('`title = \'${title}\'`'))).toEqual(['sql-text DataSource.query (Book): query.title:string'])
  expect(said(body, head, files('`id = ${Number(title)}`'))).toEqual(['sql-text DataSource.query (Book): query.title:number'])
})

test('checks in another file', () => {
  const head = 'import { mustBeColumn, isColumn } from \'./columns\''
  const more = {
    'columns.ts': `const COLUMNS = ['title', 'isbn']
export function isColumn(name) { return COLUMNS.includes(name) }
export function mustBeColumn(name) { if (!isColumn(name)) throw new Error('no such column') }
`
  }
  const sql = 'await source.query(\'select \' + s)'
  expect(said(`const s = req.query.s; if (!isColumn(s)) return; ${sql}`, head, more)).toEqual(['sql-text DataSource.query: query.s:enum'])
  expect(said(`const s = req.query.s; mustBeColumn(s); ${sql}`, head, more)).toEqual(['sql-text DataSource.query: query.s:enum'])
  expect(said(`const s = req.query.s; mustBeColumn(req.query.t); ${sql}`, head, more)).toEqual(['sql-text DataSource.query: query.s:string'])
})

test('what one middleware does to the request the next one sees', () => {
  const head = 'const strip = (req, res, next) => { delete req.body.role; next() }'
  const app = (use: string): readonly string[] => arrivals({
    'book.ts': entity,
    'database.ts': database,
    'app.ts': `import express from 'express'
import { books } from './database'
${head}
const app = express()
${use}
app.post('/books', async (req, res) => { await books.save(req.body) })
`
  }, 'write').map(line => line.replace(/@\d+/g, ''))
  expect(app('app.use(strip)')).toEqual(['write Repository.save (Book): body except role'])
  expect(app('')).toEqual(['write Repository.save (Book): body'])
})

test('an unknown function on the way makes less sure', () => {
  expect(said('await books.save(tidy(req.body))', 'import { tidy } from \'some-package\'')).toEqual(['write Repository.save (Book): body medium'])
})

test('one function of lodash, imported from its own module', () => {
  const pick = ['write Repository.save (Book): body only title']
  expect(said('await books.save(pick(req.body, [\'title\']))', 'import pick from \'lodash/pick\'')).toEqual(pick)
  expect(said('await books.save(pick(req.body, [\'title\']))', 'const pick = require(\'lodash.pick\')')).toEqual(pick)
  expect(said('await books.save(clone(req.body))', 'import clone from \'lodash.clonedeep\'')).toEqual(['write Repository.save (Book): body'])
  // Another order of arguments: nothing is known of it.
  expect(said('await books.save(pick(req.body, [\'title\']))', 'import { pick } from \'lodash/fp\'')).toEqual([
    'write Repository.save (Book): body medium'
  ])
})
