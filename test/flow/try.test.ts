import { it } from 'vitest'
import { arrivals, flowsOf } from './support/arrivals.ts'
const kinds = ['sql-text','write','filter','response-body','redirect-target'] as const
const orm = `import express from 'express'
import { Entity, Column, PrimaryGeneratedColumn, DataSource, Repository } from 'typeorm'
import _ from 'lodash'
@Entity() export class Book { @PrimaryGeneratedColumn() id: number; @Column() title: string; @Column() isbn: string; @Column() role: string; @Column() passwordHash: string }
const app = express(); app.use(express.json())
const source = new DataSource({ type: 'sqlite', database: ':memory:', entities: [Book] })
const books = source.getRepository(Book)
`
function show(name: string, head: string, body: string, more: Record<string,string> = {}) { it(name, () => { const files = { 'app.ts': head + body, ...more }; console.log('== ' + name + '\n  ' + arrivals(files, ...kinds).join('\n  ') + flowsOf(files).flows.notes.map(n => '\nNOTE ' + n.message).join('')) }) }
const cases: Record<string, string> = {
  spread: `await books.save({ ...req.body })`,
  spreadOver: `await books.save({ ...req.body, role: 'member' })`,
  spreadUnder: `await books.save({ role: 'member', ...req.body })`,
  named: `const { title, isbn } = req.body; await books.save({ title, isbn })`,
  rest: `const { role, ...rest } = req.body; await books.save(rest)`,
  createSave: `const book = books.create(req.body); await books.save(book)`,
  rowSet: `const book = await books.findOneBy({ id: Number(req.params.id) }); book.role = req.body.role; await books.save(book)`,
  assign: `const book = await books.findOneBy({ id: 1 }); Object.assign(book, req.body); await books.save(book)`,
  merge: `const book = await books.findOneBy({ id: 1 }); books.merge(book, req.body); await books.save(book)`,
  forIn: `const book: any = {}; for (const k in req.body) book[k] = req.body[k]; await books.save(book)`,
  forInList: `const book: any = {}; for (const k of ['title', 'isbn']) if (k in req.body) book[k] = req.body[k]; await books.save(book)`,
  keysEach: `const book: any = {}; Object.keys(req.body).forEach(k => { book[k] = req.body[k] }); await books.save(book)`,
  keysFilter: `const book: any = {}; Object.keys(req.body).filter(k => ['title', 'isbn'].includes(k)).forEach(k => { book[k] = req.body[k] }); await books.save(book)`,
  entriesEach: `const book: any = {}; for (const [k, v] of Object.entries(req.body)) { if (k !== 'role') book[k] = v } await books.save(book)`,
  fromEntries: `const book: any = Object.fromEntries(Object.entries(req.body).filter(([k]) => ['title'].includes(k))); await books.save(book)`,
  guardKeys: `const book: any = {}; for (const k of Object.keys(req.body)) { if (!['title', 'isbn'].includes(k)) continue; book[k] = req.body[k] } await books.save(book)`,
  deleteKey: `delete req.body.role; await books.save(req.body)`,
  pick: `await books.save(_.pick(req.body, ['title', 'isbn']))`,
  omit: `await books.save(_.omit(req.body, 'role', 'id'))`,
  json: `await books.save(JSON.parse(JSON.stringify(req.body)))`,
  alias: `const body = req.body; body.role = 'member'; await books.save(req.body)`,
  mapMany: `await books.save(req.body.items.map(item => ({ ...item, role: 'x' })))`,
  promise: `books.find().then(rows => rows.filter(r => r.title)).then(rows => res.json({ rows })).catch(next)`,
  all: `const [a, b] = await Promise.all([books.find(), books.count()]); res.json({ a, b })`,
  cond: `const data: any = {}; if (req.body.title !== undefined) data.title = req.body.title; await books.save({ ...data, ...(req.body.isbn && { isbn: req.body.isbn }) })`,
  rowDelete: `const book = await books.findOneBy({ id: 1 }); delete book.passwordHash; res.json(book)`,
  rowRest: `const { passwordHash, ...safe } = await books.findOneBy({ id: 1 }); res.json(safe)`,
  select: `res.json(await books.find({ select: { id: true, title: true } }))`,
  qb: `res.json(await books.createQueryBuilder('b').select(['b.id', 'b.title']).where('b.title = :t', { t: req.query.t }).getMany())`,
  qbRaw: "res.json(await books.createQueryBuilder('b').where(`b.title = '${req.query.t}'`).getOne())",
  reduce: `const out = req.body.items.reduce((acc, i) => { acc[i.k] = i.v; return acc }, {}); await books.save(out)`,
  tern: `const map = { a: 'title', b: 'isbn' }; await source.query('select * from book order by ' + (map[req.query.s] ?? 'id'))`,
  mapKey: `const map = { a: 'title', b: 'isbn' }; const s = req.query.s as string; if (!(s in map)) throw new Error(); await source.query('select * from book order by ' + s)`,
  join: "const ids = req.body.ids.map(i => `'${i}'`).join(','); await source.query(`delete from book where id in (${ids})`)",
  joinNum: "const ids = req.body.ids.map(Number).join(','); await source.query(`delete from book where id in (${ids})`)",
  arr: "const w = []; if (req.query.t) w.push(`title = '${req.query.t}'`); await source.query('select * from book where ' + w.join(' and '))",
  plus: "let sql = 'select * from book'; if (req.query.t) { sql += ' where title = ' + req.query.t } await source.query(sql)",
  try_: "let id = req.params.id; try { id = parseInt(id) } catch (e) { return } await source.query('select ' + id)",
  sw: "let c; switch (req.query.s) { case 'a': c = 'title'; break; case 'b': c = req.query.s; break; default: c = 'id' } await source.query('select ' + c)",
  constMap: "const q = req.query.s; const ok = q === 'title' || q === 'isbn'; if (!ok) return; await source.query('select ' + q)",
  isNaN_: "const id = req.params.id; if (isNaN(id)) { res.status(400).end(); return } await source.query('select ' + id)",
  cls: "class Dto { title; constructor(b) { Object.assign(this, b) } } await books.save(new Dto(req.body))",
  cls2: "class Dto { title; constructor(b) { this.title = b.title } } const d = new Dto(req.body); await books.save({ ...d })",
  tx: "await source.transaction(async m => { await m.save(Book, req.body) })",
  update: "await books.update(req.params.id, req.body)",
  helper: "async function put(fn) { return fn(req.body) } await put(data => books.save(data))",
  insertLoop: "for (const item of req.body) { await books.insert(item) }",
  thenCreate: "const toBook = (b) => { const { id, ...x } = b; x.role = undefined; return x }; await books.save(toBook(req.body))"
}
for (const [name, body] of Object.entries(cases)) show(name, orm, `app.post('/x/:id', async (req, res, next) => { ${body} })`)
