import type { Expression, Frame, Program, Site, TracedCall, Value } from '../../model/index.ts'
import { conditionsOf, type Conditions } from '../conditions.ts'
import { Identities } from '../routing/identity.ts'
import { pathsAt, type PathText } from '../routing/paths.ts'
import { constantAt, entriesAt, itemsAt, type Entries, type Placed } from './values.ts'

type ServerValue = Value & { readonly kind: 'instance' }

/** A server, or the one that a plugin is handed: it shares all but the prefix of its routes. */
export interface Server {
  readonly key: string
  readonly created: Site | null
  readonly parent: string | null
  readonly prefix: PathText | null
}

export interface RouteStep {
  readonly server: string
  readonly options: Entries
  readonly written: Placed
  readonly call: TracedCall['site']
  readonly conditions: Conditions
}

export interface Extension {
  readonly server: string
  readonly event: string
  readonly method: Placed
  readonly conditions: Conditions
}

/** What `server.auth.strategy(name, scheme, options)` and `server.auth.scheme(name, scheme)` say. */
export interface Strategy {
  readonly scheme: string | null
  readonly call: TracedCall['site']
}

/** Everything that running the program registers on servers of hapi. */
export class Registrations {
  readonly servers = new Map<string, Server>()
  readonly routes: RouteStep[] = []
  readonly extensions: Extension[] = []
  readonly strategies = new Map<string, Strategy>()
  readonly schemes = new Map<string, Placed>()
  /** What `server.auth.default` was given. */
  fallback: Placed | null = null
  readonly #program: Program
  readonly #identities = new Identities()

  constructor(program: Program) {
    this.#program = program
    const calls = program.trace(isOfServer, call => this.#plugins(call).flatMap(({ frames }) => frames))
    for (const call of calls) this.#add(call)
  }

  #add(call: TracedCall): void {
    const { module, node: { callee, arguments: [first, second] } } = call.site
    if (callee.kind !== 'member' || first === undefined) return
    const at = (node: Expression): Placed => ({ site: { module, node }, frame: call.frame })
    if (callee.object.kind === 'member' && callee.object.property === 'auth' && this.#serverAt(callee.object.object, call) !== null) {
      const name = constantAt(this.#program, at(first))
      if (callee.property === 'default') this.fallback = at(first)
      else if (callee.property === 'scheme' && typeof name === 'string' && second !== undefined) this.schemes.set(name, at(second))
      else if (callee.property === 'strategy' && typeof name === 'string') {
        const scheme = second === undefined ? null : constantAt(this.#program, at(second))
        this.strategies.set(name, { scheme: typeof scheme === 'string' ? scheme : null, call: call.site })
      }
      return
    }
    const server = this.#serverAt(callee.object, call)
    if (server === null) return
    const conditions = conditionsOf(this.#program, call)
    if (callee.property === 'route') {
      for (const item of itemsAt(this.#program, at(first))) {
        this.routes.push({ server, options: entriesAt(this.#program, item), written: item, call: call.site, conditions })
      }
    } else if (callee.property === 'ext') this.#extension(server, at(first), second === undefined ? null : at(second), conditions)
    else if (callee.property === 'register') {
      for (const { created, prefix } of this.#plugins(call)) {
        this.#server({ kind: 'instance', package: '@hapi/hapi', type: 'Server', of: null, created, frame: call.frame }, created, server, prefix)
      }
    }
  }

  #extension(server: string, first: Placed, second: Placed | null, conditions: Conditions): void {
    const name = constantAt(this.#program, first)
    if (typeof name === 'string' && second !== null) {
      this.extensions.push({ server, event: name, method: second, conditions })
      return
    }
    for (const item of itemsAt(this.#program, first)) {
      const entries = entriesAt(this.#program, item)
      const event = constantAt(this.#program, entries.get('type'))
      const method = entries.get('method')
      if (typeof event === 'string' && method !== undefined) this.extensions.push({ server, event, method, conditions })
    }
  }

  /** The plugins that a call registers: functions that are handed a server, and the prefix of its routes. */
  #plugins(call: TracedCall): readonly { readonly created: Site, readonly prefix: PathText | null, readonly frames: readonly Frame[] }[] {
    const { module, node: { callee, arguments: [first, second] } } = call.site
    if (callee.kind !== 'member' || callee.property !== 'register' || first === undefined) return []
    if (this.#serverAt(callee.object, call) === null) return []
    const at = (node: Expression): Placed => ({ site: { module, node }, frame: call.frame })
    const shared = second === undefined ? null : this.#prefixIn(entriesAt(this.#program, at(second)))
    return itemsAt(this.#program, at(first)).map(item => {
      const entries = entriesAt(this.#program, item)
      const plugin = entries.get('plugin')
      const values = plugin === undefined ? item.values : this.#program.evaluate(plugin.site, plugin.frame)
      const created = item.site
      const server: Value = { kind: 'instance', package: '@hapi/hapi', type: 'Server', of: null, created, frame: call.frame }
      const frames = values.flatMap(value => this.#registerOf(value)).map(value =>
        this.#program.assume(value.function, [[server], [{ kind: 'unknown' }]], value.frame, value.self))
      return { created, prefix: this.#prefixIn(entries) ?? shared, frames }
    })
  }

  /** `register` of a plugin, of its module or of what that exports as `plugin`. */
  #registerOf(value: Value): readonly (Value & { readonly kind: 'function' })[] {
    if (value.kind === 'function') return [value]
    if (value.kind !== 'record' && value.kind !== 'module' && value.kind !== 'object') return []
    const own = this.#program.member(value, 'register').filter(each => each.kind === 'function')
    if (own.length > 0 || value.kind !== 'module') return own
    const exported = [...this.#program.member(value, 'plugin'), ...this.#program.member(value, 'default')]
    return exported.flatMap(each => each.kind === 'record' ? this.#program.member(each, 'register').filter(inner => inner.kind === 'function') : [])
  }

  #prefixIn(entries: Entries): PathText | null {
    const prefix = entriesAt(this.#program, entries.get('routes')).get('prefix')
    return prefix === undefined ? null : pathsAt(this.#program, prefix.site, prefix.frame)[0] ?? null
  }

  #serverAt(node: Expression, call: TracedCall): string | null {
    const site = { module: call.site.module, node }
    const value = this.#program.evaluate(site, call.frame).find(isServer)
    return value === undefined ? null : this.#server(value, site, null, null)
  }

  #server(value: ServerValue, used: Site, parent: string | null, prefix: PathText | null): string {
    const key = this.#identities.of(value, used)
    if (!this.servers.has(key) || parent !== null) this.servers.set(key, { key, created: value.created, parent, prefix })
    return key
  }
}

/** A server, or its `auth`. */
function isOfServer(value: Value): boolean {
  return value.kind === 'instance' && value.package === '@hapi/hapi' && (value.type === 'Server' || value.type === 'ServerAuth')
}

function isServer(value: Value): value is ServerValue {
  return value.kind === 'instance' && value.package === '@hapi/hapi' && value.type === 'Server'
}
