import type { Call, ClassRef, Expression, Frame, Module, Program, Site, TracedCall, Value } from '../../model/index.ts'
import type { Context } from '../adapter.ts'
import { conditionsOf, type Conditions } from '../conditions.ts'
import { decorationsOf } from '../classes/decorations.ts'
import { classOf, entryAt, listOf, unforwarded, type Entry } from '../classes/values.ts'
import { routeInfos, type RouteInfo } from './applications.ts'
import { isCommon } from './endpoints.ts'

/** `consumer.apply(a, b).exclude(...).forRoutes(...)`. */
export interface Applied {
  readonly call: TracedCall
  /** The module class in whose `configure` it stands. */
  readonly owner: ClassRef | null
  readonly middleware: readonly Entry[]
  readonly excluded: readonly RouteInfo[]
  /** `below`: a text alone covers what is under it as well. */
  readonly routes: readonly (RouteInfo & { readonly below: boolean })[]
  readonly controllers: readonly ClassRef[]
  readonly conditions: Conditions
}

/** What modules register for requests before they reach a route, in the order in which it is written. */
export function consumersOf({ program }: Context): readonly Applied[] {
  const found: Applied[] = []
  const seen = new Set<Expression>()
  assumeConsumers(program)
  for (const call of program.trace(isConsumer)) {
    const { callee } = call.site.node
    if (callee.kind !== 'member' || callee.property !== 'forRoutes' || seen.has(call.site.node)) continue
    seen.add(call.site.node)
    found.push(readChain(program, call, callee.object))
  }
  return found
}

/** `configure` of a module gets the consumer, typed or not. */
function assumeConsumers(program: Program): void {
  for (const module of program.modules.values()) {
    for (const { decorators, members } of module.classes) {
      const method = members.find(({ kind, name }) => kind === 'method' && name === 'configure')?.function
      if (method === undefined || method === null || !decorationsOf(program, module, decorators).some(each => isCommon(each, 'Module'))) continue
      program.assumeParameter(program.functionRef(module, method), 0, [CONSUMER])
    }
  }
}

const CONSUMER: Value = { kind: 'instance', package: '@nestjs/common', type: 'MiddlewareConsumer', of: null, created: null, frame: null }

function isConsumer(value: Value): boolean {
  return value.kind === 'instance' && value.package === '@nestjs/common' && (value.type === 'MiddlewareConsumer' || value.type === 'MiddlewareConfigProxy')
}

function readChain(program: Program, call: TracedCall, receiver: Expression): Applied {
  const { module } = call.site
  const middleware: Entry[] = []
  const excluded: RouteInfo[] = []
  for (const link of chainOf(program, { module, node: receiver }, call.frame)) {
    const entries = argumentsOf(program, link.module, link.node, call.frame)
    if (nameOf(link.node) === 'apply') middleware.unshift(...entries)
    else if (nameOf(link.node) === 'exclude') excluded.push(...entries.flatMap(entry => routeInfos(program, entry)))
    if (nameOf(link.node) === 'apply') break
  }
  const targets = argumentsOf(program, module, call.site.node, call.frame)
  const owner = module.functions[functionAround(module, call.site.node)]?.class
  return {
    call,
    owner: owner === null || owner === undefined ? null : program.classRef(module, owner),
    middleware,
    excluded,
    routes: targets.filter(target => classesIn(program, target).length === 0).flatMap(target => routeInfos(program, target)
      .map(info => ({ ...info, below: !target.values.some(({ kind }) => kind === 'record') }))),
    controllers: targets.flatMap(target => classesIn(program, target)),
    conditions: conditionsOf(program, call)
  }
}

function classesIn(program: Program, { values }: Entry): readonly ClassRef[] {
  return unforwarded(program, values).flatMap(value => classOf(value) ?? [])
}

/** The calls below `forRoutes`, outermost first; a proxy that was kept in a variable is followed to where it was made. */
function chainOf(program: Program, start: Site, frame: Frame | null): readonly Site<Call>[] {
  const links: Site<Call>[] = []
  let at: Site | null = start
  while (at !== null && links.length < CHAIN) {
    if (at.node.kind !== 'call') at = madeAt(program, at, frame)
    if (at?.node.kind !== 'call') break
    const { module, node }: Site<Call> = { module: at.module, node: at.node }
    links.push({ module, node })
    at = node.callee.kind === 'member' ? { module, node: node.callee.object } : null
  }
  return links
}

/** `exclude` may be repeated; more links are no chain. */
const CHAIN = 24

function madeAt(program: Program, site: Site, frame: Frame | null): Site | null {
  for (const value of program.evaluate(site, frame)) if (value.kind === 'instance' && value.type === 'MiddlewareConfigProxy') return value.created
  return null
}

const nameOf = (node: Call): string => node.callee.kind === 'member' ? node.callee.property : ''

function argumentsOf(program: Program, module: Module, node: Call, frame: Frame | null): readonly Entry[] {
  return node.arguments.flatMap(argument => {
    const entry = entryAt(program, { module, node: argument.kind === 'spread' ? argument.value : argument }, frame)
    return entry.values.some(({ kind }) => kind === 'array') ? listOf(program, entry).items : [entry]
  })
}

/** The innermost function of a class that an expression stands in. */
function functionAround(module: Module, { start, end }: Expression): number {
  let found = 0
  for (const [index, node] of module.functions.entries()) if (node.class !== null && node.start <= start && end <= node.end) found = index
  return found
}
