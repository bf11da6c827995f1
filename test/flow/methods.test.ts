import { expect, test } from 'vitest'
import { arrivals } from './support/arrivals.ts'

const server = (body: string, more = ''): Readonly<Record<string, string>> => ({
  'src/server.js': `const express = require('express')
const { Sequelize, DataTypes } = require('sequelize')
const { Pool } = require('pg')
const sequelize = new Sequelize('sqlite::memory:')
const Ship = sequelize.define('Ship', { name: DataTypes.STRING, status: DataTypes.STRING })
const pool = new Pool()
const app = express()
${more}
app.patch('/ships/:id', async (req, res) => {
  ${body}
})
app.listen(80)
`
})

test('a method of the row that a middleware has loaded', () => {
  const load = 'app.use(async (req, res, next) => { req.ship = await Ship.findByPk(1); next() })'
  expect(arrivals(server('await req.ship.update(req.body)', load), 'write')).toEqual(['write Model.update (Ship): body@10'])
  expect(arrivals(server('await req.crate.update(req.body)', load), 'write')).toEqual([])
})

test('a method of a row that is handed to a function', () => {
  const change = 'const change = (ship, changes) => ship.update(changes)'
  expect(arrivals(server('await change(await Ship.findByPk(1), req.body)', change), 'write')).toEqual(['write Model.update (Ship): body@10'])
})

test('a method of the request in a helper without types', () => {
  const berth = 'const berth = it => it.get("x-berth")'
  expect(arrivals(server('await pool.query("SELECT * FROM b WHERE n = " + berth(req))', berth), 'sql-text')).toEqual(['sql-text Pool.query (b): headers@8:string'])
})

test('`this` of a controller whose method is the handler', () => {
  const controller = (handler: string): Readonly<Record<string, string>> => server('', `
class Ships {
  constructor(db) { this.db = db; this.list = this.list.bind(this) }
  async list(req, res) { res.json(await this.db.query('SELECT * FROM ships WHERE flag = ' + req.query.flag)) }
}
const attempt = handler => (req, res, next) => handler(req, res, next).catch(next)
const ships = new Ships(pool)
app.get('/ships', ${handler})`)
  expect(arrivals(controller('ships.list'), 'sql-text')).toEqual(['sql-text Pool.query (Ship): query.flag@11:string'])
  expect(arrivals(controller('attempt(ships.list)'), 'sql-text')).toEqual(['sql-text Pool.query (Ship): query.flag@11:string'])
})

test('methods of lists, not of what is in them', () => {
  const save = `async function save(changes) {
  const sets = Object.keys(changes).map(name => name + ' = 1')
  await pool.query('UPDATE ships SET ' + sets.join(', '))
}`
  expect(arrivals(server('await save(req.body)', save), 'write')).toEqual(['write Pool.query (Ship): body@13'])
})
