import type { Expression } from '../model/expression.ts'
import type { Program } from '../model/program.ts'
import type { ChainElement, Projection, SchemaCheck } from '../model/route.ts'
import type { Site } from '../model/value.ts'
import { readKnown, writeField } from './access.ts'
import type { Engine } from './engine.ts'
import { shaped } from './library/parse.ts'
import { jsonShapeOf, shapeOf } from './library/schemas.ts'
import { type Shape, anyShape } from './library/shape.ts'
import { MAX_SCHEMA_DEPTH } from './limits.ts'
import type { Meeting } from './summary.ts'
import { fieldOf } from './validated.ts'
import { type AbstractValue, nothing } from './value.ts'

/** A request whose parts have passed the schemas of its route. */
export function throughSchemas({ program }: Engine, checks: NonNullable<ChainElement['validates']>, value: AbstractValue): AbstractValue {
  let after = value
  for (const check of checks) {
    if (check.validator === true || !value.fields.has(check.part)) continue
    const shape = jsonShapeOf(program, check)
    if (shape === null) continue
    after = writeField(after, check.part, shaped(readKnown(after, check.part), decided(shape, check.unsaid, check.closed)))
  }
  for (const part of new Set(checks.flatMap(check => check.validator === true ? [check.part] : []))) {
    const name = fieldOf(value, part)
    const own = checks.filter(check => check.part === part)
    const shape = name === null ? null : together(own.map(check => shapeOf(program, check) ?? shapeOfEntries(program, check)))
    if (name !== null && shape !== null) after = writeField(after, name, shaped(readKnown(after, name), shape))
  }
  return after
}

/** An object of schemas is one, for validators that compile it. */
function shapeOfEntries(program: Program, { site, frame }: SchemaCheck): Shape | null {
  const record = program.evaluate(site, frame).find(({ kind }) => kind === 'record')
  if (record === undefined) return null
  const keys = [...program.entries(record).entries].map(([key, placed]) => [key, shapeOf(program, placed) ?? anyShape] as const)
  return { ...anyShape, type: 'object', keys: new Map(keys), unknown: 'reject' }
}

/** What either of several schemas lets through, each of which reads the whole part. */
function together(shapes: readonly (Shape | null)[]): Shape | null {
  return shapes.reduce((one, other) => {
    if (one?.keys == null || other?.keys == null) return null
    return { ...one, keys: new Map([...one.keys, ...other.keys]), unknown: one.unknown === other.unknown ? one.unknown : 'keep' }
  })
}

/** An answer as far as the route's schema for its status lets it out; null when there is one that cannot be read. */
export function projected({ program }: Engine, projections: readonly Projection[], meeting: Meeting): Meeting | null {
  if (meeting.place.kind !== 'response-body') return meeting
  const schemas = statusesOf(program, meeting).flatMap(status => schemaFor(projections, status) ?? [])
  if (schemas.length === 0) return meeting
  let data: AbstractValue | null = null
  for (const { site, frame } of schemas) {
    const shape = jsonShapeOf(program, { site, frame })
    if (shape === null) return null
    data ??= shaped(meeting.data, decided(shape, 'strip', 'strip'))
  }
  return { ...meeting, data: data ?? nothing }
}

/** The schema with its open questions answered by who checks by it. */
function decided(shape: Shape, unsaid: 'strip' | 'keep', closed: 'strip' | 'reject', depth = 0): Shape {
  if (depth > MAX_SCHEMA_DEPTH) return shape
  const inner = (each: Shape): Shape => decided(each, unsaid, closed, depth + 1)
  return {
    ...shape,
    unknown: shape.unknown === 'unsaid' ? unsaid : shape.unknown === 'reject' ? closed : shape.unknown,
    keys: shape.keys === null ? null : new Map([...shape.keys].map(([key, each]) => [key, inner(each)])),
    element: shape.element === null ? null : inner(shape.element),
    either: shape.either.map(inner)
  }
}

function schemaFor(projections: readonly Projection[], status: number): Projection | undefined {
  const named = (name: string): Projection | undefined => projections.find(({ statuses }) => statuses.toLowerCase() === name)
  return named(String(status)) ?? named(`${String(status).charAt(0)}xx`) ?? named('default')
}

/** `reply.code(201).send(row)`: that status; else what the handler sets elsewhere, or 200. */
function statusesOf(program: Program, { place: { site, function: ref } }: Meeting): readonly number[] {
  const own = statusOf(program, site)
  if (own !== null) return [own]
  const { module } = ref
  const set = new Set<number>()
  const visit = (node: Expression): void => {
    const status = node.kind === 'call' ? setBy(program, { module, node }) : null
    if (status !== null && status < 300) set.add(status)
  }
  for (const statement of ref.node.body) if (statement.kind === 'expression') visit(statement.value)
  return set.size > 0 ? [...set] : [200]
}

/** The status in the chain of calls that ends with the answer. */
function statusOf(program: Program, { module, node }: Site): number | null {
  let at: Expression = node
  while (at.kind === 'call' && at.callee.kind === 'member') {
    const status = setBy(program, { module, node: at })
    if (status !== null) return status
    at = at.callee.object
  }
  return null
}

function setBy(program: Program, { module, node }: Site): number | null {
  if (node.kind !== 'call' || node.callee.kind !== 'member' || (node.callee.property !== 'code' && node.callee.property !== 'status')) return null
  const [first] = node.arguments
  const status = first === undefined ? undefined : program.constant({ module, node: first })
  return typeof status === 'number' ? status : null
}
