import type { Call, Expression, Frame, FunctionRef, Module, Place, Program, Site, Value } from '../../model/index.ts'
import { TABLE_ENTRIES } from '../limits.ts'
import { ownExpressions } from '../walk.ts'

/** Something that stands in a table of routes: under texts, or in a list. */
export interface Row {
  readonly keys: readonly string[]
  readonly site: Site
  readonly frame: Frame | null
  /** Where a person would say that it is registered. */
  readonly place: Place
}

/** What an object or map holds under its keys, as it is written and as it is filled later. */
export function rowsOf(program: Program, values: readonly Value[], table: Site | null): readonly Row[] {
  const written = values.flatMap(value => {
    const entries = value.kind === 'record' ? program.entries(value).entries : null
    return entries === null ? [] : [...entries].map(([key, { site, frame }]): Row => ({ keys: [key], site, frame, place: placeOf(site) }))
  })
  const added = table === null ? [] : [...pairsOf(program, table), ...additionsTo(program, table).filter(({ keys }) => keys.length > 0)]
  return [...written, ...added].slice(0, TABLE_ENTRIES)
}

/** What a list holds. */
export function elementsOf(program: Program, values: readonly Value[], list: Site): readonly Row[] {
  const written = values.flatMap(value => value.kind === 'array' ? program.elements(value) : [])
    .flatMap(element => element === null ? [] : [{ keys: [], ...element, place: placeOf(element.site) }])
  return [...written, ...additionsTo(program, list).filter(({ keys }) => keys.length === 0)].slice(0, TABLE_ENTRIES)
}

/** `new Map([['GET /books', list]])`. */
function pairsOf(program: Program, { module, node }: Site): readonly Row[] {
  const made = madeBy(module, node)
  const [pairs] = made?.kind === 'call' && made.new && made.callee.kind === 'global' && made.callee.name === 'Map' ? made.arguments : []
  if (pairs === undefined) return []
  const elements = program.evaluate({ module, node: pairs }).flatMap(value => value.kind === 'array' ? program.elements(value) : [])
  return elements.flatMap((pair): readonly Row[] => {
    if (pair?.site.node.kind !== 'array') return []
    const [key, value] = pair.site.node.elements
    const { site: { module: file }, frame } = pair
    const text = key === null || key === undefined ? undefined : program.constant({ module: file, node: key }, frame)
    if (typeof text !== 'string' || value === null || value === undefined) return []
    return [{ keys: [text], site: { module: file, node: value }, frame, place: placeOf(pair.site) }]
  })
}

/** What a name, or a field, was first given. */
function madeBy(module: Module, node: Expression): Expression | null {
  if (node.kind === 'ref') return module.bindings[node.binding]?.values[0] ?? null
  return null
}

/** What code puts into a table (`push(route)`, `set(key, handler)`, `routes[key] = handler`), in functions once for each caller. */
function additionsTo(program: Program, { module, node }: Site): readonly Row[] {
  const identity = identityOf(node)
  if (identity === null) return []
  return module.functions.flatMap((_, index) => ownExpressions(module, index).flatMap(each => {
    const found = additionOf(each, identity)
    if (found === null) return []
    const runs = activationsOf(program, program.functionRef(module, index))
    return runs.flatMap(({ frame, place }) => rowOf(program, module, found, frame, place))
  }))
}

/** Uses of one variable, or of one field of a class, are one table. */
function identityOf(node: Expression): string | null {
  if (node.kind === 'ref') return `#${node.binding}`
  return node.kind === 'member' && node.object.kind === 'this' ? `${node.object.class ?? ''}.${node.property}` : null
}

interface Addition {
  readonly node: Expression
  readonly keys: readonly (Expression | string)[]
  readonly value: Expression
}

function additionOf(node: Expression, identity: string): Addition | null {
  if (node.kind === 'call' && node.callee.kind === 'member' && identityOf(node.callee.object) === identity) {
    const [first, second] = node.arguments
    if (node.callee.property === 'push' && first !== undefined) return { node, keys: [], value: first }
    return node.callee.property === 'set' && first !== undefined && second !== undefined ? { node, keys: [first], value: second } : null
  }
  if (node.kind !== 'assign' || node.operator !== '=') return null
  const keys: (Expression | string)[] = []
  let target = node.target
  while (target.kind === 'index' || target.kind === 'member') {
    if (identityOf(target) === identity) break
    keys.unshift(target.kind === 'index' ? target.index : target.property)
    target = target.object
  }
  return keys.length > 0 && identityOf(target) === identity ? { node, keys, value: node.value } : null
}

function rowOf(
  program: Program, module: Module, { node, keys, value }: Addition, frame: Frame | null, place: Place | null
): readonly Row[] {
  const texts = keys.map(key => typeof key === 'string' ? key : program.constant({ module, node: key }, frame))
  if (!texts.every(text => typeof text === 'string')) return []
  return [{ keys: texts, site: { module, node: value }, frame, place: place ?? placeOf({ module, node }) }]
}

/** The activations in which a function runs, and the calls that a person wrote. */
function activationsOf(program: Program, ref: FunctionRef): readonly { readonly frame: Frame | null, readonly place: Place | null }[] {
  if (ref.index === 0 || ref.node.parameters.length === 0) return [{ frame: null, place: null }]
  return program.callers(ref).flatMap((call: Site<Call>) => {
    const target = program.targets(call).find(each => each.kind === 'function' && each.function === ref)
    const frame = target === undefined ? null : program.activate(target, call, null)
    return frame === null ? [] : [{ frame, place: placeOf(call) }]
  })
}

function placeOf({ module, node }: Site): Place {
  return { path: module.path, start: node.start, end: node.end }
}
