import pc from 'picocolors'
import type { Finding, Place, Step } from '@postern/engine'
import type { Report, Reporter } from '../report.ts'
import { failures } from '../report.ts'

/** Lines of code shown above and below the line of a finding. */
const CONTEXT = 1

/** For people: the message, the code, the way of the data, the remedy; at the end the sum. */
export const pretty: Reporter = report => {
  const parts = report.findings.map(finding => findingText(report, finding))
  const notes = (report.verbose ? report.notes : failures(report.notes)).map(note => {
    const where = note.path === '' ? '' : `${report.locate({ path: note.path, start: 0, end: 0 }).file}: `
    return `${pc.yellow('note')} ${where}${note.message}\n`
  })
  return [...parts, ...notes, summary(report)].join('\n')
}

function findingText(report: Report, finding: Finding): string {
  const { file, line, column } = report.locate(finding.place)
  const mark = finding.severity === 'error' ? pc.red('error') : pc.yellow('warning')
  const confidence = finding.confidence === 'high' ? '' : pc.dim(` (${finding.confidence} confidence)`)
  const head = `${pc.bold(`${file}:${line}:${column}`)} ${mark} ${pc.cyan(`postern/${finding.rule}`)}${confidence}`
  return [head, `  ${finding.message}`, '', frame(report, finding.place), ...flow(report, finding.steps), ...remedy(finding), ''].join('\n')
}

/** The line of the place with its neighbours, and a mark below what is meant. */
function frame(report: Report, place: Place): string {
  const { line, column, endLine, endColumn } = report.locate(place)
  const lines = report.text(place.path).split(/\r\n|\r|\n/)
  const last = Math.min(lines.length, line + CONTEXT)
  const width = String(last).length
  const rows: string[] = []
  for (let number = Math.max(1, line - CONTEXT); number <= last; number++) {
    const code = lines[number - 1] ?? ''
    const gutter = `  ${number === line ? pc.red('>') : ' '} ${pc.dim(`${String(number).padStart(width)} |`)} `
    rows.push(gutter + code)
    if (number !== line) continue
    const end = endLine === line ? endColumn : code.length + 1
    const indent = code.slice(0, column - 1).replace(/[^\t]/g, ' ')
    rows.push(`    ${' '.repeat(width)} ${pc.dim('|')} ${indent}${pc.red('^'.repeat(Math.max(1, end - column)))}`)
  }
  return rows.join('\n')
}

function flow(report: Report, steps: readonly Step[]): string[] {
  if (steps.length < 2) return []
  const rows = steps.map(step => {
    const { file, line, column } = report.locate(step.place)
    return { where: `${file}:${line}:${column}`, note: step.note }
  })
  const width = Math.max(...rows.map(row => row.where.length))
  return ['', `  ${pc.dim('the way of the data:')}`, ...rows.map((row, index) => `    ${index + 1}. ${pc.dim(row.where.padEnd(width))}  ${row.note}`)]
}

function remedy(finding: Finding): string[] {
  return finding.fixes.map(fix => `  ${pc.green(fix.automatic ? 'fix (--fix)' : 'suggestion')}: ${fix.title}`)
}

function summary(report: Report): string {
  const errors = report.findings.filter(finding => finding.severity === 'error').length
  const warnings = report.findings.length - errors
  const fixable = report.findings.filter(finding => finding.fixes.some(fix => fix.automatic)).length
  const looked = `${count(report.files, 'file')} and ${count(report.routes, 'route')} in ${(report.milliseconds / 1000).toFixed(1)} s`
  if (report.findings.length === 0) return `${pc.green('No findings')} in ${looked}.\n`
  const found = `${count(errors, 'error')}, ${count(warnings, 'warning')}`
  return `${pc.bold(found)} in ${looked}.${fixable > 0 ? ` ${count(fixable, 'finding')} can be mended by --fix.` : ''}\n`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
