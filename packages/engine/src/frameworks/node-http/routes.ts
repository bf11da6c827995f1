import type { ChainElement, Frame, FunctionRef, LooseHandler, Place, Program, Value } from '../../model/index.ts'
import type { Draft, Registered, Stage } from '../adapter.ts'
import { TRUTHY } from '../guards/abstract.ts'
import { interpret } from '../guards/interpret.ts'
import type { Outcome } from '../guards/machine.ts'
import type { Aspect, Environment } from './aspect.ts'
import { Aspects } from './aspects.ts'
import { nodeDialect } from './dialect.ts'
import { pathOf } from './knowledge.ts'
import { listenersOf, type Listener } from './listeners.ts'
import { specialise } from './specialise.ts'
import { Walk } from './walk-ways.ts'
import { BEGIN, type FunctionValue, type Way } from './way.ts'

const instance = (type: string): readonly Value[] => [{ kind: 'instance', package: 'node:http', type, of: null, created: null, frame: null }]
const HANDED: readonly (readonly Value[])[] = [instance('IncomingMessage'), instance('ServerResponse')]

/** The routes of listeners: the requests that their tests of method and path tell apart, as far as they are served. */
export function routes(program: Program): Registered {
  const listeners = listenersOf(program)
  const aspects = new Aspects(program)
  const elements = listeners.map(listener => stageOf(program, listener, listener.value.function, null))
  return { routes: listeners.flatMap(listener => routesOf(program, aspects, listener)), elements, unresolved: [] }
}

/** Says of listeners, and of handlers without one, what their parameters are. */
export function assume(program: Program, { elements }: Registered, loose: readonly LooseHandler[]): void {
  const functions = [...elements.flatMap(({ element }) => element.functions), ...loose].map(({ function: ref }) => ref)
  for (const ref of functions) {
    for (const [index, values] of HANDED.entries()) if (index < ref.node.parameters.length) program.assumeParameter(ref, index, values)
  }
}

function routesOf(program: Program, aspects: Aspects, listener: Listener): readonly Draft[] {
  const { function: ref, frame } = listener.value
  const walk = new Walk(program, aspects)
  const names = new Map<number, Aspect>()
  for (const [index, { binding }] of ref.node.parameters.entries()) {
    if (index < 2) names.set(binding, { kind: index === 0 ? 'request' : 'response' })
  }
  const env: Environment = { module: ref.module, frame: program.assume(ref, HANDED, frame, listener.value.self), names }
  const seen = new Set<string>()
  const ways = walk.function(ref, env, [BEGIN])
  for (const { function: target, index, kind } of walk.handed) program.assumeParameter(target, index, HANDED[kind === 'request' ? 0 : 1] ?? [])
  return ways.flatMap(way => {
    const method = way.known.method ?? 'ALL'
    const path = pathOf(way.known)
    if (way.known.method === 'OPTIONS' && path === '/*' || seen.has(`${method} ${path}`)) return []
    const own = specialise(ref, walk.entered, way)
    if (!serves(program, own, listener, way)) return []
    seen.add(`${method} ${path}`)
    return [draftOf(program, listener, way, own, method, path)]
  })
}

function draftOf(program: Program, listener: Listener, way: Way, own: FunctionRef, method: string, path: string): Draft {
  const { call } = listener
  const place = way.place ?? placeOf(listener)
  const chosen = [...way.chosen].map(([ref, value]) => chosenStage({ ...value, function: own.instead?.get(ref) ?? ref }))
  const stages = [stageOf(program, listener, own, way.ran), ...chosen]
  return {
    method, path, resolved: true, framework: 'node:http', place, registration: { place, insertAt: null, receiver: '' },
    stages, handler: stages.at(-1) ?? null, group: `${place.path}#${listener.value.function.node.start}`, condition: null,
    app: `${call.module.path}#app`
  }
}

/** A function of a table: whoever fills the table is not known to call it. */
function chosenStage(value: FunctionValue): Stage {
  const { function: ref, frame } = value
  const { module, node, index } = ref
  const place = { path: module.path, start: node.start, end: node.end }
  const element: ChainElement = {
    name: node.name ?? 'anonymous', place, functions: [{ function: ref, frame }], values: [value], role: 'handler', wrappers: [], scope: 'route'
  }
  const written = { kind: 'function' as const, function: index, start: node.start, end: node.end }
  return { element, site: { module, node: written }, frame: null, mount: '/', presence: 'always', place }
}

function placeOf({ call: { module }, node }: Listener): Place {
  return { path: module.path, start: node.start, end: node.end }
}

function stageOf(program: Program, listener: Listener, ref: FunctionRef, name: string | null): Stage {
  const { value, call, node } = listener
  const frame: Frame = program.assume(ref, HANDED, value.frame, value.self)
  const element: ChainElement = {
    name: name ?? value.function.node.name ?? 'anonymous',
    place: placeOf(listener),
    functions: [{ function: ref, frame }],
    values: [{ ...value, function: ref }],
    role: ref === value.function ? 'middleware' : 'handler',
    wrappers: [],
    scope: ref === value.function ? 'app' : 'route'
  }
  return { element, site: { module: call.module, node }, frame: null, mount: '/', presence: 'always', place: element.place }
}

/**
 * Whether requests on a way are served: some, from somebody who is known, are answered with more than an error, or change something.
 * What names no path serves only where it surely answers.
 */
function serves(program: Program, own: FunctionRef, { value }: Listener, { known, ran, chosen }: Way): boolean {
  if (chosen.size > 0) return true
  const closure = { kind: 'closure', function: own, frame: value.frame, scope: null, self: value.self } as const
  const { outcomes, exhausted } = interpret(program, nodeDialect, closure, 'handler', {
    credential: TRUTHY, principal: TRUTHY, unverified: 'nothing', method: known.method ?? 'GET', path: pathOf(known), mount: '/',
    asked: { route: false }, origin: null
  })
  const serving = ({ kind, status, doubt }: Outcome): boolean =>
    kind === 'effect' || kind === 'answer' && (status === null ? !doubt : status < 400)
  if (outcomes.some(serving)) return true
  if (outcomes.some(({ kind }) => kind === 'answer')) return false
  const namesPath = known.path.segments.length > 0 || known.path.end === 'closed'
  return namesPath && (exhausted || ran !== null || outcomes.length === 0)
}
