import { describe, expect, test } from 'vitest'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('where a check does not hold the way ends', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    [
      'a list',
      `const s = req.query.s; if (!COLUMNS.includes(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'a list, the other way round',
      `const s = req.query.s; if (COLUMNS.includes(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a list, and it goes on',
      `const s = req.query.s; if (!COLUMNS.includes(s)) console.log('odd'); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a throw',
      `const s = req.query.s; if (!COLUMNS.includes(s)) throw new Error('no'); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'an answer and a return',
      `const s = req.query.s; if (!COLUMNS.includes(s)) { res.status(400).end(); return } await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'an answer without a return',
      `const s = req.query.s; if (!COLUMNS.includes(s)) { res.status(400).end() } await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'of a part of the request',
      `if (!COLUMNS.includes(req.query.s)) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'of another part',
      `if (!COLUMNS.includes(req.query.t)) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'kept in a constant',
      `const s = req.query.s; const ok = COLUMNS.includes(s); if (!ok) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'optional',
      `const s = req.query.s; if (s && !COLUMNS.includes(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'present or allowed',
      `const s = req.query.s; if (!s && !COLUMNS.includes(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'undefined or allowed',
      `const s = req.query.s; if (s !== undefined && !COLUMNS.includes(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'in a loop until a break',
      `while (true) { const s = req.query.s; if (!COLUMNS.includes(s)) break; await pool.query('select ' + s) }`,
      ['sql-text Pool.query: query.s:enum']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('what proves a constant', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    ['a set', `const s = req.query.s; if (!SET.has(s)) return; await pool.query('select ' + s)`, ['sql-text Pool.query: query.s:enum']],
    [
      'keys of a map',
      `const s = req.query.s; if (!(s in MAP)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'own keys of a map',
      `const s = req.query.s; if (!Object.hasOwn(MAP, s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'hasOwnProperty',
      `const s = req.query.s; if (!MAP.hasOwnProperty(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'Object.keys of it',
      `const s = req.query.s; if (!Object.keys(MAP).includes(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'Object.values of an enum',
      `enum Column { Title = 'title' } const s = req.query.s; if (!Object.values(Column).includes(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'a cast to an enum',
      `enum Column { Title = 'title' } const s = req.query.s as Column; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'indexOf is -1',
      `const s = req.query.s; if (COLUMNS.indexOf(s) === -1) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'indexOf is below 0',
      `const s = req.query.s; if (COLUMNS.indexOf(s) < 0) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'indexOf is not below 0',
      `const s = req.query.s; if (COLUMNS.indexOf(s) >= 0) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      '~indexOf',
      `const s = req.query.s; if (!~COLUMNS.indexOf(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'some equal one',
      `const s = req.query.s; if (!COLUMNS.some(one => one === s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'one of two texts',
      `const s = req.query.s; if (s !== 'asc' && s !== 'desc') return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'another text',
      `const s = req.query.s; if (s !== 'asc' && s !== req.query.t) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a list of the client',
      `const s = req.query.s; if (!req.body.list.includes(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a text that includes it',
      `const s = req.query.s; if (!String(req.query.t).includes(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    ['the value of a map', `const s = MAP[req.query.s]; await pool.query('select ' + s)`, []],
    [
      'the value of a map or the key',
      `const s = MAP[req.query.s] || req.query.s; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    ['a direction', `const s = req.query.s === 'asc' ? 'asc' : 'desc'; await pool.query('select ' + s)`, []],
    [
      'the value or a direction',
      `const s = req.query.s === 'asc' ? 'asc' : req.query.s; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a ternary',
      `const s = req.query.s; await pool.query('select ' + (COLUMNS.includes(s) ? s : 'id'))`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'a ternary, the other way round',
      `const s = req.query.s; await pool.query('select ' + (COLUMNS.includes(s) ? 'id' : s))`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a switch',
      `const s = req.query.s; switch (s) { case 'title': case 'isbn': await pool.query('select ' + s) }`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'a switch with a default',
      `const s = req.query.s; switch (s) { case 'title': break; default: await pool.query('select ' + s) }`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a switch that sets',
      `let s = req.query.s; switch (s) { case 'title': break; default: s = 'id' } await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
