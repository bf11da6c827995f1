import { expect, test } from 'vitest'
import { entityTable } from './entity-table.ts'

test('typed fields, the JSON schema, relations and what is left out of JSON', () => {
  expect(entityTable({
    'src/base.ts': 'import { Model } from \'objection\'\nexport abstract class Base extends Model { id!: number }',
    'src/skipper.ts': `
import { Model } from 'objection'
import { Base } from './base'
import { Berth } from './berth'
export class Skipper extends Base {
  static tableName = 'skippers'
  static jsonSchema = { type: 'object', properties: { email: { type: 'string' }, pinHash: { type: 'string' }, isVerified: { type: 'boolean' } } }
  static relationMappings = { berths: { relation: Model.HasManyRelation, modelClass: Berth, join: {} } }
  email!: string
  $formatJson(json) {
    const { pinHash, ...rest } = super.$formatJson(json)
    return rest
  }
}`,
    'src/berth.ts': `
import { Base } from './base'
export class Berth extends Base { static get tableName() { return 'berths' } }`,
    'migrations/1.ts': `
export const up = knex => knex.schema.createTable('berths', table => { table.increments('id'); table.integer('length') })`
  })).toBe(`Berth (objection) berths
  id number key
  length integer
Skipper (objection) skippers open hides pinHash
  id number key
  email string
  pinHash string sensitive
  isVerified boolean trust
  berths Berth[] -> Berth`)
})
