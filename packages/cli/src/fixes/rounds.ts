import type { Project } from '../project.ts'
import { applyFixes } from './apply.ts'

/** A fix can uncover another finding; ESLint stops after ten rounds too. */
const ROUNDS = 10

/** The outcome of fixing a project in memory. */
export interface Fixed {
  /** Changed texts by path. */
  readonly texts: ReadonlyMap<string, string>
  readonly count: number
}

/** Applies automatic fixes of the files that the user asked about until none is left; the workspace then holds the new texts. */
export function fixProject(project: Project): Fixed {
  const { workspace } = project
  const texts = new Map<string, string>()
  let count = 0
  for (let round = 0; round < ROUNDS; round++) {
    const view = workspace.view()
    const asked = workspace.findings().filter(finding => project.isAsked(finding.place.path))
    const applied = applyFixes(asked, path => view.text(path))
    if (applied.fixes.length === 0) break
    count += applied.fixes.length
    for (const [path, text] of applied.texts) {
      texts.set(path, text)
      workspace.change(path, text)
    }
  }
  return { texts, count }
}
