import { type Reporter, weigh } from '../report.ts'
import { version } from '../version.ts'

/** Everything as one JSON object. Lines and columns count from 1; offsets are UTF-16 code units. */
export const json: Reporter = report => {
  const { locate } = report
  const findings = report.findings.map(finding => ({
    rule: `postern/${finding.rule}`,
    severity: finding.severity,
    confidence: finding.confidence,
    message: finding.message,
    ...locate(finding.place),
    fingerprint: finding.fingerprint,
    steps: finding.steps.map(step => ({ ...locate(step.place), note: step.note })),
    related: finding.related.map(step => ({ ...locate(step.place), note: step.note })),
    fixes: finding.fixes.map(fix => ({
      title: fix.title,
      automatic: fix.automatic,
      edits: fix.edits.map(edit => ({ ...locate(edit), start: edit.start, end: edit.end, text: edit.text }))
    }))
  }))
  const notes = report.notes.map(note => ({
    file: note.path === '' ? null : locate({ path: note.path, start: 0, end: 0 }).file,
    stage: note.stage,
    failure: weigh(note) === 'failure',
    message: note.message
  }))
  const summary = {
    files: report.files,
    routes: report.routes,
    fixed: report.fixed?.findings ?? 0,
    errors: report.findings.filter(finding => finding.severity === 'error').length,
    warnings: report.findings.filter(finding => finding.severity === 'warning').length
  }
  return `${JSON.stringify({ version, summary, findings, notes }, null, 2)}\n`
}
