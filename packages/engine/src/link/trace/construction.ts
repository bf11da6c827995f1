import type { Call } from '../../model/expression.ts'
import type { Target } from '../../model/program.ts'
import type { Site, Value } from '../../model/value.ts'
import type { Position, Runner } from './position.ts'

/**
 * What runs when a class is constructed: the fields of bases without a constructor, those of the class, the constructor that takes
 * the arguments (the bases' constructors run where it calls `super`).
 */
export function runConstruction(
  walk: Runner, target: Target & { readonly kind: 'construct' }, site: Site<Call>, isHanded: boolean, at: Position
): void {
  const { linker, interest } = walk
  const own = linker.constructorRef(target.class)
  const lineage = [...linker.ancestors(target.class).classes].reverse().map(base => linker.constructorRef(base))
  const made = linker.activate(target, site, at.frame)
  const self: Value = { kind: 'object', class: target.class, created: site, frame: at.frame }
  for (const one of [...lineage, own]) {
    if (one.index >= 0 || !interest.touches(one)) continue
    const frame = made?.function === one ? made : linker.enter({
      function: one, arguments: () => [], parent: null, self, call: site, caller: at.frame, bound: null
    })
    walk.run(one, frame, at)
  }
  const written = made ? made.function : own
  if (written.index >= 0 && (isHanded || interest.touches(written))) walk.run(written, made, at)
}
