import path from 'node:path'
import { type Finding, type Note, type Place, positionAt, type Rule } from '@postern/engine'
import type { Project } from './project.ts'
import type { Colors } from './terminal/terminal.ts'

/** All that a reporter may show. A reporter is a function from this to text. */
export interface Report {
  readonly findings: readonly Finding[]
  readonly notes: readonly Note[]
  readonly rules: readonly Rule[]
  readonly files: number
  readonly routes: number
  /** What `--fix` did; null without it. */
  readonly fixed: { readonly findings: number, readonly files: number } | null
  /** The folder that paths are relative to. */
  readonly base: string
  /** Where a place is, for people: a path relative to that folder, lines and columns from 1. */
  readonly locate: (place: Place) => Location
  /** The text of a file. */
  readonly text: (path: string) => string
  readonly colors: Colors
  /** All notes, and whole ones. */
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
export function locator({ workspace, base }: Project): (place: Place) => Location {
  const view = workspace.view()
  return ({ path: file, start, end }) => {
    const lines = view.module(file)?.lines ?? [0]
    const from = positionAt(lines, start)
    const to = positionAt(lines, end)
    return { file: relative(base, file), line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
  }
}

export function relative(base: string, file: string): string {
  const shown = path.posix.relative(base, file)
  return shown === '' ? '.' : shown
}

/** What a note means for the run: something was not looked at, which is exit code 2; the user should hear of it; a detail. */
export type Weight = 'failure' | 'remark' | 'detail'

/** A note that names no file is a whole stage's: nothing of it is left. What was parsed with errors, or met a limit, is a detail. */
export function weigh(note: Note): Weight {
  if (note.path === '' || note.stage === 'read' || note.stage === 'rule' || note.stage === 'write') return 'failure'
  return note.stage === 'policy' || note.stage === 'question' || note.stage === 'fix' ? 'remark' : 'detail'
}

export function hasFailures(notes: readonly Note[]): boolean {
  return notes.some(note => weigh(note) === 'failure')
}
