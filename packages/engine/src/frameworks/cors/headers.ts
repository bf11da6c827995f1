import type { Call, CorsPolicy, Expression, FunctionRef, Module, Place, Program } from '../../model/index.ts'
import type { Stage } from '../adapter.ts'
import type { Dialect } from '../guards/dialect.ts'
import type { Outcome } from '../guards/machine.ts'
import { ownExpressions } from '../walk.ts'
import type { Origin } from './origin.ts'
import { lookalikes, STRANGER, tryOrigin } from './trial.ts'

const SETTERS: ReadonlySet<string> = new Set(['set', 'header', 'setHeader', 'append', 'appendHeader', 'writeHead'])
const ORIGIN = 'access-control-allow-origin'
const CREDENTIALS = 'access-control-allow-credentials'

/** One header about cross-origin requests that code writes itself. */
interface Written {
  readonly function: FunctionRef
  readonly call: Call
  readonly header: string
  readonly value: Expression
}

export interface HeaderPolicies {
  readonly policies: readonly CorsPolicy[]
  /** Where credentials are allowed apart from any origin. */
  readonly credentials: Place | null
}

/** Policies written as headers, one for each place that allows an origin. */
export function policiesOfHeaders(program: Program, dialect: Dialect, stages: readonly Stage[]): HeaderPolicies {
  const written: Written[] = []
  for (const module of program.modules.values()) {
    for (const index of module.functions.keys()) written.push(...headersIn(program, module, index))
  }
  const inScope = scopesOf(stages)
  const allowing = written.filter(({ header, value }) => header === CREDENTIALS && isTrue(value))
  const origins = written.filter(({ header }) => header === ORIGIN)
  const alone = allowing.find(({ function: ref }) => origins.every(origin => origin.function !== ref))
  const policies = origins.map(one => {
    const credentials = allowing.find(({ function: ref }) => ref === one.function) ?? alone
    const { origin, development } = judge(program, dialect, one)
    return {
      place: placeOf(one.function.module, one.call),
      library: 'raw header',
      origin,
      credentials: credentials !== undefined,
      development,
      originPlace: placeOf(one.function.module, one.value),
      optionsPlace: null,
      credentialsPlace: credentials === undefined ? null : placeOf(credentials.function.module, credentials.call),
      scope: inScope.get(one.function) ?? 'route',
      byDefault: false,
      elements: elementsOf(stages, one.function)
    } satisfies CorsPolicy
  })
  return { policies, credentials: alone === undefined ? null : placeOf(alone.function.module, alone.call) }
}

function scopesOf(stages: readonly Stage[]): ReadonlyMap<FunctionRef, 'app' | 'route'> {
  const scopes = new Map<FunctionRef, 'app' | 'route'>()
  for (const { element } of stages) {
    for (const { function: ref } of element.functions) scopes.set(ref, element.role === 'middleware' && element.scope !== 'route' ? 'app' : 'route')
  }
  return scopes
}

/** The elements that run a function, or one that it is written in. */
function elementsOf(stages: readonly Stage[], { module, node }: FunctionRef): readonly Place[] {
  const runs = (ref: FunctionRef): boolean => ref.module === module && ref.node.start <= node.start && node.end <= ref.node.end
  return stages.filter(({ element }) => element.functions.some(each => runs(each.function))).map(({ element }) => element.place)
}

function headersIn(program: Program, module: Module, index: number): readonly Written[] {
  const found: Written[] = []
  for (const call of ownExpressions(module, index)) {
    if (call.kind !== 'call' || call.callee.kind !== 'member' || !SETTERS.has(call.callee.property)) continue
    for (const [name, value] of pairsOf(call)) {
      const header = name.toLowerCase()
      if (header === ORIGIN || header === CREDENTIALS) found.push({ function: program.functionRef(module, index), call, header, value })
    }
  }
  return found
}

/** `set('Name', value)`, `set({ Name: value })`, `writeHead(200, { Name: value })`. */
function pairsOf(call: Call): readonly (readonly [string, Expression])[] {
  const [name, value] = call.arguments
  if (name?.kind === 'literal' && typeof name.value === 'string' && value !== undefined) return [[name.value, value]]
  const entries = call.arguments.flatMap(argument => argument.kind === 'object' ? argument.entries : [])
  return entries.flatMap(entry => entry.kind === 'property' ? [[entry.key, entry.value] as const] : [])
}

const isTrue = (value: Expression): boolean => value.kind === 'literal' && (value.value === true || value.value === 'true')

function judge(program: Program, dialect: Dialect, written: Written): { readonly origin: Origin, readonly development: boolean } {
  const ref = written.function
  const place = placeOf(ref.module, written.call)
  const reached = (origin: string): readonly Outcome[] => {
    const handler = ref.node.parameters.length >= 2 ? dialect.parameters('middleware', ref.node.parameters.length) : [{ kind: 'response', status: null } as const]
    return tryOrigin(program, dialect, { kind: 'function', function: ref, frame: null, self: null, bound: [] }, handler, origin).outcomes
      .filter(({ kind, name, place: at }) => kind === 'header' && name === ORIGIN && at.start === place.start && at.end === place.end && at.path === place.path)
  }
  const constant = program.constant({ module: ref.module, node: written.value })
  const outcomes = reached(STRANGER)
  const development = outcomes.length === 0 && asksMode(program, ref)
  if (typeof constant === 'string') return { origin: originOfText(constant), development }
  const values = program.evaluate({ module: ref.module, node: written.value })
  if (values.some(({ kind }) => kind === 'environment')) return { origin: { kind: 'environment' }, development }
  if (outcomes.some(outcome => allows(outcome, STRANGER))) return { origin: { kind: 'reflected' }, development }
  if (outcomes.some(outcome => allows(outcome, '*'))) return { origin: { kind: 'any' }, development }
  for (const { origin, why } of lookalikes(program, ref)) {
    if (reached(origin).some(outcome => allows(outcome, origin))) return { origin: { kind: 'weak', why }, development }
  }
  return { origin: { kind: outcomes.some(({ values }) => values?.[0]?.kind === 'unknown') ? 'unknown' : 'checked' }, development }
}

function allows({ values, doubt }: Outcome, origin: string): boolean {
  const value = values?.[0]
  return !doubt && value?.kind === 'constant' && value.value === origin
}

function originOfText(text: string): Origin {
  if (text === '*') return { kind: 'any' }
  return text === 'null' ? { kind: 'weak', why: 'the origin `null`, which every sandboxed frame has, is allowed' } : { kind: 'list', origins: [text] }
}

function asksMode(program: Program, { module, index }: FunctionRef): boolean {
  return ownExpressions(module, index).some(node => node.kind === 'member'
    && program.evaluate({ module, node }).some(value => value.kind === 'environment' && value.name === 'NODE_ENV'))
}

function placeOf({ path }: Module, { start, end }: { readonly start: number, readonly end: number }): Place {
  return { path, start, end }
}
