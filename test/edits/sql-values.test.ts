import { describe, expect, test } from 'vitest'
import { bindValues } from '../../packages/engine/src/edits/index.ts'
import { callsOf } from '../../packages/engine/src/model/expressions.ts'
import type { Arrival, Call, Placeholders, View } from '../../packages/engine/src/model/index.ts'
import { lower } from '../../packages/engine/src/syntax/index.ts'

const path = '/harbour/src/berths.ts'

/** The text after the values of the statement that `query`, `raw` or `prepare` gets were bound; null when that is refused. */
function bound(text: string, placeholders: Placeholders, argument = 0): string | null {
  const module = lower(path, text)
  const call = callsOf(module).find(each => each.callee.kind === 'member' && /^(?:query|raw|prepare|where|\$queryRawUnsafe)$/.test(each.callee.property))
  const view = {
    text: () => text,
    module: () => module,
    program: {
      constant: ({ node }: { node: { kind: string, name?: string } }) => node.name === 'TABLE' ? 'berths' : undefined,
      targets: ({ node }: { node: Call }) => node.callee.kind === 'member' && node.callee.property === 'pluck'
        ? []
        : [{ kind: 'library', target: { signature: { inputs: { '*': 'sql-values' } } } }]
    }
  } as unknown as View
  const site = { module, node: call! }
  const edits = bindValues(view, { site, argument: { module, node: call!.arguments[argument]! }, placeholders } as unknown as Arrival)
  if (edits === null) return null
  return [...edits].sort((a, b) => b.start - a.start).reduce((now, edit) => now.slice(0, edit.start) + edit.text + now.slice(edit.end), text)
}

const dollar: Placeholders = { form: '$n', values: '1' }
const question: Placeholders = { form: '?', values: '1' }

describe('PostgreSQL', () => {
  test.each([
    ['pool.query(`SELECT * FROM berths WHERE id = ${id}`)', 'pool.query(`SELECT * FROM berths WHERE id = $1`, [id])'],
    ['pool.query(`SELECT * FROM berths WHERE name = \'${req.body.name}\' AND depth > ${d}`)', 'pool.query(`SELECT * FROM berths WHERE name = $1 AND depth > $2`, [req.body.name, d])'],
    ['pool.query(\'SELECT * FROM berths WHERE id = \' + id)', 'pool.query(\'SELECT * FROM berths WHERE id = $1\', [id])'],
    ['pool.query("SELECT * FROM berths WHERE name = \'" + name + "\' LIMIT 5")', 'pool.query("SELECT * FROM berths WHERE name = $1 LIMIT 5", [name])'],
    ['pool.query(`SELECT * FROM berths WHERE name LIKE \'%${q}%\'`)', 'pool.query(`SELECT * FROM berths WHERE name LIKE $1`, [`%${q}%`])'],
    ['pool.query(\'SELECT 1 FROM berths WHERE name LIKE \\\'%\' + q + \'%\\\'\')', 'pool.query(\'SELECT 1 FROM berths WHERE name LIKE $1\', [`%${q}%`])'],
    ['pool.query(`INSERT INTO berths (name, depth) VALUES (\'${n}\', ${d})`)', 'pool.query(`INSERT INTO berths (name, depth) VALUES ($1, $2)`, [n, d])'],
    ['pool.query(`SELECT * FROM berths WHERE harbour = $1 AND name = \'${n}\'`, [harbour])', 'pool.query(`SELECT * FROM berths WHERE harbour = $1 AND name = $2`, [harbour, n])'],
    ['pool.query(`SELECT * FROM ${TABLE} WHERE id = ${id}`)', 'pool.query(`SELECT * FROM ${TABLE} WHERE id = $1`, [id])'],
    ['pool.query(`SELECT * FROM berths WHERE id = ${id as string}`)', 'pool.query(`SELECT * FROM berths WHERE id = $1`, [id])'],
    ['pool.query(`SELECT * FROM berths WHERE code = \'${a}-${b}\'`)', 'pool.query(`SELECT * FROM berths WHERE code = $1`, [`${a}-${b}`])'],
    ['const sql = `SELECT * FROM berths WHERE id = ${id}`\npool.query(sql)', 'const sql = `SELECT * FROM berths WHERE id = $1`\npool.query(sql, [id])'],
    ['pool.query(`SELECT * FROM berths WHERE id = ${id}`, done => done())', 'pool.query(`SELECT * FROM berths WHERE id = $1`, [id], done => done())']
  ])('%s', (before, after) => { expect(bound(before, dollar)).toBe(after) })

  test.each([
    'pool.query(`SELECT * FROM berths ORDER BY ${column}`)',
    'pool.query(`SELECT * FROM ${table} WHERE id = ${id}`)',
    'pool.query(`SELECT * FROM berths WHERE id IN (${ids.join()})`)',
    'pool.query(`SELECT * FROM berths WHERE ${where}`)',
    'pool.query(`SELECT * FROM berths WHERE id = ${id} ORDER BY name ${direction}`)',
    'const sql = `SELECT * FROM berths WHERE id = ${id}`\npool.query(sql)\nlog(sql)',
    'pool.query(`SELECT * FROM berths WHERE id = ${id}`, values)',
    'pool.query(`SELECT * FROM berths WHERE id = ${/* the number */ id}`)',
    'pool.query(`SELECT * FROM berths WHERE since > now() - interval \'${days} days\'`)',
    'pool.query(`SELECT * FROM berths WHERE owner IS ${owner}`)',
    'pool.query(`DELETE FROM berths WHERE id = ${id} RETURNING ${column}`)',
    'pool.query(`SELECT * FROM berths WHERE depth = ${kind}_depth`)',
    'pool.query(`SELECT * FROM berths WHERE name = "${name}"`)',
    'pool.query(text)'
  ])('refused: %s', before => { expect(bound(before, dollar)).toBeNull() })
})

describe('other drivers', () => {
  test.each<[string, Placeholders, string]>([
    ['db.query(`SELECT * FROM berths WHERE id = ${id} LIMIT ${n}`)', question, 'db.query(`SELECT * FROM berths WHERE id = ? LIMIT ?`, [id, Number(n)])'],
    ['sequelize.query(`SELECT * FROM berths WHERE id = ${id}`)', { form: '?', values: '1.replacements' }, 'sequelize.query(`SELECT * FROM berths WHERE id = ?`, { replacements: [id] })'],
    ['sequelize.query(`SELECT * FROM berths WHERE id = ${id}`, { type: 1 })', { form: '?', values: '1.replacements' }, 'sequelize.query(`SELECT * FROM berths WHERE id = ?`, { replacements: [id], type: 1 })'],
    ['qb.where(`berth.name = \'${req.query.name}\'`)', { form: ':name', values: '1' }, 'qb.where(`berth.name = :name`, { name: req.query.name })'],
    ['qb.where(`a = ${x.id} OR b = ${y.id}`)', { form: ':name', values: '1' }, 'qb.where(`a = :id OR b = :id2`, { id: x.id, id2: y.id })'],
    ['db.prepare(`SELECT * FROM berths WHERE id = ${id}`).get()', { form: '?', values: 'this' }, 'db.prepare(`SELECT * FROM berths WHERE id = ?`).get(id)'],
    ['prisma.$queryRawUnsafe(`SELECT * FROM berths WHERE name = \'${n}\'`)', { form: 'tag', values: 'values', tag: 'this.$queryRaw' }, 'prisma.$queryRaw`SELECT * FROM berths WHERE name = ${n}`']
  ])('%s', (before, placeholders, after) => { expect(bound(before, placeholders)).toBe(after) })
})

describe('a text that is bound is no number to SQLite', () => {
  test.each([
    ['db.query(`SELECT * FROM berths WHERE depth > ${d}`)', 'db.query(`SELECT * FROM berths WHERE depth > ?`, [d])'],
    ['db.query(`SELECT * FROM berths WHERE depth BETWEEN ${a} AND ${b}`)', 'db.query(`SELECT * FROM berths WHERE depth BETWEEN ? AND ?`, [a, b])'],
    ['db.query(`UPDATE berths SET depth = ${d}`)', 'db.query(`UPDATE berths SET depth = ?`, [d])'],
    ['db.query(`SELECT 1 FROM berths GROUP BY harbour HAVING count(*) > ${n}`)', null],
    ['db.query(`SELECT * FROM berths WHERE depth + 1 = ${d}`)', null],
    ['db.query(`SELECT coalesce(depth, ${d}) FROM berths`)', null]
  ])('%s', (before, after) => {
    expect(bound(before, question)).toBe(after)
    expect(bound(before, dollar)).not.toBeNull()
  })
})

test('where the driver takes no bound number behind LIMIT, it stays', () => {
  expect(bound('db.query(`SELECT * FROM berths LIMIT ${n}`)', { ...question, counts: false })).toBeNull()
  expect(bound('db.query(`SELECT * FROM berths WHERE id = ${n}`)', { ...question, counts: false })).not.toBeNull()
})

test('values of a prepared statement go to the call that takes them', () => {
  expect(bound('db.prepare(`SELECT * FROM berths WHERE id = ${id}`).pluck().get()', { form: '?', values: 'this' })).toBeNull()
})
