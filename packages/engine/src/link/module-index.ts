import type { Assign, Call, Expression, Ref } from '../model/expression.ts'
import type { Export, FunctionNode, Module } from '../model/module.ts'
import type { Statement } from '../model/statement.ts'
import type { TypeNode } from '../model/type.ts'
import type { FunctionRef } from '../model/value.ts'
import { forEachExpression } from './walk.ts'

/** Where a function literal is handed over: an argument of a call, or inside of one, behind `path` (`.handler`, `[]`). */
export interface Handover {
  readonly call: Call
  readonly argument: number
  readonly path: string
}

/** What is copied from one object to another, key by key. */
interface Copy {
  readonly to: Ref
  readonly from: Expression
  readonly key: Ref
}

/** What one walk over a file finds, for questions that go against the direction of reading. A pure function of the module. */
export interface ModuleIndex {
  /** Calls by the last name of the callee; `super` calls by that name. */
  readonly calls: ReadonlyMap<string, readonly Call[]>
  /** Calls with arguments that name a function or more: by the names. */
  readonly handedNames: ReadonlyMap<string, readonly Handover[]>
  /** Function literals by index, where they are handed over. */
  readonly handovers: ReadonlyMap<number, Handover>
  /** Assignments to properties, by the name of the property. */
  readonly writes: ReadonlyMap<string, readonly Assign[]>
  /** Assignments `to[key] = from[key]`, under one name of a key. */
  readonly copies: readonly Copy[]
  /** Other names that a name goes by in this file: renaming imports and exports, aliases, properties. */
  readonly renames: ReadonlyMap<string, readonly string[]>
  /** Function literals by index: the declared type of the name or field that each initialises. */
  readonly initialised: ReadonlyMap<number, TypeNode>
}

const indexes = new WeakMap<Module, ModuleIndex>()

export function indexOf(module: Module): ModuleIndex {
  let index = indexes.get(module)
  if (!index) indexes.set(module, index = build(module))
  return index
}

function build(module: Module): ModuleIndex {
  const calls = new Map<string, Call[]>()
  const handedNames = new Map<string, Handover[]>()
  const handovers = new Map<number, Handover>()
  const writes = new Map<string, Assign[]>()
  const copies: Copy[] = []
  const renames = new Map<string, string[]>()
  const hand = (call: Call, argument: number, path: string, node: Expression): void => {
    if (node.kind === 'function') handovers.set(node.function, { call, argument, path })
    else if (node.kind === 'ref' || node.kind === 'member') add(handedNames, nameOf(node), { call, argument, path })
    else if (node.kind === 'array') for (const element of node.elements) if (element) hand(call, argument, `${path}[]`, element)
    if (node.kind !== 'object') return
    for (const entry of node.entries) if (entry.kind === 'property') hand(call, argument, `${path}.${entry.key}`, entry.value)
  }
  const rename = (from: string | null, to: string): void => {
    if (from !== null && from !== to) add(renames, from, to)
  }
  forEachExpression(module, node => {
    if (node.kind === 'call') {
      add(calls, nameOf(node.callee) ?? '', node)
      for (const [argument, value] of node.arguments.entries()) hand(node, argument, '', value)
    } else if (node.kind === 'assign' && node.target.kind === 'member') {
      add(writes, node.target.property, node)
      rename(nameOf(node.value), node.target.property)
    } else if (node.kind === 'assign') {
      copies.push(...copyOf(node))
    } else if (node.kind === 'object') {
      for (const entry of node.entries) if (entry.kind === 'property') rename(nameOf(entry.value), entry.key)
    }
  })
  for (const binding of module.bindings) {
    if (binding.import) rename(binding.import.name, binding.name)
    for (const value of binding.values) rename(nameOf(value), binding.name)
  }
  const initialised = new Map<number, TypeNode>()
  const initialise = (value: Expression | null, type: TypeNode | null): void => {
    const written = type ?? value?.casts?.find(cast => cast.type !== null)?.type
    if (value?.kind === 'function' && written) initialised.set(value.function, written)
  }
  for (const binding of module.bindings) for (const value of binding.values) initialise(value, binding.type)
  for (const node of module.classes) for (const member of node.members) initialise(member.value, member.type)
  for (const one of module.exports) {
    initialise(one.value, null)
    rename(one.imported ?? (one.value ? nameOf(one.value) : null), one.name)
  }
  return { calls, handedNames, handovers, writes, copies, renames, initialised }
}

function copyOf({ operator, target, value }: Assign): readonly Copy[] {
  if (operator !== '=' || target.kind !== 'index' || target.object.kind !== 'ref' || value.kind !== 'index') return []
  const { index: key } = target
  const isSame = key.kind === 'ref' && value.index.kind === 'ref' && key.binding === value.index.binding
  return isSame ? [{ to: target.object, from: value.object, key }] : []
}

function add<T>(map: Map<string, T[]>, name: string | null, value: T): void {
  if (name === null) return
  const list = map.get(name)
  if (list) list.push(value)
  else map.set(name, [value])
}

const exportIndexes = new WeakMap<Module, ReadonlyMap<string, readonly Export[]>>()

/** What a file exports under a name, as written. */
export function exportsNamed(module: Module, name: string): readonly Export[] {
  let index = exportIndexes.get(module)
  if (!index) {
    const byName = new Map<string, Export[]>()
    for (const one of module.exports) add(byName, one.name, one)
    exportIndexes.set(module, index = byName)
  }
  return index.get(name) ?? []
}

/** The last name of an expression that names something: `c` of `a.b.c`, also behind calls of `bind`. */
export function nameOf(node: Expression): string | null {
  switch (node.kind) {
    case 'ref':
    case 'global': return node.name
    case 'member': {
      const isThrough = node.property === 'call' || node.property === 'apply' || node.property === 'bind'
      return isThrough ? nameOf(node.object) : node.property
    }
    case 'call': return node.callee.kind === 'member' && node.callee.property === 'bind' ? nameOf(node.callee.object) : null
    case 'await':
    case 'fallback': return nameOf(node.value)
    case 'super': return 'super'
    default: return null
  }
}

/** The expressions that a function returns, in order of text; those of nested functions are theirs. */
export function returnedExpressions(target: FunctionRef): readonly Expression[] {
  let known = returnsOf.get(target.module)
  if (!known) returnsOf.set(target.module, known = new Map<FunctionNode, readonly Expression[]>())
  let found = known.get(target.node)
  if (!found) {
    const collected: Expression[] = []
    collectReturns(target.node.body, collected)
    known.set(target.node, found = collected)
  }
  return found
}

const returnsOf = new WeakMap<Module, Map<FunctionNode, readonly Expression[]>>()

function collectReturns(statements: readonly Statement[], into: Expression[]): void {
  for (const statement of statements) {
    switch (statement.kind) {
      case 'return':
        if (statement.value) into.push(statement.value)
        break
      case 'if':
        collectReturns(statement.then, into)
        collectReturns(statement.else, into)
        break
      case 'loop':
      case 'each':
      case 'block':
        collectReturns(statement.body, into)
        break
      case 'switch':
        for (const one of statement.cases) collectReturns(one.body, into)
        break
      case 'try':
        collectReturns(statement.block, into)
        collectReturns(statement.handler ?? [], into)
        collectReturns(statement.finalizer ?? [], into)
        break
      default:
        break
    }
  }
}
