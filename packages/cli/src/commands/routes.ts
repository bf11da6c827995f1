import Table from 'cli-table3'
import pc from 'picocolors'
import type { Route } from '@postern/engine'
import { locator } from '../report.ts'
import { openProject, type Project, type ProjectOptions } from '../project.ts'
import { withProgress } from '../progress.ts'
import { write } from '../output.ts'

export interface RoutesOptions extends ProjectOptions {
  readonly format: 'table' | 'json'
  readonly output?: string | undefined
}

/** One line of the inventory, as `--format json` prints it. */
export interface RouteRow {
  readonly method: string
  readonly path: string
  readonly framework: string
  readonly file: string
  readonly line: number
  readonly handler: string | null
  readonly auth: 'yes' | 'no' | 'unknown'
  readonly guards: readonly { readonly name: string, readonly file: string, readonly line: number }[]
}

const AUTH = { proven: 'yes', absent: 'no', opaque: 'unknown' } as const

/** `postern routes`: every route with its guards. Exit code 0. */
export async function routes(options: RoutesOptions): Promise<number> {
  const project = openProject(options)
  const surface = await withProgress('Reading the project', () => project.workspace.routes())
  const rows = routeRows(project, surface.routes.filter(route => project.isAsked(route.place.path)))
  write(options.format === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : table(rows), options.output)
  return 0
}

export function routeRows(project: Project, list: readonly Route[]): RouteRow[] {
  const locate = locator(project)
  return list.map(route => {
    const { file, line } = locate(route.place)
    const guards = route.guards.map(guard => {
      const at = locate(guard.proof ?? guard.place)
      return { name: guard.name, file: at.file, line: at.line }
    })
    return { method: route.method, path: route.path, framework: route.framework, file, line, handler: route.handler?.name ?? null, auth: AUTH[route.auth], guards }
  })
}

function table(rows: readonly RouteRow[]): string {
  if (rows.length === 0) return 'No routes found.\n'
  const lines = new Table({ head: ['method', 'path', 'auth', 'guards', 'handler', 'place'], style: { head: ['bold'], border: [], compact: true } })
  const colour = { yes: pc.green, no: pc.red, unknown: pc.yellow }
  for (const row of rows) {
    const guards = row.guards.map(guard => guard.name).join(', ')
    lines.push([row.method, row.path, colour[row.auth](row.auth), guards, row.handler ?? '', `${row.file}:${row.line}`])
  }
  return `${lines.toString()}\n${rows.length} route${rows.length === 1 ? '' : 's'}\n`
}
