import { expect, test } from 'vitest'
import { entityTable } from './entity-table.ts'

const expected = (skipper: string): string => `${skipper} hides passwordHash
  id number key
  email string
  passwordHash string sensitive
  role string rights
  berths Berth[] -> Berth`

test('classes, with decorators of the core, of a driver or of their own package', () => {
  expect(entityTable({
    'src/entities.ts': `
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/postgresql'
import { Collection, OneToMany, type Opt } from '@mikro-orm/core'
import { Embeddable, Embedded } from '@mikro-orm/decorators/legacy'
@Embeddable() export class Size { @Property() metres!: number }
@Entity({ tableName: 'skipper' }) export class Skipper {
  @PrimaryKey() id!: number
  @Property() email!: string
  @Property({ hidden: true }) passwordHash!: string
  @Property() role: string & Opt = 'mate'
  @OneToMany(() => Berth, berth => berth.skipper) berths = new Collection<Berth>(this)
}
@Entity() export class Berth {
  @PrimaryKey() id!: number
  @ManyToOne(() => Skipper) skipper!: Skipper
  @Embedded(() => Size) size!: Size
  @Property({ lazy: true }) drawing!: string
}`
  })).toBe(`Berth (@mikro-orm/core)
  id number key
  skipper Skipper owner owner -> Skipper
  size.metres number
  drawing string hidden
Skipper (@mikro-orm/core) skipper hides passwordHash
  id number key
  email string
  passwordHash string sensitive
  role ? rights
  berths Berth[] -> Berth`)
})

test('defineEntity and EntitySchema', () => {
  const entities = entityTable({
    'src/entities.ts': `
import { defineEntity, EntitySchema } from '@mikro-orm/core'
export const SkipperSchema = defineEntity({
  name: 'Skipper',
  properties: p => ({
    id: p.integer().primary(),
    email: p.string(),
    passwordHash: p.string().hidden(),
    role: p.string(),
    berths: () => p.oneToMany(Berth).mappedBy('skipper')
  })
})
export const Berth = new EntitySchema({
  name: 'Berth',
  properties: {
    id: { type: 'number', primary: true },
    pinHash: { type: 'string', hidden: true },
    skipper: { kind: 'm:1', entity: () => 'Skipper' }
  }
})`
  })
  expect(entities).toBe(`Berth (@mikro-orm/core) hides pinHash
  id number key
  pinHash string sensitive
  skipper Skipper owner owner -> SkipperSchema
${expected('Skipper (@mikro-orm/core) SkipperSchema').replace('id number', 'id integer')}`)
})
