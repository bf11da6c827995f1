import type { Place } from '@postern/engine'
import type { Report } from '../report.ts'
import { printable } from '../terminal/printable.ts'

/** Lines of code shown above and below the line of a finding. */
const CONTEXT = 1
/** Longer lines are cut around the place: no person wrote them, and no terminal is as wide. */
const WIDEST = 160

/** The line of the place with its neighbours, and a mark below what is meant. */
export function frame({ locate, text, colors }: Report, place: Place): string {
  const { line, column, endLine, endColumn } = locate(place)
  const lines = text(place.path).split(/\r\n|[\r\n\u2028\u2029]/)
  const last = Math.min(lines.length, line + CONTEXT)
  const width = String(last).length
  const from = column > WIDEST / 2 && (lines[line - 1] ?? '').length > WIDEST ? column - WIDEST / 2 : 0
  const rows: string[] = []
  for (let number = Math.max(1, line - CONTEXT); number <= last; number++) {
    const code = lines[number - 1] ?? ''
    rows.push(`  ${number === line ? colors.red('>') : ' '} ${colors.dim(`${String(number).padStart(width)} |`)} ${cut(code, from)}`.trimEnd())
    if (number !== line) continue
    const end = Math.min(endLine === line ? endColumn : code.length + 1, from + WIDEST)
    const indent = code.slice(from, column - 1).replace(/[^\t]/g, ' ')
    rows.push(`    ${' '.repeat(width)} ${colors.dim('|')} ${indent}${colors.red('^'.repeat(Math.max(1, end - column)))}`)
  }
  return rows.join('\n')
}

function cut(code: string, from: number): string {
  return printable(code.slice(from, from + WIDEST)) + (code.length > from + WIDEST ? ' …' : '')
}
