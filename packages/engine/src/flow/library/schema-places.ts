import type { Call, Expression, Tagged } from '../../model/expression.ts'
import type { Port } from '../../model/library.ts'
import { parsePort } from '../../model/port.ts'
import type { Program } from '../../model/program.ts'
import type { Frame, Site, Value } from '../../model/value.ts'
import type { Placed } from './shape.ts'

/** A call that makes or changes a schema, and how deep in others it stands. */
export interface Context {
  readonly program: Program
  readonly site: Site<Call | Tagged>
  readonly frame: Frame | null
  readonly depth: number
}

/** The expressions at a port, with the activation to ask about them. */
export function placed(context: Context, port: Port): readonly Placed[] {
  const root = parsePort(port)
  const { node } = context.site
  if (root === null || node.kind !== 'call') return []
  let found: readonly Placed[] = []
  const here = (expression: Expression): Placed => ({ site: { module: context.site.module, node: expression }, frame: context.frame })
  if (root.root.kind === 'this') found = node.callee.kind === 'member' ? [here(node.callee.object)] : []
  else if (root.root.kind === 'argument') found = node.arguments.slice(root.root.index, root.root.index + 1).map(here)
  else if (root.root.kind === 'arguments') found = node.arguments.slice(root.root.from).map(here)
  for (const step of root.path) {
    if (step.kind === 'element') found = found.flatMap(place => elements(context, place))
    else if (step.kind === 'property') found = found.flatMap(place => [...entriesOf(context, place)].flatMap(([key, entry]) => (key === step.name ? [entry] : [])))
  }
  return found
}

/** The elements of a list. */
export function elements(context: Context, { site, frame }: Placed): readonly Placed[] {
  if (site.node.kind === 'array') {
    return site.node.elements.flatMap(element => (element === null ? [] : [{ site: { module: site.module, node: element }, frame }]))
  }
  return context.program.evaluate(site, frame).flatMap(value => context.program.elements(value).flatMap(element => element ?? []))
}

/** The entries of an object, or of the object that a function gives: of several the first of which any are known. */
export function entriesOf({ program }: Context, { site, frame }: Placed): ReadonlyMap<string, Placed> {
  for (const value of program.evaluate(site, frame)) {
    const record = value.kind === 'function' ? returnedRecord(program, value) : value
    const entries = record?.kind === 'record' ? program.entries(record).entries : null
    if (entries !== null && entries.size > 0) return entries
  }
  return new Map()
}

function returnedRecord(program: Program, value: Value & { kind: 'function' }): Value | undefined {
  const [returned] = program.returns(value.function, value.frame)
  return returned && program.evaluate(returned.site, returned.frame).find(({ kind }) => kind === 'record')
}
