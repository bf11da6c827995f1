import type { ChainElement, Place, Site } from '../../model/index.ts'
import type { Draft, Registered, Stage } from '../adapter.ts'
import { MOST_ROUTES, MOUNT_DEPTH } from '../limits.ts'
import { answersByItself, endsList } from './answers.ts'
import type { Reading } from './convention.ts'
import { withoutCopies } from './copies.ts'
import { cover } from './cover.ts'
import { elementOf } from './elements.ts'
import { registrationsOf } from './hosted.ts'
import type { Item } from './items.ts'
import { Late, type Span } from './late.ts'
import { both, groupOf, loadersIn, mayHandOn, PRESENCE, withPrefix, type Layer, type Mounted } from './layers.ts'
import { placeOf, type Entry, type Owner } from './owners.ts'
import { joinPaths, shownPath, type PathText } from './paths.ts'
import type { Registrations } from './registrations.ts'

/** The routes of all applications: mounts are followed from each, layers in order of registration. */
export function assemble(reading: Reading): Registered {
  return new Assembly(reading, registrationsOf(reading)).run()
}

class Assembly {
  readonly #reading: Reading
  readonly #registrations: Registrations
  readonly #routes: Draft[] = []
  readonly #elements: Stage[] = []
  readonly #unresolved: { place: Place, reason: string }[] = []
  readonly #reached = new Set<Owner>()
  readonly #late = new Late()

  constructor(reading: Reading, registrations: Registrations) {
    this.#reading = reading
    this.#registrations = registrations
  }

  run(): Registered {
    const owners = [...this.#registrations.owners.values()]
    const mounted = new Set(owners.flatMap(owner => owner.entries.flatMap(entry => entry.items.flatMap(item => this.#mountsOf(item)))))
    for (const owner of owners) if (owner.thing === 'app' && !mounted.has(owner)) this.#start(owner, owner.created !== null)
    for (const owner of owners) if (!mounted.has(owner) && !this.#reached.has(owner)) this.#start(owner, false)
    for (const owner of owners) if (!this.#reached.has(owner)) this.#start(owner, false)
    const routes = withoutCopies(this.#routes.map(draft => this.#late.with(draft)))
    return { routes, elements: this.#elements, unresolved: this.#unresolved }
  }

  #start(owner: Owner, resolved: boolean): void {
    const place = owner.created === null ? owner.entries[0]?.registration.place : undefined
    if (!resolved && owner.entries.length > 0) {
      const at = owner.created === null ? place : placeOf(owner.created)
      if (at !== undefined) this.#unresolved.push({ place: at, reason: 'No mount of this router was found: its routes are listed by the part of the path that is known.' })
    }
    const file = owner.created?.module.path ?? place?.path ?? ''
    const app = `${file}#${owner.thing === 'app' ? 'app' : 'router'}`
    this.#mount({ owner, prefix: '/', resolved, rooted: resolved, before: [], loaders: [], above: [], app, condition: null })
  }

  /** Gives what now runs before later registrations on what it is mounted on. */
  #mount(mounted: Mounted): readonly Layer[] {
    if (mounted.above.includes(mounted.owner.key) || mounted.above.length >= MOUNT_DEPTH) return mounted.before
    const at = withPrefix(mounted)
    this.#reached.add(at.owner)
    const layers: Layer[] = [...at.before]
    const loaders = this.#loadersOf(at)
    const spans: Span[] = []
    for (const entry of at.owner.entries) {
      if (entry.method === 'PARAM') continue
      const from = this.#routes.length
      if (entry.method === 'USE' || entry.method === 'MOUNT') this.#use(at, entry, layers, loaders)
      else this.#route(at, entry, layers, loaders)
      spans.push({ from, to: this.#routes.length, layers: layers.length })
    }
    this.#late.note(this.#routes, spans, layers)
    return layers
  }

  #loadersOf(at: Mounted): ReadonlyMap<string, readonly Stage[]> {
    const loaders = new Map<string, Stage[]>()
    for (const entry of at.owner.entries) {
      if (entry.method !== 'PARAM') continue
      const stages = entry.items.map(item => this.#stage(entry, item, 'parameter', 'router', at.prefix))
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
        if (this.#isMount(item)) {
          const resolved = at.resolved && path.known
          const inside = { prefix: full, before: [...layers, ...here], loaders: [...at.loaders, ...inPath], resolved }
          here.push(...this.#descend(at, entry, item, inside))
          continue
        }
        if (entry.method === 'MOUNT') {
          this.#unresolved.push({ place: placeOf(item.site), reason: 'What is mounted here was not found: its routes are missing.' })
          continue
        }
        const last = index === entry.items.length - 1
        const answers = last && path.text !== '/' && answersByItself(this.#reading, item)
        const stage = this.#stage(entry, item, answers ? 'handler' : 'middleware', scope, full)
        if (answers) this.#emit(at, entry, 'USE', path, [...layers, ...here], [...inPath, stage])
        here.push({ path: full, prefix: entry.below, method: 'USE', stage, tests: entry.conditions.tests })
      }
      layers.push(...here)
    }
  }

  /** Mounts what an item is, and gives the middleware that it leaves behind. */
  #descend(at: Mounted, entry: Entry, item: Item, inside: Pick<Mounted, 'prefix' | 'before' | 'loaders' | 'resolved'>): readonly Layer[] {
    const left: Layer[] = []
    for (const owner of this.#mountsOf(item)) {
      const layers = this.#mount({
        ...inside,
        owner,
        above: [...at.above, at.owner.key],
        rooted: at.rooted,
        app: at.app,
        condition: both(at.condition, entry.conditions.environment)
      })
      if (this.#reading.convention.copies?.(at.owner, owner) === true) left.push(...layers.slice(inside.before.length))
    }
    return left
  }

  #route(at: Mounted, entry: Entry, layers: Layer[], loaders: ReadonlyMap<string, readonly Stage[]>): void {
    for (const path of entry.paths) {
      const full = joinPaths(at.prefix, path)
      const last = entry.items.length - 1
      const end = entry.items[last]
      // `app.all('/wards', signedIn)` is how one writes a middleware of a path.
      const mayBeMiddleware = this.#reading.convention.middlewareByVerb === true || entry.method === 'ALL'
      const isRoute = !mayBeMiddleware || end === undefined || endsList(this.#reading, end)
      const stages = entry.items.map((item, index) => this.#stage(entry, item, index === last && isRoute ? 'handler' : 'middleware', 'route', at.prefix))
      if (isRoute) this.#emit(at, entry, entry.method, path, layers, [...loadersIn(path.text, loaders), ...stages])
      for (const stage of stages) {
        if (!mayHandOn(this.#reading.convention, stage.element)) continue
        const element: ChainElement = { ...stage.element, role: 'middleware' }
        layers.push({ path: full, prefix: false, method: entry.method, stage: { ...stage, element }, tests: entry.conditions.tests })
      }
    }
  }

  #emit(at: Mounted, entry: Entry, method: string, path: PathText, layers: readonly Layer[], own: readonly Stage[]): void {
    if (this.#routes.length >= MOST_ROUTES) return
    const full = joinPaths(at.prefix, path)
    const handler = own.findLast(({ element }) => element.role === 'handler') ?? null
    const shown = shownPath(full)
    const before: Stage[] = []
    for (const layer of layers) {
      if (layer.stage.element.role === 'error-handler') continue
      if (layer.method !== 'USE' && layer.method !== 'ALL' && layer.method !== method && !(layer.method === 'GET' && method === 'HEAD')) continue
      const seen = cover(layer.path, layer.prefix, full)
      if (seen !== 'all' && seen !== 'unknown') continue
      const shared = layer.stage.presence === 'sometimes' && layer.tests.every(test => entry.conditions.tests.includes(test))
      const stage: Stage = shared ? { ...layer.stage, presence: 'always' } : layer.stage
      before.push(seen === 'unknown' && stage.presence === 'always' ? { ...stage, presence: 'sometimes' } : stage)
    }
    this.#routes.push({
      method,
      path: shown,
      ...shown === full ? {} : { pattern: full },
      resolved: at.resolved && path.known,
      unmounted: !at.rooted,
      framework: this.#reading.convention.framework,
      place: entry.registration.place,
      registration: entry.registration,
      stages: [...before, ...at.loaders, ...own],
      handler,
      handsOn: handler === null || mayHandOn(this.#reading.convention, handler.element),
      group: groupOf(at.owner, entry),
      condition: both(at.condition, entry.conditions.environment),
      app: at.app
    })
  }

  #stage(entry: Entry, item: Item, role: ChainElement['role'], scope: ChainElement['scope'], path: string): Stage {
    const stage: Stage = {
      element: elementOf(this.#reading, item, { role, scope }),
      site: item.site,
      frame: item.frame,
      mount: path,
      presence: PRESENCE[entry.conditions.production],
      place: entry.registration.place
    }
    this.#elements.push(stage)
    return stage
  }

  /** Whether something is mounted there that has routes of its own. */
  #isMount({ values }: Item): boolean {
    return values.some(value => {
      const thing = this.#reading.convention.thingOf(value)
      return thing === 'app' || thing === 'router'
    })
  }

  #mountsOf({ site, values }: Item & { readonly site: Site }): readonly Owner[] {
    return values.flatMap(value => this.#registrations.ownerOf(value, site) ?? [])
  }
}
