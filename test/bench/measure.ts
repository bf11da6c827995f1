import fs from 'node:fs'
import path from 'node:path'
import { ts } from 'ts-morph'
import { openProject } from '../../packages/cli/src/project.ts'
import { processTerminal } from '../../packages/cli/src/terminal/terminal.ts'

/**
 * One measurement in a process of its own, so that times start cold and the peak of memory is its own:
 * `measure.ts parse|run FOLDER` prints one line of JSON.
 */
export interface Measurement {
  readonly files: number
  readonly milliseconds: number
  readonly megabytes: number
  /** Of `run`: the time until all findings are there again after one file changed, the median of several. */
  readonly changed: number | null
  readonly findings: number | null
}

/** Edits of one file that are timed after the first run. */
const CHANGES = 5

const [mode, folder] = process.argv.slice(2)
if (folder === undefined || (mode !== 'parse' && mode !== 'run')) throw new Error('measure.ts parse|run FOLDER')
process.stdout.write(`${JSON.stringify(mode === 'parse' ? parse(folder) : run(folder))}\n`)

/** The bare parse: `ts.createSourceFile` of the same files, all trees kept, as a linter with type information would. */
function parse(root: string): Measurement {
  const files = openProject({ paths: [root] }, processTerminal()).workspace.files()
  const begin = performance.now()
  const trees = files.map(file => ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true))
  const milliseconds = performance.now() - begin
  return { files: trees.length, milliseconds, megabytes: peak(), changed: null, findings: null }
}

function run(root: string): Measurement {
  const begin = performance.now()
  const { workspace } = openProject({ paths: [root] }, processTerminal())
  const findings = workspace.findings().length
  const milliseconds = performance.now() - begin
  const megabytes = peak()
  const files = workspace.files()
  const file = files.find(one => one.endsWith(`${path.posix.sep}controller.ts`)) ?? files[0] ?? ''
  const times = Array.from({ length: CHANGES }, (_, index) => {
    const start = performance.now()
    workspace.change(file, `${fs.readFileSync(file, 'utf8')}\nexport const edit = ${index}\n`)
    workspace.findings()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return { files: files.length, milliseconds, megabytes, changed: times[Math.floor(CHANGES / 2)] ?? null, findings }
}

/** The process's largest resident set so far, in MiB (`maxRSS` is in KiB). */
function peak(): number {
  return process.resourceUsage().maxRSS / 1024
}
