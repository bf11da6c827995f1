import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Table from 'cli-table3'
import { generateProject } from './project.ts'
import type { Measurement } from './measure.ts'

/** Runs of each measurement; the median counts, since machines are shared. */
const RUNS = 3

const root = path.resolve(import.meta.dirname, '../..')
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'))
try {
  const table = new Table({ head: ['project', 'files', 'parse ms', 'run ms', 'ratio', 'parse MB', 'run MB', 'ratio', 'one file ms', 'findings'] })
  for (const [name, folder] of projects()) table.push([name, ...row(folder)])
  process.stdout.write(`${table.toString()}\nparse: createSourceFile of the same files in one process; run: lists, reads, lowers, links, follows, judges; medians of ${RUNS}\n`)
} finally {
  fs.rmSync(temporary, { recursive: true, force: true })
}

function projects(): [string, string][] {
  const generated = [200, 2000].map((size): [string, string] => {
    const folder = path.join(temporary, String(size))
    for (const file of generateProject(size)) {
      fs.mkdirSync(path.dirname(path.join(folder, file.path)), { recursive: true })
      fs.writeFileSync(path.join(folder, file.path), file.text)
    }
    return [`generated ${size}`, folder]
  })
  const fixtures = fs.readdirSync(path.join(root, 'fixtures')).sort().map((name): [string, string] => [`fixtures/${name}`, path.join(root, 'fixtures', name)])
  return [...generated, ...fixtures]
}

function row(folder: string): (string | number)[] {
  const parse = median('parse', folder)
  const run = median('run', folder)
  return [
    run.files, parse.milliseconds.toFixed(0), run.milliseconds.toFixed(0), (run.milliseconds / parse.milliseconds).toFixed(2),
    parse.megabytes.toFixed(0), run.megabytes.toFixed(0), (run.megabytes / parse.megabytes).toFixed(2),
    run.changed?.toFixed(0) ?? '', run.findings ?? ''
  ]
}

function median(mode: 'parse' | 'run', folder: string): Measurement {
  const runs = Array.from({ length: RUNS }, () => {
    const script = path.join(import.meta.dirname, 'measure.ts')
    return JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', script, mode, folder], { cwd: root, encoding: 'utf8' })) as Measurement
  }).sort((a, b) => a.milliseconds - b.milliseconds)
  const middle = runs[Math.floor(RUNS / 2)]
  if (middle === undefined) throw new Error('no run')
  return middle
}
