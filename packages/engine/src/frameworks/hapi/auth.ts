import type { ChainElement, Program, Value } from '../../model/index.ts'
import type { Stage } from '../adapter.ts'
import type { Registrations } from './registrations.ts'
import { constantAt, entriesAt, functionsAt, itemsAt, type Placed } from './values.ts'

/**
 * What authenticates the requests of a route: its own `auth`, or the default. hapi itself refuses who is not known, unless the mode is
 * `try` or `optional`; a scheme of the project says whom it knows.
 */
export function guardOf(program: Program, found: Registrations, own: Placed | undefined): Stage | null {
  const written = own ?? found.fallback ?? undefined
  if (written === undefined || constantAt(program, written) === false) return null
  const options = entriesAt(program, written)
  const fallback = found.fallback === null ? new Map<string, Placed>() : entriesAt(program, found.fallback)
  const mode = constantAt(program, options.get('mode') ?? (own === undefined ? undefined : fallback.get('mode')))
  if (mode === 'try' || mode === 'optional') return null
  const named = options.get('strategy') ?? options.get('strategies') ?? (options.size > 0 && found.fallback !== null ? found.fallback : written)
  const names = itemsAt(program, fallback.get('strategy') !== undefined && named === found.fallback ? fallback.get('strategy') ?? named : named)
    .map(item => constantAt(program, item)).filter(name => typeof name === 'string')
  const { site, frame } = written
  const place = { path: site.module.path, start: site.node.start, end: site.node.end }
  const values = names.flatMap(name => authenticates(program, found, name))
  const element: ChainElement = {
    name: names.length === 0 ? program.words(site) : names.join(', '), place, values: values.length > 0 ? values : [{ kind: 'unknown' }],
    functions: values.flatMap(value => value.kind === 'function' ? [{ function: value.function, frame: value.frame }] : []),
    role: 'guard', wrappers: [], scope: own === undefined ? 'app' : 'route'
  }
  const byHapi = names.length > 0 && values.length === 0
  return { element, site, frame, mount: '/', presence: 'always', place, ...byHapi ? { refuses: 'hapi refuses requests that the strategy does not know' } : {} }
}

/** `authenticate` of a scheme of the project. */
function authenticates(program: Program, found: Registrations, strategy: string): readonly Value[] {
  const scheme = found.strategies.get(strategy)?.scheme
  const written = scheme === null || scheme === undefined ? undefined : found.schemes.get(scheme)
  return functionsAt(program, entriesAt(program, written).get('authenticate'))
}
