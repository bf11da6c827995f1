import { describe, expect, test } from 'vitest'
import { arrivals } from './support/arrivals.ts'

const head = `const express = require('express')
const Joi = require('joi')
const mongoose = require('mongoose')
const Book = mongoose.model('Book', new mongoose.Schema({ title: String, role: String }))
const app = express()
app.use(express.json())
`
const handler = 'async (req, res) => { await Book.create(req.body); res.end() }'
const reduced = `const pick = (object, keys) => keys.reduce((picked, key) => {
  if (object && Object.prototype.hasOwnProperty.call(object, key)) picked[key] = object[key]
  return picked
}, {})
`
const looped = `function pick(object, keys) {
  const picked = {}
  for (const key of keys) { if (key in object) picked[key] = object[key] }
  return picked
}
`

function written(text: string): readonly string[] {
  return arrivals({ 'app.js': head + text }, 'write').map(line => line.replace(/@\d+/g, ''))
}

describe('a middleware of the project that checks by a schema for the route', () => {
  const validate = `const validate = schema => (req, res, next) => {
  const validSchema = pick(schema, ['params', 'query', 'body'])
  const object = pick(req, Object.keys(validSchema))
  const { value, error } = Joi.compile(validSchema).prefs({ errors: { label: 'key' }, abortEarly: false }).validate(object)
  if (error) return next(new Error(error.message))
  Object.assign(req, value)
  return next()
}
`
  const route = (keys: string, more = ''): string =>
    `const shelve = { body: Joi.object().keys({ ${keys} })${more} }\napp.post('/books', validate(shelve), ${handler})`

  test.each([['picked by reduce', reduced], ['picked in a loop', looped]])('%s', (_, pick) => {
    expect(written(pick + validate + route('title: Joi.string()'))).toEqual(['write Model.create (Book): {title=body.title:string}'])
    expect(written(pick + validate + route('title: Joi.string(), role: Joi.string()'))).toEqual([
      'write Model.create (Book): {title=body.title:string, role=body.role:string}'
    ])
    expect(written(pick + validate + route('title: Joi.string()', '.unknown()'))).toEqual([
      'write Model.create (Book): {body except title, title=body.title:string}'
    ])
  })

  test('a schema of a part that is not picked says nothing of it', () => {
    const others = validate.replace(`'query', 'body']`, `'query']`).replace('Object.keys(validSchema)', `['params', 'query']`)
    expect(written(reduced + others + route('title: Joi.string()', ', query: Joi.object()'))).toEqual(['write Model.create (Book): body'])
  })
})

describe('a schema that was changed', () => {
  test.each([
    ['under a name', `const shelve = Joi.object().keys({ title: Joi.string() })`, 'shelve'],
    ['in an object', `const schemas = { shelve: Joi.object().keys({ title: Joi.string() }) }`, 'schemas.shelve']
  ])('%s', (_, schema, name) => {
    const check = `const check = (req, res, next) => { const { value, error } = ${name}.validate(req.body); if (error) return res.end(); req.body = value; next() }`
    expect(written(`${schema}\n${check}\napp.post('/books', check, ${handler})`)).toEqual(['write Model.create (Book): {title=body.title:string}'])
  })
})

describe('what a middleware hands on', () => {
  const through = (body: string): readonly string[] => written(`app.post('/books', (req, res, next) => { ${body} }, ${handler})`)

  test.each([
    ['with an error', 'if (!req.body.title) return next(new Error(\'title\')); delete req.body.role; next()', 'body except role'],
    ['with a caught error', 'try { delete req.body.role; next() } catch (error) { next(error) }', 'body except role'],
    ['without one', 'if (!req.body.title) return next(); delete req.body.role; next()', 'body'],
    ['with null', 'if (!req.body.title) return next(null); delete req.body.role; next()', 'body'],
    ['with what may be an error', 'check(req, error => next(error)); delete req.body.role; next()', 'body']
  ])('%s', (_, body, expected) => { expect(through(body)).toEqual([`write Model.create (Book): ${expected}`]) })
})
