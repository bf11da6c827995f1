import { entityOf } from '../../model/entity-of.ts'
import type { Port } from '../../model/library.ts'
import type { Engine } from '../engine.ts'
import type { AbstractValue } from '../value.ts'
import { tablesOf } from './sql-text.ts'
import { atPort, valueAt } from './ports.ts'
import type { Use } from './use.ts'

/** The id of the entity at a port (default: what the receiver works on); as written when the project declares none of that name. */
export function entityAt(use: Use, port: Port | undefined): string | null {
  if (port === undefined || port === 'this') return entityOfBase(use) ?? lookUp(use, use.self === null ? null : entityOf(use.self)) ?? entityOfRow(use.receiver)
  const value = valueAt(use, port)
  const [text] = value.texts ?? []
  if (text !== undefined) return lookUp(use, ownAlias(use, text) ?? text)
  for (const { place } of atPort(use, port)) {
    if (place === null) continue
    const { program } = use.activation.engine
    for (const value of program.evaluate({ module: use.site.module, node: place }, use.activation.frame)) {
      const name = entityOf(value)
      if (name !== null) return lookUp(use, name)
    }
  }
  return entityOfRow(value)
}

/** `class Readers extends EntityRepository<Reader>` works on what its base is told to. */
function entityOfBase({ self, activation }: Use): string | null {
  if (self?.kind !== 'object') return null
  const { program, entities } = activation.engine
  const { classes, library } = program.ancestors(self.class)
  if (library === null) return null
  const [type] = [self.class, ...classes].at(-1)?.node.extendsArguments ?? []
  return type?.kind === 'named' ? entities(type.name)?.id ?? null : null
}

/** `assign(reader, body)`: whose row it is. */
function entityOfRow({ marks }: AbstractValue): string | null {
  const entities = new Set(marks.flatMap(({ root, path }) => (root.kind === 'row' && path.length === 0 ? [root.entity] : [])))
  const [entity] = entities
  return entities.size === 1 && entity !== undefined ? entity : null
}

/** `selectFrom('readers as r').selectAll('r')`: the receiver knows who goes by the name. */
function ownAlias(use: Use, alias: string): string | null {
  const of = use.self === null ? null : entityOf(use.self)
  return of !== null && of.split(/\s+as\s+/i)[1] === alias ? of : null
}

/** The entity of the first table that an SQL text names. */
export function entityOfText(engine: Engine, text: string): string | null {
  const [first] = tablesOf(text)
  return first === undefined ? null : entityOfTable(engine, first)
}

/** The entity of a table. */
export function entityOfTable(engine: Engine, table: string): string {
  return engine.entities(table)?.id ?? `sql#${table}`
}

/** The entity of the query that a piece of SQL is a part of, when the receiver is made for one. */
export function entityOfReceiver(use: Use): string | null {
  return use.self?.kind === 'instance' ? lookUp(use, use.self.of) : null
}

function lookUp(use: Use, name: string | null): string | null {
  if (name === null || name === '') return null
  const { entities } = use.activation.engine
  // `public.readers as r`: who the rows are called in the query is no part of the table's name.
  const bare = name.includes('#') ? name : name.replace(/\s+(?:as\s+)?\w+$/i, '')
  return (entities(bare) ?? (bare.includes('#') ? null : entities(bare.replace(/^\w+\./, ''))))?.id ?? bare
}
