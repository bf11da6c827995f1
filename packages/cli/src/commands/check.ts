import { hasFailures, locator, type Report, type Reporter } from '../report.ts'
import { diffOf } from '../fixes/diff.ts'
import { type Fixed, fixProject } from '../fixes/rounds.ts'
import { writeFixes } from '../fixes/write.ts'
import { json } from '../reporters/json.ts'
import { pretty } from '../reporters/pretty.ts'
import { sarifReporter } from '../reporters/sarif.ts'
import { openProject, type Project, type ProjectOptions } from '../project.ts'
import { openOutput } from '../output.ts'
import { plain, type Terminal } from '../terminal/terminal.ts'

export interface CheckOptions extends ProjectOptions {
  readonly format: keyof typeof reporters
  readonly fix?: boolean | undefined
  readonly fixDryRun?: boolean | undefined
  readonly maxWarnings: number
  readonly output?: string | undefined
  readonly verbose?: boolean | undefined
}

export const reporters = { pretty, json, sarif: sarifReporter } satisfies Record<string, Reporter>

/**
 * `postern check`.
 *
 * @returns 0 when there is nothing to report, 1 when there are findings (errors, or more warnings than `--max-warnings`), 2 when
 *   something could not be looked at or written; what was found is printed all the same
 */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const project = openProject(options, terminal)
  const output = openOutput(terminal, options.output)
  project.workspace.findings()
  if (options.fixDryRun === true) {
    const before = reportOf(project, options, terminal, null)
    project.done()
    await output(diffOf(project, fixProject(project)))
    return exitCode(before, options.maxWarnings)
  }
  const fixed = options.fix === true ? fixProject(project) : null
  const report = reportOf(project, options, terminal, fixed)
  project.done()
  await output(reporters[options.format](report))
  return exitCode(report, options.maxWarnings)
}

/** Writes what was fixed, and gathers what there is to say. */
function reportOf(project: Project, { verbose = false, output }: CheckOptions, terminal: Terminal, fixed: Fixed | null): Report {
  const { workspace } = project
  const unwritten = fixed === null ? [] : writeFixes(fixed)
  const view = workspace.view()
  const findings = workspace.findings()
  const notes = [...project.notes, ...workspace.notes(), ...fixed?.notes ?? [], ...unwritten]
  return {
    findings: findings.filter(finding => project.isAsked(finding.place.path)),
    // Below the first line of a note stands where in Postern it arose.
    notes: verbose ? notes : notes.map(note => ({ ...note, message: note.message.replace(/\n[^]*/, '') })),
    rules: project.rules,
    files: workspace.files().filter(project.isAsked).length,
    routes: workspace.routes().routes.filter(route => project.isAsked(route.place.path)).length,
    fixed: fixed === null ? null : { findings: fixed.count, files: fixed.texts.size - unwritten.length },
    base: project.base,
    locate: locator(project),
    text: path => view.text(path),
    colors: output === undefined ? terminal.colors : plain,
    verbose
  }
}

function exitCode({ notes, findings }: Report, maxWarnings: number): number {
  if (hasFailures(notes)) return 2
  const warnings = findings.filter(finding => finding.severity === 'warning').length
  return findings.length > warnings || warnings > maxWarnings ? 1 : 0
}
