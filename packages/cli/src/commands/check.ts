import fs from 'node:fs'
import { createTwoFilesPatch } from 'diff'
import { failures, locator, relative, type Report, type Reporter } from '../report.ts'
import { fixProject } from '../fixes/rounds.ts'
import { json } from '../reporters/json.ts'
import { pretty } from '../reporters/pretty.ts'
import { sarifReporter } from '../reporters/sarif.ts'
import { openProject, type Project, type ProjectOptions } from '../project.ts'
import { withProgress } from '../progress.ts'
import { write } from '../output.ts'

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
 * `postern check`: 0 when there is nothing to report, 1 when there are findings (errors, or more warnings than `--max-warnings`),
 * 2 when something could not be looked at; what was found is printed all the same.
 */
export async function check(options: CheckOptions): Promise<number> {
  const begin = performance.now()
  const project = openProject(options)
  await withProgress('Reading the project', () => project.workspace.findings())
  if (options.fixDryRun === true) return dryRun(project, options)
  if (options.fix === true) {
    for (const [path, text] of fixProject(project).texts) fs.writeFileSync(path, text)
  }
  const report = reportOf(project, options, performance.now() - begin)
  write(reporters[options.format](report), options.output)
  return exitCode(report, options.maxWarnings)
}

function reportOf(project: Project, options: CheckOptions, milliseconds: number): Report {
  const { workspace } = project
  const view = workspace.view()
  return {
    findings: workspace.findings().filter(finding => project.isAsked(finding.place.path)),
    notes: workspace.notes(),
    rules: project.rules,
    files: workspace.files().length,
    routes: workspace.routes().routes.length,
    milliseconds,
    locate: locator(project),
    text: path => view.text(path),
    verbose: options.verbose === true
  }
}

function exitCode(report: Report, maxWarnings: number): number {
  if (failures(report.notes).length > 0) return 2
  const warnings = report.findings.filter(finding => finding.severity === 'warning').length
  return report.findings.length > warnings || warnings > maxWarnings ? 1 : 0
}

/** Prints what `--fix` would change as a unified diff. Exit code 1 when there would be a change. */
function dryRun(project: Project, options: CheckOptions): number {
  const { view } = project.workspace
  const before = new Map(project.workspace.files().map(path => [path, view().text(path)]))
  const { texts } = fixProject(project)
  const patches = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => {
    const name = relative(project.base, path)
    return createTwoFilesPatch(`a/${name}`, `b/${name}`, before.get(path) ?? '', text, undefined, undefined, { headerOptions: { includeIndex: false, includeUnderline: false, includeFileHeaders: true } })
  })
  write(patches.length === 0 ? 'No automatic fix applies.\n' : patches.join(''), options.output)
  return texts.size > 0 ? 1 : 0
}
