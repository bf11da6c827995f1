import { describe, expect, test } from 'vitest'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('where the text goes', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    [
      'in the text',
      'await pool.query(`select * from books where title = \'${req.query.title}\'`)',
      ['sql-text Pool.query (books): query.title:string']
    ],
    ['beside the text', `await pool.query('select * from books where title = $1', [req.query.title])`, []],
    [
      'put together',
      `await pool.query("select * from books where title = '" + req.query.title + "'")`,
      ['sql-text Pool.query (books): query.title:string']
    ],
    [
      'by concat',
      `await pool.query('select * from books where title = '.concat(req.query.title))`,
      ['sql-text Pool.query (books): query.title']
    ],
    [
      'text of a config',
      `await pool.query({ text: 'select * from books where id = ' + req.params.id })`,
      ['sql-text Pool.query (books): params.id:string']
    ],
    ['values of a config', `await pool.query({ text: 'select * from books where id = $1', values: [req.params.id] })`, []],
    [
      'grown',
      `let sql = 'select * from books where true'; if (req.query.title) sql += ' and title = ' + req.query.title; await pool.query(sql)`,
      ['sql-text Pool.query (books): query.title:string']
    ],
    [
      'grown with a placeholder',
      'let sql = \'select * from books where true\'; const values = []; if (req.query.title) { values.push(req.query.title); sql += ` and title = $${values.length}` } await pool.query(sql, values)',
      []
    ],
    [
      'conditions joined',
      'const where = []; if (req.query.title) where.push(`title = \'${req.query.title}\'`); await pool.query(\'select * from books where \' + where.join(\' and \'))',
      ['sql-text Pool.query (books): query.title:string']
    ],
    [
      'placeholders joined',
      'const marks = req.body.ids.map((id, at) => `$${at + 1}`); await pool.query(`select * from books where id in (${marks.join()})`, req.body.ids)',
      []
    ],
    [
      'values joined',
      'const ids = req.body.ids.map(id => `\'${id}\'`).join(); await pool.query(`select * from books where id in (${ids})`)',
      ['sql-text Pool.query (books): body.ids.[]:string']
    ],
    [
      `names of the client's keys`,
      'const set = Object.keys(req.body).map((key, at) => `${key} = $${at + 1}`).join(); await pool.query(\'update books set \' + set, Object.values(req.body))',
      ['sql-text Pool.query (books): body:string']
    ],
    [
      'names of a list',
      'const set = COLUMNS.map((key, at) => `${key} = $${at + 1}`).join(); await pool.query(\'update books set \' + set, COLUMNS.map(key => req.body[key]))',
      []
    ],
    [
      'a header',
      `await pool.query('select * from books where shop = ' + req.headers['x-shop'])`,
      ['sql-text Pool.query (books): headers.x-shop:string']
    ],
    [
      'a header by its function',
      `await pool.query('select * from books where shop = ' + req.get('x-shop'))`,
      ['sql-text Pool.query (books): headers:string']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('what SQL writes', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'write')

  test.each<Case>([
    [
      'columns of an insert',
      `await pool.query('insert into books (title, role) values ($1, $2)', [req.body.title, 'none'])`,
      ['write Pool.query (books): {title=body.title}']
    ],
    [
      'columns of an update',
      `await pool.query('update books set title = $1, role = $2 where id = $3', [req.body.title, req.body.role, req.params.id])`,
      ['write Pool.query (books): {title=body.title, role=body.role}']
    ],
    [
      'columns of the client',
      'await pool.query(`insert into books (${Object.keys(req.body)}) values ($1, $2)`, Object.values(req.body))',
      ['write Pool.query (books): body']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('raw parts of other libraries', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'sql-text')

  test.each<Case>([
    [
      'where of a query builder',
      'await books.createQueryBuilder(\'b\').where(`b.title = \'${req.query.title}\'`).getOne()',
      ['sql-text SelectQueryBuilder.where (Book): query.title:string']
    ],
    ['where with a parameter', `await books.createQueryBuilder('b').where('b.title = :title', { title: req.query.title }).getOne()`, []],
    [
      'query',
      `await source.query('select * from book where id = ' + req.params.id)`,
      ['sql-text DataSource.query (Book): params.id:string']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('tags', () => {
  const said = (body: string): readonly string[] => inHandler('prisma', body, 'sql-text')

  test.each<Case>([
    ['bound by a tag', 'await prisma.$queryRaw`select * from books where title = ${req.query.title}`', []],
    [
      'a text in place of a tag',
      'await prisma.$queryRawUnsafe(`select * from books where title = \'${req.query.title}\'`)',
      ['sql-text PrismaClient.$queryRawUnsafe (books): query.title:string']
    ],
    ['a text with values', `await prisma.$queryRawUnsafe('select * from books where title = $1', req.query.title)`, []],
    ['a fragment', 'await prisma.$queryRaw(Prisma.sql`select * from books where title = ${req.query.title}`)', []],
    [
      'a raw fragment',
      'await prisma.$queryRaw`select * from books order by ${Prisma.raw(req.query.sort)}`',
      ['sql-text Prisma.raw: query.sort']
    ],
    ['a pattern in a bound value', 'await prisma.$queryRaw`select * from books where title like ${`%${req.query.title}%`}`', []]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
