import type { Store } from './store.ts'

/** MikroORM. */
export const mikroOrm: Store = {
  head: `import express from 'express'
import { EntityRepository, MikroORM, raw, serialize, sql, wrap } from '@mikro-orm/postgresql'
import { Loan, Reader } from './entities'
const orm = await MikroORM.init({ entities: [Reader, Loan] })
const em = orm.em.fork()
const readers = em.getRepository(Reader)
class Shelf extends EntityRepository<Reader> {}
const shelf = new Shelf(em, Reader)
const app = express()
app.use(express.json())
`,
  extra: {
    'src/entities.ts': `import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/core'
@Entity() export class Reader {
  @PrimaryKey() id!: number
  @Property() name!: string
  @Property() role!: string
  @Property() passwordHash!: string
  @Property({ hidden: true }) resetToken!: string
  @OneToMany(() => Loan, loan => loan.reader) loans = new Collection<Loan>(this)
}
@Entity() export class Loan {
  @PrimaryKey() id!: number
  @ManyToOne(() => Reader) reader!: Reader
}
`
  },
  write: `
const reader = em.create(Reader, req.body); await em.persist(reader).flush()
readers.create(req.body); await em.flush()
const reader = await em.findOneOrFail(Reader, 1); em.assign(reader, req.body); await em.flush()
const reader = await readers.findOneOrFail(1); wrap(reader).assign(req.body); await em.flush()
await em.nativeUpdate(Reader, { id: 1 }, req.body)
await readers.nativeUpdate({ id: 1 }, { ...req.body })
await em.insert(Reader, req.body)
await em.upsert(Reader, req.body)
await shelf.insert(req.body)
await em.createQueryBuilder(Reader).update(req.body).where({ id: 1 }).execute()
await em.transactional(async inner => { await inner.insert(Reader, req.body) })
`,
  plain: `
const reader = em.create(Reader, { name: req.body.name }); await em.persist(reader).flush()
const reader = await em.findOneOrFail(Reader, 1); em.assign(reader, { name: req.body.name }); await em.flush()
await em.nativeUpdate(Reader, { id: 1 }, { name: req.body.name })
`,
  read: `
res.json(await em.find(Reader, {}))
res.json(await readers.findAll())
res.json(await shelf.findAll())
res.json(await readers.findOne(1))
const [all, count] = await readers.findAndCount({}); res.json({ all, count })
res.json(wrap(await readers.findOneOrFail(1)).toObject())
res.json(wrap(await readers.findOneOrFail(1)).toObject(['role']))
res.json(await em.find(Loan, {}, { populate: ['reader'] }))
res.json(await em.find(Reader, {}, { fields: ['id', 'passwordHash'] }))
res.json(serialize(await readers.findAll(), { exclude: ['role'] }))
res.json(await em.execute('select * from reader'))
res.json(await em.createQueryBuilder(Reader, 'r').select('*').getResultList())
`,
  chosen: `
res.json(await em.find(Reader, {}, { fields: ['id', 'name'] }))
res.json(await em.find(Reader, {}, { exclude: ['passwordHash'] }))
res.json(wrap(await readers.findOneOrFail(1)).toObject(['passwordHash']))
res.json(serialize(await readers.findAll(), { exclude: ['passwordHash'] }))
res.json(await em.find(Loan, {}))
res.json(await readers.count())
res.json(await em.execute('select id, name from reader'))
res.json(await em.createQueryBuilder(Reader, 'r').select(['r.id', 'r.name']).getResultList())
`,
  injected: `
await em.execute(\`select * from reader where name = '\${req.query.name}'\`)
await em.getConnection().execute("select * from reader where name = '" + req.query.name + "'")
await em.find(Reader, { [raw(\`lower(name) = '\${req.query.name}'\`)]: [] })
await em.createQueryBuilder(Reader, 'r').where(\`name = '\${req.query.name}'\`).getResult()
`,
  bound: `
await em.execute('select * from reader where name = ?', [req.query.name])
await em.find(Reader, { name: String(req.query.name) })
await em.find(Reader, { [raw('lower(name) = ?', [req.query.name])]: [] })
await em.execute(sql\`select * from reader where name = \${req.query.name}\`)
await em.createQueryBuilder(Reader, 'r').where('name = ?', [req.query.name]).getResult()
`
}
