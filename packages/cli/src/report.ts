import path from 'node:path'
import { type Finding, type Note, type Place, positionAt, type Rule } from '@postern/engine'
import type { Project } from './project.ts'

/** All that a reporter may show. A reporter is a function from this to text. */
export interface Report {
  readonly findings: readonly Finding[]
  readonly notes: readonly Note[]
  readonly rules: readonly Rule[]
  readonly files: number
  readonly routes: number
  readonly milliseconds: number
  /** Where a place is, for people: a path relative to the working folder, lines and columns from 1. */
  readonly locate: (place: Place) => Location
  /** The text of a file. */
  readonly text: (path: string) => string
  readonly verbose: boolean
}

export interface Location {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

export type Reporter = (report: Report) => string

/** A function that locates places of a project's files, relative to the folder in which the command runs. */
export function locator(project: Project): (place: Place) => Location {
  const view = project.workspace.view()
  return ({ path: file, start, end }) => {
    const lines = view.module(file)?.lines ?? [0]
    const from = positionAt(lines, start)
    const to = positionAt(lines, end)
    return { file: relative(project.base, file), line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }
}

export function relative(base: string, file: string): string {
  const shown = path.posix.relative(base, file)
  return shown === '' ? '.' : shown
}

/** Notes that mean that something was not looked at: they make the exit code 2. Parse errors are recovered from; budgets are a detail. */
export function failures(notes: readonly Note[]): readonly Note[] {
  return notes.filter(note => note.stage !== 'parse' && note.stage !== 'budget')
}
