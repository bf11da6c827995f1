import path from 'node:path'
import type { Note, Place } from '@postern/engine'
import { explained } from '../inventory/explained.ts'
import { markdown } from '../inventory/markdown.ts'
import { openapi } from '../inventory/openapi.ts'
import { routeRows } from '../inventory/rows.ts'
import { table } from '../inventory/table.ts'
import { openOutput } from '../output.ts'
import { openProject, type ProjectOptions } from '../project.ts'
import { notesText } from '../reporters/pretty.ts'
import { hasFailures, locator } from '../report.ts'
import { plain, type Terminal } from '../terminal/terminal.ts'

export interface RoutesOptions extends Pick<ProjectOptions, 'paths' | 'config'> {
  readonly format: 'table' | 'json' | 'markdown' | 'openapi'
  readonly output?: string | undefined
  /** The one route to say more about: `GET /books/:isbn`. */
  readonly explain?: string | undefined
}

export type { RouteRow } from '../inventory/rows.ts'

/** `postern routes`: every route with its guards. Exit code 0, or 2 when something could not be looked at. */
export async function routes(options: RoutesOptions, terminal: Terminal): Promise<number> {
  const project = openProject(options, terminal)
  const output = openOutput(terminal, options.output)
  const surface = project.workspace.routes()
  const locate = locator(project)
  const isAsked = ({ place }: { place: Place }): boolean => project.isAsked(place.path)
  const list = surface.routes.filter(isAsked)
  const rows = routeRows(project, list)
  const unresolved = surface.unresolved.filter(isAsked).map(({ place, reason }): Note => {
    const { line, column } = locate(place)
    return { path: place.path, stage: 'question', message: `${line}:${column}: no route could be made of this registration: ${reason}` }
  })
  project.done()
  const printed = {
    table: () => table(rows, options.output === undefined ? terminal.colors : plain),
    json: () => `${JSON.stringify(rows, null, 2)}\n`,
    markdown: () => markdown(rows),
    openapi: () => openapi(project, list, path.basename(project.base))
  }
  await output(options.explain === undefined ? printed[options.format]() : explained(project, list, options.explain))
  // Beside the answer, so that JSON stays a list of routes.
  const notes = [...project.notes, ...project.workspace.notes().map(note => ({ ...note, message: note.message.replace(/\n[^]*/, '') })), ...unresolved]
  terminal.complain(notesText({ locate, colors: terminal.complaintColors }, notes, false).join(''))
  return hasFailures(notes) ? 2 : 0
}
