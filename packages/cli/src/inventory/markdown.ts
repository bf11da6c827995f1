import { printable } from '../terminal/printable.ts'
import type { RouteRow } from './rows.ts'

const HEAD = ['method', 'path', 'auth', 'guards', 'handler', 'place']

/** The inventory as a table of Markdown, for documents and comments on changes. */
export function markdown(rows: readonly RouteRow[]): string {
  const lines = rows.map(({ method, path, auth, guards, handler, file, line }) =>
    [method, code(path), auth, guards.map(({ name }) => code(name)).join(', '), handler === null ? '' : code(handler), code(`${file}:${line}`)])
  return [HEAD, HEAD.map(() => '---'), ...lines].map(cells => `| ${cells.join(' | ')} |\n`).join('')
}

/** Text that Markdown shows as it is: in a cell a bar would end it. */
function code(text: string): string {
  const shown = printable(text).replaceAll('\n', ' ').replaceAll('|', '\\|')
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `\`${shown}\`` : `${fence} ${shown} ${fence}`
}
