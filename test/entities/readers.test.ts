import { describe, expect, test } from 'vitest'
import { readPrisma } from '../../packages/engine/src/entities/prisma-reader.ts'
import { readSql } from '../../packages/engine/src/entities/sql-reader.ts'

describe('Prisma schemas', () => {
  test('models, fields, attributes and documentation', () => {
    const [model, role] = readPrisma([
      'model Reader {',
      '  id    Int     @id @default(autoincrement()) // the number',
      '  email String? @unique @map("e//mail")',
      '  /// only for staff',
      '  loans Loan[]  @relation("mine", fields: [a, b], references: [id])',
      '  @@map("readers")',
      '}',
      'enum Role {',
      '  MEMBER',
      '}'
    ].join('\n'))
    expect(model?.fields.map(({ name, type, list, optional, attributes }) => ({ name, type, list, optional, attributes }))).toEqual([
      { name: 'id', type: 'Int', list: false, optional: false, attributes: ['@id', '@default(autoincrement())'] },
      { name: 'email', type: 'String', list: false, optional: true, attributes: ['@unique', '@map("e//mail")'] },
      { name: 'loans', type: 'Loan', list: true, optional: false, attributes: ['@relation("mine", fields: [a, b], references: [id])'] }
    ])
    expect(model?.fields[2]?.documentation).toContain('only for staff')
    expect(model?.attributes).toEqual(['@@map("readers")'])
    expect(role).toMatchObject({ kind: 'enum', name: 'Role', fields: [{ name: 'MEMBER' }] })
  })
  test('places are those of the names', () => {
    const text = 'generator x {\n}\r\nmodel  Ward {\r\n  beds Int\r\n}'
    const [model] = readPrisma(text)
    expect(text.slice(model?.start, model?.end)).toBe('Ward')
    expect(text.slice(model?.fields[0]?.start, model?.fields[0]?.end)).toBe('beds')
  })
  test('any text gives an answer', () => {
    for (const text of ['', '{', 'model', 'model A {', 'model A {\n@@map(', '}}}\nmodel B {\n x "\n}']) expect(() => readPrisma(text)).not.toThrow()
  })
})

describe('SQL', () => {
  const columns = (text: string): string[] => readSql(text).flatMap(table => table.columns.map(each =>
    [table.name, each.name, each.type, each.primary ? 'primary' : '', each.generated ? 'generated' : '', each.references ?? ''].filter(Boolean).join(' ')))

  test('a table with constraints, comments and quoted names', () => {
    expect(columns(`
      -- readers, and create table nothing (x int)
      CREATE TABLE IF NOT EXISTS public."readers" (
        id SERIAL PRIMARY KEY, /* the key */
        "e mail" VARCHAR(255) NOT NULL DEFAULT 'a,b(',
        fee DECIMAL(10, 2),
        branch_id INT REFERENCES branches(id),
        clerk_id INT,
        born TIMESTAMP WITH TIME ZONE,
        CONSTRAINT own FOREIGN KEY (clerk_id) REFERENCES clerks (id),
        UNIQUE (fee)
      );`)).toEqual([
      'readers id SERIAL primary generated', 'readers e mail VARCHAR(255)', 'readers fee DECIMAL(10,2)', 'readers branch_id INT branches',
      'readers clerk_id INT clerks', 'readers born TIMESTAMP WITH TIME ZONE'
    ])
  })
  test('columns that come and go', () => {
    const [add, drop] = readSql('alter table bays add column owner_id uuid, add note text; ALTER TABLE bays DROP COLUMN note;')
    expect(add?.columns.map(each => each.name)).toEqual(['owner_id', 'note'])
    expect(drop?.dropped).toEqual(['note'])
  })
  test.each(['create table', 'create table x (', 'create table x (a int, (', 'create table x (\'', 'select 1', 'alter table', '"'.repeat(50)])(
    'any text gives an answer: %s', text => { expect(() => readSql(text)).not.toThrow() })
  test('a long text takes linear time', () => {
    expect(readSql('create table a ( '.repeat(20_000)).length).toBeLessThan(20_000)
  })
})
