import type { CorsPolicy, Expression, Frame, Program, Site, Value } from '../../model/index.ts'
import { inProduction } from '../conditions.ts'
import type { Dialect } from '../guards/dialect.ts'
import type { Outcome } from '../guards/machine.ts'
import { partsOf } from '../walk.ts'
import { weaknessOf } from './regex.ts'
import type { CorsSemantics } from './semantics.ts'
import { lookalikes, originParameter, STRANGER, tryOrigin } from './trial.ts'

export type Origin = CorsPolicy['origin']

/** Variables set to variables, and conditions inside conditions. */
const FOLLOWED = 6

/** The expression that holds in production: conditionals by NODE_ENV are decided, constants are followed to what they are. */
export function inProductionBranch(program: Program, site: Site, frame: Frame | null, depth = 0): Site {
  const { module, node } = site
  if (depth > FOLLOWED) return site
  if (node.kind === 'conditional') {
    const holds = inProduction(program, { module, node: node.test }, frame)
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
export function originOf(program: Program, dialect: Dialect, semantics: CorsSemantics, written: Site, frame: Frame | null): Origin {
  const site = inProductionBranch(program, written, frame)
  const values = program.evaluate(site, frame)
  const origins = values.map(value => originOfValue(program, dialect, semantics, value))
  const environment = values.some(({ kind }) => kind === 'environment') || fromEnvironment(program, site, frame, 0)
  const open = origins.find(({ kind }) => kind === 'reflected') ?? origins.find(({ kind }) => kind === 'any') ?? origins.find(({ kind }) => kind === 'weak')
  if (open !== undefined) return open
  if (environment) return { kind: 'environment' }
  if (origins.length === 0 || origins.some(({ kind }) => kind === 'unknown')) return { kind: 'unknown' }
  const lists = origins.flatMap(origin => origin.kind === 'list' ? origin.origins : [])
  return origins.every(({ kind }) => kind === 'list') ? { kind: 'list', origins: lists } : origins.find(({ kind }) => kind !== 'list') ?? { kind: 'unknown' }
}

function originOfValue(program: Program, dialect: Dialect, semantics: CorsSemantics, value: Value): Origin {
  switch (value.kind) {
    case 'literal': return originOfLiteral(semantics, value.value)
    case 'regex': return originOfRegex(value.pattern)
    case 'array': return originOfList(program, semantics, value)
    case 'function': return semantics.decides === 'callback' ? originOfFunction(program, dialect, value) : { kind: 'unknown' }
    case 'environment': return { kind: 'environment' }
    default: return { kind: 'unknown' }
  }
}

export function originOfLiteral(semantics: CorsSemantics, value: string | number | boolean | null | undefined): Origin {
  if (value === '*') return { kind: semantics.star }
  if (value === true) return { kind: semantics.whenTrue }
  if (value === false) return { kind: semantics.whenFalse }
  if (value === undefined || value === null || value === '') return { kind: semantics.byDefault }
  if (value === 'null') return { kind: 'weak', why: 'the origin `null`, which every sandboxed frame has, is allowed' }
  return { kind: 'list', origins: [String(value)] }
}

function originOfRegex(pattern: string): Origin {
  const why = weaknessOf(pattern)
  return why === null ? { kind: 'checked' } : { kind: 'weak', why: `the pattern /${pattern}/ is weak: ${why}` }
}

function originOfList(program: Program, semantics: CorsSemantics, value: Value): Origin {
  const listed: string[] = []
  let other: Origin | null = null
  for (const element of program.elements(value)) {
    if (element === null) {
      other ??= { kind: 'unknown' }
      continue
    }
    for (const item of program.evaluate(element.site, element.frame)) {
      if (item.kind === 'literal' && item.value === '*') {
        if (semantics.starInList === 'any') return { kind: 'any' }
      } else if (item.kind === 'literal' && typeof item.value === 'string') {
        if (item.value === 'null') return { kind: 'weak', why: 'the origin `null`, which every sandboxed frame has, is allowed' }
        listed.push(item.value)
      } else if (item.kind === 'regex') {
        const one = originOfRegex(item.pattern)
        if (one.kind === 'weak') return one
        other ??= one
      } else {
        other ??= { kind: item.kind === 'environment' ? 'environment' : 'unknown' }
      }
    }
  }
  return other ?? { kind: 'list', origins: listed }
}

/** A function is judged by what it does with a strange origin, and with lookalikes of the origins that it names. */
function originOfFunction(program: Program, dialect: Dialect, value: Value & { readonly kind: 'function' }): Origin {
  const run = (origin: string): boolean => allows(tryOrigin(program, dialect, value, [originParameter(origin), { kind: 'probe' }], origin).outcomes, origin)
  if (run(STRANGER)) return { kind: 'reflected' }
  for (const { origin, why } of lookalikes(program, value.function)) if (run(origin)) return { kind: 'weak', why }
  return { kind: 'checked' }
}

/** Whether the callback is certain to hear that the origin is allowed. */
function allows(outcomes: readonly Outcome[], origin: string): boolean {
  return outcomes.some(({ kind, values, doubt }) => {
    const answer = values?.[1]
    return kind === 'probe' && !doubt && answer?.kind === 'constant' && (answer.value === true || answer.value === '*' || answer.value === origin)
  })
}

/** Whether an expression is made of variables of the environment (`env.ORIGINS.split(',')`). */
function fromEnvironment(program: Program, { module, node }: Site, frame: Frame | null, depth: number): boolean {
  if (depth > FOLLOWED) return false
  if ((node.kind === 'member' || node.kind === 'ref') && program.evaluate({ module, node }, frame).some(({ kind }) => kind === 'environment')) return true
  const parts: readonly Expression[] = node.kind === 'ref' ? module.bindings[node.binding]?.values ?? [] : partsOf(node)
  return parts.some(part => fromEnvironment(program, { module, node: part }, frame, depth + 1))
}
