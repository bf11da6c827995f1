import type { Store } from './store.ts'

/** Kysely. */
export const kysely: Store = {
  head: `import express from 'express'
import { Kysely, PostgresDialect, sql } from 'kysely'
interface Readers { id: number, name: string, role: string, password_hash: string }
interface Database { readers: Readers, loans: { id: number, reader_id: number } }
const db = new Kysely<Database>({ dialect: new PostgresDialect({}) })
const app = express()
app.use(express.json())
`,
  write: `
await db.insertInto('readers').values(req.body).execute()
await db.insertInto('readers').values([req.body]).execute()
await db.insertInto('readers').values({ ...req.body, name: 'x' }).executeTakeFirst()
await db.updateTable('readers').set(req.body).where('id', '=', 1).execute()
await db.updateTable('readers').set('role', req.body.role).where('id', '=', 1).execute()
await db.insertInto('readers').values({ name: 'x' }).onConflict(oc => oc.column('id').doUpdateSet(req.body)).execute()
await db.transaction().execute(async trx => { await trx.updateTable('readers').set(req.body).execute() })
`,
  plain: `
await db.insertInto('readers').values({ name: req.body.name }).execute()
await db.updateTable('readers').set({ name: req.body.name }).where('id', '=', req.body.id).execute()
await db.updateTable('readers').set('name', req.body.name).execute()
`,
  read: `
res.json(await db.selectFrom('readers').selectAll().execute())
res.json(await db.selectFrom('readers').selectAll().where('id', '=', 1).executeTakeFirst())
res.json(await db.selectFrom('readers as r').selectAll('r').limit(5).execute())
res.json(await db.selectFrom('readers').select(['id', 'password_hash']).execute())
res.json(await db.selectFrom('readers').select('id').select('readers.password_hash').execute())
res.json(await db.selectFrom('loans').innerJoin('readers', 'readers.id', 'loans.reader_id').selectAll('readers').execute())
const reader = await db.selectFrom('readers').where('id', '=', 1).selectAll().executeTakeFirstOrThrow(); res.json(reader)
res.json(await db.insertInto('readers').values({ name: 'x' }).returningAll().executeTakeFirst())
res.json(await db.updateTable('readers').set({ name: 'x' }).returning(['id', 'password_hash']).execute())
const { rows } = await sql\`select * from readers\`.execute(db); res.json(rows)
`,
  chosen: `
res.json(await db.selectFrom('readers').select(['id', 'name']).execute())
res.json(await db.selectFrom('readers').select('id').select('name as called').executeTakeFirst())
res.json(await db.selectFrom('readers').select(eb => eb.fn.countAll().as('n')).executeTakeFirst())
res.json(await db.selectFrom('loans').innerJoin('readers', 'readers.id', 'loans.reader_id').selectAll('loans').execute())
res.json(await db.insertInto('readers').values({ name: 'x' }).returning('id').executeTakeFirst())
res.json(await db.deleteFrom('readers').where('id', '=', 1).executeTakeFirst())
const { password_hash, ...reader } = await db.selectFrom('readers').selectAll().executeTakeFirstOrThrow(); res.json(reader)
`,
  injected: `
await db.selectFrom('readers').selectAll().where(sql.raw(\`name = '\${req.query.name}'\`)).execute()
await sql\`select id from readers where name = \${sql.lit(req.query.name)}\`.execute(db)
await sql.raw("select id from readers where name = '" + req.query.name + "'").execute(db)
`,
  bound: `
await db.selectFrom('readers').select('id').where('name', '=', String(req.query.name)).execute()
await sql\`select id from readers where name = \${req.query.name}\`.execute(db)
await sql\`select id from readers order by \${sql.ref(String(req.query.sort))}\`.execute(db)
await db.selectFrom('readers').select('id').orderBy(req.query.sort as any).execute()
`
}
