import { forEachExpression } from '../model/expressions.ts'
import type { Module } from '../model/module.ts'
import type { View } from '../model/rule.ts'
import { PerView } from './per-view.ts'
import type { Placed } from './written.ts'

/** A value that is given a name. */
export interface Named {
  readonly name: string
  /** `result`: it is what a function of this name gives back. */
  readonly as: 'variable' | 'property' | 'result'
  readonly placed: Placed
}

const known = new PerView(read)

/** Every value of a file that is given a name that matters: of a variable, a property, or the function that gives it back. */
export function namedIn(view: View, module: Module, matters: (name: string) => boolean): readonly Named[] {
  return known.of(view, module).filter(each => matters(each.name))
}

function read(view: View, module: Module): readonly Named[] {
  const found: Named[] = []
  const add = (name: string, as: Named['as'], placed: Placed): number => found.push({ name, as, placed })
  for (const binding of module.bindings) {
    if (binding.kind === 'temporary' || binding.import !== null || binding.parameter !== null) continue
    for (const node of binding.values) add(binding.name, 'variable', { site: { module, node }, frame: null })
  }
  forEachExpression(module, node => {
    if (node.kind === 'assign' && node.target.kind === 'member') add(node.target.property, 'property', { site: { module, node: node.value }, frame: null })
    if (node.kind !== 'object') return
    for (const entry of node.entries) if (entry.kind === 'property') add(entry.key, 'property', { site: { module, node: entry.value }, frame: null })
  })
  for (const [index, { name }] of module.functions.entries()) {
    if (name === null || index === 0) continue
    for (const returned of view.program.returns(view.program.functionRef(module, index), null)) add(name, 'result', returned)
  }
  for (const { members } of module.classes) {
    for (const { name, value } of members) if (name !== null && value !== null) add(name, 'property', { site: { module, node: value }, frame: null })
  }
  return found
}
