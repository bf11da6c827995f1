import type { Program } from '../../model/index.ts'
import { constant, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Decoration } from '../classes/decorations.ts'
import { constantOf, entryAt, listOf } from '../classes/values.ts'

/** The rights that `@Authorized` of class and method ask for, as the checker gets them: one list of all. */
export function rightsOf(program: Program, marks: readonly Decoration[]): Abstract {
  const items = marks.flatMap(({ site: { module }, arguments: args, frame }): readonly Abstract[] => {
    const [first] = args
    if (first === undefined) return []
    const entry = entryAt(program, { module, node: first }, frame)
    const all = entry.values.some(({ kind }) => kind === 'array') ? listOf(program, entry).items : [entry]
    return all.map(item => {
      const value = constantOf(item)
      return value === null ? UNKNOWN : constant(value, false)
    })
  })
  return { kind: 'list', items }
}
