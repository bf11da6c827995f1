import type { ChainElement, Expression, FunctionRef, Place, Program, SchemaCheck, Value } from '../../model/index.ts'
import type { Draft, Registered, Stage } from '../adapter.ts'
import { MOST_ROUTES } from '../limits.ts'
import { endpointsOf, type Endpoint } from './endpoints.ts'
import { middlewareOf, stepsOf, type Placed, type Step } from './procedures.ts'
import { contentsOf, routersOf, type Named } from './routers.ts'

const METHODS: Readonly<Record<string, string>> = { query: 'GET', mutation: 'POST', subscription: 'GET' }
const OPTIONS: Value = { kind: 'instance', package: '@trpc/server', type: 'ResolverOptions', of: null, created: null, frame: null }

/** The procedures of all routers that stand in no other. */
export function routes(program: Program): Registered {
  const routers = routersOf(program).map(router => ({ router, ...contentsOf(program, router) }))
  const inner = new Set(routers.flatMap(each => [...each.inner]))
  const endpoints = routers.length === 0 ? [] : endpointsOf(program)
  const drafts = routers.filter(({ router }) => !inner.has(router.call.node)).flatMap(({ router, procedures }) => {
    const own = endpoints.filter(endpoint => endpoint.router === router.call.node)
    const app = `${router.call.module.path}#app`
    return procedures.flatMap(named => draftOf(program, named, own.find(({ prefix }) => prefix !== null) ?? null, app) ?? [])
  }).slice(0, MOST_ROUTES)
  contexts(program, drafts, endpoints)
  return { routes: drafts, elements: drafts.flatMap(({ stages }) => stages), unresolved: [] }
}

/** Says of every function of a procedure what it gets. */
export function assume(program: Program, { elements }: Registered): void {
  for (const { element } of elements) for (const { function: ref } of element.functions) {
    if (ref.node.parameters.length > 0 && !known.has(ref)) program.assumeParameter(ref, 0, [OPTIONS])
  }
}

const known = new WeakSet()

/** What `createContext` gives back is the context of every function. */
function contexts(program: Program, drafts: readonly Draft[], endpoints: readonly Endpoint[]): void {
  const given = endpoints.flatMap(({ context }) => context === null ? [] : program.evaluate(context.site, context.frame)
    .flatMap(value => value.kind === 'function' ? program.returns(value.function, value.frame) : []))
  const records = given.map(({ site, frame }): Value => {
    const { start, end } = site.node
    const entry = { kind: 'property' as const, key: 'ctx', name: { start, end }, value: site.node, form: 'plain' as const, start, end }
    return { kind: 'record', site: { module: site.module, node: { kind: 'object', entries: [entry], start, end } }, frame }
  })
  if (records.length === 0) return
  for (const { stages } of drafts) for (const { element } of stages) for (const { function: ref } of element.functions) {
    if (ref.node.parameters.length === 0 || known.has(ref)) continue
    known.add(ref)
    program.assumeParameter(ref, 0, [OPTIONS, ...records])
  }
}

function draftOf(program: Program, { path, value }: Named, endpoint: Endpoint | null, app: string): Draft | null {
  const steps = stepsOf(program, value)
  const last = steps.at(-1)
  const method = last === undefined ? undefined : METHODS[last.name]
  if (last === undefined || method === undefined || last.argument === null) return null
  const stages = steps.flatMap((step, index) => step.name === 'use' && step.argument !== null
    ? middlewareOf(program, step.argument).map(placed => stageOf(program, step, placed, 'middleware', checksOf(steps.slice(0, index))))
    : [])
  const handler = stageOf(program, last, last.argument, 'handler', checksOf(steps))
  const { module, node } = last.site
  const place: Place = { path: module.path, start: verbAt(node), end: node.end }
  const prefix = (endpoint?.prefix ?? '').replace(/\/+$/, '')
  return {
    method, path: `${prefix.startsWith('/') || prefix === '' ? '' : '/'}${prefix}/${path}`, resolved: true, framework: 'trpc', place,
    registration: { place, insertAt: null, receiver: program.words({ module, node: receiverOf(node) }) },
    stages: [...stages, handler], handler, group: module.path, condition: null, app
  }
}

/** A chain begins lines before its verb. */
function verbAt(node: Expression): number {
  return node.kind === 'call' && node.callee.kind === 'member' && node.callee.object.kind === 'call' ? node.callee.name.start : node.start
}

function receiverOf(node: Expression): Expression {
  let at = node
  while (at.kind === 'call' && at.callee.kind === 'member') at = at.callee.object
  return at
}

/** The inputs that have been checked: what several schemas let through adds up. */
function checksOf(steps: readonly Step[]): readonly SchemaCheck[] {
  return steps.flatMap(({ name, argument }): readonly SchemaCheck[] =>
    name === 'input' && argument !== null ? [{ part: 'body', ...argument, unsaid: 'keep', closed: 'reject', validator: true }] : [])
}

/** What it is called where it is used, or the name of the function that is written there. */
function nameOf(program: Program, { argument }: Step, ref: FunctionRef | undefined): string {
  return argument === null || argument.site.node.kind === 'function' ? ref?.node.name ?? 'anonymous' : program.words(argument.site)
}

function stageOf(
  program: Program, step: Step, { site, frame }: Placed, role: 'middleware' | 'handler', validates: readonly SchemaCheck[]
): Stage {
  const values = program.evaluate(site, frame)
  const place = { path: site.module.path, start: site.node.start, end: site.node.end }
  const functions = values.flatMap(value => value.kind === 'function' ? [{ function: value.function, frame: value.frame }] : [])
  const element: ChainElement = {
    name: nameOf(program, step, functions[0]?.function),
    place, functions, values, role, wrappers: [], scope: role === 'handler' ? 'route' : 'router',
    ...role === 'handler' ? { returned: 'answer' as const } : {},
    ...validates.length === 0 ? {} : { validates }
  }
  return { element, site, frame, mount: '/', presence: 'always', place: { path: step.site.module.path, start: step.site.node.start, end: step.site.node.end } }
}
