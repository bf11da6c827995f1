export { isSecretName } from './classify.ts'
export { entities, entityIndex } from './entities.ts'
