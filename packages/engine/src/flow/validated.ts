import type { Call, Tagged } from '../model/expression.ts'
import type { SourceKind } from '../model/kind.ts'
import type { MiddlewareRole } from '../model/library.ts'
import { parsePort } from '../model/port.ts'
import type { Program } from '../model/program.ts'
import type { ChainElement } from '../model/route.ts'
import type { Frame, Site, Value } from '../model/value.ts'
import { readKnown, writeField } from './access.ts'
import { atMost, clean } from './convert.ts'
import type { Engine } from './engine.ts'
import { shaped } from './library/parse.ts'
import { modeOf, shapeOf } from './library/schemas.ts'
import type { Shape } from './library/shape.ts'
import type { AbstractValue, Mark } from './value.ts'

/** What the chain hands on: request, response and the like by their type, as the middlewares before have left them. */
export type ChainState = ReadonlyMap<string, AbstractValue>

/** What a library's validator on the chain lets through: parts of the request take the form of their schema. */
export function validated(engine: Engine, element: ChainElement, state: ChainState): ChainState {
  let after = state
  for (const value of element.values) {
    const created = value.kind === 'instance' || value.kind === 'library' ? value.created : null
    if (created === null || (value.kind !== 'instance' && value.kind !== 'library')) continue
    const role = roleOf(engine, created as Site<Call | Tagged>, value.frame)
    if (role?.cleans !== undefined) after = cleaned(role.cleans, after)
    for (const check of role?.validates ?? []) after = applyCheck(engine, check, { site: created, frame: value.frame }, after)
  }
  return after
}

interface Checked {
  readonly part: SourceKind
  readonly key: null
  readonly shape: Shape
}

/** What the validators that an element stands for check, part by part. */
export function checksOf(program: Program, element: ChainElement): readonly Checked[] {
  return element.values.flatMap(value => {
    const created = value.kind === 'instance' || value.kind === 'library' ? value.created : null
    if (created === null || (value.kind !== 'instance' && value.kind !== 'library')) return []
    return (roleOf({ program }, created as Site<Call | Tagged>, value.frame)?.validates ?? []).flatMap(check => {
      const schema = schemaSite({ program }, check.schema, { site: created, frame: value.frame })
      const shape = schema === null ? null : shapeOf(program, schema)
      return shape === null ? [] : [{ part: check.part, key: null, shape }]
    })
  })
}

function roleOf(engine: Pick<Engine, 'program'>, site: Site<Call | Tagged>, frame: Frame | null): MiddlewareRole | null {
  if (site.node.kind !== 'call') return null
  for (const target of engine.program.targets({ module: site.module, node: site.node }, frame)) {
    const role = target.kind === 'library' ? target.target.signature?.middleware : undefined
    if (role !== undefined) return role
  }
  return null
}

/** Parts of the request after something has taken out of them what is dangerous for some kinds. */
function cleaned({ parts, kinds }: NonNullable<MiddlewareRole['cleans']>, state: ChainState): ChainState {
  const next = new Map(state)
  for (const part of parts) for (const [key, value] of next) {
    const path = pathOf(value, field => fieldOf(field, part))
    if (path !== null) next.set(key, changeAt(value, path, field => clean(field, kinds)))
  }
  return next
}

type Check = NonNullable<MiddlewareRole['validates']>[number]

function applyCheck(engine: Engine, check: Check, made: Placed, state: ChainState): ChainState {
  const schema = schemaSite(engine, check.schema, made)
  const shape = schema === null ? null : shapeOf(engine.program, schema)
  if (shape === null && check.named === undefined) return state
  // A check that does not hand on what it made leaves the keys that it would have stripped.
  const said = made.site.node.kind === 'call' ? modeOf(engine.program, made.site as Site<Call>, made.frame, check.modes) : null
  const given: Shape | null = shape === null || said === null ? shape : { ...shape, unknown: said }
  const left: Shape | null = given === null || check.replaces || given.unknown !== 'strip' ? given : { ...given, unknown: 'keep' }
  const next = new Map(state)
  const named = check.named === undefined ? null : nameAt(engine, check.named, made)
  for (const [key, value] of state) {
    const path = pathOf(value, field => {
      if (check.named === undefined) return fieldOf(field, check.part)
      return named !== null && field.fields.has(named) ? named : null
    })
    if (path !== null) next.set(key, changeAt(value, path, field => left === null ? atMost(field, 'low') : shaped(field, left)))
  }
  return next
}

/** The name of what a validator checks, as its model says or as the call does (`validator('json', schema)`). */
function nameAt(engine: Engine, named: NonNullable<Check['named']>, made: Placed): string | null {
  if (typeof named !== 'string') return named.name
  const at = schemaSite(engine, named, made)
  const constant = at === null ? undefined : engine.program.constant(at.site, at.frame)
  return typeof constant === 'string' ? constant : null
}

/** The way to the member that is meant: of the value itself, or of a request inside it. */
function pathOf(value: AbstractValue, find: (value: AbstractValue) => string | null): readonly string[] | null {
  const own = find(value)
  if (own !== null) return [own]
  for (const [name, field] of value.fields) {
    const inner = find(field)
    if (inner !== null) return [name, inner]
  }
  return null
}

function changeAt(
  value: AbstractValue, [name, ...rest]: readonly string[], change: (value: AbstractValue) => AbstractValue
): AbstractValue {
  if (name === undefined) return change(value)
  return writeField(value, name, changeAt(readKnown(value, name), rest, change))
}

/** The member of a request that holds a part. */
export function fieldOf(value: AbstractValue, part: SourceKind): string | null {
  const isPart = ({ root, path }: Mark): boolean => root.kind === 'request' && root.part === part && path.length === 0
  for (const [name, field] of value.fields) {
    if (name === part || field.marks.some(isPart)) return name
  }
  return null
}

interface Placed { readonly site: Site, readonly frame: Frame | null }

/** The expression at a port of the call that made a middleware. */
function schemaSite(engine: Pick<Engine, 'program'>, port: string, { site, frame }: Placed): Placed | null {
  const parsed = parsePort(port)
  if (parsed === null) return null
  if (parsed.root.kind === 'this') return { site, frame }
  if (parsed.root.kind !== 'argument' || site.node.kind !== 'call') return null
  const argument = site.node.arguments[parsed.root.index]
  if (argument === undefined) return null
  let at: Placed = { site: { module: site.module, node: argument }, frame }
  for (const step of parsed.path) {
    const entry = step.kind === 'property' ? entryOf(engine, at, step.name) : step.kind === 'element' ? firstOf(engine, at) : undefined
    if (entry === undefined) return null
    at = entry
  }
  return at
}

/** The first entry of an object: schemas by media type. */
function firstOf(engine: Pick<Engine, 'program'>, { site, frame }: Placed): Placed | undefined {
  const record = engine.program.evaluate(site, frame).find((value: Value) => value.kind === 'record')
  return record === undefined ? undefined : [...engine.program.entries(record).entries.values()][0]
}

function entryOf(engine: Pick<Engine, 'program'>, { site, frame }: Placed, name: string): Placed | undefined {
  const record = engine.program.evaluate(site, frame).find((value: Value) => value.kind === 'record')
  return record === undefined ? undefined : engine.program.entries(record).entries.get(name)
}
