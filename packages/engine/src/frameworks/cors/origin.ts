import type { CorsPolicy, Expression, Frame, Program, Site, Value } from '../../model/index.ts'
import type { Dialect } from '../guards/dialect.ts'
import { partsOf } from '../walk.ts'
import { weaknessOf } from './regex.ts'
import type { CorsSemantics } from './semantics.ts'
import { decides } from './trial.ts'

export type Origin = CorsPolicy['origin']
export type Judged = Pick<CorsPolicy, 'origin' | 'unlessSet'>

/** Variables set to variables, and conditions inside conditions. */
const FOLLOWED = 6
const NULL_ORIGIN: Origin = { kind: 'weak', why: 'the origin `null`, which every sandboxed frame has, is allowed' }
/** Kinds of origins that let strangers in. */
export const OPEN: ReadonlySet<string> = new Set(['reflected', 'any', 'weak'])
const UNKNOWN_ORIGIN: Origin = { kind: 'unknown' }

/** The expression that holds in production: conditionals by NODE_ENV are decided, constants are followed to what they are. */
export function inProductionBranch(program: Program, site: Site, frame: Frame | null, depth = 0): Site {
  const { module, node } = site
  if (depth > FOLLOWED) return site
  if (node.kind === 'conditional') {
    const holds = program.holdsInProduction({ module, node: node.test }, frame)
    if (holds !== null) return inProductionBranch(program, { module, node: holds ? node.then : node.else }, frame, depth + 1)
  }
  if (node.kind === 'ref') {
    const binding = module.bindings[node.binding]
    const value = binding?.kind === 'const' && binding.values.length === 1 ? binding.values[0] : undefined
    if (value?.kind === 'conditional' || value?.kind === 'ref') return inProductionBranch(program, { module, node: value }, frame, depth + 1)
  }
  return site
}

/** Who may read answers, by the value of an `origin` option. */
export function originOf(program: Program, dialect: Dialect, semantics: CorsSemantics, written: Site, frame: Frame | null): Judged {
  const site = inProductionBranch(program, written, frame)
  const values = program.evaluate(site, frame)
  const origins = values.map(value => originOfValue(program, dialect, semantics, value))
  const fromSettings = values.some(({ kind }) => kind === 'environment') || isFromEnvironment(program, site, frame, 0)
  // Which branch of a condition holds that cannot be decided is not known: only what all of them allow is.
  if (site.node.kind === 'conditional' && !origins.every(({ kind }) => OPEN.has(kind))) return { origin: fromSettings ? { kind: 'environment' } : UNKNOWN_ORIGIN, unlessSet: false }
  const open = origins.find(({ kind }) => kind === 'reflected') ?? origins.find(({ kind }) => kind === 'any') ?? origins.find(({ kind }) => kind === 'weak')
  if (open !== undefined) return { origin: open, unlessSet: fromSettings }
  return { origin: fromSettings ? { kind: 'environment' } : together(origins), unlessSet: false }
}

/** Origins none of which lets strangers in. */
function together(origins: readonly Origin[]): Origin {
  if (origins.length === 0 || origins.some(({ kind }) => kind === 'unknown')) return UNKNOWN_ORIGIN
  const lists = origins.flatMap(origin => origin.kind === 'list' ? origin.origins : [])
  return origins.every(({ kind }) => kind === 'list') ? { kind: 'list', origins: lists } : origins.find(({ kind }) => kind !== 'list') ?? UNKNOWN_ORIGIN
}

function originOfValue(program: Program, dialect: Dialect, semantics: CorsSemantics, value: Value): Origin {
  switch (value.kind) {
    case 'literal': return originOfConstant(semantics, value.value)
    case 'regex': return originOfRegex(semantics, value.pattern)
    case 'array': return originOfList(program, semantics, value)
    case 'function': return decides(program, dialect, semantics, value)
    case 'environment': return { kind: 'environment' }
    default: return UNKNOWN_ORIGIN
  }
}

/** A text that is sent as it is. */
export function originOfText(text: string): Origin {
  if (text === 'null') return NULL_ORIGIN
  return text === '' ? { kind: 'none' } : text === '*' ? { kind: 'any' } : { kind: 'list', origins: [text] }
}

export function originOfConstant(semantics: CorsSemantics, value: string | number | boolean | null | undefined): Origin {
  if (typeof value === 'string' && value !== '') return originOfText(value)
  const heard = value === true ? semantics.whenTrue : value === false ? semantics.whenFalse : semantics.whenEmpty
  return heard === 'reflected' ? { kind: 'reflected', from: 'origin' } : { kind: heard }
}

function originOfRegex(semantics: CorsSemantics, pattern: string): Origin {
  if (semantics.pattern === 'inert') return { kind: 'none' }
  const why = weaknessOf(pattern)
  return why === null ? { kind: 'checked' } : { kind: 'weak', why: `the pattern /${pattern}/ is weak: ${why}` }
}

function originOfList(program: Program, semantics: CorsSemantics, value: Value): Origin {
  const elements = program.elements(value)
  const items = elements.flatMap(element => element === null
    ? [UNKNOWN_ORIGIN]
    : program.evaluate(element.site, element.frame).map(item => ofItem(semantics, item)))
  const listed = items.flatMap(item => item.kind === 'list' ? item.origins : [])
  // One text of all: a page whose origin it is exists for a list of one.
  if (semantics.list === 'joined' && items.length !== 1) return items.some(({ kind }) => kind === 'unknown') ? UNKNOWN_ORIGIN : { kind: 'none' }
  const open = items.find(({ kind }) => kind === 'any' || kind === 'weak')
  return open ?? items.find(({ kind }) => kind !== 'list' && kind !== 'none') ?? { kind: 'list', origins: listed }
}

function ofItem(semantics: CorsSemantics, item: Value): Origin {
  if (item.kind === 'literal' && item.value === '*') return { kind: semantics.list === 'each' ? 'none' : 'any' }
  if (item.kind === 'literal' && typeof item.value === 'string') return originOfText(item.value)
  if (item.kind === 'literal') return { kind: 'none' }
  if (item.kind === 'regex') return originOfRegex(semantics, item.pattern)
  return item.kind === 'environment' ? { kind: 'environment' } : UNKNOWN_ORIGIN
}

/** Whether an expression is made of variables of the environment (`env.ORIGINS.split(',')`). */
function isFromEnvironment(program: Program, { module, node }: Site, frame: Frame | null, depth: number): boolean {
  if (depth > FOLLOWED) return false
  if ((node.kind === 'member' || node.kind === 'ref') && program.evaluate({ module, node }, frame).some(({ kind }) => kind === 'environment')) return true
  const parts: readonly Expression[] = node.kind === 'ref' ? module.bindings[node.binding]?.values ?? [] : partsOf(node)
  return parts.some(part => isFromEnvironment(program, { module, node: part }, frame, depth + 1))
}
