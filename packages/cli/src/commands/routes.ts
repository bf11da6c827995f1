import Table from 'cli-table3'
import type { Note, Place, Route } from '@postern/engine'
import { openOutput } from '../output.ts'
import { openProject, type Project, type ProjectOptions } from '../project.ts'
import { count, notesText } from '../reporters/pretty.ts'
import { hasFailures, locator } from '../report.ts'
import { printable } from '../terminal/printable.ts'
import { type Colors, plain, type Terminal } from '../terminal/terminal.ts'

export interface RoutesOptions extends Pick<ProjectOptions, 'paths' | 'config'> {
  readonly format: 'table' | 'json'
  readonly output?: string | undefined
}

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

/** `postern routes`: every route with its guards. Exit code 0, or 2 when something could not be looked at. */
export async function routes(options: RoutesOptions, terminal: Terminal): Promise<number> {
  const project = openProject(options, terminal)
  const output = openOutput(terminal, options.output)
  const surface = project.workspace.routes()
  const locate = locator(project)
  const isAsked = ({ place }: { place: Place }): boolean => project.isAsked(place.path)
  const rows = routeRows(project, surface.routes.filter(isAsked))
  const unresolved = surface.unresolved.filter(isAsked).map(({ place, reason }): Note => {
    const { line, column } = locate(place)
    return { path: place.path, stage: 'question', message: `${line}:${column}: no route could be made of this registration: ${reason}` }
  })
  project.done()
  await output(options.format === 'json' ? `${JSON.stringify(rows, null, 2)}\n` : table(rows, options.output === undefined ? terminal.colors : plain))
  // Beside the answer, so that JSON stays a list of routes.
  const notes = [...project.notes, ...project.workspace.notes().map(note => ({ ...note, message: note.message.replace(/\n[^]*/, '') })), ...unresolved]
  terminal.complain(notesText({ locate, colors: terminal.complaintColors }, notes, false).join(''))
  return hasFailures(notes) ? 2 : 0
}

function routeRows(project: Project, list: readonly Route[]): RouteRow[] {
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

function table(rows: readonly RouteRow[], colors: Colors): string {
  if (rows.length === 0) return 'No routes found.\n'
  const lines = new Table({ head: ['method', 'path', 'auth', 'guards', 'handler', 'place'].map(colors.bold), style: { head: [], border: [], compact: true } })
  const auth = { yes: colors.green, no: colors.red, unknown: colors.yellow }
  for (const row of rows) {
    const guards = row.guards.map(guard => guard.name).join(', ')
    lines.push([
      row.method, printable(row.path), auth[row.auth](row.auth), printable(guards), printable(row.handler ?? ''), printable(`${row.file}:${row.line}`)
    ])
  }
  return `${lines.toString()}\n${count(rows.length, 'route')}\n`
}
