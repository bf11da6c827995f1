import type { Module } from '../model/module.ts'
import { Ground, type Tracker } from './tracking.ts'

/**
 * The files of the project by path, sorted, and those outside the list (packages of the same workspace) that are lowered when an
 * import leads there. Iteration shows the listed ones only.
 */
export class Modules implements ReadonlyMap<string, Module> {
  readonly #listed: Map<string, Module>
  readonly #load: (path: string) => Module | null
  readonly #outside = new Map<string, Module | undefined>()
  readonly #grounds = new Map<string, Ground>()
  readonly #tracker: Tracker

  constructor(listed: Iterable<Module>, load: (path: string) => Module | null, tracker: Tracker) {
    this.#tracker = tracker
    const sorted = [...listed].sort((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0)
    this.#listed = new Map(sorted.map(module => [module.path, module]))
    this.#load = load
  }

  /** The same files, each as the function gives it. */
  with(change: (module: Module) => Module): Modules {
    return new Modules([...this.#listed.values()].map(change), path => {
      const module = this.get(path)
      return module === undefined ? null : change(module)
    }, this.#tracker)
  }

  /** Whoever computes something reads the file. */
  read({ path }: Module): void {
    if (this.#tracker.isOn) this.#tracker.read(this.ground(path))
  }

  /** What is read whenever something of the file is. */
  ground(path: string): Ground {
    let ground = this.#grounds.get(path)
    if (!ground) this.#grounds.set(path, ground = new Ground())
    return ground
  }

  /** The file has another text. Gives what it was before; undefined: nobody asked for it yet. */
  replace(module: Module): Module | undefined {
    const { path } = module
    const before = this.#listed.get(path) ?? this.#outside.get(path)
    if (this.#listed.has(path)) this.#listed.set(path, module)
    else if (this.#outside.has(path)) this.#outside.set(path, module)
    return before
  }

  get(path: string): Module | undefined {
    if (this.#tracker.isOn) this.#tracker.read(this.ground(path))
    const listed = this.#listed.get(path)
    if (listed) return listed
    if (!this.#outside.has(path)) this.#outside.set(path, this.#load(path) ?? undefined)
    return this.#outside.get(path)
  }

  has(path: string): boolean {
    return this.#listed.has(path)
  }

  get size(): number {
    return this.#listed.size
  }

  entries(): MapIterator<[string, Module]> {
    return this.#listed.entries()
  }

  keys(): MapIterator<string> {
    return this.#listed.keys()
  }

  values(): MapIterator<Module> {
    return this.#listed.values()
  }

  [Symbol.iterator](): MapIterator<[string, Module]> {
    return this.#listed.entries()
  }

  forEach(visit: (module: Module, path: string, map: ReadonlyMap<string, Module>) => void): void {
    for (const [path, module] of this.#listed) visit(module, path, this)
  }
}
