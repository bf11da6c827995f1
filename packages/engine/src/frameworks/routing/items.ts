import type { Expression, Frame, Program, Site, Value } from '../../model/index.ts'
import { LIST_DEPTH } from '../limits.ts'

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
