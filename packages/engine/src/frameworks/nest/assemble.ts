import type { ChainElement, ClassRef, Place, Program, Value } from '../../model/index.ts'
import type { Context, Draft, Registered, Stage } from '../adapter.ts'
import type { Conditions } from '../conditions.ts'
import { shownPath } from '../routing/paths.ts'
import { MOST_ROUTES } from '../limits.ts'
import { classOf, placeOf, placeOfClass, type Entry } from '../classes/values.ts'
import { answerOf } from './answers.ts'
import { applicationsOf, type Application } from './applications.ts'
import { consumersOf, type Applied } from './consumers.ts'
import { controllerOf, decoratedControllers, endpointsOf, type Controller, type Endpoint } from './endpoints.ts'
import { guardElement, interceptorElement, middlewareElement, usedIn } from './elements.ts'
import { inputsOf } from './inputs.ts'
import { metadataOf } from './metadata.ts'
import { modulesFrom, type ModuleGraph } from './modules.ts'
import { globalsOf } from './providers.ts'
import { mountsOf } from './router-module.ts'
import { operationsOf, resolverOf } from './resolvers.ts'
import { middlewareFor, pathsFor, type Served } from './served.ts'

const PRESENCE = { yes: 'always', unknown: 'sometimes', no: 'never' } as const
const NOT_SERVED = 'No module of an application lists this controller: its routes are not served.'
const NOT_FOLLOWED = 'No module lists this controller as far as modules could be followed: its routes are listed under the application.'
const ALWAYS: Conditions = { environment: null, production: 'yes', tests: [] }

/** The routes of all controllers: under each application that lists them, else by themselves. */
export function assemble(context: Context): Registered {
  const { program } = context
  const isThere = [...program.modules.values()].some(({ requests }) => requests.some(({ from }) => from.startsWith('@nestjs/')))
  if (!isThere) return { routes: [], elements: [], unresolved: [] }
  return new Assembly(program, applicationsOf(context), consumersOf(context)).run()
}

class Assembly {
  readonly #program: Program
  readonly #applications: readonly Application[]
  readonly #consumers: readonly Applied[]
  readonly #routes: Draft[] = []
  readonly #elements: Stage[] = []
  readonly #resolvers = new Set<ClassRef>()
  readonly #unresolved: { place: Place, reason: string }[] = []

  constructor(program: Program, applications: readonly Application[], consumers: readonly Applied[]) {
    this.#program = program
    this.#applications = applications
    this.#consumers = consumers
  }

  run(): Registered {
    const listed = new Set<ClassRef>()
    const graphs = this.#applications.map(application => ({ application, graph: modulesFrom(this.#program, application.root) }))
    for (const { application, graph } of graphs) {
      const globals = globalsOf(this.#program, application, graph)
      const mounts = mountsOf(this.#program, graph)
      for (const module of graph.modules) {
        const at = { application, globals, graph, mounts, module: module.class, resolved: true }
        for (const { values } of module.providers) for (const value of values) this.#resolver(at, classOf(value))
        for (const item of module.controllers) for (const value of item.values) {
          const ref = classOf(value)
          if (ref === null) continue
          listed.add(ref)
          this.#controller(at, ref)
        }
      }
    }
    this.#orphans(graphs, listed)
    return { routes: this.#routes, elements: this.#elements, unresolved: this.#unresolved }
  }

  /** Controllers that no module lists: served all the same where a part of the modules could not be followed. */
  #orphans(graphs: readonly { readonly application: Application, readonly graph: ModuleGraph }[], listed: ReadonlySet<ClassRef>): void {
    const open = graphs.find(({ graph }) => !graph.whole)
    for (const ref of decoratedControllers(this.#program)) {
      if (listed.has(ref) || ref.node.abstract || this.#isBase(ref, listed)) continue
      if (open === undefined) {
        this.#unresolved.push({ place: placeOfClass(ref), reason: NOT_SERVED })
        continue
      }
      const { application, graph } = open
      if (application.created !== null) this.#unresolved.push({ place: placeOfClass(ref), reason: NOT_FOLLOWED })
      const globals = globalsOf(this.#program, application, graph)
      this.#controller({ application, globals, graph, mounts: mountsOf(this.#program, graph), module: null, resolved: false }, ref)
    }
  }

  #isBase(ref: ClassRef, listed: ReadonlySet<ClassRef>): boolean {
    return [...listed].some(one => this.#program.ancestors(one).classes.includes(ref))
  }

  #controller(at: Served, ref: ClassRef): void {
    const controller = controllerOf(this.#program, ref)
    if (controller === null) return
    for (const endpoint of endpointsOf(this.#program, ref)) this.#endpoint(at, controller, endpoint)
  }

  #endpoint(at: Served, controller: Controller, endpoint: Endpoint): void {
    const own = this.#own(at, controller, endpoint)
    for (const path of pathsFor(at, controller, endpoint)) {
      const before = middlewareFor(at, this.#consumers, { controller, path, method: endpoint.method })
        .map(({ entry, scope, conditions }) => this.#stage(middlewareElement(this.#program, entry, scope), entry, conditions))
      this.#push(at, controller, endpoint, own, { text: shownPath(path.full), known: path.known, before })
    }
  }

  /** Operations of a GraphQL schema: guards stand before them as before routes, middleware before all of them alike. */
  #resolver(at: Served, ref: ClassRef | null): void {
    const resolver = ref === null || this.#resolvers.has(ref) ? null : resolverOf(this.#program, ref)
    if (ref === null || resolver === null) return
    this.#resolvers.add(ref)
    for (const operation of operationsOf(this.#program, ref)) {
      const own = this.#own(at, resolver, operation)
      for (const { text } of operation.paths) this.#push(at, resolver, operation, own, { text, known: true, before: [] })
    }
  }

  #push(at: Served, controller: Controller, endpoint: Endpoint, own: Own, path: Shown): void {
    if (this.#routes.length >= MOST_ROUTES) return
    const { place } = own
    this.#routes.push({
      method: endpoint.method,
      path: path.text,
      resolved: at.resolved && path.known,
      framework: 'nest',
      place,
      registration: { place, insertAt: place.start, receiver: '', decorator: { name: 'UseGuards', from: '@nestjs/common' } },
      stages: [...path.before, ...own.stages, own.handler],
      handler: own.handler,
      group: `${controller.class.module.path}#${controller.class.node.name ?? ''}`,
      condition: null,
      app: `${at.application.created?.module.path ?? ''}#app`,
      metadata: metadataOf(this.#program, { handler: endpoint.decorations, class: controller.decorations })
    })
  }

  /** Guards, interceptors and the handler: the same for every path. */
  #own(at: Served, controller: Controller, endpoint: Endpoint): Own {
    const program = this.#program
    const guards = [
      ...at.globals.guards.map(({ entry, conditions }) => this.#stage(guardElement(program, entry, 'app'), entry, conditions)),
      ...usedIn(program, controller.decorations, 'UseGuards').map(entry => this.#stage(guardElement(program, entry, 'router'), entry, ALWAYS)),
      ...usedIn(program, endpoint.decorations, 'UseGuards').map(entry => this.#stage(guardElement(program, entry, 'route'), entry, ALWAYS))
    ]
    const used = { class: usedIn(program, controller.decorations, 'UseInterceptors'), method: usedIn(program, endpoint.decorations, 'UseInterceptors') }
    const interceptors = [
      ...at.globals.interceptors.map(({ entry, conditions }) => ({ entry, scope: 'app', conditions } as const)),
      ...used.class.map(entry => ({ entry, scope: 'router', conditions: ALWAYS } as const)),
      ...used.method.map(entry => ({ entry, scope: 'route', conditions: ALWAYS } as const))
    ].map(({ entry, scope, conditions }) => this.#stage(interceptorElement(program, entry, scope), entry, conditions))
    const pipes = [
      ...at.globals.pipes.map(({ entry }) => entry),
      ...usedIn(program, controller.decorations, 'UsePipes'), ...usedIn(program, endpoint.decorations, 'UsePipes')
    ]
    const { function: target } = endpoint
    const self: Value = { kind: 'object', class: controller.class, created: null, frame: null }
    const node = { kind: 'function', function: target.index, start: target.node.start, end: target.node.end } as const
    const element: ChainElement = {
      name: `${controller.class.node.name ?? ''}.${endpoint.member.name ?? ''}`,
      place: { path: target.module.path, start: target.node.start, end: target.node.end },
      functions: [{ function: target, frame: null }],
      values: [{ kind: 'function', function: target, frame: null, self, bound: [] }],
      role: 'handler',
      wrappers: [],
      scope: 'route',
      inputs: inputsOf(program, target, pipes),
      returned: 'answer',
      answered: answerOf(program, interceptors.map(stage => stage.element))
    }
    const site = { module: target.module, node }
    const handler = this.#stage(element, { site, frame: null, values: element.values }, ALWAYS)
    const { start, end } = endpoint.at
    return { stages: [...guards, ...interceptors], handler, place: { path: target.module.path, start, end } }
  }

  #stage(element: ChainElement, entry: Entry, conditions: Conditions): Stage {
    const stage: Stage = {
      element, site: entry.site, frame: entry.frame, mount: '/', presence: PRESENCE[conditions.production], place: placeOf(entry.site)
    }
    this.#elements.push(stage)
    return stage
  }
}

/** What a route has of its own. */
interface Own {
  readonly stages: readonly Stage[]
  readonly handler: Stage
  readonly place: Place
}

/** A path with what stands before it alone. */
interface Shown {
  readonly text: string
  readonly known: boolean
  readonly before: readonly Stage[]
}
