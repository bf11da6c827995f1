import type { ChainElement, Place, Program, Site } from '../../model/index.ts'
import type { Context, Draft, Registered, Stage } from '../adapter.ts'
import { MOST_ROUTES, MOUNT_DEPTH } from '../limits.ts'
import { answersByItself, handsOn } from './answers.ts'
import { cover } from './cover.ts'
import { elementOf, isMount, type Item } from './elements.ts'
import { joinPaths, shownPath, type PathText } from './paths.ts'
import { Registrations, type Entry, type Owner } from './registrations.ts'

/** Something that runs for requests before later routes: middleware, or handlers of earlier routes that hand on. */
interface Layer {
  readonly path: string
  readonly prefix: boolean
  readonly method: string
  readonly stage: Stage
  readonly tests: readonly string[]
}

/** A router where it is mounted. */
interface Mounted {
  readonly owner: Owner
  readonly prefix: string
  readonly resolved: boolean
  /** What runs before anything of it. */
  readonly before: readonly Layer[]
  /** Loaders of parameters in the prefix, which the routers above registered. */
  readonly loaders: readonly Stage[]
  readonly above: readonly string[]
  readonly app: string
  readonly condition: string | null
  readonly dead: boolean
}

/** The routes of all applications: mounts are followed from each, layers in order of registration. */
export function assemble({ program }: Context, registrations: Registrations): Registered {
  return new Assembly(program, registrations).run()
}

class Assembly {
  readonly #program: Program
  readonly #registrations: Registrations
  readonly #routes: Draft[] = []
  readonly #elements: Stage[] = []
  readonly #unresolved: { place: Place, reason: string }[] = []
  readonly #reached = new Set<Owner>()

  constructor(program: Program, registrations: Registrations) {
    this.#program = program
    this.#registrations = registrations
  }

  run(): Registered {
    const owners = [...this.#registrations.owners.values()]
    const mounted = new Set(owners.flatMap(owner => owner.entries.flatMap(entry => entry.items.flatMap(item => this.#mountsOf(item)))))
    for (const owner of owners) if (owner.thing === 'app' && !mounted.has(owner)) this.#start(owner, owner.created !== null)
    for (const owner of owners) if (!mounted.has(owner) && !this.#reached.has(owner)) this.#start(owner, false)
    for (const owner of owners) if (!this.#reached.has(owner)) this.#start(owner, false)
    return { routes: this.#routes, elements: this.#elements, unresolved: this.#unresolved }
  }

  #start(owner: Owner, resolved: boolean): void {
    const place = owner.created === null ? owner.entries[0]?.registration.place : undefined
    if (!resolved && owner.entries.length > 0) {
      const at = owner.created === null ? place : { path: owner.created.module.path, start: owner.created.node.start, end: owner.created.node.end }
      if (at !== undefined) this.#unresolved.push({ place: at, reason: 'No mount of this router was found: its routes are listed by the part of the path that is known.' })
    }
    const file = owner.created?.module.path ?? place?.path ?? ''
    const app = `${file}#${owner.thing === 'app' ? 'app' : 'router'}`
    this.#mount({ owner, prefix: '/', resolved, before: [], loaders: [], above: [], app, condition: null, dead: false })
  }

  #mount(at: Mounted): void {
    if (at.above.includes(at.owner.key) || at.above.length >= MOUNT_DEPTH) return
    this.#reached.add(at.owner)
    const layers: Layer[] = [...at.before]
    const loaders = this.#loadersOf(at.owner)
    for (const entry of at.owner.entries) {
      if (entry.method === 'PARAM') continue
      if (entry.method === 'USE') this.#use(at, entry, layers, loaders)
      else this.#route(at, entry, layers, loaders)
    }
  }

  #loadersOf(owner: Owner): ReadonlyMap<string, readonly Stage[]> {
    const loaders = new Map<string, Stage[]>()
    for (const entry of owner.entries) {
      if (entry.method !== 'PARAM') continue
      const stages = entry.items.map(item => this.#stage(entry, item, 'parameter', 'router', '/'))
      for (const { text } of entry.paths) loaders.set(text, [...loaders.get(text) ?? [], ...stages])
    }
    return loaders
  }

  #use(at: Mounted, entry: Entry, layers: Layer[], loaders: ReadonlyMap<string, readonly Stage[]>): void {
    const scope = at.above.length === 0 && entry.paths.every(({ text }) => text === '/') ? 'app' : 'router'
    for (const path of entry.paths) {
      const full = joinPaths(at.prefix, path)
      const here: Layer[] = []
      const inPath = loadersIn(path.text, loaders)
      for (const [index, item] of entry.items.entries()) {
        if (isMount(item)) {
          this.#descend(at, entry, item, full, [...layers, ...here], [...at.loaders, ...inPath], path.known)
          continue
        }
        const last = index === entry.items.length - 1
        const answers = last && path.text !== '/' && answersByItself(this.#program, item)
        const stage = this.#stage(entry, item, answers ? 'handler' : 'middleware', scope, full)
        if (answers) this.#emit(at, entry, 'USE', path, [...layers, ...here], [...inPath, stage])
        here.push({ path: full, prefix: true, method: 'USE', stage, tests: entry.conditions.tests })
      }
      layers.push(...here)
    }
  }

  #descend(at: Mounted, entry: Entry, item: Item, prefix: string, before: readonly Layer[], loaders: readonly Stage[], known: boolean): void {
    for (const owner of this.#mountsOf(item)) {
      this.#mount({
        owner,
        prefix,
        resolved: at.resolved && known,
        before,
        loaders,
        above: [...at.above, at.owner.key],
        app: at.app,
        condition: both(at.condition, entry.conditions.environment),
        dead: at.dead || entry.conditions.production === 'no'
      })
    }
  }

  #route(at: Mounted, entry: Entry, layers: Layer[], loaders: ReadonlyMap<string, readonly Stage[]>): void {
    for (const path of entry.paths) {
      const full = joinPaths(at.prefix, path)
      const last = entry.items.length - 1
      const stages = entry.items.map((item, index) => this.#stage(entry, item, index === last ? 'handler' : 'middleware', 'route', full))
      this.#emit(at, entry, entry.method, path, layers, [...loadersIn(path.text, loaders), ...stages])
      for (const stage of stages) {
        if (!mayHandOn(stage.element)) continue
        layers.push({ path: full, prefix: false, method: entry.method, stage: { ...stage, element: { ...stage.element, role: 'middleware' } }, tests: entry.conditions.tests })
      }
    }
  }

  #emit(at: Mounted, entry: Entry, method: string, path: PathText, layers: readonly Layer[], own: readonly Stage[]): void {
    if (this.#routes.length >= MOST_ROUTES) return
    const full = joinPaths(at.prefix, path)
    const before: Stage[] = []
    for (const layer of layers) {
      if (layer.stage.element.role === 'error-handler') continue
      if (layer.method !== 'USE' && layer.method !== 'ALL' && layer.method !== method && !(layer.method === 'GET' && method === 'HEAD')) continue
      if (cover(layer.path, layer.prefix, full) !== 'all') continue
      const conditional = layer.stage.conditional && !layer.tests.every(test => entry.conditions.tests.includes(test))
      before.push(conditional === layer.stage.conditional ? layer.stage : { ...layer.stage, conditional })
    }
    this.#routes.push({
      method,
      path: shownPath(full),
      resolved: at.resolved && path.known,
      framework: 'express',
      place: entry.registration.place,
      registration: entry.registration,
      stages: [...before, ...at.loaders, ...own],
      handler: own.findLast(({ element }) => element.role === 'handler') ?? null,
      group: groupOf(at.owner, entry),
      condition: both(at.condition, entry.conditions.environment),
      app: at.app
    })
  }

  #stage(entry: Entry, item: Item, role: ChainElement['role'], scope: ChainElement['scope'], path: string): Stage {
    const stage: Stage = {
      element: elementOf(this.#program, item, { role, scope }),
      mount: scope === 'route' ? '/' : path,
      conditional: entry.conditions.production === 'unknown' || entry.conditions.production === 'no',
      place: entry.registration.place
    }
    this.#elements.push(stage)
    return stage
  }

  #mountsOf({ site, values }: Item & { readonly site: Site }): readonly Owner[] {
    return values.flatMap(value => this.#registrations.ownerOf(value, site) ?? [])
  }
}

/** Loaders run for routes whose path has their parameter. */
function loadersIn(path: string, loaders: ReadonlyMap<string, readonly Stage[]>): readonly Stage[] {
  const names = new Set([...path.matchAll(/[:*](\w+)/g)].map(([, name]) => name))
  return [...loaders].flatMap(([name, stages]) => names.has(name) ? stages : [])
}

function mayHandOn(element: ChainElement): boolean {
  return element.functions.length === 0 || element.functions.some(({ function: ref }) => handsOn(ref))
}

function both(outer: string | null, inner: string | null): string | null {
  return outer !== null && inner !== null ? `${outer} && ${inner}` : outer ?? inner
}

/** Routes of one router in one file vote together. */
function groupOf(owner: Owner, entry: Entry): string {
  return `${entry.registration.place.path}#${owner.created?.node.start ?? ''}`
}
