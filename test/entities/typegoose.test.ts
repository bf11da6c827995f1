import { expect, test } from 'vitest'
import { entityTable } from './entity-table.ts'

test('Typegoose: classes with properties', () => {
  expect(entityTable({
    'src/skipper.ts': `
import { getModelForClass, modelOptions, prop, type Ref } from '@typegoose/typegoose'
class Berth { @prop() length!: number }
@modelOptions({ schemaOptions: { timestamps: true } }) export class Skipper {
  @prop({ required: true }) email!: string
  @prop({ select: false }) passwordHash!: string
  @prop({ default: 'mate' }) role!: string
}
export const Skippers = getModelForClass(Skipper)`
  })).toBe(`Berth (@typegoose/typegoose)
  length number
  _id ObjectId generated key
Skipper (@typegoose/typegoose)
  email string
  passwordHash string sensitive hidden
  role string rights
  _id ObjectId generated key`)
})
