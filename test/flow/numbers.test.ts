import { describe, expect, test } from 'vitest'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('what proves a number', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    [
      'Number.isInteger',
      `const id = req.params.id; if (!Number.isInteger(id)) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:number']
    ],
    [
      'Number.isInteger of a conversion',
      `const id = req.params.id; if (!Number.isInteger(Number(id))) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:number']
    ],
    [
      'isNaN',
      `const id = req.params.id; if (isNaN(id)) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:number']
    ],
    [
      'Number.isNaN of +',
      `const id = req.params.id; if (Number.isNaN(+id)) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:number']
    ],
    [
      'isNaN of parseInt reads a beginning only',
      `const id = req.params.id; if (isNaN(parseInt(id))) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:string']
    ],
    [
      'above a number',
      `const id = req.params.id; if (!(id > 0)) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:number']
    ],
    [
      'not below a number says nothing',
      `const id = req.params.id; if (id < 1) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:string']
    ],
    [
      'typeof number',
      `const id = req.body.id; if (typeof id !== 'number') return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: body.id:number']
    ],
    [
      'typeof string',
      `const id = req.body.id; if (typeof id !== 'string') return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: body.id:string']
    ],
    [
      'a length says nothing of the text',
      `const id = req.params.id; if (!(id.length > 0)) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:string']
    ],
    [
      'every element',
      `const ids = req.body.ids; if (!ids.every(id => Number.isInteger(id))) return; await pool.query('select ' + ids.join())`,
      ['sql-text Pool.query: body.ids.[]:number']
    ],
    [
      'every element, by name',
      `const ids = req.body.ids; if (!ids.every(Number.isInteger)) return; await pool.query('select ' + ids.join())`,
      ['sql-text Pool.query: body.ids.[]:number']
    ],
    [
      'every element is a text',
      `const ids = req.body.ids; if (!ids.every(id => typeof id === 'string')) return; await pool.query('select ' + ids.join())`,
      ['sql-text Pool.query: body.ids.[]:string']
    ],
    [
      'no element is none',
      `const ids = req.body.ids; if (ids.some(id => isNaN(id))) return; await pool.query('select ' + ids.join())`,
      ['sql-text Pool.query: body.ids.[]:number']
    ],
    [
      'some element',
      `const ids = req.body.ids; if (!ids.some(id => Number.isInteger(id))) return; await pool.query('select ' + ids.join())`,
      ['sql-text Pool.query: body.ids:string']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('regular expressions', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    [
      'digits from first to last',
      `const id = req.params.id; if (!/^\\d+$/.test(id)) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:number']
    ],
    [
      'digits somewhere',
      `const id = req.params.id; if (!/\\d+/.test(id)) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:string']
    ],
    [
      'letters from first to last',
      `const s = req.query.s; if (!s.match(/^[a-z_]+$/)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'anything between',
      `const s = req.query.s; if (!/^[a-z].*$/.test(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'one side of an alternative',
      `const s = req.query.s; if (!/^a|b$/.test(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'of lines',
      `const s = req.query.s; if (!/^[a-z]+$/m.test(s)) return; await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a pattern in a constant',
      `const ID = /^[0-9]+$/; const id = req.params.id; if (!ID.test(id)) return; await pool.query('select ' + id)`,
      ['sql-text Pool.query: params.id:number']
    ],
    [
      'all but letters taken out',
      `const s = req.query.s.replace(/[^a-z]/g, ''); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'the first only taken out',
      `const s = req.query.s.replace(/[^a-z]/, ''); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'quotes taken out',
      `const s = req.query.s.replace(/'/g, ''); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'all but letters and quotes taken out',
      `const s = req.query.s.replace(/[^a-z']/g, ''); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:string']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
