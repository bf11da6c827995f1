export { runRules, type Raised } from './run.ts'
export { type Settings } from './settings.ts'
export { settle } from './settle.ts'
