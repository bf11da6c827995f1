import { describe, expect, test } from 'vitest'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('functions of the project that check', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    [
      'a predicate',
      `const isColumn = (x: string) => COLUMNS.includes(x); const s = req.query.s; if (!isColumn(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'a predicate that is not asked',
      `const isColumn = (x: string) => COLUMNS.includes(x); const s = req.query.s; isColumn(s); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'one that throws',
      `function must(x: string) { if (!COLUMNS.includes(x)) throw new Error(x) } const s = req.query.s; must(s); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'one that warns',
      `function may(x: string) { if (!COLUMNS.includes(x)) console.warn('odd') } const s = req.query.s; may(s); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'one that throws for another value',
      `function must(x: string) { if (!COLUMNS.includes(x)) throw new Error(x) } const s = req.query.s; must(req.query.t); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('conversions', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    ['Number', `await pool.query('select ' + Number(req.query.s))`, ['sql-text Pool.query: query.s:number']],
    ['parseInt or a constant', `await pool.query('select ' + (parseInt(req.query.s, 10) || 10))`, ['sql-text Pool.query: query.s:number']],
    ['a sign', `await pool.query('select ' + +req.query.s)`, ['sql-text Pool.query: query.s:number']],
    ['bits', `await pool.query('select ' + ~~req.query.s)`, ['sql-text Pool.query: query.s:number']],
    ['the least of', `await pool.query('select ' + Math.min(req.query.s, 10))`, ['sql-text Pool.query: query.s:number']],
    ['a date', `await pool.query('select ' + new Date(req.query.s).toISOString())`, ['sql-text Pool.query: query.s:date']],
    ['a boolean', `await pool.query('select ' + !!req.query.s)`, []],
    [
      'a text stays a text',
      `await pool.query('select ' + String(req.query.s).trim().toLowerCase())`,
      ['sql-text Pool.query: query.s:string']
    ],
    ['numbers of a list', `await pool.query('select ' + req.body.ids.map(Number).join())`, ['sql-text Pool.query: body.ids.[]:number']],
    ['texts of a list', `await pool.query('select ' + req.body.ids.map(String).join())`, ['sql-text Pool.query: body.ids.[]:string']],
    [
      'columns of a list',
      `await pool.query('select ' + req.query.s.split(',').filter(one => COLUMNS.includes(one)).join())`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'parts of a list',
      `await pool.query('select ' + req.query.s.split(',').filter(one => one !== '').join())`,
      ['sql-text Pool.query: query.s:string']
    ],
    ['the length of a text', `await pool.query('select ' + req.query.s.length)`, ['sql-text Pool.query: query.s:number']],
    ['a key that is called so', `await pool.query('select ' + req.query.length)`, ['sql-text Pool.query: query.length:string']],
    [
      'try to convert',
      `let id = req.params.id; try { id = parseInt(id) } catch { return } await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:number']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('what is read of other objects', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    [
      'a search of the client',
      `const search = new URLSearchParams(req.query.s); await pool.query('select ' + search.get('s'))`,
      ['sql-text Pool.query: query.s.[]:string']
    ],
    ['a search of ours', `const search = new URLSearchParams('s=title'); await pool.query('select ' + search.get('s'))`, []],
    [
      'a search that gets a value',
      `const search = new URLSearchParams(); search.set('s', req.query.s); await pool.query('select ' + search.toString())`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'the search of the address',
      `const url = new URL(req.url, 'http://shop.test'); await pool.query('select ' + url.searchParams.get('s'))`,
      ['sql-text Pool.query: path.searchParams.[]:string']
    ],
    [
      'a form',
      `const form = new FormData(); form.append('s', req.body.s); await pool.query('select ' + form.get('s'))`,
      ['sql-text Pool.query: body.s:string']
    ],
    [
      'a map',
      `const map = new Map(); map.set('s', req.query.s); await pool.query('select ' + map.get('s'))`,
      ['sql-text Pool.query: query.s:string']
    ],
    ['a map of constants', `const map = new Map([['s', 'title']]); await pool.query('select ' + map.get(req.query.s))`, []]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
