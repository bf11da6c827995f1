import type { ChainElement, ClassRef, Place, Program, Value } from '../../model/index.ts'
import type { Context, Draft, Registered, Stage } from '../adapter.ts'
import type { Conditions } from '../conditions.ts'
import { shownPath } from '../routing/paths.ts'
import { MOST_ROUTES } from '../limits.ts'
import { answerOf } from './answers.ts'
import { applicationsOf, type Application } from './applications.ts'
import { consumersOf, type Applied } from './consumers.ts'
import { controllerOf, decoratedControllers, endpointsOf, isCommon, type Controller, type Endpoint } from './endpoints.ts'
import type { Decoration } from './decorations.ts'
import { guardElement, interceptorElement, middlewareElement } from './elements.ts'
import { inputsOf } from './inputs.ts'
import { metadataOf } from './metadata.ts'
import { modulesFrom, type ModuleGraph } from './modules.ts'
import { globalsOf } from './providers.ts'
import { mountsOf } from './router-module.ts'
import { covers, pathsFor, type Served, type ServedPath } from './served.ts'
import { classOf, entryAt, listOf, placeOf, type Entry } from './values.ts'

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
        for (const item of module.controllers) for (const value of item.values) {
          const ref = classOf(value)
          if (ref === null) continue
          listed.add(ref)
          this.#controller({ application, globals, graph, mounts, module: module.class, resolved: true }, ref)
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
      if (this.#routes.length >= MOST_ROUTES) return
      const before = this.#before(at, controller, path, endpoint.method)
      const { place } = own
      this.#routes.push({
        method: endpoint.method,
        path: shownPath(path.full),
        resolved: at.resolved && path.known,
        framework: 'nest',
        place,
        registration: { place, insertAt: place.start, receiver: '', decorator: { name: 'UseGuards', from: '@nestjs/common' } },
        stages: [...before, ...own.stages, own.handler],
        handler: own.handler,
        group: `${controller.class.module.path}#${controller.class.node.name ?? ''}`,
        condition: null,
        app: `${at.application.created?.module.path ?? ''}#app`,
        metadata: metadataOf(this.#program, { handler: endpoint.decorations, class: controller.decorations })
      })
    }
  }

  /** Guards, interceptors and the handler: the same for every path. */
  #own(at: Served, controller: Controller, endpoint: Endpoint): Own {
    const program = this.#program
    const guards = [
      ...at.globals.guards.map(({ entry, conditions }) => this.#stage(guardElement(program, entry, 'app'), entry, conditions)),
      ...this.#used(controller.decorations, 'UseGuards').map(entry => this.#stage(guardElement(program, entry, 'router'), entry, ALWAYS)),
      ...this.#used(endpoint.decorations, 'UseGuards').map(entry => this.#stage(guardElement(program, entry, 'route'), entry, ALWAYS))
    ]
    const used = { class: this.#used(controller.decorations, 'UseInterceptors'), method: this.#used(endpoint.decorations, 'UseInterceptors') }
    const interceptors = [
      ...at.globals.interceptors.map(({ entry, conditions }) => ({ entry, scope: 'app', conditions } as const)),
      ...used.class.map(entry => ({ entry, scope: 'router', conditions: ALWAYS } as const)),
      ...used.method.map(entry => ({ entry, scope: 'route', conditions: ALWAYS } as const))
    ].map(({ entry, scope, conditions }) => this.#stage(interceptorElement(program, entry, scope), entry, conditions))
    const pipes = [
      ...at.globals.pipes.map(({ entry }) => entry),
      ...this.#used(controller.decorations, 'UsePipes'), ...this.#used(endpoint.decorations, 'UsePipes')
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

  #used(decorations: readonly Decoration[], name: string): readonly Entry[] {
    const named = decorations.filter(each => isCommon(each, name))
    return named.flatMap(({ site: { module }, arguments: args, frame }) => args.flatMap(argument => {
      const entry = entryAt(this.#program, { module, node: argument.kind === 'spread' ? argument.value : argument }, frame)
      return entry.values.some(({ kind }) => kind === 'array') ? listOf(this.#program, entry).items : [entry]
    }))
  }

  /** Middleware that sees every request of the route. */
  #before(at: Served, controller: Controller, path: ServedPath, method: string): readonly Stage[] {
    const program = this.#program
    const stages: Stage[] = []
    for (const entry of at.application.middleware) {
      if (entry.values.every(({ kind }) => kind === 'literal')) continue
      stages.push(this.#stage(middlewareElement(program, entry, 'app'), entry, entry.conditions))
    }
    for (const applied of this.#consumers) {
      if (applied.owner !== null && at.graph.whole && !at.graph.modules.some(node => node.class === applied.owner)) continue
      if (!covers(applied, controller, path, method, at.application)) continue
      for (const entry of applied.middleware) stages.push(this.#stage(middlewareElement(program, entry, 'router'), entry, applied.conditions))
    }
    return stages
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

function placeOfClass({ module, node }: ClassRef): Place {
  return { path: module.path, start: node.start, end: node.end }
}
