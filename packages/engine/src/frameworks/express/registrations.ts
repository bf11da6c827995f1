import type { Expression, Frame, Module, Place, Program, Registration, Site, TracedCall, Value } from '../../model/index.ts'
import type { Context } from '../adapter.ts'
import { conditionsOf, type Conditions } from '../conditions.ts'
import { itemsOf, placeOf, type Item } from './items.ts'
import { Identities } from './identity.ts'
import { ANY_PATH, pathsAt, pathsOf, type PathText } from './paths.ts'
import { thingOf, type Thing } from './things.ts'

/** An application or router with what is registered on it, in the order in which that happens. */
export interface Owner {
  readonly key: string
  readonly thing: Thing
  /** The call that makes it; null when it is known by its declared type alone. */
  readonly created: Site | null
  readonly entries: Entry[]
}

/** One registration. `method` is that of a route, `USE` of `use`, `PARAM` of `param` (whose paths are the parameters' names). */
export interface Entry {
  readonly method: string
  readonly paths: readonly PathText[]
  readonly items: readonly Item[]
  readonly registration: Registration
  readonly conditions: Conditions
}

/** What a registration is made on. */
interface Receiver {
  readonly value: Value & { readonly kind: 'instance' | 'library' }
  readonly thing: Thing
  readonly used: Site
}

const METHODS: ReadonlySet<string> = new Set([
  'all', 'checkout', 'copy', 'delete', 'get', 'head', 'link', 'lock', 'merge', 'mkactivity', 'mkcalendar', 'mkcol', 'move', 'm-search',
  'notify', 'options',
  'patch', 'post', 'propfind', 'proppatch', 'purge', 'put', 'query', 'report', 'search', 'source', 'subscribe', 'trace', 'unbind', 'unlink',
  'unlock', 'unsubscribe'
])

/** Everything that running the program registers, by the application or router it is registered on. */
export class Registrations {
  readonly owners = new Map<string, Owner>()
  readonly #program: Program
  readonly #identities = new Identities()
  /** `router.route(path)` by its own identity. */
  readonly #paths = new Map<string, { readonly owner: Owner, readonly paths: readonly PathText[] }>()

  constructor({ program }: Context) {
    this.#program = program
    for (const call of program.trace(value => thingOf(value) !== null)) this.#add(call)
  }

  /**
   * The owner that a value is, if something was registered on it. Where the activation of a factory is not known, the call that makes
   * the router says enough.
   */
  ownerOf(value: Value, used: Site): Owner | null {
    if (value.kind !== 'instance' && value.kind !== 'library') return null
    const exact = this.owners.get(this.#identities.of(value, used))
    if (exact !== undefined || value.created === null) return exact ?? null
    const place = this.#identities.site(value.created)
    return [...this.owners.values()].find(({ created }) => created !== null && this.#identities.site(created) === place) ?? null
  }

  #add(call: TracedCall): void {
    const { callee } = call.site.node
    if (callee.kind !== 'member' && callee.kind !== 'index') return
    const receiver = { module: call.site.module, node: callee.object }
    const things = this.#receivers(receiver, call.frame)
    if (things.length === 0) return
    for (const name of this.#names(callee, call)) {
      for (const thing of things) this.#register(name, thing, call)
    }
  }

  /** What the registration is made on. Fluent calls (`router.use(a).get(...)`) are on what the first was made on. */
  #receivers(site: Site, frame: Frame | null): readonly Receiver[] {
    const found: Receiver[] = []
    for (const value of this.#program.evaluate(site, frame)) {
      const thing = thingOf(value)
      if (thing !== null && (value.kind === 'instance' || value.kind === 'library')) found.push({ value, thing, used: site })
    }
    const { node } = site
    if (found.length > 0 || node.kind !== 'call' || node.callee.kind !== 'member' || !isFluent(node.callee.property)) return found
    return this.#receivers({ module: site.module, node: node.callee.object }, frame)
  }

  /** The method's name; of `app[method]` each that the index may be. */
  #names(callee: Expression, call: TracedCall): readonly string[] {
    if (callee.kind === 'member') return [callee.property]
    if (callee.kind !== 'index') return []
    const values = this.#program.evaluate({ module: call.site.module, node: callee.index }, call.frame)
    return values.flatMap(value => value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [])
  }

  #register(name: string, { value, thing, used }: Receiver, call: TracedCall): void {
    const key = this.#identities.of(value, used)
    if (thing === 'route') {
      const route = this.#paths.get(key)
      if (route !== undefined && METHODS.has(name)) route.owner.entries.push(this.#entry(methodOf(name), route.paths, 0, call))
      return
    }
    const owner = this.#owner(key, thing, value.created)
    const entry = this.#read(name, thing, owner, call)
    if (entry !== null) owner.entries.push(entry)
  }

  #read(name: string, thing: Thing, owner: Owner, call: TracedCall): Entry | null {
    const { module, node } = call.site
    const first = node.arguments[0]
    if (first === undefined) return null
    const site = { module, node: first.kind === 'spread' ? first.value : first }
    if (name === 'use') {
      const paths = first.kind === 'spread' ? null : pathsOf(this.#program, site, call.frame)
      const plain = paths === null || paths.length === 0 || node.arguments.length === 1 && !paths.some(({ known }) => known)
      return plain ? this.#entry('USE', [ANY_PATH], 0, call) : this.#entry('USE', paths, 1, call)
    }
    if (name === 'param') return this.#entry('PARAM', pathsAt(this.#program, site, call.frame), 1, call)
    if (name === 'route') {
      for (const value of this.#program.evaluate(call.site, call.frame)) {
        if (thingOf(value) !== 'route' || (value.kind !== 'instance' && value.kind !== 'library')) continue
        this.#paths.set(this.#identities.of(value, call.site), { owner, paths: pathsAt(this.#program, site, call.frame) })
      }
      return null
    }
    if (!METHODS.has(name) && name !== 'del') return null
    // `app.get('title')` reads a setting.
    if (node.arguments.length < 2 && (first.kind !== 'spread' || thing === 'app')) return null
    return this.#entry(methodOf(name), pathsAt(this.#program, site, call.frame), 1, call)
  }

  #entry(method: string, paths: readonly PathText[], from: number, call: TracedCall): Entry {
    const { module, node } = call.site
    return {
      method,
      paths,
      items: itemsOf(this.#program, module, node.arguments.slice(from), call.frame),
      registration: {
        place: writtenAt(call.site),
        insertAt: node.arguments[from]?.start ?? null,
        receiver: receiverOf(this.#program, module, node.callee)
      },
      conditions: conditionsOf(this.#program, call)
    }
  }

  #owner(key: string, thing: Thing, created: Site | null): Owner {
    const known = this.owners.get(key)
    if (known !== undefined) return known
    const owner: Owner = { key, thing, created, entries: [] }
    this.owners.set(key, owner)
    return owner
  }
}

const isFluent = (name: string): boolean => METHODS.has(name) || name === 'use' || name === 'param'
const methodOf = (name: string): string => (name === 'del' ? 'delete' : name).toUpperCase()

/** In a chain (`app.route(path).get(a)` and `.delete(b)` on lines of their own) from the verb on: the call itself begins with the chain. */
function writtenAt(site: TracedCall['site']): Place {
  const { callee } = site.node
  const place = placeOf(site)
  return callee.kind === 'member' && callee.object.kind === 'call' ? { ...place, start: callee.name.start } : place
}

function receiverOf(program: Program, module: Module, callee: Expression): string {
  return callee.kind === 'member' || callee.kind === 'index' ? program.words({ module, node: callee.object }) : ''
}
