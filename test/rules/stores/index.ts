import { mongodb, mongoose } from './documents.ts'
import { drizzleMysql, drizzlePg, drizzleSqlite } from './drizzle.ts'
import { prisma, typeorm } from './mappers.ts'
import { neon, oracledb, slonik, supabase, typegoose, vercel } from './drivers.ts'
import { mikroOrm } from './mikro-orm.ts'
import { decorated, define, init } from './sequelize.ts'
import { kysely } from './kysely.ts'
import { knex, pg } from './sql.ts'
import { objection } from './objection.ts'
import type { Store } from './store.ts'

/** A small table of readers on each data library, with a right (`role`) and a secret (`passwordHash`). */
export const stores: Readonly<Record<string, Store>> = {
  prisma, typeorm, 'sequelize, define': define, 'sequelize, init': init, 'sequelize-typescript': decorated, mongoose, mongodb, knex, pg,
  'drizzle, PostgreSQL': drizzlePg, 'drizzle, MySQL': drizzleMysql, 'drizzle, SQLite': drizzleSqlite, kysely, mikroOrm, objection,
  neon, vercel, supabase, slonik, oracledb, typegoose
}
