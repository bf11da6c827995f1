import type { FunctionNode, Module } from '../model/module.ts'
import type { ClassRef, FunctionRef } from '../model/value.ts'

/** The one reference of each function and class, shared by all programs over the same modules. */
const functions = new WeakMap<Module, FunctionRef[]>()
const classes = new WeakMap<Module, ClassRef[]>()
const constructors = new WeakMap<ClassRef, FunctionRef>()

export function functionRef(module: Module, index: number): FunctionRef {
  let known = functions.get(module)
  if (!known) functions.set(module, known = [])
  return known[index] ??= { module, index, node: module.functions[index] ?? missing(module) }
}

export function classRef(module: Module, index: number): ClassRef {
  let known = classes.get(module)
  if (!known) classes.set(module, known = [])
  const node = module.classes[index]
  if (!node) throw new RangeError(`${module.path} has no class ${index}`)
  return known[index] ??= { module, index, node }
}

/**
 * What runs when the class is constructed and initialises its fields: its constructor, or the one that the language supposes, which
 * has index -1 and no statements.
 */
export function constructorRef(ref: ClassRef): FunctionRef {
  let known = constructors.get(ref)
  if (!known) constructors.set(ref, known = findConstructor(ref))
  return known
}

function findConstructor(ref: ClassRef): FunctionRef {
  const written = ref.node.members.find(member => member.kind === 'constructor' && member.function !== null
    && ref.module.functions[member.function]?.bodySpan !== null)
  if (written?.function != null) return functionRef(ref.module, written.function)
  return { module: ref.module, index: -1, node: supposedConstructor(ref) }
}

function supposedConstructor(ref: ClassRef): FunctionNode {
  const { start, end, parent, name } = ref.node
  return { ...emptyFunction, start, end, name, parent, kind: 'constructor', class: ref.index }
}

function missing(module: Module): FunctionNode {
  return { ...emptyFunction, start: 0, end: module.length }
}

const emptyFunction: Omit<FunctionNode, 'start' | 'end'> = {
  kind: 'module', name: null, async: false, generator: false, parent: -1, class: null, parameters: [], returnType: null, body: [],
  expressionBody: false, bodySpan: null, decorators: []
}
