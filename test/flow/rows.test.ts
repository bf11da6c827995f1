import { describe, expect, test } from 'vitest'
import { arrivals } from './support/arrivals.ts'
import { inHandler } from './support/handlers.ts'

type Case = [name: string, body: string, expected: readonly string[]]

describe('TypeORM', () => {
  const said = (body: string): readonly string[] => inHandler('typeorm', body, 'response-body')

  test.each<Case>([
    ['all columns', 'res.json(await books.find())', ['response-body Response.json: [row Book]']],
    [
      'columns by flags',
      'res.json(await books.find({ select: { id: true, title: true } }))',
      ['response-body Response.json: [row Book only id/title]']
    ],
    [
      'columns by names',
      `res.json(await books.find({ select: ['id', 'title'] }))`,
      ['response-body Response.json: [row Book only id/title]']
    ],
    [
      'flags in a constant',
      'const select = { id: true, title: true }; res.json(await books.find({ select }))',
      ['response-body Response.json: [row Book only id/title]']
    ],
    ['a query builder', `res.json(await books.createQueryBuilder('b').getMany())`, ['response-body Response.json: [row Book]']],
    [
      `a query builder's columns`,
      `res.json(await books.createQueryBuilder('b').select(['b.id', 'b.title']).getMany())`,
      ['response-body Response.json: [row Book only id/title]']
    ],
    [
      'columns added',
      `res.json(await books.createQueryBuilder('b').select('b.title').addSelect('b.secret').getMany())`,
      ['response-body Response.json: [row Book only secret/title]']
    ],
    ['SQL', `res.json(await source.query('select id, title from book'))`, ['response-body Response.json: [row Book only id/title]']],
    ['SQL of all columns', `res.json(await source.query('select * from book'))`, ['response-body Response.json: [row Book]']],
    [
      'one of two',
      'const [list, count] = await books.findAndCount(); res.json({ list, count })',
      ['response-body Response.json: {list=[row Book]}']
    ],
    [
      'a copy without a column',
      'res.json({ ...(await books.findOneBy({ id: 1 })), secret: undefined })',
      ['response-body Response.json: {row Book except secret}']
    ],
    [
      'a property',
      'const book = await books.findOneBy({ id: 1 }); res.json({ title: book.title })',
      ['response-body Response.json: {title=row Book.title}']
    ],
    ['a decision', `const book = await books.findOneBy({ id: 1 }); res.json(book.secret ? 'yes' : 'no')`, []]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('TypeORM, active records', () => {
  const written = (body: string): readonly string[] => arrivals({
    'book.ts': `import { BaseEntity, Column, Entity, PrimaryGeneratedColumn } from 'typeorm'
@Entity() export class Book extends BaseEntity {
  @PrimaryGeneratedColumn() id!: number
  @Column() title!: string
  rename(title: string) { this.title = title; return this.save() }
}`,
    'app.ts': `import express from 'express'\nimport { Book } from './book'\nexpress().put('/books/:id', async (req, res) => { ${body}; res.end() })`
  }, 'write')

  test.each<Case>([
    ['a row that is saved', 'const book = await Book.findOneByOrFail({ id: +req.params.id }); Object.assign(book, req.body); await book.save()', ['write BaseEntity.save (Book): {row Book, body@3}']],
    ['a row of a list', 'const [book] = await Book.find(); book.title = req.body.title; await book.save()', ['write BaseEntity.save (Book): {row Book except title, title=body.title@3}']],
    ['one that was made', 'await Book.create(req.body).save()', ['write BaseEntity.save (Book): {row Book, body@3}']],
    ['by a method of the entity', 'const book = await Book.findOneBy({ id: +req.params.id }); await book?.rename(req.body.title)', ['write BaseEntity.save (Book): {row Book except title, title=body.title@3}']]
  ])('%s', (_, body, expected) => {
    expect(written(body)).toEqual(expected)
  })
})

describe('Sequelize, read', () => {
  const said = (body: string): readonly string[] => inHandler('sequelize', body, 'response-body')

  test.each<Case>([
    ['all columns', 'res.json(await Book.findAll())', ['response-body Response.json: [row Book]']],
    [
      'attributes',
      `res.json(await Book.findAll({ attributes: ['id', 'title'] }))`,
      ['response-body Response.json: [row Book only id/title]']
    ],
    [
      'attributes in a constant',
      `const attributes = ['id', 'title']; res.json(await Book.findAll({ attributes }))`,
      ['response-body Response.json: [row Book only id/title]']
    ],
    [
      'all but some',
      `res.json(await Book.findAll({ attributes: { exclude: ['secret'] } }))`,
      ['response-body Response.json: [row Book except secret]']
    ],
    ['a relation', `res.json(await Book.findAll({ include: 'author' }))`, ['response-body Response.json: [row Book+author]']],
    [
      'a relation by its model',
      `res.json(await Book.findAll({ include: [{ model: Author, as: 'author' }] }))`,
      ['response-body Response.json: [row Book+author]']
    ],
    [
      `a relation's attributes`,
      `res.json(await Book.findAll({ include: [{ model: Author, as: 'author', attributes: ['name'] }] }))`,
      ['response-body Response.json: [{row Book+author except author, author=row Book+author.author only name}]']
    ],
    [
      'a relation in a constant',
      `const include = [{ model: Author, as: 'author', attributes: ['name'] }]; res.json(await Book.findAll({ include }))`,
      ['response-body Response.json: [{row Book+author except author, author=row Book+author.author only name}]']
    ],
    [
      'all but some of a relation',
      `res.json(await Book.findAll({ attributes: ['title'], include: [{ model: Author, as: 'author', attributes: { exclude: ['secret'] } }] }))`,
      ['response-body Response.json: [{row Book+author only title, author=row Book+author.author except secret}]']
    ],
    ['plain', 'const book = await Book.findByPk(1); res.json(book.toJSON())', ['response-body Response.json: row Book']],
    [
      'plain without a column',
      'const book = await Book.findByPk(1); const { secret, ...rest } = book.toJSON(); res.json(rest)',
      ['response-body Response.json: row Book except secret']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})

describe('Sequelize, written', () => {
  const said = (body: string): readonly string[] => inHandler('sequelize', body, 'write')

  test.each<Case>([
    ['create', 'await Book.create(req.body)', ['write ModelStatic.create (Book): body']],
    ['create with fields', `await Book.create(req.body, { fields: ['title'] })`, ['write ModelStatic.create (Book): body only title']],
    ['update', 'await Book.update(req.body, { where: { id: req.params.id } })', ['write ModelStatic.update (Book): body']],
    [
      'update with fields',
      `await Book.update(req.body, { where: { id: req.params.id }, fields: ['title', 'isbn'] })`,
      ['write ModelStatic.update (Book): body only isbn/title']
    ],
    ['of a row', 'const book = await Book.findByPk(1); await book.update(req.body)', ['write Model.update (Book): body']],
    [
      'of a row with fields',
      `const book = await Book.findByPk(1); await book.update(req.body, { fields: ['title'] })`,
      ['write Model.update (Book): body only title']
    ],
    [
      'set and save',
      'const book = await Book.findByPk(1); book.set({ title: req.body.title }); await book.save()',
      ['write Model.set (Book): {title=body.title}', 'write Model.save (Book): row Book']
    ],
    [
      'assigned and saved',
      'const book = await Book.findByPk(1); Object.assign(book, req.body); await book.save()',
      ['write Model.save (Book): {row Book, body}']
    ],
    [
      'one column assigned and saved',
      'const book = await Book.findByPk(1); book.title = req.body.title; await book.save()',
      ['write Model.save (Book): {row Book except title, title=body.title}']
    ]
  ])('%s', (_, body, expected) => { expect(said(body)).toEqual(expected) })
})
