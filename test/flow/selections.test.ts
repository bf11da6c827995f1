import { expect, test } from 'vitest'
import { arrivals } from './support/arrivals.ts'

const prisma = (body: string, more: string): Readonly<Record<string, string>> => ({
  'prisma/schema.prisma': 'model Reader {\n  id Int @id\n  name String\n  passwordHash String\n}\n',
  'src/server.ts': `import express from 'express'
import { PrismaClient } from '@prisma/client'
import { wanted } from 'columns'
const prisma = new PrismaClient()
const app = express()
${more}
app.get('/readers', async (req, res) => { ${body} })
app.listen(80)
`
})

const answers = (files: Readonly<Record<string, string>>): readonly string[] => arrivals(files, 'response-body')

test('a selection that is a parameter is that of each caller', () => {
  const read = 'const read = (select: object) => prisma.reader.findMany({ select })'
  expect(answers(prisma('res.json(await read({ id: true, name: true }))', read))).toEqual(['response-body Response.json: [row Reader only id/name]'])
  expect(answers(prisma('res.json(await read({ id: true, passwordHash: true }))', read)))
    .toEqual(['response-body Response.json: [row Reader only id/passwordHash]'])
})

test('options that are a parameter are those of each caller', () => {
  const read = 'const read = (options: object) => prisma.reader.findMany(options)'
  expect(answers(prisma('res.json(await read({ omit: { passwordHash: true } }))', read)))
    .toEqual(['response-body Response.json: [row Reader except passwordHash]'])
  expect(answers(prisma('res.json(await read({ where: { id: 1 } }))', read))).toEqual(['response-body Response.json: [row Reader]'])
})

test('a selection that nobody knows leaves rows of which nothing is sure', () => {
  expect(answers(prisma('res.json(await prisma.reader.findMany({ select: wanted }))', ''))).toEqual(['response-body Response.json: [row Reader low]'])
})

const sequelize = (body: string): Readonly<Record<string, string>> => ({
  'src/server.ts': `import express from 'express'
import { DataTypes, Sequelize } from 'sequelize'
const sequelize = new Sequelize('sqlite::memory:')
const Reader = sequelize.define('Reader', { name: DataTypes.STRING, token: DataTypes.STRING })
const app = express()
app.get('/readers', async (req, res) => { ${body} })
app.listen(80)
`
})

test('the stored columns of a row of Sequelize are the row', () => {
  expect(answers(sequelize('const reader = await Reader.findByPk(1); res.json({ ...reader.dataValues, token: 1 })')))
    .toEqual(['response-body Response.json: {row Reader except token}'])
})

test('a query that asks for one row gives one', () => {
  expect(answers(sequelize('const reader = await sequelize.query("SELECT * FROM Readers", { plain: true }); res.json({ name: reader.name })')))
    .toEqual(['response-body Response.json: {name=row Reader.name}'])
})

test('what Mongoose creates of one object is one document; an update that a client sent is one write', () => {
  const server = (body: string): Readonly<Record<string, string>> => ({
    'src/server.ts': `import express from 'express'
import mongoose from 'mongoose'
const Invite = mongoose.model('Invite', new mongoose.Schema({ email: String, token: String }))
const app = express()
app.use(express.json())
app.post('/invites', async (req, res) => { ${body} })
app.listen(80)
`
  })
  expect(answers(server('const invite = await Invite.create(req.body); res.json({ email: invite.email })')))
    .toEqual(['response-body Response.json: {email=row Invite.email}'])
  expect(arrivals(server('await Invite.findOneAndUpdate({ token: "x" }, req.body)'), 'write')).toEqual(['write Model.findOneAndUpdate (Invite): body@6'])
  expect(arrivals(server('await Invite.findOneAndUpdate({ token: "x" }, { $set: { email: req.body.email } })'), 'write'))
    .toEqual(expect.arrayContaining(['write Model.findOneAndUpdate (Invite): {email=body.email@6}']))
})
