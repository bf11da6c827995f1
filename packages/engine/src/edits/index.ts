export { fixOf, insert, replace, textAt } from './edit.ts'
export { reach, reachPackage, type Reach } from './imports.ts'
export { setOption } from './options.ts'
export { bindValues } from './sql-values.ts'
