import type { Export, FunctionRef, Module, Place, Program, Site, Value } from '../../model/index.ts'
import { exportedAs } from '../files/exported.ts'

/** A function that browsers call by posting to a page. */
export interface Action {
  readonly name: string
  readonly site: Site
  readonly values: readonly Value[]
  readonly place: Place
  readonly module: Module
}

const DIRECTIVE = 'use server'

/**
 * The server actions of a file: whatever it exports when it begins with 'use server', and functions that begin so themselves. All of
 * them can be called by whoever knows their identifier, which the pages that use them tell.
 */
export function actionsIn(program: Program, module: Module): readonly Action[] {
  const indices = [...module.functions.keys()].filter(index => index > 0 && beginsSo(module, index))
  const inline = indices.map(index => inlineAction(program.functionRef(module, index)))
  if (!beginsSo(module, 0)) return inline
  const names = module.exports.filter(isValue).map(({ name }) => name)
  const exported = [...new Set(names)].flatMap(name => exportedAs(program, module, name) ?? [])
  const functions = exported.flatMap(({ values }) => values.flatMap(value => value.kind === 'function' ? [value.function] : []))
  const taken = new Set(functions)
  return [
    ...exported.filter(({ values }) => values.every(isCallable)).map(action => ({ ...action, module })),
    ...inline.filter(({ values: [value] }) => value?.kind !== 'function' || !taken.has(value.function))
  ]
}

const isValue = ({ name, type, typeOnly }: Export): boolean => name !== '*' && name !== '=' && type === null && !typeOnly
const isCallable = ({ kind }: Value): boolean => CALLABLE.has(kind)
const CALLABLE: ReadonlySet<Value['kind']> = new Set<Value['kind']>(['function', 'library', 'unknown', 'parameter', 'instance'])

function beginsSo(module: Module, index: number): boolean {
  for (const statement of module.functions[index]?.body ?? []) {
    if (statement.kind === 'declare' && module.bindings[statement.binding]?.kind === 'temporary') continue
    if (statement.kind !== 'expression' || statement.value.kind !== 'literal' || typeof statement.value.value !== 'string') return false
    if (statement.value.value === DIRECTIVE) return true
  }
  return false
}

function inlineAction(ref: FunctionRef): Action {
  const { module, index, node: { start, end, name } } = ref
  return {
    name: name ?? 'action',
    site: { module, node: { kind: 'function', function: index, start, end } },
    values: [{ kind: 'function', function: ref, frame: null, self: null, bound: [] }],
    place: { path: module.path, start, end },
    module
  }
}

/** How an action is listed: it has no path of its own, so its name stands for one, behind that of its file where another has the same. */
export function pathOfAction({ name, module }: Action, actions: readonly Action[], root: string): string {
  const isOnly = actions.every(other => other.name !== name || other.module === module)
  return isOnly ? `/${name}` : `${module.path.slice(root.length).replace(/\.\w+$/, '')}/${name}`
}

/** Scripts of a project that may hold actions, whatever their folder. */
export function isBelow(root: string, { path }: Module): boolean {
  return path.startsWith(`${root}/`)
}

