import type { Call, Expression, Tagged } from '../../model/expression.ts'
import type { Port, Result, SchemaStep, Signature, UnknownMode } from '../../model/library.ts'
import { parsePort } from '../../model/port.ts'
import type { Program } from '../../model/program.ts'
import type { ClassRef, Frame, Site } from '../../model/value.ts'
import { MAX_SCHEMA_DEPTH } from '../limits.ts'
import { shapeOfClass } from './classes.ts'
import type { Shape } from './shape.ts'

/** A schema of which nothing is known. */
export const anyShape: Shape = { type: 'any', keys: null, unknown: 'keep', element: null, either: [] }

export interface Placed { readonly site: Site, readonly frame: Frame | null }

const kept = new WeakMap<Program, Map<Expression, Shape | null>>()

/** The shape of the schema that an expression is, across files; null when no model of a library explains it. */
export function shapeOf(program: Program, { site, frame }: Placed, depth = 0): Shape | null {
  if (depth > MAX_SCHEMA_DEPTH * 2) return null
  const memo = kept.get(program) ?? new Map<Expression, Shape | null>()
  kept.set(program, memo)
  const known = frame === null ? memo.get(site.node) : undefined
  if (known !== undefined) return known
  if (frame === null) memo.set(site.node, null)
  const shape = find(program, site, frame, depth)
  if (frame === null) memo.set(site.node, shape)
  return shape
}

function find(program: Program, site: Site, frame: Frame | null, depth: number): Shape | null {
  const { node } = site
  if (node.kind === 'call') {
    const made = shapeOfCall(program, { module: site.module, node }, frame, depth)
    if (made !== null) return made
  }
  for (const value of program.evaluate(site, frame)) {
    if (value.kind === 'class') return shapeOfFields(program, value.class, 'keep', depth + 1)
    const created = value.kind === 'instance' || value.kind === 'library' ? value.created : null
    if (created !== null && created.node !== node && (value.kind === 'instance' || value.kind === 'library')) {
      const shape = shapeOf(program, { site: created, frame: value.frame }, depth + 1)
      if (shape !== null) return shape
    }
  }
  return null
}

/** A class of the project as a schema: its decorated fields. */
export function shapeOfFields(program: Program, ref: ClassRef, unknown: Shape['unknown'], depth = 0): Shape {
  return shapeOfClass({ program, any: anyShape, shape: site => shapeOf(program, { site, frame: null }, depth + 1) }, ref, unknown)
}

function shapeOfCall(program: Program, site: Site<Call>, frame: Frame | null, depth: number): Shape | null {
  for (const target of program.targets(site, frame)) {
    const signature = target.kind === 'library' ? target.target.signature : null
    if (signature === null) continue
    const context: Context = { program, site, frame, depth }
    for (const result of listOf(signature)) {
      if ('schema' in result && !('parse' in result)) return build(context, result.schema)
      if ('self' in result) return at(context, 'this')
      if ('callback' in result) return returned(context, result.callback)
    }
  }
  return null
}

function listOf({ returns }: Signature): readonly Result[] {
  if (returns === undefined) return []
  return Array.isArray(returns) ? returns as readonly Result[] : [returns as Result]
}

interface Context {
  readonly program: Program
  readonly site: Site<Call | Tagged>
  readonly frame: Frame | null
  readonly depth: number
}

function build(context: Context, step: SchemaStep): Shape | null {
  let shape: Shape | null = step.change === undefined ? { ...anyShape, type: step.type ?? 'any' } : at(context, step.change)
  if (shape === null) return null
  if (step.shape !== undefined) shape = { ...shape, keys: entriesAt(context, step.shape) }
  if (step.unknown !== undefined) shape = { ...shape, unknown: step.unknown }
  for (const mode of step.modes ?? []) if (isMode(context, mode)) shape = { ...shape, unknown: mode.unknown }
  if (step.element !== undefined) shape = { ...shape, type: step.type ?? shape.type, element: at(context, step.element) ?? anyShape }
  if (step.as !== undefined) shape = { ...shape, type: step.as }
  if (step.only !== undefined || step.except !== undefined) shape = cut(context, shape, step)
  if (step.merge !== undefined) shape = merged(shape, at(context, step.merge), entriesAt(context, step.merge))
  if (step.becomes !== undefined) return at(context, step.becomes) ?? anyShape
  if (step.either === undefined) return shape
  const own = step.change === undefined ? [] : [shape]
  return { ...anyShape, either: [...own, ...several(context, step.either)] }
}

/** Whether an option has the value that changes how unknown keys are treated. */
function isMode(context: Context, { port, is }: UnknownMode): boolean {
  return placed(context, port).some(({ site, frame }) => context.program.constant(site, frame) === is)
}

function cut(context: Context, shape: Shape, step: SchemaStep): Shape {
  if (shape.keys === null) return shape
  const only = step.only === undefined ? null : namesAt(context, step.only)
  const dropped = step.except === undefined ? [] : namesAt(context, step.except)
  return { ...shape, keys: new Map([...shape.keys].filter(([key]) => (only === null || only.includes(key)) && !dropped.includes(key))) }
}

function merged(shape: Shape, other: Shape | null, entries: ReadonlyMap<string, Shape> | null): Shape {
  const added = other?.keys ?? entries
  if (added === null) return shape
  const unknown = other !== null && other.unknown === 'keep' ? 'keep' : shape.unknown
  return { ...shape, keys: new Map([...shape.keys ?? [], ...added]), unknown }
}

/** The expressions at a port, with the activation to ask about them. */
function placed(context: Context, port: Port): readonly Placed[] {
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

function at(context: Context, port: Port): Shape | null {
  for (const place of placed(context, port)) {
    const shape = shapeOf(context.program, place, context.depth + 1)
    if (shape !== null) return shape
  }
  return null
}

function several(context: Context, port: Port): readonly Shape[] {
  return placed(context, port).flatMap(place => {
    const items = elements(context, place)
    const alternatives = items.length > 0 ? items : [place]
    return alternatives.map(item => shapeOf(context.program, item, context.depth + 1) ?? anyShape)
  })
}

function elements(context: Context, { site, frame }: Placed): readonly Placed[] {
  if (site.node.kind === 'array') {
    return site.node.elements.flatMap(element => (element === null ? [] : [{ site: { module: site.module, node: element }, frame }]))
  }
  return context.program.evaluate(site, frame).flatMap(value => context.program.elements(value).flatMap(element => element ?? []))
}

function entriesOf(context: Context, { site, frame }: Placed): ReadonlyMap<string, Placed> {
  for (const value of context.program.evaluate(site, frame)) {
    if (value.kind === 'record') return context.program.entries(value).entries
  }
  return new Map()
}

function entriesAt(context: Context, port: Port): ReadonlyMap<string, Shape> | null {
  for (const place of placed(context, port)) {
    const entries = entriesOf(context, place)
    if (entries.size > 0 || place.site.node.kind === 'object') {
      return new Map([...entries].map(([key, entry]) => [key, shapeOf(context.program, entry, context.depth + 1) ?? anyShape]))
    }
  }
  return null
}

function namesAt(context: Context, port: Port): readonly string[] {
  return placed(context, port).flatMap(place => {
    const constant = context.program.constant(place.site, place.frame)
    if (typeof constant === 'string') return [constant]
    const listed = elements(context, place).flatMap(item => context.program.constant(item.site, item.frame) ?? [])
    return [...entriesOf(context, place).keys(), ...listed.filter(item => typeof item === 'string')]
  })
}

function returned(context: Context, port: Port): Shape | null {
  for (const { site, frame } of placed(context, port)) {
    if (site.node.kind !== 'function') continue
    const target = context.program.functionRef(site.module, site.node.function)
    for (const result of context.program.returns(target, frame)) {
      const shape = shapeOf(context.program, result, context.depth + 1)
      if (shape !== null) return shape
    }
  }
  return null
}
