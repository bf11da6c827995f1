import type { LooseHandler, Program, TypeNode } from '../../model/index.ts'
import type { Registered } from '../adapter.ts'
import { takenBy } from '../routing/loose.ts'

/** Functions declared to take request and response of Node, that no listener runs and the project does not call itself. */
export function looseHandlers(program: Program, registered: Registered): readonly LooseHandler[] {
  const taken = takenBy(registered)
  return [...program.modules.values()].flatMap(module => module.functions.flatMap((node, index): readonly LooseHandler[] => {
    const [request, response] = node.parameters
    const is = (type: TypeNode | null | undefined, names: RegExp): boolean => type !== null && type !== undefined
      && program.declared(module, type).some(value => value.kind === 'instance' && value.package === 'node:http' && names.test(value.type))
    if (node.bodySpan === null || !is(request?.type, /^(?:IncomingMessage|Http2ServerRequest)$/) || !is(response?.type, /ServerResponse$/)) return []
    const ref = program.functionRef(module, index)
    if (taken.has(ref) || program.callers(ref).length > 0) return []
    return [{ function: ref, framework: 'node:http', frame: null, place: { path: module.path, start: node.start, end: node.end } }]
  }))
}
