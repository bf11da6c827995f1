import type { Finding } from '../../packages/engine/src/model/index.ts'
import { positionAt } from '../../packages/engine/src/model/position.ts'
import { rules } from '../../rules/index.ts'
import type { Report } from '../../packages/cli/src/report.ts'
import { plain } from '../../packages/cli/src/terminal/terminal.ts'

const base = '/work/clinic'

const texts: Readonly<Record<string, string>> = {
  'src/wards.ts': `import { pool } from './pool.ts'

export async function find(req, res) {
\tconst ward = req.query.ward
\tconst { rows } = await pool.query('SELECT bed FROM beds WHERE ward = ' + ward)
\tres.json(rows)
}
`,
  'src/pool.ts': 'export const pool = new Pool()\n'
}

const textOf = (path: string): string => texts[path.slice(base.length + 1)] ?? ''

/** The place of a text in a file of the clinic. */
export function place(file: string, text: string): Finding['place'] {
  const start = texts[file]!.indexOf(text)
  return { path: `${base}/${file}`, start, end: start + text.length }
}

export const finding: Finding = {
  rule: 'no-sql-injection',
  severity: 'error',
  confidence: 'high',
  place: place('src/wards.ts', `'SELECT bed FROM beds WHERE ward = ' + ward`),
  message: 'The text of `req.query.ward` becomes part of SQL: whoever calls `GET /wards` can read every table. Bind it: `WHERE ward = $1`.',
  steps: [
    { place: place('src/wards.ts', 'req.query.ward'), note: 'the client chooses it' },
    { place: place('src/wards.ts', 'ward)'), note: 'it becomes part of the SQL' }
  ],
  related: [{ place: place('src/pool.ts', 'pool'), note: 'the pool' }],
  fixes: [{
    title: 'Bind `ward` to a placeholder',
    automatic: true,
    edits: [{ ...place('src/wards.ts', `' + ward`), text: `$1', [ward]` }]
  }],
  identity: 'GET /wards',
  fingerprint: '0123456789abcdef'
}

/** A report as the command line makes it, with other parts where given. */
export function report(parts: Partial<Report> = {}): Report {
  return {
    findings: [],
    notes: [],
    rules,
    files: 2,
    routes: 1,
    fixed: null,
    base,
    locate({ path, start, end }) {
      const lines = [0, ...[...textOf(path).matchAll(/\n/g)].map(match => match.index + 1)]
      const [from, to] = [positionAt(lines, start), positionAt(lines, end)]
      return { file: path.replace(`${base}/`, ''), line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
    },
    text: textOf,
    colors: plain,
    verbose: false,
    ...parts
  }
}
