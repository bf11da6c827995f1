export { emptyPolicy } from './empty.ts'
export { readPolicy, type PolicyProblem, type PolicyResult } from './read.ts'
