export { run } from './run.ts'
export type { RouteRow } from './commands/routes.ts'
export type { Terminal } from './terminal/terminal.ts'
