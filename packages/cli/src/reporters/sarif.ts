import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Finding, Fix, Place, Rule, RuleMeta, Step } from '@postern/engine'
import type * as sarif from 'sarif'
import { rulePage } from '../pages.ts'
import { hasFailures, type Report, type Reporter, weigh } from '../report.ts'
import { version } from '../version.ts'

const HOME = 'https://www.npmjs.com/package/postern'

const LEVELS = { failure: 'error', remark: 'warning', detail: 'note' } as const

/**
 * A SARIF 2.1.0 log: one run, a code flow for each finding with steps, fixes, CWE and OWASP tags, and a fingerprint that survives
 * edits elsewhere. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const sarifReporter: Reporter = report => {
  const run: sarif.Run = {
    tool: { driver: { name: 'Postern', version, informationUri: HOME, rules: report.rules.map(descriptor) } },
    originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(report.base).href.replace(/\/$/, '')}/` } },
    columnKind: 'utf16CodeUnits',
    invocations: [{
      executionSuccessful: !hasFailures(report.notes),
      toolExecutionNotifications: report.notes.map(note => ({
        level: LEVELS[weigh(note)],
        message: { text: note.message },
        ...(note.path === '' ? {} : { locations: [location(report, { path: note.path, start: 0, end: 0 })] })
      }))
    }],
    results: report.findings.map(finding => result(report, finding))
  }
  const log: sarif.Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }
  return `${JSON.stringify(log, null, 2)}\n`
}

function descriptor({ meta }: Rule): sarif.ReportingDescriptor {
  const page = rulePage(meta.name)
  return {
    id: `postern/${meta.name}`,
    name: meta.name,
    shortDescription: { text: meta.description },
    fullDescription: { text: meta.description },
    helpUri: HOME,
    ...page !== null && { help: { text: page, markdown: page } },
    defaultConfiguration: { level: meta.severity },
    properties: { tags: tags(meta), precision: meta.confidence, 'security-severity': meta.severity === 'error' ? '8.0' : '5.0' }
  }
}

function tags(meta: RuleMeta): string[] {
  return ['security', ...meta.cwe.map(id => `external/cwe/cwe-${String(id).padStart(3, '0')}`), ...meta.owasp.map(id => `external/owasp/${id}`)]
}

function result(report: Report, finding: Finding): sarif.Result {
  const fixes = finding.fixes.map(fix => fixOf(report, fix))
  return {
    ruleId: `postern/${finding.rule}`,
    ruleIndex: report.rules.findIndex(rule => rule.meta.name === finding.rule),
    level: finding.severity,
    message: { text: finding.message },
    locations: [location(report, finding.place)],
    partialFingerprints: { 'postern/v1': finding.fingerprint },
    ...(finding.steps.length > 0 && { codeFlows: [{ threadFlows: [threadFlow(report, finding.steps)] }] }),
    ...(finding.related.length > 0 && { relatedLocations: finding.related.map((step, id) => ({ id, ...stepLocation(report, step) })) }),
    ...(fixes.length > 0 && { fixes }),
    properties: { confidence: finding.confidence }
  }
}

function threadFlow(report: Report, steps: readonly Step[]): sarif.ThreadFlow {
  return { locations: steps.map(step => ({ location: stepLocation(report, step) })) }
}

function stepLocation(report: Report, step: Step): sarif.Location {
  return { ...location(report, step.place), message: { text: step.note } }
}

function location(report: Report, place: Place): sarif.Location {
  return { physicalLocation: { artifactLocation: artifact(report, place), region: region(report, place) } }
}

/** Relative to the working folder, so that logs of two machines are the same; outside of it, the whole path. */
function artifact(report: Report, place: Place): sarif.ArtifactLocation {
  const { file } = report.locate(place)
  if (file.startsWith('../') || path.isAbsolute(file)) return { uri: pathToFileURL(place.path).href }
  return { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' }
}

function region(report: Report, place: Place): sarif.Region {
  const { line, column, endLine, endColumn } = report.locate(place)
  return { startLine: line, startColumn: column, endLine, endColumn }
}

function fixOf(report: Report, fix: Fix): sarif.Fix {
  const files = [...new Set(fix.edits.map(edit => edit.path))]
  return {
    description: { text: fix.title },
    artifactChanges: files.map(file => ({
      artifactLocation: artifact(report, { path: file, start: 0, end: 0 }),
      replacements: fix.edits.filter(edit => edit.path === file)
        .map(edit => ({ deletedRegion: region(report, edit), insertedContent: { text: edit.text } }))
    })),
    properties: { automatic: fix.automatic }
  }
}
