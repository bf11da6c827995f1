import type { CorsPolicy, Frame, FunctionRef, Place, Program, Value } from '../../model/index.ts'
import type { Served } from '../adapter.ts'
import type { Abstract } from '../guards/abstract.ts'
import type { Dialect } from '../guards/dialect.ts'
import type { Outcome } from '../guards/machine.ts'
import { HEADER_ENTRIES, HEADER_CALLERS } from '../limits.ts'
import { originOfText, type Judged } from './origin.ts'
import { routesUnder } from './reach.ts'
import { placeOf } from './settings.ts'
import { hostsIn, lookalikes, STRANGER, tryOrigin } from './trial.ts'
import { ALLOW_CREDENTIALS, ALLOW_ORIGIN, writtenHeaders, type Written } from './written.ts'

/** A function that gets a request and writes, or whose callees write, a header. */
interface Entry {
  readonly function: FunctionRef
  readonly frame: Frame | null
  readonly dialect: Dialect
  readonly parameters: readonly Abstract[]
  /** Where chains run it. */
  readonly elements: readonly Place[]
  readonly scope: 'app' | 'route'
}

export interface HeaderPolicies {
  readonly policies: readonly CorsPolicy[]
  /** Where credentials are allowed by a middleware that writes no origin. */
  readonly credentials: readonly { readonly place: Place, readonly routes: CorsPolicy['routes'] }[]
}

/** Policies written as headers, one for each place that allows an origin. */
export function policiesOfHeaders(program: Program, served: readonly Served[], fallback: Dialect): HeaderPolicies {
  const entries = new Entries(program, served, fallback)
  const written = writtenHeaders(program).map(header => ({ header, entries: entries.of(header) }))
  const origins = written.filter(({ header }) => header.header === ALLOW_ORIGIN)
  const allowing = written.filter(({ header }) => header.header === ALLOW_CREDENTIALS && String(program.constant(header.value)) === 'true')
  const shares = (one: readonly Entry[], other: readonly Entry[]): boolean =>
    one.some(({ function: ref }) => other.some(each => each.function === ref))
  const routesOf = (found: readonly Entry[]): CorsPolicy['routes'] => {
    const elements = found.flatMap(entry => entry.elements)
    return served.flatMap(({ routes }) => routesUnder(routes, elements))
  }
  const alone = allowing.filter(one => !origins.some(origin => shares(one.entries, origin.entries)))
    .map(({ header: { value }, entries: found }) => ({ place: placeOf(value), routes: routesOf(found), found }))
  const policies = origins.map(({ header, entries: found }): CorsPolicy => {
    const own = allowing.find(one => shares(one.entries, found))?.header
    const routes = routesOf(found)
    const credentials = own === undefined ? alone.find(one => meet(one.routes, routes))?.place ?? null : placeOf(own.value)
    return {
      place: placeOf(header.at), library: 'raw header', ...judge(program, header, found),
      credentials: credentials !== null, credentialsPlace: credentials, optionsPlace: null, byDefault: false, form: 'text', routes,
      originPlace: placeOf(header.value),
      scope: found.some(({ scope }) => scope === 'app') ? 'app' : 'route'
    }
  })
  return { policies, credentials: alone }
}

/** Whether two places decide about a route in common; where no route is known of one of them, they may. */
export function meet(one: CorsPolicy['routes'], other: CorsPolicy['routes']): boolean {
  return one.length === 0 || other.length === 0 || one.some(route => other.includes(route))
}

/** The functions by which requests come to where a header is written. */
class Entries {
  readonly #program: Program
  readonly #fallback: Dialect
  readonly #known = new Map<FunctionRef, Entry>()

  constructor(program: Program, served: readonly Served[], fallback: Dialect) {
    this.#program = program
    this.#fallback = fallback
    for (const { dialect, elements, loose } of served) {
      for (const { element } of elements) {
        const scope = element.role === 'middleware' && element.scope !== 'route' ? 'app' : 'route'
        const shared = { dialect, elements: [element.place], scope } as const
        for (const running of element.functions) this.#add({ ...running, ...shared }, element.role)
      }
      for (const { function: ref, frame } of loose) this.#add({ function: ref, frame, dialect, elements: [], scope: 'route' }, 'handler')
    }
  }

  #add(entry: Omit<Entry, 'parameters'>, role: string): void {
    const before = this.#known.get(entry.function)
    const scope = before?.scope === 'app' ? 'app' : entry.scope
    const parameters = entry.dialect.parameters(role, entry.function.node.parameters.length)
    this.#known.set(entry.function, { ...entry, parameters, scope, elements: [...before?.elements ?? [], ...entry.elements] })
  }

  of({ function: ref, receiver }: Written): readonly Entry[] {
    if (ref === null) return []
    const found = new Map<FunctionRef, Entry>()
    this.#climb(ref, 0, new Set(), found)
    if (found.size > 0 || receiver === null) return [...found.values()].slice(0, HEADER_ENTRIES)
    const { owner, index } = receiver
    return [{ function: owner, frame: null, dialect: this.#fallback, parameters: this.#parametersOf(owner, index), elements: [], scope: 'route' }]
  }

  /** From a function to those that call it, or that it is written in. */
  #climb(ref: FunctionRef, depth: number, seen: Set<FunctionRef>, into: Map<FunctionRef, Entry>): void {
    if (seen.has(ref) || depth > HEADER_CALLERS) return
    seen.add(ref)
    const known = this.#known.get(ref)
    if (known !== undefined) {
      into.set(ref, known)
      return
    }
    if (ref.node.parent > 0) this.#climb(this.#program.functionRef(ref.module, ref.node.parent), depth + 1, seen, into)
    for (const { module, node } of this.#program.callers(ref)) {
      const index = module.functions.findLastIndex(({ start, end, kind }) => kind !== 'module' && start <= node.start && node.end <= end)
      if (index > 0) this.#climb(this.#program.functionRef(module, index), depth + 1, seen, into)
    }
  }

  /** `(request, response, next)`, or what stands in their places where the response is another parameter. */
  #parametersOf({ node }: FunctionRef, response: number): readonly Abstract[] {
    if (response === 1) return this.#fallback.parameters('handler', Math.min(node.parameters.length, 3))
    const request = this.#fallback.parameters('handler', 3)
    return node.parameters.map((_, index) => (index === response ? request[1] : request[0]) ?? { kind: 'unknown' })
  }
}

type Verdict = Judged & { readonly development: boolean }

function judge(program: Program, written: Written, entries: readonly Entry[]): Verdict {
  const { at: { module }, value: site } = written
  const development = written.function !== null && program.isNeverInProduction({ module, node: written.at.node })
  const constant = program.constant(site)
  if (typeof constant === 'string') return { origin: originOfText(constant), unlessSet: false, development }
  const values: readonly Value[] = program.evaluate(site)
  const fromSettings = values.some(({ kind }) => kind === 'environment')
  if (fromSettings) {
    const isOpen = values.some(value => value.kind === 'literal' && value.value === '*')
    return { origin: { kind: isOpen ? 'any' : 'environment' }, unlessSet: isOpen, development }
  }
  for (const entry of entries) {
    const origin = tried(program, written, entry)
    if (origin !== null) return { origin, unlessSet: false, development }
  }
  return { origin: { kind: 'unknown' }, unlessSet: false, development }
}

/** What comes of one function on requests from strangers; null: nothing certain. */
function tried(program: Program, { at }: Written, { function: ref, frame, dialect, parameters }: Entry): CorsPolicy['origin'] | null {
  const place = placeOf(at)
  const reached = (origin: string, host?: string): readonly Outcome[] => ['GET', 'OPTIONS'].flatMap(method =>
    tryOrigin(program, dialect, { function: ref, frame, self: null }, parameters, origin, {
      method, sent: { referer: `${origin}/`, ...host === undefined ? {} : { host } }
    }).outcomes.filter(({ kind, name, place: set }) => kind === 'header' && name === ALLOW_ORIGIN && isSame(set, place)))
  const outcomes = reached(STRANGER)
  if (outcomes.some(outcome => allows(outcome, STRANGER))) return { kind: 'reflected', from: 'origin' }
  if (outcomes.some(({ values, doubt }) => values?.[0]?.kind === 'client' && !doubt)) return { kind: 'reflected', from: 'client' }
  if (outcomes.some(outcome => allows(outcome, '*'))) return { kind: 'any' }
  for (const { origin, why } of lookalikes(program, ref)) {
    if (reached(origin).some(outcome => allows(outcome, origin))) return { kind: 'weak', why }
  }
  // The header Host names the server itself, whoever asks.
  const host = hostsIn(program, ref).find(each => reached(STRANGER, each).some(outcome => allows(outcome, STRANGER)))
  if (host !== undefined) return { kind: 'weak', why: `what is compared with '${host}' is the header Host, which names this server whoever asks` }
  return outcomes.some(({ values }) => values?.[0]?.kind === 'unknown') ? null : { kind: 'checked' }
}

const isSame = (one: Place, other: Place): boolean => one.path === other.path && one.start === other.start && one.end === other.end

function allows({ values, doubt }: Outcome, origin: string): boolean {
  const value = values?.[0]
  return !doubt && value?.kind === 'constant' && value.value === origin
}
