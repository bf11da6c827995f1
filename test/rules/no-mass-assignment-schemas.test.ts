import { describe, expect, test } from 'vitest'
import { fixed, inspect, type Files } from './inspect.ts'

const rule = 'no-mass-assignment'
const schema = { 'prisma/schema.prisma': 'model Reader {\n  id Int @id @default(autoincrement())\n  name String\n  role String\n}\n' }

function server(imports: string, chain: string, body: string): Readonly<Record<string, string>> {
  return {
    ...schema,
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
const zod = 'import { z } from \'zod\''
const joi = 'import Joi from \'joi\'\nconst Reader = Joi.object({ name: Joi.string() })'
const checked = (call: string): string => `const { error, value } = ${call}; if (error) return res.sendStatus(400); ${save('value')}`
const ajv = 'import Ajv from \'ajv\'\nconst schema = { type: \'object\', properties: { name: { type: \'string\' } } }\nconst check = new Ajv().compile(schema)'
const dto = `import { plainToInstance } from 'class-transformer'
import { IsString, validateOrReject } from 'class-validator'
class ReaderDto { @IsString() name!: string }`

/** The text after the first fix, which ends the finding. */
function closed(files: Readonly<Record<string, string>>): string {
  const text = fixed(rule, files) ?? 'no fix'
  expect(inspect(rule, { ...files, 'src/server.ts': text })).toEqual([])
  return text
}

describe('a schema that lets other keys through is closed where it says so', () => {
  test.each([
    ['zod', zod, '', save('z.object({ name: z.string() }).passthrough().parse(req.body)'), 'z.object({ name: z.string() }).parse(req.body)'],
    ['zod, in a constant', `${zod}\nconst Reader = z.object({ name: z.string() }).loose()`, '', save('Reader.parse(req.body)'), 'const Reader = z.object({ name: z.string() })\n'],
    ['zod, another type for the rest', zod, '', save('z.object({ name: z.string() }).catchall(z.any()).parse(req.body)'), 'z.object({ name: z.string() }).parse(req.body)'],
    ['Joi', joi, '', checked('Reader.unknown().validate(req.body)'), 'Reader.validate(req.body)'],
    ['Joi, by an option', joi, '', checked('Reader.validate(req.body, { allowUnknown: true })'), 'Reader.validate(req.body, { stripUnknown: true, allowUnknown: true })'],
    ['yup', 'import * as yup from \'yup\'', '', save('await yup.object({ name: yup.string() }).validate(req.body)'), '.validate(req.body, { stripUnknown: true })'],
    ['celebrate', 'import { celebrate, Joi, Segments } from \'celebrate\'', 'celebrate({ [Segments.BODY]: Joi.object({ name: Joi.string() }).unknown() }), ', save('req.body'),
      '[Segments.BODY]: Joi.object({ name: Joi.string() }) }'],
    ['ajv', ajv, '', `if (!check(req.body)) return res.sendStatus(400); ${save('req.body')}`, 'properties: { name: { type: \'string\' } }, additionalProperties: false }'],
    ['class-validator', dto, '', `const dto = plainToInstance(ReaderDto, req.body); await validateOrReject(dto); ${save('dto')}`, 'validateOrReject(dto, { whitelist: true })']
  ])('%s', (_, imports, chain, body, code) => { expect(closed(server(imports, chain, body))).toContain(code) })

  test('the pipe of NestJS', () => {
    const files: Files = {
      ...schema,
      'src/main.ts': `import { NestFactory } from '@nestjs/core'
import { ValidationPipe } from '@nestjs/common'
import { ReadersModule } from './readers'
async function start() { const app = await NestFactory.create(ReadersModule); app.useGlobalPipes(new ValidationPipe({ transform: true })); await app.listen(80) }
void start()
`,
      'src/readers.ts': `import { Body, Controller, Module, Post } from '@nestjs/common'
import { PrismaClient } from '@prisma/client'
import { IsString } from 'class-validator'
const prisma = new PrismaClient()
export class CreateReader { @IsString() name!: string }
@Controller('readers') export class Readers { @Post() add(@Body() reader: CreateReader) { return prisma.reader.create({ data: reader }) } }
@Module({ controllers: [Readers] }) export class ReadersModule {}
`
    }
    expect(inspect(rule, files)).toHaveLength(1)
    expect(fixed(rule, files, 0, { file: 'src/main.ts' })).toContain('new ValidationPipe({ whitelist: true, transform: true })')
    expect(inspect(rule, { ...files, 'src/main.ts': fixed(rule, files, 0, { file: 'src/main.ts' }) ?? '' })).toEqual([])
  })

  test('the schema of a route of Fastify', () => {
    const files = {
      ...schema,
      'src/server.ts': `import Fastify from 'fastify'
import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient(), app = Fastify()
app.post('/readers', { schema: { body: { type: 'object', properties: { name: { type: 'string' } } } } }, async request => {
  await prisma.reader.create({ data: request.body })
})
app.listen({ port: 80 })
`
    }
    expect(closed(files)).toContain('properties: { name: { type: \'string\' } }, additionalProperties: false }')
  })
})
