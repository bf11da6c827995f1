import type { Expression, Frame, Module, Place, Program, Site, TracedCall, Value } from '../../model/index.ts'
import { conditionsOf } from '../conditions.ts'
import type { Convention, Reading } from './convention.ts'
import { Identities } from './identity.ts'
import { itemsOf, type Listed } from './items.ts'
import { writtenBy } from './origin.ts'
import { placeOf, type Entry, type Owner, type ThingValue } from './owners.ts'
import { ANY_PATH, type PathText } from './paths.ts'

/** What a registration is made on. */
interface Receiver {
  readonly value: ThingValue
  readonly used: Site
}

/** Everything that running the program registers, by the application or router it is registered on. */
export class Registrations {
  readonly owners = new Map<string, Owner>()
  readonly #program: Program
  readonly #convention: Convention
  readonly #identities = new Identities()
  /** Parts of owners (`router.route(path)`) by their own identity. */
  readonly #parts = new Map<string, { readonly owner: Owner, readonly paths: readonly PathText[] }>()

  constructor({ program, convention }: Reading) {
    this.#program = program
    this.#convention = convention
    const runs = convention.runs === undefined ? undefined : (call: TracedCall): readonly Frame[] => convention.runs?.(program, call) ?? []
    for (const call of program.trace(value => convention.thingOf(value) !== null, runs)) this.#add(call)
  }

  /**
   * The owner that a value is, if something was registered on it. Where the activation of a factory is not known, the call that makes
   * the router says enough.
   */
  ownerOf(value: Value, used: Site): Owner | null {
    if (value.kind !== 'instance' && value.kind !== 'library') return null
    const key = this.#identities.of(value, used)
    const exact = this.owners.get(key) ?? this.#parts.get(key)?.owner
    if (exact !== undefined || value.created === null) return exact ?? null
    const place = this.#identities.site(value.created)
    return [...this.owners.values()].find(({ created }) => created !== null && this.#identities.site(created) === place) ?? null
  }

  #add(call: TracedCall): void {
    const { callee } = call.site.node
    if (callee.kind !== 'member' && callee.kind !== 'index') return
    const receivers = this.#receivers({ module: call.site.module, node: callee.object }, call.frame)
    if (receivers.length === 0) return
    for (const name of this.#names(callee, call)) {
      for (const receiver of receivers) this.#register(name, receiver, call)
    }
  }

  /** What the registration is made on. Fluent calls (`router.use(a).get(...)`) are on what the first was made on. */
  #receivers(site: Site, frame: Frame | null): readonly Receiver[] {
    const found = this.#things(site, frame).map(value => ({ value, used: site }))
    const { node } = site
    if (found.length > 0 || node.kind !== 'call' || node.callee.kind !== 'member' || !this.#convention.isFluent(node.callee.property)) return found
    return this.#receivers({ module: site.module, node: node.callee.object }, frame)
  }

  #things(site: Site, frame: Frame | null): readonly ThingValue[] {
    return this.#program.evaluate(site, frame).filter((value): value is ThingValue => this.#convention.thingOf(value) !== null)
  }

  /** The method's name; of `app[method]` each that the index may be. */
  #names(callee: Expression, call: TracedCall): readonly string[] {
    if (callee.kind === 'member') return [callee.property]
    if (callee.kind !== 'index') return []
    const values = this.#program.evaluate({ module: call.site.module, node: callee.index }, call.frame)
    return values.flatMap(value => value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [])
  }

  #register(name: string, { value, used }: Receiver, call: TracedCall): void {
    const thing = this.#convention.thingOf(value)
    const key = this.#identities.of(value, used)
    const part = this.#parts.get(key)
    if (thing === null || thing === 'route' && part === undefined) return
    const owner = part?.owner ?? this.#owner(key, value)
    this.#convention.register({
      program: this.#program,
      call,
      name,
      thing,
      owner,
      within: part?.paths ?? null,
      add: (method, paths, from, below = true) => {
        owner.last = paths
        owner.entries.push(this.#entry(method, paths, from, below, call))
      },
      part: paths => {
        for (const made of this.#things(call.site, call.frame)) this.#parts.set(this.#identities.of(made, call.site), { owner, paths })
      }
    })
  }

  #entry(method: string, paths: readonly PathText[], from: number | readonly Listed[], below: boolean, call: TracedCall): Entry {
    const { module, node } = call.site
    const position = typeof from === 'number' ? from : node.arguments.findIndex(argument => from.at(-1)?.site.node === argument)
    const given = node.arguments.map(argument => ({ site: { module, node: argument }, frame: call.frame }))
    const written = writtenBy(call, typeof from !== 'number' || from === 0 ? undefined : node.arguments[0])
    return {
      method,
      paths,
      below,
      items: itemsOf(this.#program, typeof from === 'number' ? given.slice(from) : from),
      registration: {
        place: writtenAt(written),
        insertAt: written === call.site ? node.arguments[position]?.start ?? null : null,
        receiver: receiverOf(this.#program, module, node.callee)
      },
      conditions: conditionsOf(this.#program, call)
    }
  }

  #owner(key: string, value: ThingValue): Owner {
    const known = this.owners.get(key)
    if (known !== undefined) return known
    const owner: Owner = {
      key, thing: this.#convention.thingOf(value) ?? 'router', created: value.created, frame: value.frame,
      prefix: this.#convention.prefixOf?.(this.#program, value) ?? null, last: [ANY_PATH], entries: []
    }
    this.owners.set(key, owner)
    return owner
  }
}

/** In a chain (`app.route(path).get(a)` and `.delete(b)` on lines of their own) from the verb on: the call itself begins with the chain. */
function writtenAt(site: TracedCall['site']): Place {
  const { callee } = site.node
  const place = placeOf(site)
  return callee.kind === 'member' && callee.object.kind === 'call' ? { ...place, start: callee.name.start } : place
}

function receiverOf(program: Program, module: Module, callee: Expression): string {
  return callee.kind === 'member' || callee.kind === 'index' ? program.words({ module, node: callee.object }) : ''
}
