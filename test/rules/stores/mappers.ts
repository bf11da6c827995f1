import type { Store } from './store.ts'

/** prisma. */
export const prisma: Store = {
  head: `import express from 'express'
import { PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
const app = express()
app.use(express.json())
`,
  extra: {
    'prisma/schema.prisma':
      'model Reader {\n  id Int @id @default(autoincrement())\n  name String\n  role String\n  passwordHash String\n}\n'
  },
  write: `
await prisma.reader.create({ data: req.body })
await prisma.reader.update({ where: { id: 1 }, data: { ...req.body } })
await prisma.reader.upsert({ where: { id: 1 }, create: req.body, update: {} })
await prisma.reader.createMany({ data: req.body })
await prisma.reader.updateMany({ data: req.body })
`,
  plain: `
await prisma.reader.create({ data: { name: req.body.name } })
`,
  read: `
res.json(await prisma.reader.findUnique({ where: { id: 1 } }))
res.json(await prisma.reader.create({ data: { name: "x" } }))
res.json(await prisma.reader.update({ where: { id: 1 }, data: { name: "x" } }))
res.json(await prisma.$queryRaw\`SELECT * FROM "Reader"\`)
const [all] = await Promise.all([prisma.reader.findMany()]); res.json(all)
res.json(await prisma.$transaction([prisma.reader.findMany()]))
`,
  chosen: `
res.json(await prisma.reader.findMany({ select: { name: true } }))
res.json(await prisma.reader.create({ data: { name: "x" }, omit: { passwordHash: true } }))
res.json(await prisma.$queryRaw\`SELECT id, name FROM "Reader"\`)
`
}

/** typeorm. */
export const typeorm: Store = {
  head: `import express from 'express'
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm'
@Entity()
class Reader {
  @PrimaryGeneratedColumn() id!: number
  @Column() name!: string
  @Column() role!: string
  @Column() passwordHash!: string
}
const source = new DataSource({ type: 'sqlite', database: ':memory:', entities: [Reader] })
const readers = source.getRepository(Reader)
const app = express()
app.use(express.json())
`,
  write: `
await readers.save(req.body)
await readers.save(readers.create(req.body))
await readers.update(1, req.body)
await readers.insert(req.body)
const reader = await readers.findOneBy({ id: 1 }); readers.merge(reader!, req.body); await readers.save(reader!)
const reader = await readers.findOneBy({ id: 1 }); Object.assign(reader!, req.body); await readers.save(reader!)
await readers.save({ ...req.body })
await readers.createQueryBuilder().update().set(req.body).where('id = 1').execute()
await readers.createQueryBuilder().insert().values(req.body).execute()
await source.manager.save(Reader, req.body)
await readers.upsert(req.body, ["id"])
const reader = new Reader(); Object.assign(reader, req.body); await readers.save(reader)
const reader = new Reader(); for (const key in req.body) (reader as any)[key] = req.body[key]; await readers.save(reader)
`,
  plain: `
await readers.save({ name: req.body.name })
const reader = new Reader(); reader.name = req.body.name; await readers.save(reader)
await readers.update(1, { name: req.body.name })
`,
  read: `
res.json(await readers.find())
res.json(await readers.findOneBy({ id: 1 }))
res.json(await readers.createQueryBuilder('r').getMany())
const [all] = await readers.findAndCount(); res.json(all)
res.json(await source.query('SELECT * FROM reader'))
res.json(await readers.save({ name: "x" }))
res.json(await source.manager.find(Reader))
`,
  chosen: `
res.json(await readers.find({ select: { id: true, name: true } }))
res.json(await readers.find({ select: ['id', 'name'] }))
res.json(await readers.createQueryBuilder('r').select(['r.id', 'r.name']).getMany())
const all = await readers.find(); res.json(all.map(({ id, name }) => ({ id, name })))
res.json(await readers.count())
`
}
