import type { AnswerByReturn } from '../model/route.ts'
import type { FunctionRef, InstanceOfLibrary } from '../model/value.ts'
import { mapMarks } from './convert.ts'
import type { Engine } from './engine.ts'
import { resultOfEntry } from './entry.ts'
import { type Substitution, substitute } from './substitute.ts'
import type { Meeting, Summary } from './summary.ts'
import { type AbstractValue, type Mark } from './value.ts'

/** What a handler gives back, where that is the answer: one meeting for each `return`. */
export function answersOf(
  engine: Engine, target: FunctionRef, summary: Summary, by: Substitution, handed: readonly (InstanceOfLibrary | null)[],
  answered?: AnswerByReturn
): readonly Meeting[] {
  const types = handed.filter(type => type !== null)
  return [...summary.returned].flatMap(([node, value]) => {
    const given = substitute(value, by)
    if (isHanded(given, types)) return []
    const data = answered === undefined ? given : sent(engine, given, answered)
    const site = { module: target.module, node }
    return [{
      data,
      place: {
        kind: 'response-body', input: 'response-body', port: 'return', callee: 'return', package: types[0]?.package ?? '', site, argument: site,
        entity: null, placeholders: null, operation: null, function: target, header: null
      }
    }]
  })
}

/** What is sent of a value that interceptors map and write. */
function sent(engine: Engine, value: AbstractValue, { through, excludes }: AnswerByReturn): AbstractValue {
  const mapped = through.reduce((into, { function: target, frame }) => resultOfEntry(engine, target, frame, [into]), value)
  return excludes ? mapMarks(mapped, written) : mapped
}

/** Instances of classes leave as class-transformer writes them; plain objects as they are. */
function written(mark: Mark): Mark {
  const { root } = mark
  return root.kind === 'row' && !root.plain ? { ...mark, root: { ...root, written: true } } : mark
}

/** The response itself, which `return response.send(rows)` gives back: what it sent has been seen. */
function isHanded({ things }: AbstractValue, types: readonly InstanceOfLibrary[]): boolean {
  return things.some(thing => thing.kind === 'instance' && types.some(({ package: name, type }) => thing.package === name && thing.type === type))
}
