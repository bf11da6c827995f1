import type { Kind } from '../../../packages/engine/src/model/index.ts'
import { arrivals } from './arrivals.ts'

/** What stands above the handler: the shop's database, by the library that it is reached with. */
export const shops = {
  typeorm: `import express from 'express'
import _ from 'lodash'
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm'
@Entity() export class Book {
  @PrimaryGeneratedColumn() id: number; @Column() title: string; @Column() isbn: string; @Column() role: string; @Column() secret: string
}
const source = new DataSource({ type: 'sqlite', database: ':memory:', entities: [Book] })
const books = source.getRepository(Book)
`,
  pg: `import express from 'express'
import Ajv from 'ajv'
import Joi from 'joi'
import { Pool } from 'pg'
import validator from 'validator'
import * as yup from 'yup'
import { z } from 'zod'
const pool = new Pool()
const COLUMNS = ['title', 'isbn']
const SET = new Set(['title', 'isbn'])
const MAP: Record<string, string> = { byTitle: 'title', byIsbn: 'isbn' }
const ajv = new Ajv()
`,
  sequelize: `import express from 'express'
import { DataTypes, Sequelize } from 'sequelize'
const sequelize = new Sequelize('sqlite::memory:')
const Author = sequelize.define('Author', { name: DataTypes.STRING, secret: DataTypes.STRING })
const Book = sequelize.define('Book', { title: DataTypes.STRING, isbn: DataTypes.STRING, secret: DataTypes.STRING })
Book.belongsTo(Author, { as: 'author' })
`,
  prisma: `import express from 'express'
import { Prisma, PrismaClient } from '@prisma/client'
const prisma = new PrismaClient()
`,
  drizzle: `import express from 'express'
import { eq, getTableColumns, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { alias, integer, pgTable, text } from 'drizzle-orm/pg-core'
export const authors = pgTable('author', { id: integer().primaryKey(), name: text(), secret: text() })
export const books = pgTable('book', { id: integer().primaryKey(), title: text(), secret: text(), authorId: integer() })
const db = drizzle(process.env.DATABASE!, { schema: { authors, books } })
`
} as const

/**
 * What arrives at ports of these kinds when a handler has this body, without places: `write Repository.save (Book): body except role`.
 * What carries nothing of the request or of a row is left out.
 */
export function inHandler(shop: keyof typeof shops, body: string, ...kinds: readonly Kind[]): readonly string[] {
  const text = `${shops[shop]}const app = express()
app.use(express.json())
app.post('/books/:id', async (req, res, next) => { ${body} })
`
  return arrivals({ 'app.ts': text }, ...kinds).filter(line => !line.endsWith(': -')).map(line => line.replace(/@\d+/g, ''))
}
