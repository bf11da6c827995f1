import type { Store } from './store.ts'

const cases = {
  write: `
await Reader.create(req.body)
await Reader.update(req.body, { where: { id: 1 } })
await Reader.build(req.body).save()
const reader = await Reader.findByPk(1); await reader!.update(req.body)
const reader = await Reader.findByPk(1); await reader!.update('role', req.body.role)
const reader = await Reader.findByPk(1); Object.assign(reader!, req.body); await reader!.save()
const reader = await Reader.findByPk(1); reader!.set(req.body); await reader!.save()
await Reader.bulkCreate(req.body)
await Reader.upsert(req.body)
await Reader.findOrCreate({ where: { id: 1 }, defaults: req.body })
`,
  plain: `
await Reader.create({ name: req.body.name })
await Reader.create(req.body, { fields: ['name'] })
const reader = await Reader.findByPk(1); await reader!.update({ name: req.body.name })
const reader = await Reader.findByPk(1); await reader!.update('name', req.body.name)
`,
  read: `
res.json(await Reader.findAll())
res.json(await Reader.findByPk(1))
res.json(await Reader.findAll({ attributes: ['id', ['passwordHash', 'hash']] }))
const { rows } = await Reader.findAndCountAll(); res.json(rows)
const reader = await Reader.findByPk(1); res.json(reader!.toJSON())
const reader = await Reader.findByPk(1); res.json(reader!.get({ plain: true }))
res.json(await Reader.create({ name: "x" }))
const [reader] = await Reader.findOrCreate({ where: { id: 1 } }); res.json(reader)
`,
  chosen: `
res.json(await Reader.findAll({ attributes: ['id', 'name'] }))
res.json(await Reader.findAll({ attributes: { exclude: ['passwordHash'] } }))
res.json(await Reader.findAll({ attributes: ['id', ['name', 'called']] }))
res.json(await Reader.count())
const reader = await Reader.findByPk(1); res.json({ name: reader!.name })
const reader = await Reader.findByPk(1); const { passwordHash, ...rest } = reader!.toJSON(); res.json(rest)
`
} satisfies Partial<Store>

export const define: Store = {
  head: `import express from 'express'
import { DataTypes, Model, Sequelize } from 'sequelize'
const sequelize = new Sequelize('sqlite::memory:')
const Reader = sequelize.define('Reader', { name: DataTypes.STRING, role: DataTypes.STRING, passwordHash: DataTypes.STRING })
const app = express()
app.use(express.json())
`,
  ...cases
}

export const init: Store = {
  head: `import express from 'express'
import { DataTypes, Model, Sequelize } from 'sequelize'
const sequelize = new Sequelize('sqlite::memory:')
class Reader extends Model { declare name: string }
Reader.init({ name: DataTypes.STRING, role: DataTypes.STRING, passwordHash: DataTypes.STRING }, { sequelize })
const app = express()
app.use(express.json())
`,
  ...cases
}

export const decorated: Store = {
  head: `import express from 'express'
import { Column, Model, Table } from 'sequelize-typescript'
@Table
class Reader extends Model { @Column declare name: string
@Column declare role: string
@Column declare passwordHash: string }
const app = express()
app.use(express.json())
`,
  ...cases
}
