import type { Place } from '../model/span.ts'
import { uniqueColumns, type ColumnDeclaration, type Declaration } from './declaration.ts'

/** What one statement or migration says about a table. */
export interface TablePart {
  readonly name: string
  readonly place: Place
  readonly columns: readonly ColumnDeclaration[]
  readonly dropped: readonly string[]
  readonly library: string
}

/**
 * The tables, each name once (without regard to case), with the columns that all the parts add, in order, less those dropped later.
 * Tables that go away again are kept: a migration's way back says nothing about what is there.
 */
export function joinTables(parts: readonly TablePart[]): readonly Declaration[] {
  const tables = new Map<string, Declaration>()
  for (const part of parts) {
    const key = part.name.toLowerCase()
    const known = tables.get(key)
    const columns = uniqueColumns([...known?.columns ?? [], ...part.columns]).filter(each => !part.dropped.includes(each.name))
    tables.set(key, {
      id: `sql#${key}`, name: known?.name ?? part.name, aliases: [], library: known?.library ?? part.library, place: known?.place ?? part.place,
      columns, complete: true, hiddenInJson: []
    })
  }
  return [...tables.values()].filter(each => each.columns.length > 0)
}
