import type { ChainElement, FunctionRef, HandedInput, Program, Value } from '../../model/index.ts'
import type { Stage } from '../adapter.ts'
import { exportedAs, type Exported } from '../files/exported.ts'
import { moduleNamed } from '../files/projects.ts'
import { samplePath } from '../guards/sample.ts'
import { matchesPattern } from '../path-pattern.ts'

/** The one middleware of a project, with the paths that it is run for. */
export interface Middleware {
  readonly stage: Stage
  readonly matchers: readonly Matcher[]
}

interface Matcher {
  /** Null: what is written there cannot be read. */
  readonly pattern: string | null
  /** Further conditions on headers, cookies or queries, which a client may meet or not. */
  readonly conditional: boolean
}

/** The middleware of a project (`middleware.ts`, since Next 16 `proxy.ts`); null when there is none. */
export function middlewareOf(program: Program, root: string, basePath: string): Middleware | null {
  for (const name of ['middleware', 'proxy']) {
    const module = moduleNamed(program, `${root}/${name}`) ?? moduleNamed(program, `${root}/src/${name}`)
    const exported = module === null ? null : exportedAs(program, module, name) ?? exportedAs(program, module, 'default')
    if (module === null || exported === null) continue
    const element = elementOf(program, exported)
    const stage: Stage = { element, site: exported.site, frame: null, mount: basePath === '' ? '/' : basePath, presence: 'always', place: exported.place }
    return { stage, matchers: matchersIn(program, program.member({ kind: 'module', module }, 'config')) }
  }
  return null
}

/** How the middleware stands before a route at a path; null: it does not see it. */
export function stageFor({ stage, matchers }: Middleware, path: string): Stage | null {
  if (matchers.length === 0) return stage
  const samples = samplesOf(path)
  const met = matchers.map(({ pattern, conditional }) => {
    const found = samples.map(sample => pattern === null ? null : matchesPattern(pattern, sample))
    if (found.every(each => each === false)) return false
    return found.every(each => each === true) && !conditional ? true : null
  })
  if (met.includes(true)) return stage
  return met.includes(null) ? { ...stage, presence: 'sometimes' } : null
}

/** Paths that requests to a route may have: with and without what may be left out. */
function samplesOf(path: string): readonly string[] {
  const whole = samplePath(path)
  return /\/\{\*\w+\}$/.test(path) ? [whole, samplePath(path.replace(/\/\{\*\w+\}$/, '')) || '/'] : [whole]
}

function matchersIn(program: Program, configs: readonly Value[]): readonly Matcher[] {
  const written = configs.flatMap(config => config.kind === 'record' ? program.entries(config).entries.get('matcher') ?? [] : [])
  return written.flatMap(({ site, frame }) => program.evaluate(site, frame)).flatMap(value => matcherOf(program, value))
}

function matcherOf(program: Program, value: Value): readonly Matcher[] {
  if (value.kind === 'literal' && typeof value.value === 'string') return [{ pattern: value.value, conditional: false }]
  if (value.kind === 'array') {
    return program.elements(value).flatMap(each => {
      return each === null ? [UNREAD] : program.evaluate(each.site, each.frame).flatMap(one => matcherOf(program, one))
    })
  }
  if (value.kind !== 'record') return [UNREAD]
  const { entries } = program.entries(value)
  const source = entries.get('source')
  const pattern = source === undefined ? undefined : program.constant(source.site, source.frame)
  return [{ pattern: typeof pattern === 'string' ? pattern : null, conditional: entries.has('has') || entries.has('missing') }]
}

const UNREAD: Matcher = { pattern: null, conditional: true }

type Running = Pick<ChainElement, 'values' | 'role' | 'inputs'>

function elementOf(program: Program, { site, values, place }: Exported): ChainElement {
  const running = values.map(value => runs(program, value))
  const role = running.find(each => each.role === 'guard')?.role ?? 'middleware'
  const inputs = running.find(each => each.inputs !== undefined)?.inputs
  const run = running.flatMap(each => each.values)
  return {
    name: site.node.kind === 'function' ? 'middleware' : program.words(site),
    place,
    functions: run.flatMap(value => value.kind === 'function' ? [{ function: value.function, frame: value.frame }] : []),
    values: run,
    role,
    wrappers: [],
    scope: 'app',
    ...inputs === undefined ? {} : { inputs }
  }
}

/** What decides of a middleware that a package makes: a function that it is handed, or an option. */
function runs(program: Program, value: Value): Running {
  const asIs: Running = { values: [value], role: 'middleware' }
  if (value.kind !== 'library') return asIs
  if (value.package === 'next-auth' && /\.auth(?:\(\))?$/.test(value.path)) return ofAuthjs(program, value) ?? asIs
  const handed = functionsHanded(program, value)
  if (value.package === 'next-auth/middleware') {
    const authorized = callbackOf(program, argumentsOf(program, value), 'authorized')
    return authorized === null ? asIs : { values: [authorized], role: 'guard', inputs: inputsFor(authorized.function, ['context']) }
  }
  if (value.package === '@clerk/nextjs/server' && value.path === '.clerkMiddleware()') {
    const [callback] = handed
    return callback === undefined ? asIs : { values: [callback], role: 'middleware', inputs: inputsFor(callback.function, ['none', 'request']) }
  }
  return asIs
}

/** `auth` itself lets pass what the callback `authorized` of its configuration lets pass; `auth(callback)` what that callback does. */
function ofAuthjs(program: Program, value: Value & { readonly kind: 'library' }): Running | null {
  const [callback] = value.path.endsWith('()') ? functionsHanded(program, value) : []
  if (callback !== undefined) return { values: [callback], role: 'middleware' }
  const authorized = callbackOf(program, argumentsOf(program, value), 'authorized')
  return authorized === null ? { values: [PASSES], role: 'middleware' } : { values: [authorized], role: 'guard', inputs: inputsFor(authorized.function, ['context']) }
}

/** Lets everything pass. */
const PASSES: Value = { kind: 'library', package: 'next/server', path: '.NextResponse', created: null, frame: null }

type FunctionValue = Value & { readonly kind: 'function' }

function argumentsOf(program: Program, { created, frame }: Value & { readonly kind: 'library' }): readonly Value[] {
  if (created?.node.kind !== 'call') return []
  const { module, node } = created
  return node.arguments.flatMap(argument => program.evaluate({ module, node: argument }, frame))
}

function functionsHanded(program: Program, value: Value & { readonly kind: 'library' }): readonly FunctionValue[] {
  return argumentsOf(program, value).filter(each => each.kind === 'function')
}

/** A callback in the options, by its name. */
function callbackOf(program: Program, options: readonly Value[], name: string): FunctionValue | null {
  const callbacks = options.filter(({ kind }) => kind === 'record').flatMap(option => program.member(option, 'callbacks'))
  return callbacks.flatMap(each => program.member(each, name)).find(each => each.kind === 'function') ?? null
}

function inputsFor({ module, node }: FunctionRef, parts: readonly HandedInput['part'][]): readonly HandedInput[] {
  return parts.map(part => ({ part, key: null, place: { path: module.path, start: node.start, end: node.start }, made: null, pipes: [] }))
}

