import type { Binary, Expression } from '../model/expression.ts'
import { forEachExpression } from '../model/expressions.ts'
import type { Module } from '../model/module.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'

const known = new WeakMap<Module, readonly Binary[]>()

/** Comparisons for (in)equality of values of which neither is a constant, a length or a type, in all files that are judged. */
export function* comparisons({ program }: View): Iterable<Site<Binary>> {
  for (const module of program.modules.values()) {
    let found = known.get(module)
    if (found === undefined) known.set(module, found = read(module))
    for (const node of found) yield { module, node }
  }
}

function read(module: Module): readonly Binary[] {
  const found: Binary[] = []
  forEachExpression(module, node => {
    if (node.kind === 'binary' && /^[!=]==?$/.test(node.operator) && mayBeText(node.left) && mayBeText(node.right)) found.push(node)
  })
  return found
}

function mayBeText(node: Expression): boolean {
  if (node.kind === 'member') return node.property !== 'length'
  return node.kind === 'ref' || node.kind === 'call' || node.kind === 'index' || node.kind === 'concat' || node.kind === 'fallback'
}
