import type { Host } from '../model/host.ts'
import type { Library } from '../model/library.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import { AmbientImports } from './ambient.ts'
import { AssumedParameters } from './assumptions.ts'
import { buildLinker, type Base } from './build.ts'
import { Callers } from './callers.ts'
import { Frames, NoFrames } from './frames.ts'
import { classRef, functionRef } from './identity.ts'
import { Libraries } from './library/libraries.ts'
import type { Linker } from './linker.ts'
import { Modules } from './modules.ts'
import { holdsInProduction, isModeVariable, isNeverInProduction, testsAround } from './production.ts'
import { createResolver, type Resolver } from './resolution/resolver.ts'
import { Solver } from './solver.ts'
import { trace } from './trace/trace.ts'
import { wordsOf } from './words.ts'

/** What a program is linked from. */
export interface LinkInput {
  readonly host: Host
  /** The files of the project, in any order. */
  readonly modules: Iterable<Module>
  /** A file outside the list that an import leads to (a package of the same workspace); null when it is not to be had. */
  readonly module?: (path: string) => Module | null
  /** Folders of the project: workspaces are looked for there and above. */
  readonly roots: readonly string[]
  readonly libraries: readonly Library[]
  /** One made before (see `createResolver`), as long as no file came or went and no configuration changed. */
  readonly resolver?: Resolver
}

/**
 * Links the files of a project. Nothing is computed before a question is asked, so that a program is cheap to make anew after a
 * change: what belongs to one file is kept with its `Module`, which the programs share.
 */
export function link(input: LinkInput): Program {
  const modules = new Modules(input.modules, path => input.module?.(path) ?? null)
  const libraries = new Libraries(input.libraries)
  const isOutsideKnown = input.module !== undefined
  const resolver = input.resolver
    ?? createResolver(
      input.host, path => modules.has(path), input.roots, path => libraries.generatedAt(path)?.package ?? null, isOutsideKnown
    )
  const asks = (folder: string, name: string): boolean => resolver.range(`${folder}/`, name) !== null
  const ambient = new AmbientImports(input.libraries, modules.values(), asks)
  const base: Base = {
    modules: modules.with(module => ambient.of(module)), libraries, resolver, assumptions: new AssumedParameters(), exportSources: new Map()
  }
  return new Linked(base).program
}

/**
 * A program with its linkers: one answers; one confirms callers and asks for none itself; one tells the walks what a function may touch.
 * The last two tell no activations apart: what they say is asked again of the first, in its activations.
 */
class Linked {
  readonly #base: Base
  readonly #solver = new Solver()
  readonly #confirming = new Solver()
  readonly #roaming = new Solver()
  readonly #frames = new Frames()
  readonly #linker: Linker
  readonly #confirmer: Linker
  readonly #touching: Linker
  #callers: Callers
  readonly program: Program

  constructor(base: Base) {
    this.#base = base
    this.#confirmer = buildLinker(base, { solver: this.#confirming, frames: new NoFrames(), callers: () => [] })
    this.#callers = new Callers(this.#confirmer)
    this.#linker = buildLinker(base, { solver: this.#solver, frames: this.#frames, callers: target => this.#callers.of(target) })
    this.#touching = buildLinker(base, { solver: this.#roaming, frames: new NoFrames(), callers: target => this.#callers.of(target) })
    this.program = this.#makeProgram()
  }

  /** The linker with its answers up to date. */
  get #current(): Linker {
    if (this.#solver.isIdle && this.#confirming.isIdle && this.#base.assumptions.takeOutdated()) {
      this.#solver.clear()
      this.#confirming.clear()
      this.#roaming.clear()
      this.#callers = new Callers(this.#confirmer)
    }
    return this.#linker
  }

  #makeProgram(): Program {
    const now = (): Linker => this.#current
    const { modules, libraries, assumptions, resolver } = this.#base
    const program: Program = {
      modules,
      libraries: libraries.all,
      resolve: (from, specifier) => now().resolve(from, specifier),
      range: (from, name) => resolver.range(from, name),
      json: path => resolver.json(path),
      evaluate: (site, frame = null) => now().evaluate(site.module, site.node, frame),
      targets: (site, frame = null) => now().targets(site.module, site.node, frame),
      activate: (target, call, caller) => now().activate(target, call, caller),
      assume: (target, args, parent = null, self = null) =>
        this.#frames.assume({ function: target, arguments: args, parent, self, call: null, caller: null, bound: null }),
      returns: (target, frame) => now().returns(target, frame),
      member: (value, name) => now().member(value, name),
      elements: value => now().elements(value),
      entries: value => now().entries(value),
      declared: (module, type) => now().declared(module, type),
      keys: (module, type) => now().keys(module, type),
      callers: target => now().callers(target),
      functionRef, classRef,
      ancestors: ref => now().ancestors(ref),
      assumeParameter: (target, index, values) => assumptions.set(target, index, values),
      item: (value, name, call, frame = null) => now().item(value, name, call ?? null, frame),
      libraryType: (name, type) => libraries.type(name, type),
      trace: (of, runs) => trace(now(), this.#touching, this.#frames, of, runs),
      words: site => wordsOf(site.node),
      constant: (site, frame = null) => {
        const [only, ...others] = now().evaluate(site.module, site.node, frame)
        return only?.kind === 'literal' && others.length === 0 ? only.value : undefined
      },
      holdsInProduction: (test, frame = null) => holdsInProduction(program, test, frame),
      isModeVariable: (site, frame = null) => isModeVariable(program, site, frame),
      isNeverInProduction: site => isNeverInProduction(program, site),
      testsAround
    }
    return program
  }
}
