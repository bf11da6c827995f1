import type { Finding, Note, Step } from '@postern/engine'
import { type Report, type Reporter, weigh } from '../report.ts'
import { printable } from '../terminal/printable.ts'
import { frame } from './frame.ts'

/** For people: the message, the code, the way of the data, the remedy; at the end the sum. */
export const pretty: Reporter = report => [
  ...report.findings.map(finding => findingText(report, finding)),
  ...notesText(report, report.notes, report.verbose),
  summary(report)
].join('\n')

function findingText(report: Report, finding: Finding): string {
  const { colors } = report
  const { file, line, column } = report.locate(finding.place)
  const mark = finding.severity === 'error' ? colors.red('error') : colors.yellow('warning')
  const confidence = finding.confidence === 'high' ? '' : colors.dim(` (${finding.confidence} confidence)`)
  const head = `${colors.bold(printable(`${file}:${line}:${column}`))} ${mark} ${colors.cyan(`postern/${finding.rule}`)}${confidence}`
  return [head, `  ${printable(finding.message)}`, '', frame(report, finding.place), ...flow(report, finding), ...remedies(report, finding), ''].join('\n')
}

/** The way of the data, and places that belong to the finding otherwise. */
function flow(report: Report, { steps, related }: Finding): string[] {
  const { dim } = report.colors
  const number = (index: number): string => `${String(index + 1).padStart(String(steps.length).length)}. `
  return [
    ...steps.length < 2 ? [] : ['', `  ${dim('the way of the data:')}`, ...table(report, steps, number)],
    ...related.length === 0 ? [] : ['', `  ${dim('see also:')}`, ...table(report, related, () => '')]
  ]
}

function table(report: Report, steps: readonly Step[], mark: (index: number) => string): string[] {
  const rows = steps.map(step => {
    const { file, line, column } = report.locate(step.place)
    return { where: printable(`${file}:${line}:${column}`), note: printable(step.note) }
  })
  const width = Math.max(...rows.map(row => row.where.length))
  return rows.map((row, index) => `    ${mark(index)}${report.colors.dim(row.where.padEnd(width))}  ${row.note}`)
}

function remedies({ colors }: Report, finding: Finding): string[] {
  if (finding.fixes.length === 0) return []
  return ['', ...finding.fixes.map(fix => `  ${colors.green(fix.automatic ? 'fix (--fix)' : 'suggestion')}: ${printable(fix.title)}`)]
}

/** Notes as lines; without `verbose` only those that the user has to know. */
export function notesText({ locate, colors }: Pick<Report, 'locate' | 'colors'>, notes: readonly Note[], verbose: boolean): string[] {
  return notes.filter(note => verbose || weigh(note) !== 'detail').map(note => {
    const where = note.path === '' ? '' : `${printable(locate({ path: note.path, start: 0, end: 0 }).file)}: `
    const mark = weigh(note) === 'failure' ? colors.red('failure') : colors.yellow('note')
    return `${mark} ${where}${note.message.split('\n').map(printable).join('\n')}\n`
  })
}

function summary({ findings, files, routes, fixed, notes, colors }: Report): string {
  const errors = findings.filter(finding => finding.severity === 'error').length
  const fixable = findings.filter(finding => finding.fixes.some(fix => fix.automatic)).length
  const failed = notes.filter(note => weigh(note) === 'failure').length
  const found = findings.length === 0
    ? colors.green('No findings')
    : colors.bold(`${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}`)
  return [
    ...fixed === null ? [] : [`${count(fixed.findings, 'finding')} mended in ${count(fixed.files, 'file')}.`],
    `${found} in ${count(files, 'file')} with ${count(routes, 'route')}.${fixable > 0 ? ` --fix can mend ${fixable} of them.` : ''}`,
    ...failed === 0 ? [] : [colors.red(`Not everything could be looked at: see the ${failed === 1 ? 'failure' : `${failed} failures`} above.`)],
    ''
  ].join('\n')
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
