import type { Call } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { ClassRef, Site } from '../model/value.ts'
import { classRef } from './identity.ts'
import { indexOf, nameOf } from './module-index.ts'
import type { Modules } from './modules.ts'
import { Ground, type Tracker } from './tracking.ts'

/** What is written in a file under names that other files look for. */
interface Written {
  readonly calls: ReadonlyMap<string, readonly Site<Call>[]>
  /** A function that has the name is handed to these calls. */
  readonly handed: ReadonlyMap<string, readonly HandedOver[]>
  readonly extending: ReadonlyMap<string, readonly ClassRef[]>
  readonly implementing: ReadonlyMap<string, readonly ClassRef[]>
  /** Interfaces that are no export: additions to those of packages. */
  readonly interfaces: ReadonlyMap<string, readonly Declared[]>
}

export interface HandedOver {
  readonly site: Site<Call>
  readonly argument: number
}

interface Declared {
  readonly module: Module
  readonly index: number
}

type Part = keyof Written

/** What stands under a name anywhere in the project, by path. Whoever reads a name rests on all files that write it, now or later. */
export class ProjectIndex {
  readonly #modules: Modules
  readonly #tracker: Tracker
  readonly #parts = new Map<Part, Map<string, Map<string, readonly unknown[]>>>()
  readonly #grounds = new Map<string, Ground>()
  #isBuilt = false

  constructor(modules: Modules, tracker: Tracker) {
    this.#modules = modules
    this.#tracker = tracker
  }

  calls(name: string): readonly Site<Call>[] {
    return this.#read('calls', name) as readonly Site<Call>[]
  }

  handed(name: string): readonly HandedOver[] {
    return this.#read('handed', name) as readonly HandedOver[]
  }

  extending(name: string): readonly ClassRef[] {
    return this.#read('extending', name) as readonly ClassRef[]
  }

  implementing(name: string): readonly ClassRef[] {
    return this.#read('implementing', name) as readonly ClassRef[]
  }

  /** Files with interfaces of the name that are no export, and their places in the file. */
  interfaces(name: string): readonly Declared[] {
    return this.#read('interfaces', name) as readonly Declared[]
  }

  /** A file has another text. */
  replace(before: Module, module: Module): void {
    if (!this.#isBuilt) return
    const old = writtenIn(before)
    const now = writtenIn(module)
    const fallen: Ground[] = []
    for (const part of PARTS) {
      for (const name of new Set([...old[part].keys(), ...now[part].keys()])) {
        this.#put(part, name, module.path, now[part].get(name) ?? [])
        const ground = this.#grounds.get(`${part} ${name}`)
        if (ground) fallen.push(ground)
      }
    }
    this.#tracker.drop(fallen)
  }

  #read(part: Part, name: string): readonly unknown[] {
    this.#build()
    if (this.#tracker.isOn) this.#tracker.read(this.#ground(`${part} ${name}`))
    const byPath = this.#parts.get(part)?.get(name)
    return byPath ? [...byPath.values()].flat() : []
  }

  #ground(key: string): Ground {
    let ground = this.#grounds.get(key)
    if (!ground) this.#grounds.set(key, ground = new Ground())
    return ground
  }

  #build(): void {
    if (this.#isBuilt) return
    for (const module of this.#modules.values()) {
      const written = writtenIn(module)
      for (const part of PARTS) for (const [name, list] of written[part]) this.#put(part, name, module.path, list)
    }
    this.#isBuilt = true
  }

  /** Files stay in the order of their paths, which is that in which they come at first. */
  #put(part: Part, name: string, path: string, list: readonly unknown[]): void {
    let byName = this.#parts.get(part)
    if (!byName) this.#parts.set(part, byName = new Map<string, Map<string, readonly unknown[]>>())
    let byPath = byName.get(name)
    if (!byPath) byName.set(name, byPath = new Map<string, readonly unknown[]>())
    const last = this.#isBuilt && !byPath.has(path) ? [...byPath.keys()].at(-1) : undefined
    if (list.length === 0) byPath.delete(path)
    else byPath.set(path, list)
    if (last !== undefined && last > path) byName.set(name, new Map([...byPath].sort(([a], [b]) => a < b ? -1 : 1)))
  }
}

const PARTS: readonly Part[] = ['calls', 'handed', 'extending', 'implementing', 'interfaces']

function writtenIn(module: Module): Written {
  const index = indexOf(module)
  const extending = new Map<string, ClassRef[]>()
  const implementing = new Map<string, ClassRef[]>()
  const interfaces = new Map<string, Declared[]>()
  for (const [place, node] of module.classes.entries()) {
    const base = node.extends ? nameOf(node.extends) : null
    if (base !== null) push(extending, base, classRef(module, place))
    for (const type of node.implements) if (type.kind === 'named') push(implementing, type.name.split('.').at(-1) ?? '', classRef(module, place))
  }
  for (const [place, declaration] of module.types.entries()) {
    if (declaration.kind !== 'interface' || module.exports.some(each => each.type === place)) continue
    push(interfaces, declaration.name, { module, index: place })
  }
  return {
    calls: mapped(index.calls, node => [{ module, node }]),
    handed: mapped(index.handedNames, ({ call: node, argument, path }) => path === '' ? [{ site: { module, node }, argument }] : []),
    extending, implementing, interfaces
  }
}

function mapped<T, U>(lists: ReadonlyMap<string, readonly T[]>, map: (one: T) => readonly U[]): ReadonlyMap<string, readonly U[]> {
  return new Map([...lists].map(([name, list]): [string, readonly U[]] => [name, list.flatMap(map)]).filter(([, list]) => list.length > 0))
}

function push<T>(map: Map<string, T[]>, name: string, one: T): void {
  const list = map.get(name)
  if (list) list.push(one)
  else map.set(name, [one])
}
