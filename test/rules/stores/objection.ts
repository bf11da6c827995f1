import type { Store } from './store.ts'

/** Objection, its columns from a migration. */
export const objection: Store = {
  head: `import express from 'express'
import { Model, raw } from 'objection'
class Reader extends Model {
  static tableName = 'readers'
  static relationMappings = () => ({ loans: { relation: Model.HasManyRelation, modelClass: Loan, join: { from: 'readers.id', to: 'loans.reader_id' } } })
}
class Loan extends Model {
  static get tableName() { return 'loans' }
  static get relationMappings() { return { reader: { relation: Model.BelongsToOneRelation, modelClass: Reader, join: { from: 'loans.reader_id', to: 'readers.id' } } } }
}
const app = express()
app.use(express.json())
`,
  extra: {
    'migrations/1.js': `exports.up = knex => knex.schema.createTable('readers', table => {
  table.increments('id'); table.string('name'); table.string('role'); table.string('password_hash')
}).createTable('loans', table => { table.increments('id'); table.integer('reader_id') })
`
  },
  write: `
await Reader.query().insert(req.body)
await Reader.query().insertAndFetch({ ...req.body, name: 'x' })
await Reader.query().findById(1).patch(req.body)
await Reader.query().patchAndFetchById(1, req.body)
await Reader.query().insertGraph(req.body)
const reader = await Reader.query().findById(1); await reader.$query().patch(req.body)
`,
  plain: `
await Reader.query().insert({ name: req.body.name })
await Reader.query().findById(1).patch({ name: req.body.name })
`,
  read: `
res.json(await Reader.query())
res.json(await Reader.query().findById(req.query.id))
res.json(await Reader.query().where({ id: 1 }).first())
res.json(await Loan.query().withGraphFetched('reader'))
res.json(await Reader.query().insertAndFetch({ name: 'x' }))
res.json((await Reader.query().page(0, 10)).results)
`,
  chosen: `
res.json(await Reader.query().select('id', 'name'))
res.json(await Reader.query().findById(1).select('name'))
res.json(await Loan.query())
res.json(await Reader.query().insert({ name: 'x' }))
res.json(await Reader.query().resultSize())
`,
  injected: `
await Reader.query().whereRaw(\`name = '\${req.query.name}'\`)
await Reader.query().orderBy(raw(\`\${req.query.sort} desc\`))
await Reader.knex().raw("select * from readers where name = '" + req.query.name + "'")
`,
  bound: `
await Reader.query().whereRaw('name = ?', [req.query.name])
await Reader.query().where('name', String(req.query.name)).orderBy(raw('lower(name)'))
`
}
