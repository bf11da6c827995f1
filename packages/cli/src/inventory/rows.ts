import type { Route } from '@postern/engine'
import type { Project } from '../project.ts'
import { locator } from '../report.ts'

/** One line of the inventory, as `--format json` prints it. */
export interface RouteRow {
  readonly method: string
  readonly path: string
  readonly framework: string
  /** Where it is registered, relative to the working folder. */
  readonly file: string
  readonly line: number
  readonly handler: string | null
  /** Whether a request without a credential is refused. */
  readonly auth: 'yes' | 'no' | 'unknown'
  /** In the order in which they run, each with the line that proves it. */
  readonly guards: readonly { readonly name: string, readonly file: string, readonly line: number }[]
}

const AUTH = { proven: 'yes', absent: 'no', opaque: 'unknown' } as const

/** Routes as people read them. */
export function routeRows(project: Project, list: readonly Route[]): RouteRow[] {
  const locate = locator(project)
  return list.map(route => {
    const { file, line } = locate(route.place)
    const guards = route.guards.map(guard => {
      const at = locate(guard.proof ?? guard.place)
      return { name: guard.name, file: at.file, line: at.line }
    })
    const { method, path, framework } = route
    return { method, path, framework, file, line, handler: route.handler?.name ?? null, auth: AUTH[route.auth], guards }
  })
}
