import type { ChainElement, Expression, Frame, FunctionRef, Place, Program, Site, Value } from '../../model/index.ts'
import { LIST_DEPTH } from '../limits.ts'
import { thingOf } from './things.ts'
import { unwrap } from './wrappers.ts'

/** One thing in a list of middleware: where it is written, and in which activation. */
export interface Item {
  readonly site: Site
  readonly frame: Frame | null
  readonly values: readonly Value[]
}

/** The arguments of a registration, one by one: arrays, nested arrays and spreads are taken apart. */
export function itemsOf(program: Program, module: Site['module'], nodes: readonly Expression[], frame: Frame | null): readonly Item[] {
  const items: Item[] = []
  for (const node of nodes) addItems(program, { module, node: node.kind === 'spread' ? node.value : node }, frame, 0, items)
  return items
}

function addItems(program: Program, site: Site, frame: Frame | null, depth: number, into: Item[]): void {
  const values = program.evaluate(site, frame)
  const list = values.find(value => value.kind === 'array')
  if (list === undefined || depth >= LIST_DEPTH) {
    into.push({ site, frame, values })
    return
  }
  for (const element of program.elements(list)) {
    if (element === null) into.push({ site, frame, values: [{ kind: 'unknown' }] })
    else addItems(program, element.site, element.frame, depth + 1, into)
  }
}

/** Whether something is mounted there that has routes of its own. */
export function isMount(item: Item): boolean {
  return item.values.some(value => thingOf(value) === 'app' || thingOf(value) === 'router')
}

type Registered = Pick<ChainElement, 'role' | 'scope'>

/** The element of a chain that an item stands for; its functions are those inside the wrappers. */
export function elementOf(program: Program, item: Item, { role, scope }: Registered): ChainElement {
  const { functions, wrappers } = unwrap(program, item)
  const handlesErrors = role === 'middleware' && functions.length > 0 && functions.every(({ function: { node } }) => node.parameters.length === 4)
  return {
    name: nameOf(program, item, functions[0]?.function),
    place: placeOf(item.site),
    functions,
    values: item.values,
    role: handlesErrors ? 'error-handler' : role,
    wrappers,
    scope
  }
}

/** What a person calls it: the name used at the registration, or of the function that is written there. */
function nameOf(program: Program, { site }: Item, written: FunctionRef | undefined): string {
  if (site.node.kind === 'function') return written?.node.name ?? 'anonymous'
  return program.words(site)
}

export function placeOf({ module, node }: Site): Place {
  return { path: module.path, start: node.start, end: node.end }
}
