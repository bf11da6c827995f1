import { describe, expect, test } from 'vitest'
import { arrivals } from './support/arrivals.ts'

/** What is written when the body goes through this. */
function written(head: string, parse: string, route = ''): readonly string[] {
  return arrivals({
    'app.ts': `import express from 'express'
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm'
${head}
@Entity() export class Book { @PrimaryGeneratedColumn() id: number; @Column() title: string; @Column() role: string }
const books = new DataSource({ type: 'sqlite', database: ':memory:', entities: [Book] }).getRepository(Book)
const app = express()
app.post('/books', ${route} async (req, res) => { ${parse} })
`
  }, 'write').map(line => line.replace(/@\d+/g, '').replace('write Repository.save (Book): ', ''))
}

type Case = [name: string, parse: string, expected: string]

describe('zod strips', () => {
  const head = 'import { z } from \'zod\'\nconst schema = z.object({ title: z.string() })'
  test.each<Case>([
    ['by default', 'await books.save(schema.parse(req.body))', '{title=body.title:string}'],
    ['not when it passes through', 'await books.save(schema.passthrough().parse(req.body))', '{body except title, title=body.title:string}'],
    ['refuses', 'await books.save(schema.strict().parse(req.body))', '{title=body.title:string}'],
    ['with more keys', 'await books.save(schema.extend({ role: z.string() }).parse(req.body))', '{title=body.title:string, role=body.role:string}'],
    ['with fewer keys', 'await books.save(schema.extend({ role: z.string() }).omit({ role: true }).parse(req.body))', '{title=body.title:string}'],
    ['the original keeps its keys', 'schema.parse(req.body); await books.save(req.body)', '{body except title, title=body.title:string}'],
    ['the original of one that refuses', 'schema.strict().parse(req.body); await books.save(req.body)', '{title=body.title:string}']
  ])('%s', (_, parse, expected) => { expect(written(head, parse)).toEqual([expected]) })
})

describe('Joi refuses', () => {
  const head = 'import Joi from \'joi\'\nconst schema = Joi.object({ title: Joi.string() })\nconst OPTIONS = { allowUnknown: true }'
  test.each<Case>([
    ['by default', 'const { value } = schema.validate(req.body); await books.save(value)', '{title=body.title:string}'],
    ['not with an option', 'const { value } = schema.validate(req.body, { allowUnknown: true }); await books.save(value)',
      '{body except title, title=body.title:string}'],
    ['not with an option in a constant', 'const { value } = schema.validate(req.body, OPTIONS); await books.save(value)',
      '{body except title, title=body.title:string}'],
    ['strips with an option', 'const { value } = schema.unknown().validate(req.body, { stripUnknown: true }); await books.save(value)', '{title=body.title:string}'],
    ['not with unknown()', 'const { value } = schema.unknown().validate(req.body); await books.save(value)',
      '{body except title, title=body.title:string}'],
    ['with unknown(false)', 'const { value } = schema.unknown(false).validate(req.body); await books.save(value)', '{title=body.title:string}'],
    ['the original, when it passed', 'const { error } = schema.validate(req.body); if (error) throw error; await books.save(req.body)', '{title=body.title:string}'],
    ['the original with an option', 'const { error } = schema.validate(req.body, { stripUnknown: true }); if (error) throw error; await books.save(req.body)',
      '{body except title, title=body.title:string}']
  ])('%s', (_, parse, expected) => { expect(written(head, parse)).toEqual([expected]) })
})

describe('yup keeps', () => {
  const head = 'import * as yup from \'yup\'\nconst schema = yup.object({ title: yup.string() })'
  test.each<Case>([
    ['by default', 'await books.save(await schema.validate(req.body))', '{body except title, title=body.title:string}'],
    ['not with an option', 'await books.save(await schema.validate(req.body, { stripUnknown: true }))', '{title=body.title:string}'],
    ['not with noUnknown()', 'await books.save(await schema.noUnknown().validate(req.body))', '{title=body.title:string}'],
    ['with noUnknown(false)', 'await books.save(await schema.noUnknown(false).validate(req.body))', '{body except title, title=body.title:string}']
  ])('%s', (_, parse, expected) => { expect(written(head, parse)).toEqual([expected]) })
})

describe('a class keeps', () => {
  const head = 'import { Expose, plainToInstance } from \'class-transformer\'\nclass Draft { @Expose() title: string }'
  test.each<Case>([
    ['by default', 'await books.save(plainToInstance(Draft, req.body))', '{body except title, title=body.title}'],
    ['whatever else is set', 'await books.save(plainToInstance(Draft, req.body, { enableImplicitConversion: true }))', '{body except title, title=body.title}'],
    ['not with an option', 'await books.save(plainToInstance(Draft, req.body, { excludeExtraneousValues: true }))', '{title=body.title}']
  ])('%s', (_, parse, expected) => { expect(written(head, parse)).toEqual([expected]) })
})

describe('ajv leaves the value as it is', () => {
  const head = (more: string): string => `import Ajv from 'ajv'
const schema = { type: 'object', properties: { title: { type: 'string' } }${more} }
const fits = new Ajv().compile(schema)`
  const parse = 'if (!fits(req.body)) return res.sendStatus(400); await books.save(req.body)'
  test('with keys of the client', () => { expect(written(head(''), parse)).toEqual(['{body except title, title=body.title:string}']) })
  test('without, where it refuses others', () => { expect(written(head(', additionalProperties: false'), parse)).toEqual(['{title=body.title:string}']) })
  test('in a part of the schema', () => {
    expect(written(head(', allOf: [{ additionalProperties: false }]'), parse)).toEqual(['{title=body.title:string}'])
  })
  test('when it was not asked', () => { expect(written(head(', additionalProperties: false'), 'await books.save(req.body)')).toEqual(['body']) })
})

describe('celebrate', () => {
  const head = (key: string): string => `import { celebrate, Joi, Segments } from 'celebrate'
const check = celebrate({ ${key}: Joi.object({ title: Joi.string() }) })`
  const parse = 'await books.save(req.body)'
  test('checks the body', () => { expect(written(head('body'), parse, 'check,')).toEqual(['{title=body.title:string}']) })
  test('named by its constant', () => { expect(written(head('[Segments.BODY]'), parse, 'check,')).toEqual(['{title=body.title:string}']) })
  test('checks another part', () => { expect(written(head('[Segments.QUERY]'), parse, 'check,')).toEqual(['body']) })
})
