import type { ChainElement, Place, Program } from '../../model/index.ts'
import type { Draft, Registered, Stage } from '../adapter.ts'
import { constant, TRUTHY, type Abstract } from '../guards/abstract.ts'
import { MOST_ROUTES, MOUNT_DEPTH } from '../limits.ts'
import type { Handing } from '../routing/convention.ts'
import { elementOf } from '../routing/elements.ts'
import type { Item } from '../routing/items.ts'
import { both, PRESENCE } from '../routing/layers.ts'
import { joinPaths, shownPath } from '../routing/paths.ts'
import { Apart } from './apart.ts'
import { entriesOf } from './options.ts'
import type { Registrations } from './registrations.ts'
import { bySchemas, removalOf, type BySchema, type Removal } from './schemas.ts'
import { BEFORE, placeOf, type HookStep, type Placed, type RegisterStep, type RouteStep, type Scope } from './scopes.ts'

/** A hook where it was added. */
interface Hook {
  readonly name: string
  readonly stage: Stage
  readonly tests: readonly string[]
}

/** An instance while the application is loaded. Its hooks are those of its parent at the time when it is made, and its own. */
interface Instance {
  readonly scope: Scope
  readonly prefix: string
  readonly resolved: boolean
  readonly hooks: Hook[]
  readonly above: readonly string[]
  readonly app: string
  readonly condition: string | null
  readonly removal: Removal
}

interface Pending {
  readonly on: Instance
  readonly step: RouteStep
}

/**
 * Loads every application as Fastify does: what a plugin registers is loaded when the plugin has ended, or where it waits for it. A route
 * gets the hooks that its instance has in the end; a child those that its parent has when it is made.
 * https://fastify.dev/docs/latest/Reference/Plugins/, https://fastify.dev/docs/latest/Reference/Encapsulation/
 */
export class Boot {
  readonly #program: Program
  readonly #handing: Handing
  readonly #registrations: Registrations
  readonly #pending: Pending[] = []
  readonly #elements: Stage[] = []
  readonly #unresolved: { readonly place: Place, readonly reason: string }[]
  readonly #reached = new Set<string>()
  readonly #apart = new Apart<Hook>()

  constructor(program: Program, handing: Handing, registrations: Registrations) {
    this.#program = program
    this.#handing = handing
    this.#registrations = registrations
    this.#unresolved = [...registrations.unresolved]
  }

  run(): Registered {
    const scopes = [...this.#registrations.scopes.values()]
    const children = new Set(scopes.flatMap(({ steps }) => steps.flatMap(step => step.kind === 'register' ? [step.child] : [])))
    for (const scope of scopes) if (!children.has(scope.key) && this.#isRoot(scope)) this.#start(scope, true)
    for (const scope of scopes) if (!children.has(scope.key) && !this.#reached.has(scope.key)) this.#start(scope, false)
    for (const scope of scopes) if (!this.#reached.has(scope.key)) this.#start(scope, false)
    for (const { on } of this.#pending) this.#apart.serves(on.hooks)
    const routes = this.#pending.slice(0, MOST_ROUTES).flatMap(pending => this.#emit(pending))
    return { routes: withoutCopies(routes), elements: this.#elements, unresolved: this.#unresolved }
  }

  /** `Fastify()` makes it, not a registration that nobody was seen to make. */
  #isRoot({ created }: Scope): boolean {
    if (created?.node.kind !== 'call') return false
    return this.#program.targets({ module: created.module, node: created.node }).some(target =>
      target.kind === 'library' && target.target.library.package === 'fastify' && target.target.signature?.installs === undefined)
  }

  #start(scope: Scope, resolved: boolean): void {
    const [first] = scope.steps.flatMap(step => step.kind === 'wait' ? [] : [step.registration.place])
    const place = scope.created === null ? first : placeOf(scope.created)
    if (place === undefined) return
    const hasRoutes = scope.steps.some(({ kind }) => kind === 'route' || kind === 'register')
    if (!resolved && hasRoutes) {
      this.#unresolved.push({ place, reason: 'No registration of this plugin was found: its routes are listed by the part of the path that is known.' })
    }
    this.#load({ scope, prefix: '/', resolved, hooks: [], above: [], app: `${place.path}#${resolved ? 'app' : 'plugin'}`, condition: null, removal: removalOf(this.#program, scope) })
  }

  /** What a plugin does with its instance; `on` is another one where it shares that. */
  #load(on: Instance, scope: Scope = on.scope): void {
    this.#reached.add(scope.key)
    let waiting: RegisterStep[] = []
    for (const step of scope.steps) {
      if (step.kind === 'hook') this.#hook(on, step)
      else if (step.kind === 'route') this.#pending.push({ on, step })
      else if (step.kind === 'register') waiting.push(step)
      else {
        for (const each of waiting) this.#register(on, each)
        waiting = []
      }
    }
    for (const each of waiting) this.#register(on, each)
  }

  #register(on: Instance, step: RegisterStep): void {
    const scope = this.#registrations.scopes.get(step.child)
    if (scope === undefined || on.above.includes(scope.key) || on.above.length >= MOUNT_DEPTH) return
    const above = [...on.above, scope.key]
    const condition = both(on.condition, step.conditions.environment)
    if (step.shares) {
      this.#load({ ...on, above, condition }, scope)
      return
    }
    for (const prefix of step.prefixes) {
      const hooks = this.#apart.inside(on.hooks)
      this.#load({ ...on, scope, above, condition, prefix: joinPaths(on.prefix, prefix), resolved: on.resolved && prefix.known, hooks })
    }
  }

  #hook(on: Instance, step: HookStep): void {
    if (!BEFORE.some(name => name === step.name)) return
    const scope = on.above.length === 0 || on.hooks.length === 0 && on.prefix === '/' ? 'app' : 'router'
    for (const item of step.items) {
      const stage = this.#stage(step, item, 'middleware', scope, on.prefix)
      on.hooks.push({ name: step.name, stage, tests: step.conditions.tests })
    }
  }

  #emit({ on, step }: Pending): readonly Draft[] {
    const { options, conditions, registration } = step
    const stages: Stage[] = []
    for (const name of BEFORE) {
      stages.push(...on.hooks.filter(hook => hook.name === name).map(({ stage, tests }) => sharing(stage, tests, conditions.tests)))
      for (const item of options.hooks.get(name) ?? []) stages.push(this.#stage(step, item, 'middleware', 'route', on.prefix))
    }
    const handler = options.handler === null ? null : this.#stage(step, options.handler, 'handler', 'route', on.prefix, bySchemas(this.#program, options.schema, on.removal))
    if (handler !== null) stages.push(handler)
    const { config: said } = options
    const config = said === null ? null : configOf(this.#program, said)
    const late = this.#apart.besides(on.hooks).map(({ stage }) => stage)
    const running = config === null ? stages : stages.map(stage => ({ ...stage, config }))
    return step.methods.flatMap(method => step.paths.map(path => ({
      method,
      path: shownPath(joinPaths(on.prefix, path)),
      resolved: on.resolved && path.known,
      framework: 'fastify',
      place: registration.place,
      registration,
      stages: running,
      handler,
      ...late.length === 0 ? {} : { late },
      group: `${registration.place.path}#${on.scope.created?.node.start ?? ''}`,
      condition: both(on.condition, conditions.environment),
      app: on.app
    })))
  }

  #stage(
    step: HookStep | RouteStep, item: Item, role: ChainElement['role'], scope: ChainElement['scope'], mount: string, bySchema: BySchema = {}
  ): Stage {
    const element = elementOf({ program: this.#program, convention: this.#handing }, item, { role, scope })
    const stage: Stage = {
      element: role === 'handler' ? { ...element, returned: 'answer', ...bySchema } : element,
      site: item.site,
      frame: item.frame,
      mount,
      presence: PRESENCE[step.conditions.production],
      place: step.registration.place
    }
    this.#elements.push(stage)
    return stage
  }
}

/** A hook under the same tests as the route is there whenever the route is. */
function sharing(stage: Stage, tests: readonly string[], own: readonly string[]): Stage {
  return stage.presence === 'sometimes' && tests.every(test => own.includes(test)) ? { ...stage, presence: 'always' } : stage
}

/** What the route says of itself: constants as they are, all else as something that is there. */
function configOf(program: Program, { site, frame }: Placed): Abstract {
  const fields = new Map([...entriesOf(program, site, frame)].map(([name, entry]): [string, Abstract] => {
    const value = program.constant(entry.site, entry.frame)
    return [name, value === undefined ? TRUTHY : constant(value, false)]
  }))
  return { kind: 'record', fields, open: false }
}

/** An application that is made twice (once more for tests) has its routes once. */
function withoutCopies(routes: readonly Draft[]): readonly Draft[] {
  const resolved = new Set(routes.flatMap(({ method, place, resolved: known }) => known ? [`${method} ${place.path}:${place.start}`] : []))
  const seen = new Set<string>()
  return routes.filter(route => {
    const at = `${route.method} ${route.place.path}:${route.place.start}`
    if (!route.resolved && resolved.has(at)) return false
    const chain = route.resolved ? route.stages.map(({ element }) => `${element.place.path}:${element.place.start}`).join(' ') : ''
    const key = `${at} ${route.path} ${chain}`
    return !seen.has(key) && seen.add(key)
  })
}

