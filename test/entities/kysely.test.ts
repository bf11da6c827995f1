import { expect, test } from 'vitest'
import { entityTable } from './entity-table.ts'

test('the interface of the database, in whatever file its tables are written', () => {
  expect(entityTable({
    'src/tables.ts': `
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
export interface SkipperTable {
  id: Generated<number>
  email: string
  password_hash: string
  role: 'mate' | 'master'
  settings: JSONColumnType<{ theme: string }>
  joined: ColumnType<Date, string | undefined, never>
}
export interface Database { skippers: SkipperTable, berths: { id: Generated<number>, skipper_id: number | null } }`,
    'src/db.ts': `
import { Kysely, PostgresDialect } from 'kysely'
import type { Database } from './tables'
export const db = new Kysely<Database>({ dialect: new PostgresDialect({}) })`
  })).toBe(`berths (kysely)
  id number generated key
  skipper_id number owner owner
skippers (kysely)
  id number generated key
  email string
  password_hash string sensitive
  role string rights
  settings json json
  joined Date`)
})

test('a database that is injected, and migrations', () => {
  expect(entityTable({
    'src/db.ts': `
import { Kysely } from 'kysely'
interface Tides { tides: { id: number } }
export class Database extends Kysely<Tides> {}
export class Quays { constructor(private readonly db: Kysely<{ quays: { id: number, api_key: string } }>) {} }`,
    'migrations/1.ts': `
export const up = db => db.schema.createTable('crew').addColumn('id', 'serial', col => col.primaryKey()).addColumn('pin_hash', 'text').execute()`
  })).toBe(`crew (kysely)
  id serial generated key
  pin_hash text sensitive
quays (kysely)
  id number key
  api_key string sensitive
tides (kysely)
  id number key`)
})
