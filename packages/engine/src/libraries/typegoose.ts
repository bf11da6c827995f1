import type { Item, Library } from '../model/library.ts'

const model: Item = { call: { returns: { type: 'mongoose#Model', of: '0' } } }

/** Models of Mongoose that are written as classes. */
export const typegoose: Library = {
  package: '@typegoose/typegoose',
  aliases: ['typegoose'],
  versions: '>=7',
  manual: 'https://typegoose.github.io/typegoose/docs/api/functions/getModelForClass',
  exports: {
    getModelForClass: model,
    getDiscriminatorModelForClass: { call: { returns: { type: 'mongoose#Model', of: '1' } } },
    mongoose: { undeclared: 'mongoose itself' }
  },
  types: {
    ReturnModelType: { virtual: true, extends: 'mongoose#Model' },
    DocumentType: { virtual: true, extends: 'mongoose#Document' }
  }
}
