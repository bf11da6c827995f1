import type { Call, Frame, Program, Result, Site, Value } from '../../model/index.ts'
import { LIST_DEPTH } from '../limits.ts'

/** An expression in a list of middleware, and the activation in which it is written. */
export interface Listed {
  readonly site: Site
  readonly frame: Frame | null
}

/** One thing in a list of middleware: where it is written, and in which activation. */
export interface Item extends Listed {
  readonly values: readonly Value[]
}

/** The arguments of a registration, one by one: arrays, nested arrays and spreads are taken apart. */
export function itemsOf(program: Program, listed: readonly Listed[]): readonly Item[] {
  const items: Item[] = []
  for (const { site, frame } of listed) addItems(program, unspread(site), frame, 0, items)
  return items
}

const unspread = ({ module, node }: Site): Site => ({ module, node: node.kind === 'spread' ? node.value : node })

function addItems(program: Program, site: Site, frame: Frame | null, depth: number, into: Item[]): void {
  const values = program.evaluate(site, frame)
  const list = values.find(value => value.kind === 'array')
  const calls = list === undefined && depth < LIST_DEPTH ? values.map(value => givenToList(program, value)) : []
  const given = calls.find(call => call !== null)
  if (given) {
    const { module, node } = given.site
    for (const argument of node.arguments) addItems(program, unspread({ module, node: argument }), given.frame, depth + 1, into)
    return
  }
  if (list === undefined || depth >= LIST_DEPTH) {
    into.push({ site, frame, values })
    return
  }
  for (const element of program.elements(list)) {
    if (element === null) into.push({ site, frame, values: [{ kind: 'unknown' }] })
    else addItems(program, element.site, element.frame, depth + 1, into)
  }
}

/** The call of a package that gives the list of what it is given (`factory.createHandlers(a, b)`); null when the value is no such list. */
function givenToList(program: Program, value: Value): { readonly site: Site<Call>, readonly frame: Frame | null } | null {
  if (value.kind !== 'library' || value.created?.node.kind !== 'call') return null
  const site = { module: value.created.module, node: value.created.node }
  const gives = program.targets(site, value.frame).some(target => {
    const returns = target.kind === 'library' ? target.target.signature?.returns : undefined
    return returns !== undefined && isList(returns)
  })
  return gives ? { site, frame: value.frame } : null
}

function isList(returns: Result | readonly Result[]): boolean {
  return 'array' in returns && 'from' in returns.array && returns.array.from === '*'
}
