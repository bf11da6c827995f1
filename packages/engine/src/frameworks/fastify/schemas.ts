import type { ChainElement, Program, SchemaCheck, SourceKind } from '../../model/index.ts'
import { entriesOf } from './options.ts'
import type { Placed, Scope } from './scopes.ts'

/** What the schemas of a route do with what its handler gets and gives. */
export type BySchema = Pick<ChainElement, 'validates' | 'projections'>

/** What Ajv does with keys that a schema does not name. */
export type Removal = Pick<SchemaCheck, 'unsaid' | 'closed'>

const PARTS: readonly (readonly [string, SourceKind])[] = [
  ['body', 'body'], ['querystring', 'query'], ['query', 'query'], ['params', 'params'], ['headers', 'headers']
]

/**
 * The schemas of a route's options. Bodies keep keys that their schema does not name, unless it closes itself; answers never do.
 * https://fastify.dev/docs/latest/Reference/Validation-and-Serialization/
 */
export function bySchemas(program: Program, schema: Placed | null, removal: Removal): BySchema {
  if (schema === null) return {}
  const entries = entriesOf(program, schema.site, schema.frame)
  const validates = PARTS.flatMap(([name, part]) => {
    const entry = entries.get(name)
    return entry === undefined ? [] : [{ part, ...entry, ...removal }]
  })
  const response = entries.get('response')
  const statuses = response === undefined ? [] : [...entriesOf(program, response.site, response.frame)]
  return { validates, projections: statuses.map(([name, entry]) => ({ statuses: name, ...entry })) }
}

/** `Fastify({ ajv: { customOptions: { removeAdditional } } })`: by default keys that a schema refuses are removed in silence. */
export function removalOf(program: Program, { created }: Scope): Removal {
  const options = created?.node.kind === 'call' ? created.node.arguments[0] : undefined
  const written = created === null || options === undefined ? null : { site: { module: created.module, node: options }, frame: null }
  const at = (placed: Placed | null | undefined, name: string): Placed | undefined =>
    placed === null || placed === undefined ? undefined : entriesOf(program, placed.site, placed.frame).get(name)
  const removal = at(at(at(written, 'ajv'), 'customOptions'), 'removeAdditional')
  const value = removal === undefined ? undefined : program.constant(removal.site, removal.frame)
  return { unsaid: value === 'all' ? 'strip' : 'keep', closed: value === false ? 'reject' : 'strip' }
}
