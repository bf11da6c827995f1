import type { Store } from './store.ts'

const head = (driver: string): string => `import express from 'express'
import { desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/${driver}'
import { createInsertSchema } from 'drizzle-zod'
import * as schema from './schema'
import { loans, readers } from './schema'
const db = drizzle(process.env.DATABASE!, { schema })
const app = express()
app.use(express.json())
`

const relations = `
export const loansRelations = relations(loans, ({ one }) => ({ reader: one(readers, { fields: [loans.readerId], references: [readers.id] }) }))
export const readersRelations = relations(readers, ({ many }) => ({ loans: many(loans) }))
`

const writes = `
await db.insert(readers).values(req.body)
await db.insert(schema.readers).values({ ...req.body, name: 'x' })
await db.insert(readers).values(req.body.map((each: any) => each))
await db.insert(readers).values([req.body])
await db.update(readers).set(req.body).where(eq(readers.id, 1))
await db.transaction(async tx => { await tx.update(readers).set(req.body) })
await db.insert(readers).values(createInsertSchema(readers).parse(req.body))
`
const plain = `
await db.insert(readers).values({ name: req.body.name })
await db.update(readers).set({ name: req.body.name }).where(eq(readers.id, 1))
const { name } = req.body; await db.insert(readers).values([{ name }])
await db.insert(readers).values(createInsertSchema(readers).omit({ id: true, role: true }).parse(req.body))
await db.update(readers).set(createInsertSchema(readers, { name: each => each.max(9) }).pick({ name: true }).parse(req.body))
`
const read = `
res.json(await db.select().from(readers))
res.json(await db.select().from(readers).where(eq(readers.id, Number(req.query.id))).limit(1))
const [reader] = await db.select().from(schema.readers).orderBy(desc(readers.id)); res.json(reader)
res.json((await db.select().from(readers))[0])
res.json(await db.select({ id: readers.id, passwordHash: readers.passwordHash }).from(readers))
res.json(await db.select({ loan: loans, reader: readers }).from(loans).innerJoin(readers, eq(loans.readerId, readers.id)))
res.json(await db.select().from(loans).leftJoin(readers, eq(loans.readerId, readers.id)))
const rows = await db.select().from(loans).leftJoin(readers, eq(loans.readerId, readers.id)); res.json(rows.map(row => row.readers))
res.json(await db.select(getTableColumns(readers)).from(readers))
const { role, ...rest } = getTableColumns(readers); res.json(await db.select(rest).from(readers))
res.json(await db.query.readers.findMany())
res.json(await db.query.readers.findFirst({ columns: { role: false } }))
res.json(await db.query.loans.findMany({ with: { reader: true } }))
res.json(await db.query.loans.findMany({ with: { reader: { columns: { role: false } } } }))
const latest = db.select().from(readers).as('latest'); res.json(await db.select().from(latest))
`
const chosen = `
res.json(await db.select({ id: readers.id, name: readers.name }).from(readers))
res.json(await db.select({ loan: loans, name: readers.name }).from(loans).innerJoin(readers, eq(loans.readerId, readers.id)))
res.json(await db.select({ reader: { id: readers.id } }).from(readers))
const rows = await db.select().from(loans).leftJoin(readers, eq(loans.readerId, readers.id)); res.json(rows.map(row => row.loans))
const { passwordHash, ...rest } = getTableColumns(readers); res.json(await db.select(rest).from(readers))
res.json(await db.select({ count: sql<number>\`count(*)\` }).from(readers))
res.json(await db.$count(readers))
res.json(await db.query.readers.findMany({ columns: { id: true, name: true } }))
res.json(await db.query.readers.findFirst({ columns: { passwordHash: false } }))
res.json(await db.query.loans.findMany())
res.json(await db.query.loans.findMany({ with: { reader: { columns: { name: true } } } }))
const [{ passwordHash, ...reader }] = await db.select().from(readers); res.json(reader)
`
const injected = `
await db.select().from(readers).where(sql.raw(\`name = '\${req.query.name}'\`))
await db.select().from(readers).orderBy(sql\`\${sql.raw(String(req.query.sort))} desc\`)
`
const bound = `
await db.select().from(readers).where(sql\`name = \${req.query.name}\`)
await db.select().from(readers).where(eq(readers.name, String(req.query.name)))
await db.select().from(readers).orderBy(sql\`\${sql.identifier(String(req.query.sort))} desc\`)
await db.select().from(readers).where(sql.raw('name is null'))
await db.select().from(readers).where(sql.raw(\`id = \${Number(req.query.id)}\`))
`
const returned = `
res.json(await db.insert(readers).values({ name: 'x' }).returning())
const [reader] = await db.update(readers).set({ name: 'x' }).where(eq(readers.id, 1)).returning(); res.json(reader)
res.json(await db.delete(readers).where(eq(readers.id, 1)).returning({ id: readers.id, passwordHash: readers.passwordHash }))
`
const returnedChosen = `
res.json(await db.insert(readers).values({ name: 'x' }).returning({ id: readers.id }))
res.json(await db.update(readers).set({ name: 'x' }).where(eq(readers.id, 1)))
`

/** Drizzle on PostgreSQL. */
export const drizzlePg: Store = {
  head: head('node-postgres'),
  extra: {
    'src/schema.ts': `import { relations } from 'drizzle-orm'
import { integer, pgTable, serial, text } from 'drizzle-orm/pg-core'
export const readers = pgTable('readers', { id: serial('id').primaryKey(), name: text(), role: text(), passwordHash: text('password_hash') })
export const loans = pgTable('loans', { id: serial('id').primaryKey(), readerId: integer('reader_id').references(() => readers.id) })
${relations}`
  },
  write: `${writes}await db.insert(readers).values({ name: 'x' }).onConflictDoUpdate({ target: readers.id, set: req.body })\n`,
  plain,
  read: `${read}${returned}const { rows } = await db.execute(sql\`select * from readers\`); res.json(rows)
const { rows } = await db.execute(sql\`select * from \${readers} where id = \${req.query.id}\`); res.json(rows)
`,
  chosen: `${chosen}${returnedChosen}const { rows } = await db.execute(sql\`select id, name from \${readers}\`); res.json(rows)\n`,
  injected: `${injected}await db.execute("select * from readers where name = '" + req.query.name + "'")
await db.execute(sql.raw(\`select * from readers where name = '\${req.query.name}'\`))
`,
  bound: `${bound}await db.execute(sql\`select * from readers where name = \${req.query.name}\`)\n`
}

/** Drizzle on MySQL. */
export const drizzleMysql: Store = {
  head: head('mysql2'),
  extra: {
    'src/schema.ts': `import { relations } from 'drizzle-orm'
import { int, mysqlTable, serial, text } from 'drizzle-orm/mysql-core'
export const readers = mysqlTable('readers', { id: serial('id').primaryKey(), name: text(), role: text(), passwordHash: text('password_hash') })
export const loans = mysqlTable('loans', { id: serial('id').primaryKey(), readerId: int('reader_id').references(() => readers.id) })
${relations}`
  },
  write: `${writes}await db.insert(readers).values({ name: 'x' }).onDuplicateKeyUpdate({ set: req.body })\n`,
  plain,
  read: `${read}const [rows] = await db.execute(sql\`select * from readers\`); res.json(rows)\n`,
  chosen,
  injected,
  bound
}

/** Drizzle on SQLite. */
export const drizzleSqlite: Store = {
  head: head('better-sqlite3'),
  extra: {
    'src/schema.ts': `import { relations } from 'drizzle-orm'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
export const readers = sqliteTable('readers', { id: integer('id').primaryKey(), name: text(), role: text(), passwordHash: text('password_hash') })
export const loans = sqliteTable('loans', { id: integer('id').primaryKey(), readerId: integer('reader_id').references(() => readers.id) })
${relations}`
  },
  write: writes,
  plain,
  read: `${read}${returned}res.json(db.select().from(readers).where(eq(readers.id, 1)).get())
res.json(db.select().from(readers).all())
res.json(db.all(sql\`select * from readers\`))
`,
  chosen: `${chosen}${returnedChosen}res.json(db.select({ id: readers.id }).from(readers).get())\n`,
  injected: `${injected}db.all(\`select * from readers where name = '\${req.query.name}'\`)\n`,
  bound: `${bound}db.all(sql\`select * from readers where name = \${req.query.name}\`)\n`
}
