import type { Note, Workspace } from '@postern/engine'
import type { Project } from '../project.ts'
import { applyFixes } from './apply.ts'

/** A fix can uncover another finding; ESLint stops after ten rounds too. */
const ROUNDS = 10

/** The outcome of fixing a project in memory. */
export interface Fixed {
  /** Changed texts by path. */
  readonly texts: ReadonlyMap<string, string>
  /** What these files held before. */
  readonly before: ReadonlyMap<string, string>
  /** How many fixes were applied. */
  readonly count: number
  readonly notes: readonly Note[]
}

/**
 * Applies automatic fixes of the files that the user asked about until none is left; the workspace then holds the new texts. A round
 * after which a file has more errors of syntax than before is taken back, and is the last.
 */
export function fixProject({ workspace, isAsked }: Pick<Project, 'workspace' | 'isAsked'>): Fixed {
  const texts = new Map<string, string>()
  const before = new Map<string, string>()
  const notes: Note[] = []
  let count = 0
  for (let round = 0; round < ROUNDS; round++) {
    const view = workspace.view()
    const applied = applyFixes(workspace.findings().filter(finding => isAsked(finding.place.path)), path => view.text(path))
    const changed = [...applied.texts].filter(([path, text]) => text !== view.text(path))
    if (changed.length === 0) break
    const old = new Map(changed.map(([path]) => [path, view.text(path)]))
    const errors = syntaxErrors(workspace, old)
    for (const [path, text] of changed) workspace.change(path, text)
    if (syntaxErrors(workspace, old) > errors) {
      for (const [path, text] of old) workspace.change(path, text)
      notes.push(...[...old.keys()].map(path => ({ path, stage: 'fix', message: 'A fix would have broken the syntax and was taken back: please report it.' })))
      break
    }
    count += applied.fixes.length
    for (const [path, text] of changed) {
      before.set(path, before.get(path) ?? old.get(path) ?? '')
      texts.set(path, text)
    }
  }
  return { texts, before, count, notes }
}

function syntaxErrors(workspace: Workspace, files: ReadonlyMap<string, string>): number {
  return workspace.notes().filter(note => note.stage === 'parse' && files.has(note.path)).length
}
