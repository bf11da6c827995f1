import pc from 'picocolors'
import { describe, expect, it } from 'vitest'
import { pretty } from '../../packages/cli/src/reporters/pretty.ts'
import { finding, report } from './report.ts'

describe('the pretty format', () => {
  it('shows the place, the message, the code, the way of the data and the remedy', () => {
    expect(pretty(report({ findings: [finding] }))).toBe(`\
src/wards.ts:5:36 error postern/no-sql-injection
  The text of \`req.query.ward\` becomes part of SQL: whoever calls \`GET /wards\` can read every table. Bind it: \`WHERE ward = $1\`.

    4 | \tconst ward = req.query.ward
  > 5 | \tconst { rows } = await pool.query('SELECT bed FROM beds WHERE ward = ' + ward)
      | \t                                  ${'^'.repeat(43)}
    6 | \tres.json(rows)

  the way of the data:
    1. src/wards.ts:4:15  the client chooses it
    2. src/wards.ts:5:75  it becomes part of the SQL

  see also:
    src/pool.ts:1:14  the pool

  fix (--fix): Bind \`ward\` to a placeholder

1 error, 0 warnings in 2 files with 1 route. --fix can mend 1 of them.
`)
  })

  it('calls a doubtful warning by its name, and a suggestion', () => {
    const doubtful = { ...finding, severity: 'warning', confidence: 'low', steps: [], fixes: finding.fixes.map(fix => ({ ...fix, automatic: false })) } as const
    const text = pretty(report({ findings: [doubtful] }))
    expect(text).toMatch(/^src\/wards\.ts:5:36 warning postern\/no-sql-injection \(low confidence\)\n/)
    expect(text).toMatch(/\n {2}suggestion: Bind `ward` to a placeholder\n\n0 errors, 1 warning in 2 files with 1 route\.\n$/)
    expect(text).not.toContain('the way of the data')
  })

  it('says in one line that there is nothing to say', () => {
    expect(pretty(report())).toBe('No findings in 2 files with 1 route.\n')
  })

  it('tells what was mended', () => {
    expect(pretty(report({ fixed: { findings: 3, files: 1 } }))).toBe('3 findings mended in 1 file.\nNo findings in 2 files with 1 route.\n')
  })

  it('shows failures and remarks, and details only when asked', () => {
    const notes = [
      { path: '', stage: 'flow', message: 'This stage failed.' },
      { path: '/work/clinic/postern.json', stage: 'policy', message: '1:1: It has expired.' },
      { path: '/work/clinic/src/pool.ts', stage: 'parse', message: "'}' expected." }
    ]
    expect(pretty(report({ notes }))).toBe(`\
failure This stage failed.

note postern.json: 1:1: It has expired.

No findings in 2 files with 1 route.
Not everything could be looked at: see the failure above.
`)
    expect(pretty(report({ notes, verbose: true }))).toContain("note src/pool.ts: '}' expected.\n")
  })

  it('cuts lines that no person wrote around the place', () => {
    const text = `${'a;'.repeat(500)}query(sql);${'b;'.repeat(500)}`
    const locate = (): ReturnType<ReturnType<typeof report>['locate']> => ({ file: 'bundle.js', line: 1, column: 1007, endLine: 1, endColumn: 1010 })
    const rows = pretty(report({ findings: [{ ...finding, steps: [], fixes: [] }], text: () => text, locate })).split('\n')
    const [code, mark] = [rows.find(row => row.startsWith('  > 1 |'))!, rows.find(row => row.includes('^'))!]
    expect(code.length).toBeLessThan(180)
    expect(code.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('sql')
  })

  it('lets no stranger write to the terminal', () => {
    const text = pretty(report({ findings: [{ ...finding, message: 'red \u001B[31m, turned \u202E round' }] }))
    expect(text).toContain('red \uFFFD[31m, turned \uFFFD round')
  })

  it('has colours where they can be seen', () => {
    const coloured = pretty(report({ findings: [finding], colors: pc.createColors(true) }))
    expect(coloured).toContain('\u001B[31merror\u001B[39m')

    expect(coloured.replace(/\u001B\[\d+m/g, '')).toBe(pretty(report({ findings: [finding] })))
  })
})
