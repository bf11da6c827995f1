import type { Library } from '../model/library.ts'

/** Decorators around Sequelize: its models are Sequelize's. */
export const sequelizeTypescript: Library = {
  package: 'sequelize-typescript',
  versions: '2',
  manual: 'https://github.com/sequelize/sequelize-typescript#readme',
  exports: {
    Model: { new: { returns: { type: 'Model' } } },
    Sequelize: { new: { returns: { type: 'Sequelize' } } }
  },
  types: {
    Model: { extends: 'sequelize#Model', members: { $create: { call: { inputs: { 1: 'write' } } }, $set: {}, $add: {}, $get: {} } },
    Sequelize: { extends: 'sequelize#Sequelize', members: { addModels: {} } },
    Repository: { extends: 'sequelize#ModelStatic', virtual: true }
  }
}
