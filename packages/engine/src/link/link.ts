import type { Host } from '../model/host.ts'
import type { Library } from '../model/library.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import { AmbientImports } from './ambient.ts'
import { AssumedParameters } from './assumptions.ts'
import { buildLinker, type Base, type Own } from './build.ts'
import type { Call } from '../model/expression.ts'
import { ByFile } from './by-file.ts'
import { Callers } from './callers.ts'
import { Era, Eras } from './eras.ts'
import { Frames, NoFrames } from './frames.ts'
import { classRef, functionRef } from './identity.ts'
import { Libraries } from './library/libraries.ts'
import type { Linker } from './linker.ts'
import { Modules } from './modules.ts'
import { Names } from './names.ts'
import { ProjectIndex } from './project-index.ts'
import { Remembered } from './remembered.ts'
import { Tracker } from './tracking.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import { holdsInProduction, isModeVariable, isNeverInProduction, testsAround } from './production.ts'
import { createResolver, type Resolver } from './resolution/resolver.ts'
import { slotOf } from './slots.ts'
import { Solver } from './solver.ts'
import { type Touches, touchesOf } from './trace/interest.ts'
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

/** A project that is linked, whose files may get other texts. */
export interface Linking {
  /** Answers about the texts at hand. Another object after each change. */
  readonly program: Program
  /** Files have other texts. What rests on those that they had is forgotten, no more. False: all is to be linked anew. */
  readonly replace: (modules: readonly Module[]) => boolean
}

/**
 * Links the files of a project. Nothing is computed before a question is asked, so that a program is cheap to make anew after a
 * change: what belongs to one file is kept with its `Module`, which the programs share.
 */
export function link(input: LinkInput): Program {
  return new Linked(input, new Tracker(false)).program
}

/** Links the files of a project to be changed: remembers as well which answers rest on which. */
export function linkToChange(input: LinkInput): Linking {
  return new Linked(input, new Tracker(true))
}

/** Changes after which what is forgotten is let go of. */
const SWEEP = 16

/**
 * A program with its linkers: one answers; one confirms callers and asks for none itself; one tells the walks what a function may touch.
 * The last two tell no activations apart: what they say is asked again of the first, in its activations.
 */
class Linked implements Linking {
  readonly #base: Base
  readonly #ambient: AmbientImports
  readonly #frames = new Frames()
  readonly #names: Names
  readonly #linker: Linker
  /** What the functions of a file may touch. */
  readonly #touches: (module: Module) => Touches
  readonly #callers: Eras<Callers>
  readonly #owns: readonly Own[]
  readonly #gone = new Set<Module>()
  #changes = 0
  program: Program

  constructor(input: LinkInput, tracker: Tracker) {
    const [base, resolver, ambient] = baseOf(input, tracker)
    this.#base = base
    this.#ambient = ambient
    this.#names = new Names(base.modules, resolver, tracker)
    const confirming = ownOf(base, new NoFrames(), () => [])
    const confirmer = buildLinker(base, confirming)
    this.#callers = new Eras(base.era, () => new Callers(confirmer, tracker, this.#names))
    const callers = (target: FunctionRef): readonly Site<Call>[] => this.#callers.current.of(target)
    const own = ownOf(base, this.#frames, callers)
    const roaming = ownOf(base, new NoFrames(), callers)
    this.#linker = buildLinker(base, own)
    const touching = buildLinker(base, roaming)
    const touches = new Eras(base.era, () => new ByFile<Touches>(base.modules, tracker))
    this.#touches = module => touches.current.of(module, '', () => touchesOf(touching, module))
    this.#owns = [own, confirming, roaming]
    this.program = this.#makeProgram()
  }

  replace(written: readonly Module[]): boolean {
    if (written.some(module => this.#ambient.rests(module))) return false
    const { tracker, index, assumptions } = this.#base
    for (const one of written) {
      const module = this.#ambient.of(one)
      const before = this.#base.modules.replace(module)
      if (before === undefined) continue
      tracker.drop([this.#base.modules.ground(module.path)])
      index.replace(before, module)
      this.#names.replace(before, module)
      this.#gone.add(before)
    }
    const isGone = this.#frames.forget(module => this.#gone.has(module))
    if (++this.#changes % SWEEP === 0) for (const { solver, goals } of this.#owns) { solver.sweep(isGone); goals.sweep(isGone) }
    assumptions.restart()
    this.#base.era.restart()
    this.#begin()
    this.program = this.#makeProgram()
    return true
  }

  /** An era begins: what an earlier run answered in it is made to hold for the texts at hand. */
  #begin(): void {
    this.#base.assumptions.begin()
    this.#callers.current.settle(module => this.#gone.has(module))
  }

  /** The linker with its answers up to date. */
  get #current(): Linker {
    if (this.#owns.every(({ solver }) => solver.isIdle) && this.#base.assumptions.takeOutdated()) {
      this.#base.era.next()
      this.#begin()
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
      trace: (of, runs) => trace(now(), this.#touches, this.#frames, of, runs),
      lasting: this.#base,
      slot: () => slotOf(modules, this.#base.tracker),
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

/** What the linkers share, and what writes down the imports that a build writes. */
function baseOf(input: LinkInput, tracker: Tracker): readonly [Base, Resolver, AmbientImports] {
  const era = new Era(tracker)
  const written = new Modules(input.modules, path => input.module?.(path) ?? null, tracker)
  const libraries = new Libraries(input.libraries)
  const isOutsideKnown = input.module !== undefined
  const resolver = input.resolver
    ?? createResolver(
      input.host, path => written.has(path), input.roots, path => libraries.generatedAt(path)?.package ?? null, isOutsideKnown
    )
  const asks = (folder: string, name: string): boolean => resolver.range(`${folder}/`, name) !== null
  const ambient = new AmbientImports(input.libraries, written.values(), asks)
  const modules = written.with(module => ambient.of(module))
  return [{
    modules, libraries, resolver, tracker, era, assumptions: new AssumedParameters(era), exportSources: new ByFile(modules, tracker),
    index: new ProjectIndex(modules, tracker)
  }, resolver, ambient]
}

function ownOf(base: Base, frames: Frames, callers: Own['callers']): Own {
  const solver = new Solver(base.era, base.modules)
  return { solver, goals: new Remembered(solver, base.era, base.modules), frames, callers }
}
