import type { Module } from '../../model/module.ts'
import type { ClassRef } from '../../model/value.ts'
import type { ByFile } from '../by-file.ts'
import { IMPLEMENTATIONS } from '../limits.ts'
import type { Linker } from '../linker.ts'
import { typeSource } from './declaration.ts'

/** Classes by what they say they extend or implement, as written: candidates, to be confirmed. */
export class Hierarchy {
  readonly #linker: Linker
  readonly #known: ByFile<readonly ClassRef[]>

  constructor(linker: Linker, known: ByFile<readonly ClassRef[]>) {
    this.#linker = linker
    this.#known = known
  }

  /** Direct and further subclasses, by path. Candidates go by the class's own name: a base that is renamed on the way is missed. */
  subclasses(ref: ClassRef): readonly ClassRef[] {
    return this.#known.of(ref.module, `class ${ref.index}`, () => {
      const candidates = this.#linker.index.extending(ref.node.name ?? '')
      const direct = candidates.filter(one => one !== ref && this.#linker.ancestors(one).classes[0] === ref)
      return [...direct, ...direct.flatMap(one => this.subclasses(one))].slice(0, IMPLEMENTATIONS)
    }, [])
  }

  /** The classes that implement an interface of the project. */
  implementations(module: Module, declaration: number): readonly ClassRef[] {
    return this.#known.of(module, `type ${declaration}`, () => {
      const candidates = this.#linker.index.implementing(module.types[declaration]?.name ?? '')
      return candidates.filter(one => one.node.implements.some(type => {
        const source = type.kind === 'named' ? typeSource(this.#linker, one.module, type) : null
        return source?.kind === 'declaration' && source.module === module && source.index === declaration
      })).slice(0, IMPLEMENTATIONS)
    }, [])
  }
}
