export { runRules, type Raised, type Run } from './run.ts'
export { type Settings } from './settings.ts'
export { settle } from './settle.ts'
