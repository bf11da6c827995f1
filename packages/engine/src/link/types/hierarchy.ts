import type { Module } from '../../model/module.ts'
import type { ClassRef } from '../../model/value.ts'
import { IMPLEMENTATIONS } from '../limits.ts'
import type { Linker } from '../linker.ts'
import { nameOf } from '../module-index.ts'
import { typeSource } from './declaration.ts'

/** Classes by what they say they extend or implement, as written: candidates, to be confirmed. */
export class Hierarchy {
  readonly #linker: Linker
  #extending: Map<string, ClassRef[]> | null = null
  readonly #implementing = new Map<string, ClassRef[]>()
  readonly #subclasses = new Map<ClassRef, readonly ClassRef[]>()
  readonly #implementations = new Map<Module, Map<number, readonly ClassRef[]>>()

  constructor(linker: Linker) {
    this.#linker = linker
  }

  /** Direct and further subclasses in the project, by path. */
  subclasses(ref: ClassRef): readonly ClassRef[] {
    let known = this.#subclasses.get(ref)
    if (known) return known
    this.#subclasses.set(ref, [])
    const direct = this.#candidates(ref).filter(one => one !== ref && this.#linker.ancestors(one).classes[0] === ref)
    known = [...direct, ...direct.flatMap(one => this.subclasses(one))].slice(0, IMPLEMENTATIONS)
    this.#subclasses.set(ref, known)
    return known
  }

  /** By the class's own name: a base that is renamed on the way is missed. */
  #candidates(ref: ClassRef): readonly ClassRef[] {
    const extending = this.#index()
    return extending.get(ref.node.name ?? '') ?? []
  }

  /** The classes that implement an interface of the project. */
  implementations(module: Module, declaration: number): readonly ClassRef[] {
    let byIndex = this.#implementations.get(module)
    if (!byIndex) this.#implementations.set(module, byIndex = new Map<number, readonly ClassRef[]>())
    let known = byIndex.get(declaration)
    if (known) return known
    byIndex.set(declaration, [])
    this.#index()
    const candidates = this.#implementing.get(module.types[declaration]?.name ?? '') ?? []
    known = candidates.filter(one => one.node.implements.some(type => {
      const source = type.kind === 'named' ? typeSource(this.#linker, one.module, type) : null
      return source?.kind === 'declaration' && source.module === module && source.index === declaration
    })).slice(0, IMPLEMENTATIONS)
    byIndex.set(declaration, known)
    return known
  }

  #index(): Map<string, ClassRef[]> {
    if (this.#extending) return this.#extending
    const extending = new Map<string, ClassRef[]>()
    for (const module of this.#linker.modules.values()) {
      for (const [index, node] of module.classes.entries()) {
        const ref = this.#linker.classRef(module, index)
        const base = node.extends ? nameOf(node.extends) : null
        if (base !== null) push(extending, base, ref)
        for (const type of node.implements) if (type.kind === 'named') push(this.#implementing, type.name.split('.').at(-1) ?? '', ref)
      }
    }
    this.#extending = extending
    return extending
  }
}

function push(map: Map<string, ClassRef[]>, name: string, ref: ClassRef): void {
  const list = map.get(name)
  if (list) list.push(ref)
  else map.set(name, [ref])
}
