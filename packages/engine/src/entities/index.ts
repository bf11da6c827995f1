export { entities, entityIndex } from './entities.ts'
