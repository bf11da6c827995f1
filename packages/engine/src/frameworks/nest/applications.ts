import type { Program, Site, TracedCall, Value } from '../../model/index.ts'
import type { Context } from '../adapter.ts'
import { conditionsOf, type Conditions } from '../conditions.ts'
import { pathsAt, type PathText } from '../routing/paths.ts'
import { constantOf, entryAt, listOf, property, type Entry } from '../classes/values.ts'
import { METHODS, namesOf } from './endpoints.ts'

const COMMON = '@nestjs/common'

/** An argument of a call that configures an application: a guard, a pipe, an interceptor, a middleware. */
export interface Configured extends Entry {
  readonly call: TracedCall
  readonly conditions: Conditions
}

/** Routes that a list names: by their path, and by their method if it says one. */
export interface RouteInfo {
  readonly path: PathText
  readonly method: string
}

/** How versions are told from each other; null: they are not. */
interface Versioning {
  readonly inPath: boolean
  readonly prefix: string
  readonly byDefault: readonly string[] | null
}

/** One application as `main.ts` configures it. */
export interface Application {
  /** The call that makes it; null when no application is in sight. */
  readonly created: Site | null
  readonly root: readonly Value[]
  prefix: PathText | null
  readonly excluded: RouteInfo[]
  versioning: Versioning | null
  readonly guards: Configured[]
  readonly pipes: Configured[]
  readonly interceptors: Configured[]
  readonly middleware: Configured[]
}

/** The applications that the project makes, in order of their making. Without any, one of which nothing is known. */
export function applicationsOf({ program }: Context): readonly Application[] {
  const found = new Map<object, Application>()
  const late: TracedCall[] = []
  for (const call of program.trace(isApplication)) {
    const made = madeBy(program, call)
    if (made !== null && !found.has(call.site.node)) found.set(call.site.node, made)
    else if (made === null) late.push(call)
  }
  const all = [...found.values()]
  if (all.length === 0) all.push({ ...empty(null, []), versioning: { inPath: true, prefix: 'v', byDefault: null } })
  for (const call of late) configure(program, call, all)
  return all
}

function isApplication(value: Value): boolean {
  return value.kind === 'instance' && value.package === COMMON && value.type === 'INestApplication'
}

function empty(created: Site | null, root: readonly Value[]): Application {
  return { created, root, prefix: null, excluded: [], versioning: null, guards: [], pipes: [], interceptors: [], middleware: [] }
}

/** `NestFactory.create(Root)`. */
function madeBy(program: Program, call: TracedCall): Application | null {
  const { module, node } = call.site
  const isMaking = call.targets.some(target => target.kind === 'library' && target.target.library.package === '@nestjs/core' && target.target.name === 'NestFactory.create')
  const [root] = node.arguments
  if (!isMaking || root === undefined) return null
  return empty(call.site, program.evaluate({ module, node: root }, call.frame))
}

/** A call on an application; of one that is known by its declared type alone, on all. */
function configure(program: Program, call: TracedCall, all: readonly Application[]): void {
  const { callee } = call.site.node
  if (callee.kind !== 'member') return
  const receivers = program.evaluate({ module: call.site.module, node: callee.object }, call.frame).filter(isApplication)
  if (receivers.length === 0) return
  const created = receivers.flatMap(value => value.kind === 'instance' && value.created !== null ? [value.created.node] : [])
  const named = all.filter(each => each.created !== null && created.includes(each.created.node))
  for (const application of named.length > 0 ? named : all) read(program, application, callee.property, call)
}

function read(program: Program, application: Application, name: string, call: TracedCall): void {
  const { module, node } = call.site
  const entries = node.arguments.map(argument => entryAt(program, { module, node: argument.kind === 'spread' ? argument.value : argument }, call.frame))
  const [first, second] = entries
  const conditions = conditionsOf(program, call)
  const configured = (): readonly Configured[] => entries
    .flatMap(entry => entry.values.some(({ kind }) => kind === 'array') ? listOf(program, entry).items : [entry])
    .map(entry => ({ ...entry, call, conditions }))
  switch (name) {
    case 'setGlobalPrefix':
      if (first !== undefined) application.prefix = pathsAt(program, first.site, first.frame)[0] ?? null
      application.excluded.push(...routesIn(program, second === undefined ? null : property(program, second.values, 'exclude')))
      break
    case 'enableVersioning': application.versioning = versioningOf(program, first); break
    case 'useGlobalGuards': application.guards.push(...configured()); break
    case 'useGlobalPipes': application.pipes.push(...configured()); break
    case 'useGlobalInterceptors': application.interceptors.push(...configured()); break
    case 'use': application.middleware.push(...configured()); break
    default: break
  }
}

function versioningOf(program: Program, options: Entry | undefined): Versioning {
  const values = options?.values ?? []
  const type = property(program, values, 'type')
  const prefix = constantOf(property(program, values, 'prefix'))
  return {
    inPath: type === null || constantOf(type) === 0,
    prefix: prefix === false ? '' : typeof prefix === 'string' ? prefix : 'v',
    byDefault: namesOf(program, property(program, values, 'defaultVersion')?.values ?? [])
  }
}

/** `['health', { path: 'docs', method: RequestMethod.GET }]`: texts stand for every method. */
function routesIn(program: Program, entry: Entry | null): readonly RouteInfo[] {
  return listOf(program, entry).items.flatMap(item => routeInfos(program, item))
}

/** The routes that one text, or one object with path and method, names. */
export function routeInfos(program: Program, { site, frame, values }: Entry): readonly RouteInfo[] {
  const path = property(program, values, 'path')
  if (path === null) return pathsAt(program, site, frame).map(text => ({ path: text, method: 'ALL' }))
  const method = constantOf(property(program, values, 'method'))
  return pathsAt(program, path.site, path.frame).map(text => ({ path: text, method: typeof method === 'number' ? METHODS[method] ?? 'ALL' : 'ALL' }))
}

