import { describe, expect, test } from 'vitest'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('zod', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    ['a text', `await pool.query('select ' + z.string().parse(req.query.s))`, ['sql-text Pool.query: query.s:string']],
    ['a number', `await pool.query('select ' + z.coerce.number().parse(req.query.s))`, ['sql-text Pool.query: query.s:number']],
    ['an enum', `await pool.query('select ' + z.enum(['title', 'isbn']).parse(req.query.s))`, ['sql-text Pool.query: query.s:enum']],
    ['a uuid', `await pool.query('select ' + z.string().uuid().parse(req.query.s))`, ['sql-text Pool.query: query.s:uuid']],
    [
      'a pattern from first to last',
      `await pool.query('select ' + z.string().regex(/^\\d+$/).parse(req.query.s))`,
      ['sql-text Pool.query: query.s:number']
    ],
    [
      'a pattern somewhere',
      `await pool.query('select ' + z.string().regex(/\\d+/).parse(req.query.s))`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a key of an object',
      `const { s } = z.object({ s: z.coerce.number() }).parse(req.query); await pool.query('select ' + s)`,
      ['sql-text Pool.query: query.s:number']
    ],
    [
      'safeParse',
      `const result = z.object({ s: z.coerce.number() }).safeParse(req.query); if (!result.success) return; await pool.query('select ' + result.data.s)`,
      ['sql-text Pool.query: query.s:number']
    ],
    [
      'safeParse of a text',
      `const result = z.object({ s: z.string() }).safeParse(req.query); if (!result.success) return; await pool.query('select ' + result.data.s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'the value beside the parsed one, of which a number could be made',
      `z.coerce.number().parse(req.query.s); await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:number']
    ],
    [
      'the value beside the parsed one, which may be read as a date or a truth whatever it holds',
      `z.coerce.boolean().parse(req.query.s); z.coerce.date().parse(req.query.s); await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:string']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('Joi', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    [
      'the value',
      `const { value } = Joi.object({ s: Joi.number() }).validate(req.query); await pool.query('select ' + value.s)`,
      ['sql-text Pool.query: query.s:number']
    ],
    [
      'the value of a text',
      `const { value } = Joi.object({ s: Joi.string() }).validate(req.query); await pool.query('select ' + value.s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'the original without an error',
      `const { error } = Joi.object({ s: Joi.number() }).validate(req.query); if (error) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:number']
    ],
    [
      'the original whatever the error',
      `const { error } = Joi.object({ s: Joi.number() }).validate(req.query); if (error) console.log('odd'); await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a date may hold anything in parentheses',
      `const { error } = Joi.object({ s: Joi.date() }).validate(req.query); if (error) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a pattern',
      `const { error } = Joi.object({ s: Joi.string().pattern(/^[a-z]+$/) }).validate(req.query); if (error) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'an assertion',
      `Joi.assert(req.query, Joi.object({ s: Joi.number() })); await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:number']
    ],
    [
      'it rejects',
      `await Joi.object({ s: Joi.number() }).validateAsync(req.query); await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:number']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('yup, validator, ajv', () => {
  const said = (body: string): readonly string[] => inHandler('pg', body, 'sql-text')

  test.each<Case>([
    [
      'yup throws',
      `yup.object({ s: yup.number() }).validateSync(req.query); await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:number']
    ],
    [
      'yup asks',
      `if (!(await yup.object({ s: yup.number() }).isValid(req.query))) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:number']
    ],
    [
      'yup asks and goes on',
      `await yup.object({ s: yup.number() }).isValid(req.query); await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'isUUID',
      `if (!validator.isUUID(req.query.s)) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:uuid']
    ],
    [
      'isEmail',
      `if (!validator.isEmail(req.query.s)) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'a JSON Schema',
      `const fits = ajv.compile({ type: 'object', properties: { s: { type: 'integer' } } }); if (!fits(req.query)) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:number']
    ],
    [
      'a JSON Schema of a text',
      `const fits = ajv.compile({ type: 'object', properties: { s: { type: 'string' } } }); if (!fits(req.query)) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:string']
    ],
    [
      'an enum of a JSON Schema',
      `if (!ajv.validate({ properties: { s: { enum: ['title'] } } }, req.query)) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'a pattern of a JSON Schema',
      `if (!ajv.validate({ properties: { s: { type: 'string', pattern: '^[a-z]+$' } } }, req.query)) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:enum']
    ],
    [
      'another key of a JSON Schema',
      `if (!ajv.validate({ properties: { t: { enum: ['title'] } } }, req.query)) return; await pool.query('select ' + req.query.s)`,
      ['sql-text Pool.query: query.s:string']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('Valibot', () => {
  const said = (body: string): readonly string[] => inHandler('pg', `const v = await import('valibot'); ${body}`, 'sql-text')
  const query = (schema: string): string => `await pool.query('select ' + v.parse(${schema}, req.query.s))`

  test.each<Case>([
    ['a text', query('v.pipe(v.string(), v.trim())'), ['sql-text Pool.query: query.s:string']],
    ['a uuid', query('v.pipe(v.string(), v.uuid())'), ['sql-text Pool.query: query.s:uuid']],
    ['a number', query('v.pipe(v.string(), v.toNumber())'), ['sql-text Pool.query: query.s:number']],
    ['a pattern', query('v.pipe(v.string(), v.regex(/^\\d+$/))'), ['sql-text Pool.query: query.s:number']],
    ['one of several', query('v.picklist([\'title\', \'isbn\'])'), ['sql-text Pool.query: query.s:enum']]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
