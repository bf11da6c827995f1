import { expect, test } from 'vitest'
import { entityTable } from './entity-table.ts'

test('tables, their types, keys and relations', () => {
  expect(entityTable({
    'src/schema.ts': `
import { relations } from 'drizzle-orm'
import { boolean, integer, jsonb, pgEnum, pgTable, serial, text, timestamp, uuid, varchar } from 'drizzle-orm/pg-core'
export const rank = pgEnum('rank', ['mate', 'master'])
const stamps = { createdAt: timestamp('created_at').defaultNow().notNull() }
export const skippers = pgTable('skipper', {
  id: serial('id').primaryKey(),
  email: varchar('email', { length: 200 }).notNull().unique(),
  passwordHash: text('password_hash').notNull(),
  role: rank('role').default('mate'),
  isVerified: boolean('is_verified'),
  settings: jsonb(),
  ...stamps
})
export const berths = pgTable('berths', {
  id: uuid().defaultRandom().primaryKey(),
  length: integer(),
  skipperId: integer('skipper_id').references(() => skippers.id, { onDelete: 'cascade' })
}, berth => [berth.length])
export const skippersRelations = relations(skippers, ({ many }) => ({ berths: many(berths) }))
export const berthsRelations = relations(berths, ({ one }) => ({
  skipper: one(skippers, { fields: [berths.skipperId], references: [skippers.id] })
}))`
  })).toBe(`berths (drizzle-orm)
  id uuid generated key
  length integer
  skipperId integer owner owner
  skipper skippers owner owner -> skippers
skippers (drizzle-orm) skipper
  id serial generated key
  email varchar
  passwordHash text sensitive
  role rank rights
  isVerified boolean trust
  settings jsonb json
  createdAt timestamp generated
  berths berths[] -> berths`)
})

test('of every dialect, by callbacks, creators and schemas', () => {
  expect(entityTable({
    'src/own.ts': 'import { mysqlTableCreator } from \'drizzle-orm/mysql-core\'\nexport const table = mysqlTableCreator(name => `quay_${name}`)',
    'src/schema.ts': `
import { mysqlSchema } from 'drizzle-orm/mysql-core'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { table } from './own'
const staff = mysqlSchema('staff')
const key = () => integer('id').primaryKey({ autoIncrement: true })
export const pilots = staff.table('pilots', t => ({ id: t.int().primaryKey().autoincrement(), pin: t.varchar({ length: 60 }) }))
export const crew = table('crew', t => ({ id: t.int().primaryKey(), apiToken: t.text() }))
export const tides = sqliteTable('tides', { id: key(), at: integer('at', { mode: 'timestamp' }), raw: text({ mode: 'json' }) })`
  })).toBe(`crew (drizzle-orm)
  id int key
  apiToken text sensitive
pilots (drizzle-orm)
  id int generated key
  pin varchar sensitive
tides (drizzle-orm)
  id integer key
  at integer
  raw text json`)
})

test('relations of 1.0', () => {
  expect(entityTable({
    'src/schema.ts': `
import { defineRelations } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
export const quays = pgTable('quays', { id: integer().primaryKey(), name: text() }).enableRLS()
export const boats = pgTable('boats', { id: integer().primaryKey(), quayId: integer() })
export const relations = defineRelations({ quays, boats }, r => ({
  quays: { boats: r.many.boats() },
  boats: { quay: r.one.quays({ from: r.boats.quayId, to: r.quays.id }) }
}))`
  })).toBe(`boats (drizzle-orm)
  id integer key
  quayId integer
  quay quays -> quays
quays (drizzle-orm)
  id integer key
  name text
  boats boats[] -> boats`)
})
