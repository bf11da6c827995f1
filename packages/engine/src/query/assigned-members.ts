import type { Assign, Expression } from '../model/expression.ts'
import { forEachExpression } from '../model/expressions.ts'
import type { Module } from '../model/module.ts'

/** What is assigned to properties: of names by their bindings, of instances by their classes. */
interface Assigned {
  readonly ofNames: ReadonlyMap<string, readonly Expression[]>
  readonly ofClasses: ReadonlyMap<string, readonly Expression[]>
}

const known = new WeakMap<Module, Assigned>()

/** Values that `name.property = value` assigns in the file of the name. */
export function assignedToName(module: Module, binding: number, property: string): readonly Expression[] {
  return assignedIn(module).ofNames.get(`${String(binding)}.${property}`) ?? []
}

/** Properties that are assigned to a name in its file, each with its values. */
export function assignedUnder(module: Module, binding: number): readonly (readonly [property: string, values: readonly Expression[]])[] {
  const start = `${String(binding)}.`
  return [...assignedIn(module).ofNames].filter(([key]) => key.startsWith(start)).map(([key, values]) => [key.slice(start.length), values])
}

/** Values that `this.property = value` assigns in a class. */
export function assignedToThis(module: Module, index: number, property: string): readonly Expression[] {
  return assignedIn(module).ofClasses.get(`${String(index)}.${property}`) ?? []
}

function assignedIn(module: Module): Assigned {
  const before = known.get(module)
  if (before !== undefined) return before
  const ofNames = new Map<string, Expression[]>()
  const ofClasses = new Map<string, Expression[]>()
  forEachExpression(module, node => {
    if (node.kind !== 'assign' || node.operator !== '=' || node.target.kind !== 'member') return
    const { object, property } = node.target
    if (object.kind === 'ref') add(ofNames, `${String(object.binding)}.${property}`, node)
    else if (object.kind === 'this' && object.class !== null && !object.static) add(ofClasses, `${String(object.class)}.${property}`, node)
  })
  const found = { ofNames, ofClasses }
  known.set(module, found)
  return found
}

function add(into: Map<string, Expression[]>, key: string, { value }: Assign): void {
  const list = into.get(key)
  if (list === undefined) into.set(key, [value])
  else list.push(value)
}
