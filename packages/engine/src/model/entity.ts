import type { Place } from './span.ts'

/** A table, collection or entity with its columns, whatever declares it. */
export interface Entity {
  /** Unique: `path#ClassName` of a class, `schema.prisma#User`, `path#name` of a definition by call; a table known only from SQL: `sql#table`. */
  readonly id: string
  /** As a person says it: `User`. */
  readonly name: string
  /** Names under which queries speak of it: table, collection, class, Prisma's property (`user`). */
  readonly aliases: readonly string[]
  readonly library: string
  readonly place: Place
  readonly columns: readonly Column[]
  /** All columns are known (false: `strict: false`, an index signature, a spread that could not be followed). */
  readonly complete: boolean
  /** Its rows log in: a login name and a password are among the columns. */
  readonly account?: true
  /** Columns that its own serialisation drops (`toJSON`, transform). */
  readonly hiddenInJson: readonly string[]
  /** Columns that class-transformer drops where it writes instances (`@Exclude`). */
  readonly excluded?: readonly string[]
}

export interface Column {
  readonly name: string
  readonly place: Place
  /** The declared type as written, or null. */
  readonly type: string | null
  /** Must never leave: passwords, hashes, tokens, secrets, one-time codes, card and identity numbers. */
  readonly sensitive: boolean
  /** Must never be chosen by a client: roles, flags of trust, owners, tenants, balances, prices, states, ids. */
  readonly privileged: boolean
  /** Why it is privileged: it grants rights, vouches for somebody, is money, a state, says who owns the row, or is the row's key. Absent: it is not. */
  readonly privilege?: Privilege
  /** Names the principal or tenant that a row belongs to. */
  readonly owner: boolean
  /** Queries leave it out unless they ask for it (`select: false`). */
  readonly hidden: boolean
  /** The database makes it (primary key, generated, timestamps). */
  readonly generated: boolean
  /** The id of the entity on the other side, when it is a relation. */
  readonly relation: string | null
  /** Holds free JSON: client-chosen keys inside are meant. */
  readonly json: boolean
}

export type Privilege = 'rights' | 'trust' | 'money' | 'state' | 'owner' | 'key'
