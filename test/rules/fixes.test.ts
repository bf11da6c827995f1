import { describe, expect, test } from 'vitest'
import { fixed, inspect, type Files } from './inspect.ts'
import { stores } from './stores/index.ts'

function server(store: string, body: string): Readonly<Record<string, string>> {
  const known = stores[store]
  if (known === undefined) throw new Error(`There is no store ${store}.`)
  return { ...known.extra, 'src/server.ts': `${known.head}app.post('/readers', async (req, res) => {\n  ${body}\n})\napp.listen(80)\n` }
}

/** The file after the first fix, which has to end the finding, to bring no other and to leave nothing to fix. */
function repaired(rule: string, files: Readonly<Record<string, string>>): string {
  const text = fixed(rule, files) ?? 'no fix'
  const after: Files = { ...files, 'src/server.ts': text }
  for (const each of ['no-entity-response', 'no-mass-assignment', 'no-sql-injection']) expect(inspect(each, after)).toEqual([])
  expect(fixed(rule, after)).toBeNull()
  return text
}

describe('rows without their secrets, in the form of the library', () => {
  const exclude = 'attributes: { exclude: [\'passwordHash\'] }'
  test.each([
    ['prisma', 'res.json(await prisma.reader.findMany())', 'findMany({ omit: { passwordHash: true } })'],
    ['typeorm', 'res.json(await readers.find())', 'readers.find({ select: { id: true, name: true, role: true } })'],
    ['typeorm', 'res.json(await readers.findOne({ where: { id: 1 } }))', 'findOne({ select: { id: true, name: true, role: true }, where: { id: 1 } })'],
    ['sequelize, define', 'res.json(await Reader.findAll())', `Reader.findAll({ ${exclude} })`],
    ['sequelize, init', 'res.json(await Reader.findByPk(1))', `Reader.findByPk(1, { ${exclude} })`],
    ['sequelize-typescript', 'res.json(await Reader.findOne({ where: { id: 1 } }))', `Reader.findOne({ ${exclude}, where: { id: 1 } })`],
    ['mongoose', 'res.json(await Reader.find())', 'Reader.find().select(\'-passwordHash\')'],
    ['pg', 'const { rows } = await pool.query(\'SELECT * FROM readers\'); res.json(rows)', 'SELECT id, name, role FROM readers']
  ])('%s: %s', (store, body, code) => { expect(repaired('no-entity-response', server(store, body))).toContain(code) })

  test.each([
    ['res.json(await db.select().from(readers))', 'db.select({ id: readers.id, name: readers.name, role: readers.role }).from(readers)'],
    ['res.json(await db.query.readers.findMany())', 'db.query.readers.findMany({ columns: { passwordHash: false } })'],
    ['res.json(await db.insert(readers).values({ name: \'x\' }).returning())', '.returning({ id: readers.id, name: readers.name, role: readers.role })']
  ])('Drizzle: %s', (body, code) => { expect(repaired('no-entity-response', server('drizzle, PostgreSQL', body))).toContain(code) })

  test('a finder that takes a condition alone is left to its author', () => {
    expect(fixed('no-entity-response', server('typeorm', 'res.json(await readers.findOneBy({ id: 1 }))'))).toBeNull()
  })
})

describe('values bound, in the form of the library', () => {
  test.each([
    [
      'drizzle, PostgreSQL', 'await db.execute(sql.raw(`select id from readers where name = \'${req.query.name}\'`))',
      'db.execute(sql`select id from readers where name = ${req.query.name}`)'
    ],
    [
      'drizzle, MySQL', 'await db.select().from(readers).where(sql.raw(`name = \'${req.query.name}\'`))',
      '.where(sql`name = ${req.query.name}`)'
    ]
  ])('%s: %s', (store, body, code) => { expect(repaired('no-sql-injection', server(store, body))).toContain(code) })
})

describe('the columns that clients may set, one by one', () => {
  test.each([
    ['prisma', 'await prisma.reader.create({ data: req.body })'],
    ['typeorm', 'await readers.update(1, req.body)'],
    ['sequelize, define', 'await Reader.create(req.body)'],
    ['typeorm', 'await readers.save({ ...req.body, role: "member" })', '{ name: req.body.name, role: "member" }']
  ])('%s: %s', (store, body, code = body.replace('req.body', '{ name: req.body.name }')) => {
    expect(repaired('no-mass-assignment', server(store, body))).toContain(code)
  })

  const picked = (code: string): string => `Object.fromEntries(Object.entries(${code}).filter(([key]) => ['name'].includes(key)))`

  test.each([
    // What a request leaves out stays as it is: these libraries write null for undefined, a spread writes it over what stood before.
    ['mongoose', 'await Reader.findByIdAndUpdate("1", { $set: req.body })'],
    ['sequelize, define', 'const reader = await Reader.findByPk(1); await reader.update(req.body)'],
    ['typeorm', 'await readers.insert({ ...defaults, ...req.body })'],
    ['typeorm', 'const reader = await readers.findOneByOrFail({ id: 1 }); Object.assign(reader, req.body); await readers.save(reader)'],
    // The type of a cast is kept.
    ['prisma', 'await prisma.reader.create({ data: req.body as any })', 'req.body as any']
  ])('%s, keys that are missing stay out: %s', (store, body, code = 'req.body') => {
    expect(repaired('no-mass-assignment', server(store, body))).toContain(picked(code))
  })

  test('through a function, where the body is handed to it', () => {
    const files = server('prisma', 'await add(req.body)')
    const text = files['src/server.ts'] ?? ''
    const after = repaired('no-mass-assignment', { ...files, 'src/server.ts': `${text}\nasync function add(data: any) { await prisma.reader.create({ data }) }\n` })
    expect(after).toContain('prisma.reader.create({ data: { name: data.name } })')
  })

  test('of several rows each', () => {
    expect(repaired('no-mass-assignment', server('prisma', 'await prisma.reader.createMany({ data: req.body.readers })')))
      .toContain('data: req.body.readers.map((row: any) => ({ name: row.name }))')
  })

  test('a password in plain text is the client\'s, a hash is not', () => {
    const files = server('prisma', 'await prisma.reader.create({ data: req.body })')
    const schema = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, text.replace('passwordHash String', 'passwordHash String\n  password String')]))
    expect(repaired('no-mass-assignment', schema)).toContain('{ name: req.body.name, password: req.body.password }')
  })
})
