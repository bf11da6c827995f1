import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { Log } from 'sarif'
import { describe, expect, it } from 'vitest'
import { sarifReporter } from '../../packages/cli/src/reporters/sarif.ts'
import { shop } from '../support/shop.ts'
import { temporaryProject } from '../support/temporary-project.ts'
import { finding, place, report } from './report.ts'
import { postern } from './support.ts'

// The schema of the standard, as its editors publish it with their own tool.
const tool = dirname(dirname(createRequire(import.meta.url).resolve('@microsoft/sarif-multitool-ts')))
const ajv = new Ajv2020({ allErrors: true, strict: false })
addFormats.default(ajv)
const validate = ajv.compile<Log>(JSON.parse(readFileSync(join(tool, 'assets/sarif-2.1.0.schema.json'), 'utf8')) as object)

/** The log, which has to be valid. */
function valid(text: string): Log {
  const log: unknown = JSON.parse(text)
  if (validate(log)) return log
  throw new Error(ajv.errorsText(validate.errors, { separator: '\n' }))
}

describe('the SARIF format', () => {
  it('fits the schema of SARIF 2.1.0 with everything that a finding can have', () => {
    const notes = [
      { path: '', stage: 'flow', message: 'This stage failed.' },
      { path: '/work/clinic/src/pool.ts', stage: 'parse', message: "'}' expected." },
      { path: '/elsewhere/shared.ts', stage: 'read', message: 'The file could not be read.' }
    ]
    const { runs: [run] } = valid(sarifReporter(report({ findings: [finding, { ...finding, severity: 'warning', confidence: 'low', steps: [], related: [], fixes: [] }], notes })))
    expect(run).toMatchObject({
      originalUriBaseIds: { ROOT: { uri: 'file:///work/clinic/' } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: 'error', message: { text: 'This stage failed.' } },
          { level: 'note', locations: [{ physicalLocation: { artifactLocation: { uri: 'src/pool.ts', uriBaseId: 'ROOT' } } }] },
          { level: 'error', locations: [{ physicalLocation: { artifactLocation: { uri: 'file:///elsewhere/shared.ts' } } }] }
        ]
      }],
      results: [
        {
          ruleId: 'postern/no-sql-injection',
          level: 'error',
          locations: [{ physicalLocation: { region: { startLine: 5, startColumn: 36, endLine: 5, endColumn: 79 } } }],
          partialFingerprints: { 'postern/v1': '0123456789abcdef' },
          codeFlows: [{ threadFlows: [{ locations: [
            { location: { message: { text: 'the client chooses it' }, physicalLocation: { region: { startLine: 4 } } } },
            { location: { message: { text: 'it becomes part of the SQL' }, physicalLocation: { region: { startLine: 5 } } } }
          ] }] }],
          relatedLocations: [{ id: 0, message: { text: 'the pool' } }],
          fixes: [{
            description: { text: 'Bind `ward` to a placeholder' },
            properties: { automatic: true },
            artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 5, startColumn: 71 }, insertedContent: { text: `$1', [ward]` } }] }]
          }]
        },
        { level: 'warning', properties: { confidence: 'low' } }
      ]
    })
  })

  it('describes every rule with its CWE and OWASP tags and its page', () => {
    const { runs: [run] } = valid(sarifReporter(report()))
    const described = run!.tool.driver.rules!.find(rule => rule.id === 'postern/no-sql-injection')!
    expect(described).toMatchObject({
      defaultConfiguration: { level: 'error' },
      help: { markdown: expect.stringMatching(/^# /) as string },
      properties: { precision: expect.stringMatching(/^(low|medium|high)$/) as string }
    })
    expect(described.properties!.tags).toEqual(expect.arrayContaining(['security', 'external/cwe/cwe-089', expect.stringMatching(/^external\/owasp\/API8:/)]))
  })

  it('writes paths as parts of an address', () => {
    const log = sarifReporter(report({ findings: [finding], locate: () => ({ file: 'src/w ard#1?.ts', line: 1, column: 1, endLine: 1, endColumn: 2 }) }))
    expect(valid(log).runs[0]!.results![0]!.locations![0]!.physicalLocation!.artifactLocation!.uri).toBe('src/w%20ard%231%3F.ts')
  })

  it('says of fixes in several files which edit belongs where', () => {
    const fixes = [{ title: 'Both', automatic: false, edits: [{ ...place('src/pool.ts', 'Pool()'), text: 'Pool({})' }, { ...place('src/wards.ts', 'ward)'), text: '$1)' }] }]
    const { runs: [run] } = valid(sarifReporter(report({ findings: [{ ...finding, fixes }] })))
    expect(run!.results![0]!.fixes![0]!.artifactChanges.map(change => change.artifactLocation.uri)).toEqual(['src/pool.ts', 'src/wards.ts'])
  })

  it('is what the command line prints', async () => {
    const folder = temporaryProject(shop)
    const first = await postern(folder, '--format', 'sarif')
    const { runs: [run] } = valid(first.out)
    expect(run!.invocations![0]!.executionSuccessful).toBe(true)
    expect(run!.results!.map(result => result.ruleId)).toEqual(['postern/no-sql-injection'])
    expect((await postern(folder, '--format', 'sarif')).out).toBe(first.out)
  })

  it('keeps the fingerprint when lines move', async () => {
    const before = await postern(temporaryProject(shop), '--format', 'sarif')
    const after = await postern(temporaryProject({ ...shop, 'src/server.ts': `// A bookshop.\n\n${shop['src/server.ts']}` }), '--format', 'sarif')
    const [one, two] = [before, after].map(({ out }) => valid(out).runs[0]!.results![0]!)
    expect(two!.partialFingerprints).toEqual(one!.partialFingerprints)
    expect(two!.locations).not.toEqual(one!.locations)
  })
})
