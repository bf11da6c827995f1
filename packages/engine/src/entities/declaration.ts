import type { Place } from '../model/span.ts'

/** What a value of a column is, as far as its declaration tells. */
export type Form = 'text' | 'number' | 'boolean' | 'date' | 'json' | 'binary' | 'id' | 'unknown'

/** A column as its library declares it, before anything is judged from its name. */
export interface ColumnDeclaration {
  readonly name: string
  readonly place: Place
  readonly type: string | null
  readonly form: Form
  /** Queries leave it out unless they ask for it. */
  readonly hidden: boolean
  readonly generated: boolean
  readonly primary: boolean
  /** The column stands for rows of this entity, as written: a class, model or table name. */
  readonly relation: string | null
  /** The column holds a key of rows of this entity, as written. */
  readonly references: string | null
  /** Marked by its authors as not for readers (`@Exclude`, `select: false`). */
  readonly marked: boolean
}

/** A table, collection or class as its library declares it. */
export interface Declaration {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly library: string
  readonly place: Place
  readonly columns: readonly ColumnDeclaration[]
  readonly complete: boolean
  readonly hiddenInJson: readonly string[]
  readonly excluded?: readonly string[]
}

/** A column with everything at its plainest, to be spread over. */
export function column(name: string, place: Place, more: Partial<ColumnDeclaration> = {}): ColumnDeclaration {
  return {
    name, place, type: null, form: 'unknown', hidden: false, generated: false, primary: false, relation: null, references: null,
    marked: false, ...more
  }
}

/** The columns, each name once: the last declaration wins, at the place of the first. */
export function uniqueColumns(columns: readonly ColumnDeclaration[]): readonly ColumnDeclaration[] {
  const byName = new Map<string, ColumnDeclaration>()
  for (const each of columns) byName.set(each.name, each)
  return [...byName.values()]
}
