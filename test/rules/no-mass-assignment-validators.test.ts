import { describe, expect, test } from 'vitest'
import { inspect, type Files } from './inspect.ts'

const rule = 'no-mass-assignment'

function server(imports: string, chain: string, body: string): Files {
  return {
    'prisma/schema.prisma': 'model Reader {\n  id Int @id @default(autoincrement())\n  name String\n  role String\n}\n',
    'src/server.ts': `import express from 'express'
import { PrismaClient } from '@prisma/client'
${imports}
const prisma = new PrismaClient()
const app = express()
app.use(express.json())
app.post('/readers', ${chain}async (req, res) => {
  ${body}
  res.sendStatus(201)
})
app.listen(80)
`
  }
}

const save = (data: string): string => `await prisma.reader.create({ data: ${data} })`

/** Joi tells of an error beside the value. */
const checked = (call: string): string => `const { error, value } = ${call}; if (error) return res.sendStatus(400); ${save('value')}`
const parsedBy = (schema: string): string =>
  `const result = ${schema}.safeParse(req.body); if (!result.success) return res.sendStatus(400); ${save('result.data')}`

const zod = 'import { z } from \'zod\''
const named = 'z.object({ name: z.string() })'
const reader = 'Joi.object({ name: Joi.string() })'
const joi = 'import Joi from \'joi\''
const celebrate = 'import { celebrate, Joi, Segments } from \'celebrate\''
const expressValidator = 'import { body, matchedData, validationResult } from \'express-validator\''
const ajv = `import Ajv from 'ajv'
const check = new Ajv().compile({ type: 'object', properties: { name: { type: 'string' } } })`
const dto = `import { Expose, plainToInstance } from 'class-transformer'
import { IsString, validate, validateOrReject } from 'class-validator'
class ReaderDto { @IsString() name!: string }`
const closedAjv = ajv.replace(' })', ', additionalProperties: false })')
const lodash = 'import _ from \'lodash\''
/** Checks the body, and writes the body. */
const checkedBody = (check: string): string => `${check}; ${save('req.body')}`
const checkedByZod = (schema: string): string =>
  `const result = ${schema}.safeParse(req.body); if (!result.success) return res.sendStatus(400); ${save('req.body')}`
const checkedByJoi = (call: string): string => `const { error } = ${call}; if (error) return res.sendStatus(400); ${save('req.body')}`
const instance = (check: string, options = ''): string => `const dto = plainToInstance(ReaderDto, req.body${options}); ${check} ${save('dto')}`
/** Helpers that servers write themselves. */
const pick = 'const pick = (object: any, keys: string[]) => keys.reduce((kept: any, key) => { if (key in object) kept[key] = object[key]; return kept }, {})'
const omit = 'function omit(object: any, keys: string[]) { const kept: any = { ...object }; for (const key of keys) delete kept[key]; return kept }'
const onlyOf = 'const onlyOf = (object: any, keys: string[]) => Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)))'
const yup = 'import * as yup from \'yup\''

describe('reported: what lets keys through that nobody has chosen, or a right by its name', () => {
  test.each([
    ['zod passthrough', zod, '', save('z.object({ name: z.string() }).passthrough().parse(req.body)')],
    ['zod safeParse passthrough', zod, '', parsedBy(`${named}.passthrough()`)],
    ['zod loose', zod, '', save('z.object({ name: z.string() }).loose().parse(req.body)')],
    ['zod looseObject', zod, '', save('z.looseObject({ name: z.string() }).parse(req.body)')],
    ['zod catchall', zod, '', save('z.object({ name: z.string() }).catchall(z.string()).parse(req.body)')],
    ['zod record', zod, '', save('z.record(z.string(), z.string()).parse(req.body)')],
    ['zod result dropped', zod, '', 'z.object({ name: z.string() }).parse(req.body); ' + save('req.body')],
    ['zod partial role', zod, '', 'const Reader = z.object({ name: z.string(), role: z.string() }); '
      + save('Reader.partial().parse(req.body)')],
    ['zod extend role', zod, '', 'const Reader = z.object({ name: z.string() }); '
      + save('Reader.extend({ role: z.string() }).parse(req.body)')],
    ['joi allowUnknown', joi, '', checked(`${reader}.validate(req.body, { allowUnknown: true })`)],
    ['joi unknown()', joi, '', checked(`${reader}.unknown().validate(req.body)`)],
    ['yup validate', yup, '', save('await yup.object({ name: yup.string() }).validate(req.body)')],
    ['express-validator without matchedData', expressValidator, 'body(\'name\').isString(), ', save('req.body')],
    ['celebrate with unknown()', celebrate, `celebrate({ [Segments.BODY]: ${reader}.unknown() }), `, save('req.body')],
    ['ajv without additionalProperties', ajv, '', `if (!check(req.body)) return res.sendStatus(400); ${save('req.body')}`],
    ['class-transformer keeps', dto, '', `const dto = plainToInstance(ReaderDto, req.body); await validateOrReject(dto); ${save('dto')}`],
    ['_.pick role', lodash, '', save('_.pick(req.body, [\'name\', \'role\'])')],
    ['open loop', '', '', 'const data: any = {}; for (const key in req.body) data[key] = req.body[key]; ' + save('data')],
    ['another key overwritten', '', '', save("{ ...req.body, name: 'x' }")],
    ['default role', '', '', "const { name, role = 'member' } = req.body; " + save('{ name, role }')],
    ['zod strips what is not used', zod, '', checkedBody(`${named}.parse(req.body)`)],
    ['zod safeParse strips what is not used', zod, '', checkedByZod(named)],
    ['joi strips what is not used', joi, '', checkedByJoi(`${reader}.validate(req.body, { stripUnknown: true })`)],
    ['joi error that stops nobody', joi, '', `const { error } = ${reader}.validate(req.body); if (error) console.error(error); ${save('req.body')}`],
    ['celebrate of another part', celebrate, `celebrate({ [Segments.QUERY]: ${reader} }), `, save('req.body')],
    ['celebrate with allowUnknown', celebrate, `celebrate({ [Segments.BODY]: ${reader} }, { allowUnknown: true }), `, save('req.body')],
    ['class-validator without whitelist', dto, '', instance('await validateOrReject(dto, { whitelist: false });')],
    ['_.omit of another key', lodash, '', save('_.omit(req.body, [\'name\'])')],
    ['delete of another key', '', '', `delete req.body.name; ${save('req.body')}`],
    ['own pick of a right', pick, '', save('pick(req.body, [\'name\', \'role\'])')],
    ['own omit of another key', omit, '', save('omit(req.body, [\'name\'])')],
    ['own filter by a right', onlyOf, '', save('onlyOf(req.body, [\'name\', \'role\'])')],
    ['trusted key first', '', '', save('{ role: \'member\', ...req.body }')],
    ['through a static function of a class',
      'class ReaderDto { static toEntity(body: any) { return { ...body } } }', '', save('ReaderDto.toEntity(req.body)')]
  ])('%s', (_, imports, chain, body) => { expect(inspect(rule, server(imports, chain, body))).toHaveLength(1) })
})

describe('silent: what keeps, strips or refuses', () => {
  test.each([
    ['zod: unknown keys are stripped', zod, '', save('z.object({ name: z.string() }).parse(req.body)')],
    ['zod strict', zod, '', save('z.object({ name: z.string() }).strict().parse(req.body)')],
    ['zod strictObject', zod, '', save('z.strictObject({ name: z.string() }).parse(req.body)')],
    ['zod safeParse', zod, '', parsedBy(named)],
    ['zod omit', zod, '', 'const Reader = z.object({ name: z.string(), role: z.string() }); '
      + save('Reader.omit({ role: true }).parse(req.body)')],
    ['zod pick', zod, '', 'const Reader = z.object({ name: z.string(), role: z.string() }); '
      + save('Reader.pick({ name: true }).parse(req.body)')],
    ['joi attempt', joi, '', save('Joi.attempt(req.body, Joi.object({ name: Joi.string() }))')],
    ['joi validate', joi, '', checked(`${reader}.validate(req.body)`)],
    ['joi stripUnknown', joi, '', checked(`${reader}.validate(req.body, { stripUnknown: true })`)],
    ['joi allowUnknown and stripUnknown', joi, '', checked(`${reader}.validate(req.body, { allowUnknown: true, stripUnknown: true })`)],
    ['yup noUnknown', yup, '', save('await yup.object({ name: yup.string() }).noUnknown().validate(req.body)')],
    ['yup noUnknown, kept', yup, '', 'const Reader = yup.object({ name: yup.string() }).noUnknown(); ' + save('await Reader.validate(req.body)')],
    ['yup stripUnknown', yup, '', save('await yup.object({ name: yup.string() }).validate(req.body, { stripUnknown: true })')],
    ['matchedData', expressValidator, 'body(\'name\').isString(), ', save('matchedData(req)')],
    ['zod strict, body used', zod, '', checkedBody(`${named}.strict().parse(req.body)`)],
    ['zod strict safeParse, body used', zod, '', checkedByZod(`${named}.strict()`)],
    ['joi refuses, body used', joi, '', checkedByJoi(`${reader}.validate(req.body)`)],
    ['ajv with additionalProperties, body used', closedAjv, '', `if (!check(req.body)) return res.sendStatus(400); ${save('req.body')}`],
    ['celebrate of the body', celebrate, `celebrate({ [Segments.BODY]: ${reader} }), `, save('req.body')],
    ['class-validator with whitelist', dto, '', instance('await validateOrReject(dto, { whitelist: true });')],
    ['class-validator with whitelist, errors told', dto, '', instance('const errors = await validate(dto, { whitelist: true }); if (errors.length > 0) return res.sendStatus(400);')],
    ['class-transformer without extraneous values', dto.replace('@IsString()', '@Expose() @IsString()'), '', instance('', ', { excludeExtraneousValues: true }')],
    ['_.omit', lodash, '', save('_.omit(req.body, [\'id\', \'role\'])')],
    ['delete', '', '', `delete req.body.id; delete req.body.role; ${save('req.body')}`],
    ['own pick', pick, '', save('pick(req.body, [\'name\'])')],
    ['own omit', omit, '', save('omit(req.body, [\'id\', \'role\'])')],
    ['own filter', onlyOf, '', save('onlyOf(req.body, [\'name\'])')],
    ['trusted keys last', '', '', save('{ ...req.body, id: undefined, role: \'member\' }')],
    ['_.pick', lodash, '', save('_.pick(req.body, [\'name\'])')],
    ['allowed loop',
      "const ALLOWED = ['name'] as const", '', 'const data: any = {}; for (const key of ALLOWED) data[key] = req.body[key]; '
      + save('data')],
    ['conditional spread', '', '', 'const { name } = req.body; ' + save('{ ...(name !== undefined && { name }) }')]
  ])('%s', (_, imports, chain, body) => { expect(inspect(rule, server(imports, chain, body))).toEqual([]) })
})
