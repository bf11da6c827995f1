import Table from 'cli-table3'
import { count } from '../reporters/pretty.ts'
import { printable } from '../terminal/printable.ts'
import type { Colors } from '../terminal/terminal.ts'
import type { RouteRow } from './rows.ts'

/** The inventory for a terminal. */
export function table(rows: readonly RouteRow[], colors: Colors): string {
  if (rows.length === 0) return 'No routes found.\n'
  const lines = new Table({ head: ['method', 'path', 'auth', 'guards', 'handler', 'place'].map(colors.bold), style: { head: [], border: [], compact: true } })
  const auth = { yes: colors.green, no: colors.red, unknown: colors.yellow }
  for (const row of rows) {
    const guards = row.guards.map(guard => guard.name).join(', ')
    lines.push([
      row.method, printable(row.path), auth[row.auth](row.auth), printable(guards), printable(row.handler ?? ''), printable(`${row.file}:${row.line}`)
    ])
  }
  return `${lines.toString()}\n${count(rows.length, 'route')}\n`
}
