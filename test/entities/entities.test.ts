import { describe, expect, test } from 'vitest'
import { entityIndex } from '../../packages/engine/src/entities/index.ts'
import { emptyPolicy } from '../../packages/engine/src/policy/index.ts'
import { entitiesIn, entityTable } from './entity-table.ts'

describe('Prisma', () => {
  const schema = `
model Skipper {
  id           Int      @id @default(autoincrement())
  email        String   @unique
  passwordHash String
  role         Role     @default(MEMBER)
  settings     Json
  berths       Berth[]
  createdAt    DateTime @default(now())
  @@map("skippers")
}
model Berth {
  id        String  @id @default(uuid())
  skipper   Skipper @relation(fields: [skipperId], references: [id])
  skipperId Int
}
enum Role { MEMBER }
`
  const table = (hidden: string): string => `Berth (@prisma/client) berth
  id String generated key
  skipper Skipper owner owner -> Skipper
  skipperId Int owner owner
Skipper (@prisma/client) skipper skippers
  id Int generated key
  email String
  passwordHash String sensitive${hidden}
  role Role rights
  settings Json json
  berths Berth[] -> Berth
  createdAt DateTime generated`

  test('models of one file', () => { expect(entityTable({ 'prisma/schema.prisma': schema })).toBe(table('')) })

  test('the client omits a column everywhere', () => {
    const db = 'import { PrismaClient } from \'@prisma/client\'\nexport const db = new PrismaClient({ omit: { skipper: { passwordHash: true } } })'
    expect(entityTable({ 'prisma/schema.prisma': schema, 'src/db.ts': db })).toBe(table(' hidden'))
  })

  test('models of several files know each other', () => {
    const [berth, skipper] = schema.split('model Berth').toReversed()
    const files = { 'prisma/schema/berth.prisma': `model Berth${berth ?? ''}`, 'prisma/schema/skipper.prisma': skipper ?? '' }
    expect(entityTable(files)).toBe(table(''))
  })
})

describe('TypeORM', () => {
  test('columns, relations, abstract bases, embedded classes', () => {
    expect(entityTable({
      'src/stamped.ts': `
import { CreateDateColumn, PrimaryGeneratedColumn } from 'typeorm'
export abstract class Stamped {
  @PrimaryGeneratedColumn() id: number
  @CreateDateColumn() joined: Date
}`,
      'src/skipper.ts': `
import { Column, Entity, ManyToOne, OneToMany } from 'typeorm'
import { Stamped } from './stamped'
import { Berth } from './berth'
class Address { @Column() city: string; @Column() state: string }
@Entity('skippers')
export class Skipper extends Stamped {
  @Column({ type: 'varchar' }) email: string
  @Column({ select: false }) password: string
  @Column('jsonb') settings: object
  @Column(() => Address) home: Address
  @OneToMany(() => Berth, berth => berth.skipper) berths: Berth[]
  visits = 0
}`,
      'src/berth.ts': `
import * as orm from 'typeorm'
import { Skipper } from './skipper'
@orm.Entity({ name: 'berth' })
export class Berth {
  @orm.PrimaryColumn('uuid') code: string
  @orm.ManyToOne(() => Skipper) skipper: Skipper
}`
    })).toBe(`Berth (typeorm) berth
  code uuid key
  skipper Skipper owner owner -> Skipper
Skipper (typeorm) skippers
  id number generated key
  joined Date generated
  email varchar
  password string sensitive hidden
  settings jsonb json
  home.city string
  home.state string
  berths Berth[] -> Berth`)
  })

  test('another library\'s Entity is none', () => {
    expect(entityTable({ 'src/a.ts': 'import { Entity, Column } from \'./own\'\n@Entity()\nexport class A { @Column() b: string }' })).toBe('')
  })

  test('EntitySchema', () => {
    expect(entityTable({
      'src/berth.ts': `
import { EntitySchema } from 'typeorm'
export const Berth = new EntitySchema({
  name: 'Berth', tableName: 'berths',
  columns: { id: { type: Number, primary: true, generated: true }, gateCode: { type: String, select: false } },
  relations: { skipper: { type: 'many-to-one', target: 'Skipper' } }
})`
    })).toBe(`Berth (typeorm) berths
  id Number generated key
  gateCode String sensitive hidden
  skipper Skipper -> Skipper`)
  })

  test('toJSON hides columns from every answer, class-transformer from those that it writes', () => {
    const tableOf = (body: string): string => entityTable({
      'src/skipper.ts': `
import { Column, Entity } from 'typeorm'
import { Exclude } from 'class-transformer'
@Entity() export class Skipper {
  @Column() name: string
  @Column() password: string
  @Exclude() @Column() note: string
  ${body}
}`
    }).split('\n')[0] ?? ''
    expect(tableOf('')).toBe('Skipper (typeorm) excludes note')
    expect(tableOf('toJSON() { const { password, ...rest } = this; return rest }')).toBe('Skipper (typeorm) hides password excludes note')
    expect(tableOf('toJSON() { return { name: this.name } }')).toBe('Skipper (typeorm) hides note password excludes note')
    expect(tableOf('toJSON() { return { ...this, password: undefined } }')).toBe('Skipper (typeorm) hides password excludes note')
    expect(tableOf('toJSON() { return redact(this) }')).toBe('Skipper (typeorm) hides name note password excludes note')
  })
})

describe('Sequelize', () => {
  test('classes with init, associations, defaults', () => {
    expect(entityTable({
      'src/models.ts': `
import { DataTypes, Model, type Sequelize } from 'sequelize'
export class Skipper extends Model {}
export class Berth extends Model {}
export function setUp(sequelize: Sequelize): void {
  Skipper.init({
    email: { type: DataTypes.STRING, unique: true },
    password: DataTypes.STRING(60),
    isAdmin: { type: DataTypes.BOOLEAN, defaultValue: false }
  }, { sequelize, tableName: 'skippers', timestamps: false, defaultScope: { attributes: { exclude: ['password'] } } })
  Berth.init({ code: { type: DataTypes.UUID, primaryKey: true } }, { sequelize })
  Berth.belongsTo(Skipper, { as: 'skipper' })
  Skipper.hasMany(Berth, { as: 'berths' })
}`
    })).toBe(`Berth (sequelize) Berths
  code DataTypes.UUID key
  createdAt DATE generated
  updatedAt DATE generated
  skipper Skipper owner owner -> Skipper
  skipperId owner owner
Skipper (sequelize) skippers
  email DataTypes.STRING
  password DataTypes.STRING sensitive hidden
  isAdmin DataTypes.BOOLEAN rights
  id INTEGER generated key
  berths Berth[] -> Berth`)
  })

  test('define in a file that gets sequelize as a parameter', () => {
    expect(entityTable({
      'models/berth.js': `
module.exports = (sequelize, DataTypes) => sequelize.define('Berth', { code: DataTypes.STRING, price: { type: DataTypes.DECIMAL } }, { timestamps: false })`
    })).toBe(`Berth (sequelize) Berths
  code DataTypes.STRING
  price DataTypes.DECIMAL money
  id INTEGER generated key`)
  })

  test('a define of something else is none', () => {
    expect(entityTable({ 'src/words.ts': 'export const x = (dictionary: D) => dictionary.define(\'berth\', { meaning: \'a place\' })' })).toBe('')
  })

  test('sequelize-typescript', () => {
    expect(entityTable({
      'src/berth.ts': `
import { BelongsTo, Column, DataType, DefaultScope, ForeignKey, Model, PrimaryKey, Table } from 'sequelize-typescript'
import { Skipper } from './skipper'
@DefaultScope(() => ({ attributes: { exclude: ['gateCode'] } }))
@Table({ tableName: 'berths' })
export class Berth extends Model {
  @PrimaryKey @Column(DataType.UUID) declare code: string
  @Column declare gateCode: string
  @ForeignKey(() => Skipper) @Column declare skipperId: number
  @BelongsTo(() => Skipper) declare skipper: Skipper
}`,
      'src/skipper.ts': `
import { Column, Model, Table } from 'sequelize-typescript'
@Table export class Skipper extends Model { @Column declare login: string; @Column declare password: string }`
    })).toBe(`Berth (sequelize-typescript) berths
  code DataType.UUID key
  gateCode string sensitive hidden
  skipperId number owner owner
  skipper Skipper owner owner -> Skipper
Skipper (sequelize-typescript)
  login string
  password string sensitive`)
  })
})

describe('Mongoose', () => {
  test('nested paths, references, options', () => {
    expect(entityTable({
      'src/skipper.ts': `
import mongoose, { Schema } from 'mongoose'
const skipperSchema = new Schema({
  email: String,
  password: { type: String, required: true, select: false },
  home: { city: String, state: { type: String } },
  tags: [String],
  extra: Schema.Types.Mixed,
  harbour: { type: mongoose.Schema.Types.ObjectId, ref: 'Harbour' },
  apiKey: String
}, { timestamps: true, toJSON: { transform(doc, ret) { delete ret.apiKey; return ret } } })
export const Skipper = mongoose.model('Skipper', skipperSchema)`
    })).toBe(`Skipper (mongoose) skippers hides apiKey
  email String
  password String sensitive hidden
  home.city String
  home.state String
  tags String[]
  extra Schema.Types.Mixed json
  harbour mongoose.Schema.Types.ObjectId
  apiKey String sensitive
  _id ObjectId generated key
  createdAt Date generated
  updatedAt Date generated`)
  })

  test('a plugin that drops what is marked private', () => {
    expect(entityTable({
      'src/plugin.ts': `
export const hide = (schema: any) => { schema.options.toJSON = { transform(doc: any, ret: any) {
  Object.keys(schema.paths).forEach(path => { if (schema.paths[path].options.private) delete ret[path] }) } } }`,
      'src/skipper.ts': `
import { Schema, model } from 'mongoose'
import { hide } from './plugin'
const schema = new Schema({ name: String, password: { type: String, private: true } }, { _id: false })
schema.plugin(hide)
export default model('Skipper', schema, 'crew')`
    })).toBe(`Skipper (mongoose) crew hides password
  name String
  password String sensitive`)
  })
})

describe('SQL', () => {
  test('files, constant texts and migrations are one table', () => {
    expect(entityTable({
      'db/001.sql': 'create table skippers (id serial primary key, email text, password text, extra jsonb);',
      'db/002.sql': 'alter table skippers add column is_admin boolean; alter table skippers drop column extra;',
      'src/set-up.ts': 'export const setUp = `CREATE TABLE IF NOT EXISTS berths (code text primary key, skipper_id int references skippers(id))`',
      'migrations/3.ts': `
export const up = (knex: any) => knex.schema.createTable('visits', (table: any) => {
  table.increments()
  table.string('boat').notNullable()
  table.integer('skipper_id').unsigned().references('id').inTable('skippers')
  table.timestamps(true, true)
})`
    })).toBe(`berths (sql)
  code text key
  skipper_id int owner owner
skippers (sql)
  id serial generated key
  email text
  password text sensitive
  is_admin boolean rights
visits (knex)
  id increments generated key
  boat string
  skipper_id integer owner owner
  created_at timestamp generated
  updated_at timestamp generated`)
  })

  test('a table that a mapper declares too is the mapper\'s', () => {
    expect(entitiesIn({ 'prisma/schema.prisma': 'model Skipper {\n id Int @id\n @@map("skippers")\n}', 'db/1.sql': 'create table skippers (id int)' }).map(each => each.library))
      .toEqual(['@prisma/client'])
  })
})

test('an entity is found by its names', () => {
  const find = entityIndex(entitiesIn({ 'prisma/schema.prisma': 'model HarbourMaster {\n id Int @id\n @@map("harbour_masters")\n}' }))
  for (const name of ['HarbourMaster', 'harbourMaster', 'harbour_masters', 'HARBOURMASTERS', 'public.harbour_masters', '/harbour/prisma/schema.prisma#HarbourMaster']) {
    expect(find(name)?.name).toBe('HarbourMaster')
  }
  expect(find('Harbour')).toBeNull()
})

test('the policy names columns of its own', () => {
  const policy = { ...emptyPolicy, sensitive: ['Boat.log'], privileged: ['speed'], notPrivileged: ['price'] }
  expect(entityTable({ 'prisma/schema.prisma': 'model Boat {\n log String\n speed Int\n price Int\n}' }, policy)).toBe(`Boat (@prisma/client) boat
  log String sensitive
  speed Int rights
  price Int`)
})
