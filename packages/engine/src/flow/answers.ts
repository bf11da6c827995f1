import type { FunctionRef, InstanceOfLibrary } from '../model/value.ts'
import { type Substitution, substitute } from './substitute.ts'
import type { Meeting, Summary } from './summary.ts'
import type { AbstractValue } from './value.ts'

/** What a handler gives back, where that is the answer: one meeting for each `return`. */
export function answersOf(
  target: FunctionRef, summary: Summary, by: Substitution, handed: readonly (InstanceOfLibrary | null)[]
): readonly Meeting[] {
  const types = handed.filter(type => type !== null)
  return [...summary.returned].flatMap(([node, value]) => {
    const data = substitute(value, by)
    if (isHanded(data, types)) return []
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

/** The response itself, which `return response.send(rows)` gives back: what it sent has been seen. */
function isHanded({ things }: AbstractValue, types: readonly InstanceOfLibrary[]): boolean {
  return things.some(thing => thing.kind === 'instance' && types.some(({ package: name, type }) => thing.package === name && thing.type === type))
}
