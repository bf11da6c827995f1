import type { Call, Expression } from '../../model/expression.ts'
import type { ValueType } from '../../model/kind.ts'
import type { Port, Result, SchemaStep, Signature, UnknownMode } from '../../model/library.ts'
import type { Program, Slot } from '../../model/program.ts'
import type { ClassRef, Frame, Site } from '../../model/value.ts'
import { anchored } from '../interpret/patterns.ts'
import { MAX_SCHEMA_DEPTH } from '../limits.ts'
import { shapeOfClass } from './classes.ts'
import { readJsonSchema } from './json-schema.ts'
import { type Context, elements, entriesOf, placed } from './schema-places.ts'
import { type Placed, type Shape, anyShape } from './shape.ts'


/** Shapes by the schema's expression; of one that refers to itself it is nothing meanwhile. */
const kept = new WeakMap<Program, WeakMap<Expression, Slot<{ readonly shape: Shape | null }>>>()

/** The shape of the schema that an expression is, across files; null when no model of a library explains it. */
export function shapeOf(program: Program, { site, frame }: Placed, depth = 0): Shape | null {
  if (depth > MAX_SCHEMA_DEPTH * 2) return null
  if (frame !== null) return find(program, site, frame, depth)
  const memo = kept.get(program) ?? new WeakMap<Expression, Slot<{ readonly shape: Shape | null }>>()
  kept.set(program, memo)
  const slot = memo.get(site.node) ?? program.slot<{ readonly shape: Shape | null }>()
  memo.set(site.node, slot)
  return (slot.read() ?? slot.fill([site.module], () => ({ shape: find(program, site, null, depth) }), { shape: null })).shape
}

function find(program: Program, site: Site, frame: Frame | null, depth: number): Shape | null {
  const { node } = site
  if (node.kind === 'call') {
    const made = shapeOfCall(program, { module: site.module, node }, frame, depth)
    if (made !== null) return made
  }
  for (const value of program.evaluate(site, frame)) {
    if (value.kind === 'class') return shapeOfFields(program, value.class, 'keep', depth + 1)
    if (value.kind === 'object') {
      const shape = shapeOfFields(program, value.class, 'keep', depth + 1)
      if (shape.keys?.size !== 0) return shape
    }
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

function build(context: Context, step: SchemaStep): Shape | null {
  let shape: Shape | null = step.change === undefined ? { ...anyShape, type: step.type ?? 'any' } : at(context, step.change)
  if (shape === null) return null
  if (step.shape !== undefined) shape = { ...shape, keys: entriesAt(context, step.shape) }
  if (step.json !== undefined) shape = jsonAt(context, step.json) ?? shape
  const unknown = mode(context, step.modes) ?? step.unknown
  if (unknown !== undefined) shape = { ...shape, unknown }
  if (step.element !== undefined) shape = { ...shape, type: step.type ?? shape.type, element: at(context, step.element) ?? anyShape }
  const most = step.bounded
  if (most === true || (most !== undefined && placed(context, most).length > 0)) shape = { ...shape, bounded: true }
  if (step.as !== undefined) shape = { ...shape, type: step.as }
  if (step.pattern !== undefined) shape = { ...shape, type: patternAt(context, step.pattern) ?? shape.type }
  if (step.only !== undefined || step.except !== undefined) shape = cut(context, shape, step)
  if (step.merge !== undefined) shape = mergedAt(context, shape, step.merge)
  if (step.followed !== undefined) shape = placed(context, step.followed).reduce((before, place) => then(context, before, place), shape)
  if (step.becomes !== undefined) {
    const entered = at(context, 'this')
    return { ...at(context, step.becomes) ?? anyShape, ...entered === null ? {} : { entered: entered.entered ?? entered } }
  }
  if (step.either === undefined) return shape
  const own = step.change === undefined ? [] : [shape]
  return { ...anyShape, either: [...own, ...several(context, step.either)] }
}

/** What the options of a call say of keys that the schema does not name; null: nothing. The first that holds is meant. */
export function modeOf(
  program: Program, site: Site<Call>, frame: Frame | null, modes: readonly UnknownMode[] | undefined
): UnknownMode['unknown'] | null {
  return mode({ program, site, frame, depth: 0 }, modes)
}

function mode(context: Context, modes: readonly UnknownMode[] | undefined): UnknownMode['unknown'] | null {
  const found = modes?.find(({ port, is }) => placed(context, port).some(place => context.program.constant(place.site, place.frame) === is))
  return found?.unknown ?? null
}

/** The shape of a JSON Schema that an object or a library's call writes down; null when it is not known. */
export function jsonShapeOf(program: Program, place: Placed): Shape | null {
  return readJsonSchema(program, place, each => shapeOf(program, each))
}

function jsonAt(context: Context, port: Port): Shape | null {
  for (const place of placed(context, port)) {
    const shape = jsonShapeOf(context.program, place)
    if (shape !== null) return shape
  }
  return null
}

function patternAt({ program, ...context }: Context, port: Port): ValueType | null {
  for (const { site, frame } of placed({ program, ...context }, port)) {
    for (const value of program.evaluate(site, frame)) if (value.kind === 'regex') return anchored(value.pattern, value.flags)
  }
  return null
}

function cut(context: Context, shape: Shape, step: SchemaStep): Shape {
  if (shape.keys === null) return shape
  const only = step.only === undefined ? null : namesAt(context, step.only)
  const dropped = step.except === undefined ? [] : namesAt(context, step.except)
  return { ...shape, keys: new Map([...shape.keys].filter(([key]) => (only === null || only.includes(key)) && !dropped.includes(key))) }
}

/** One more step: a schema of an object or list takes over, another one says of what type the value is. */
function then(context: Context, shape: Shape, place: Placed): Shape {
  const next = shapeOf(context.program, place, context.depth + 1)
  if (next === null) return shape
  if (next.bounded === true && next.keys === null) return { ...shape, bounded: true }
  return next.keys !== null || next.element !== null || next.either.length > 0 || next.type === 'any' ? next : { ...shape, type: next.type }
}

/** With the keys of every schema at a port, or those of an object of schemas. */
function mergedAt(context: Context, shape: Shape, port: Port): Shape {
  const others = placed(context, port).flatMap(place => shapeOf(context.program, place, context.depth + 1) ?? [])
  if (others.length === 0) return merged(shape, null, entriesAt(context, port))
  return others.reduce((whole, other) => merged(whole, other, null), shape)
}

function merged(shape: Shape, other: Shape | null, entries: ReadonlyMap<string, Shape> | null): Shape {
  const added = other?.keys ?? entries
  if (added === null) return shape
  const unknown = other !== null && other.unknown === 'keep' ? 'keep' : shape.unknown
  return { ...shape, keys: new Map([...shape.keys ?? [], ...added]), unknown }
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

function entriesAt(context: Context, port: Port): ReadonlyMap<string, Shape> | null {
  for (const place of placed(context, port)) {
    const entries = entriesOf(context, place)
    if (entries.size > 0 || place.site.node.kind === 'object') {
      // A question mark marks what may be missing (ArkType).
      return new Map([...entries].map(([key, entry]) => [key.replace(/\?$/, ''), shapeOf(context.program, entry, context.depth + 1) ?? anyShape]))
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
