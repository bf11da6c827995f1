import type { ChainElement, Frame, Program, Site, Value } from '../../model/index.ts'
import type { Handing } from '../routing/convention.ts'
import { unwrap } from '../routing/wrappers.ts'

const EVENT: readonly Value[] = [{ kind: 'instance', package: 'h3', type: 'H3Event', of: null, created: null, frame: null }]

export const handing: Handing = { handedTo: () => [EVENT], handlesErrors: () => false, carried: 1 }

/** Calls of the package whose first argument is the function that does the work, or an object with it. */
const DEFINES =
  /^\.(?:(?:define)?(?:Cached)?EventHandler|(?:cached)?[eE]ventHandler|define(?:Handler|Middleware|RequestMiddleware))\(\)$/
const LAZY = /^\.(?:defineLazy|lazy)EventHandler\(\)$/

interface Placed {
  readonly site: Site
  readonly frame: Frame | null
  readonly values: readonly Value[]
}

/** What runs before the work of a handler (`onRequest`), and the work. */
export interface Handler {
  readonly before: readonly Placed[]
  readonly work: Placed
}

/** What a handler runs, the calls of the package that define it taken apart. */
export function handlerAt(program: Program, placed: Placed, depth = 0): Handler {
  const defined = placed.values.find(isDefined)
  if (defined?.kind !== 'library' || defined.created?.node.kind !== 'call' || depth > 4) return { before: [], work: placed }
  const { module, node: { arguments: [first] } } = defined.created
  if (first === undefined) return { before: [], work: placed }
  const inner = at(program, { module, node: first }, defined.frame)
  if (LAZY.test(defined.path)) {
    const [made] = inner.values.flatMap(value => value.kind === 'function' ? program.returns(value.function, value.frame) : [])
    return made === undefined ? { before: [], work: placed } : handlerAt(program, at(program, made.site, made.frame), depth + 1)
  }
  const record = inner.values.find(({ kind }) => kind === 'record')
  if (record === undefined) return handlerAt(program, inner, depth + 1)
  const { entries } = program.entries(record)
  const handler = entries.get('handler')
  const before = ['onRequest', 'middleware'].flatMap(name => {
    const entry = entries.get(name)
    return entry === undefined ? [] : listAt(program, entry.site, entry.frame)
  })
  return { before, work: handler === undefined ? placed : handlerAt(program, at(program, handler.site, handler.frame), depth + 1).work }
}

function isDefined(value: Value): boolean {
  return value.kind === 'library' && value.package === 'h3' && (DEFINES.test(value.path) || LAZY.test(value.path))
}

function at(program: Program, site: Site, frame: Frame | null): Placed {
  return { site, frame, values: program.evaluate(site, frame) }
}

function listAt(program: Program, site: Site, frame: Frame | null): readonly Placed[] {
  const one = at(program, site, frame)
  const list = one.values.find(({ kind }) => kind === 'array')
  if (list === undefined) return [one]
  return program.elements(list).flatMap(element => element === null ? [] : [at(program, element.site, element.frame)])
}

/** The element of a chain that something stands for. */
export function elementFor(
  program: Program, { site, frame, values }: Placed,
  { name, role, scope }: Pick<ChainElement, 'role' | 'scope'> & { readonly name: string | null }
): ChainElement {
  const { functions, wrappers } = unwrap({ program, convention: handing }, { site, frame, values }, role)
  const place = { path: site.module.path, start: site.node.start, end: site.node.end }
  const written = functions[0]?.function.node.name
  return {
    name: written ?? name ?? program.words(site), place, functions, values, role, wrappers, scope,
    ...role === 'handler' ? { returned: 'answer' as const } : {}
  }
}
