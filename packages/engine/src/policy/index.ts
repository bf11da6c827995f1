export { emptyPolicy } from './empty.ts'
export { readPolicy, type PolicyContext, type PolicyProblem, type PolicyResult } from './read.ts'
