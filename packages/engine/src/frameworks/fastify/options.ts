import type { Expression, Frame, Program, Site, Value } from '../../model/index.ts'
import { itemsOf, type Item } from '../routing/items.ts'
import { BEFORE, type Placed, type RouteOptions } from './scopes.ts'

type Entries = ReadonlyMap<string, Placed>

const NONE: Entries = new Map()

/** The entries of an options object; empty when it is not known. */
export function entriesOf(program: Program, site: Site | null, frame: Frame | null): Entries {
  if (site === null) return NONE
  const record = program.evaluate(site, frame).find(value => value.kind === 'record' || value.kind === 'module')
  return record === undefined ? NONE : program.entries(record).entries
}

/** Options of a route, with the handler where that stands beside them. */
export function routeOptions(program: Program, entries: Entries, handler: Placed | null): RouteOptions {
  const hooks = new Map<string, readonly Item[]>()
  for (const name of BEFORE) {
    const entry = entries.get(name)
    if (entry !== undefined) hooks.set(name, hookItems(program, entry.site, entry.frame))
  }
  const written = handler ?? entries.get('handler') ?? null
  return {
    hooks,
    handler: written === null ? null : { ...written, values: program.evaluate(written.site, written.frame) },
    schema: entries.get('schema') ?? null,
    config: entries.get('config') ?? null
  }
}

/** One hook or a list; `fastify.auth([a, b])` is taken apart. */
export function hookItems(program: Program, { module, node }: Site, frame: Frame | null): readonly Item[] {
  return itemsOf(program, [{ site: { module, node }, frame }])
    .filter(({ values }) => !values.every(value => value.kind === 'literal'))
    .flatMap(item => composed(program, item))
}

/** Functions of `fastify.auth`: with `and` each must let the request pass, else one of them is enough. */
function composed(program: Program, item: Item): readonly Item[] {
  const made = item.values.find(isAuth)
  if (made?.created?.node.kind !== 'call') return [item]
  const { module, node } = made.created
  const [list, options] = node.arguments
  if (list === undefined) return [item]
  const inner = itemsOf(program, [{ site: { module, node: list }, frame: made.frame }])
  const relation = options === undefined ? undefined : entriesOf(program, { module, node: options }, made.frame).get('relation')
  const isAnd = relation !== undefined && program.constant(relation.site, relation.frame) === 'and'
  return isAnd ? inner : [{ ...item, values: inner.flatMap(({ values }) => values) }]
}

function isAuth(value: Value): value is Value & { readonly kind: 'library' } {
  return value.kind === 'library' && value.package === 'fastify' && value.path.endsWith('.auth()')
}

/** The texts of one method or a list of them, in upper case. */
export function methodsOf(program: Program, placed: Placed | undefined): readonly string[] {
  if (placed === undefined) return []
  return itemsOf(program, [placed])
    .flatMap(({ values }) => values)
    .flatMap(value => value.kind === 'literal' && typeof value.value === 'string' ? [value.value.toUpperCase()] : [])
}

/** `fn` of `register(fn)`, without `await`. */
export function withoutAwait(node: Expression): Expression {
  return node.kind === 'await' ? node.value : node
}
