import type { Expression, Program } from '../../model/index.ts'
import type { Aspect, Environment, TableEntry } from './aspect.ts'
import { rowsOf, type Row } from './tables.ts'

/** The entries of a table, each found by a text of the request; null: it is no table. */
export function lookUp(program: Program, table: Aspect, by: Aspect): Aspect | null {
  if (table.kind === 'entry') {
    const entries = table.entries.flatMap(({ keys, value }) => {
      const inner = entriesOf(program, value, by)
      return inner.map(entry => ({ ...entry, keys: [...keys, ...entry.keys] }))
    })
    return { kind: 'entry', entries }
  }
  const entries = table.kind === 'program' ? entriesOf(program, table, by) : []
  return entries.length === 0 ? null : { kind: 'entry', entries }
}

function entriesOf(program: Program, { values, site }: TableEntry['value'], by: Aspect): readonly TableEntry[] {
  return rowsOf(program, values, site).flatMap(({ keys: [text, ...others], place, ...row }): readonly TableEntry[] => {
    if (text === undefined || others.length > 0) return []
    return [{ keys: [{ by, text }], place, value: valueOf(program, row) }]
  })
}

/** Each element of a list for which a test may hold, which is a function of one parameter. */
export function foundBy(
  program: Program, rows: readonly Row[], test: { readonly node: Expression, readonly binding: number, readonly env: Environment }
): Aspect | null {
  const entries = rows.map(({ place, ...row }): TableEntry => {
    const value = valueOf(program, row)
    const names = new Map(test.env.names).set(test.binding, value)
    return { keys: [], test: { node: test.node, env: { ...test.env, names, turn: true } }, value, place }
  })
  return entries.length === 0 ? null : { kind: 'entry', entries }
}

function valueOf(program: Program, { site, frame }: Pick<Row, 'site' | 'frame'>): TableEntry['value'] {
  return { kind: 'program', values: program.evaluate(site, frame), site, frame }
}
