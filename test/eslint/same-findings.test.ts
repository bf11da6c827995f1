import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { postern } from '../cli/support.ts'
import { root } from '../support/root.ts'
import { eslint, preset, typescript, type Preset } from './support.ts'

interface Finding {
  readonly rule: string
  readonly file: string
  readonly line: number
  readonly column: number
  readonly message: string
}

const byPlace = (a: Finding, b: Finding): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

async function fromCommandLine(folder: string, name: Preset): Promise<Finding[]> {
  const { out } = await postern(folder, '--format', 'json', '--preset', name)
  const { findings } = JSON.parse(out) as { findings: Finding[] }
  return findings.map(({ rule, file, line, column, message }) => ({ rule, file, line, column, message })).sort(byPlace)
}

async function fromEslint(folder: string, name: Preset): Promise<Finding[]> {
  const results = await eslint(folder, [preset(name), typescript]).lintFiles(['.'])
  return results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, column, message }) => (
    { rule: ruleId ?? '', file: filePath.slice(folder.length + 1), line, column, message }
  ))).sort(byPlace)
}

const fixtures = readdirSync(join(root, 'fixtures'), { withFileTypes: true }).filter(entry => entry.isDirectory()).map(entry => entry.name)

describe.each(fixtures)('%s', name => {
  it.each(['recommended', 'all'] as const)('gets the same findings from both hosts in the preset %s', async level => {
    const folder = join(root, 'fixtures', name)
    const [cli, linter] = [await fromCommandLine(folder, level), await fromEslint(folder, level)]
    expect(linter).toEqual(cli)
    if (!name.endsWith('-clean')) expect(cli).not.toEqual([])
  }, 60_000)
})
