import type { Expression } from '../../model/expression.ts'
import type { Placed } from './shape.ts'
import type { Use } from './use.ts'

/** An expression of the call with the activation to ask about it. */
export function placedIn(use: Use, node: Expression): Placed {
  return { site: { module: use.site.module, node }, frame: use.activation.frame }
}

/** The entries of the object that an expression is, in whatever file it is written; null when it is no object that is known. */
export function entriesOf(use: Use, { site, frame }: Placed): ReadonlyMap<string, Placed> | null {
  const { program } = use.activation.engine
  const record = program.evaluate(site, frame).find(value => value.kind === 'record')
  return record === undefined ? null : program.entries(record).entries
}

/** The elements of the list that an expression is; null when it is no list that is known. */
export function elementsOf(use: Use, { site, frame }: Placed): readonly Placed[] | null {
  const { program } = use.activation.engine
  const list = program.evaluate(site, frame).find(value => value.kind === 'array')
  return list === undefined ? null : program.elements(list).flatMap(element => element ?? [])
}

/** The constant texts that a list holds. */
export function textsIn(use: Use, place: Placed | undefined): readonly string[] {
  const { program } = use.activation.engine
  const elements = place === undefined ? null : elementsOf(use, place)
  return (elements ?? []).flatMap(({ site, frame }) => program.constant(site, frame) ?? []).filter(text => typeof text === 'string')
}
