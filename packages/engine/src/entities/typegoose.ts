import type { Program } from '../model/program.ts'
import type { Declaration } from './declaration.ts'
import { column } from './declaration.ts'
import { decoratedEntities, type DecoratorLanguage } from './decorated.ts'

/** https://typegoose.github.io/typegoose/docs/api/decorators/prop */
const language: DecoratorLanguage = {
  package: '@typegoose/typegoose',
  aliases: new Set(['typegoose']),
  entity: new Set(['modelOptions']),
  unmarked: true,
  tableOption: 'collection',
  columns: { prop: {}, arrayProp: {} },
  relations: new Set(),
  marks: {},
  hiddenOption: { name: 'select', value: false }
}

/** Classes with `@prop`, each a model with an `_id`. */
export function typegooseEntities(program: Program): readonly Declaration[] {
  return decoratedEntities(program, language).map(each => ({
    ...each,
    columns: [...each.columns, column('_id', each.place, { primary: true, generated: true, form: 'id', type: 'ObjectId' })]
  }))
}
