import type { FunctionRef, LooseHandler, Program, Value } from '../../model/index.ts'
import type { Registered } from '../adapter.ts'
import type { Convention } from './convention.ts'

/** Functions that registered elements run or stand for. */
export function takenBy({ elements }: Registered): ReadonlySet<FunctionRef> {
  const taken = new Set<FunctionRef>()
  for (const { element } of elements) {
    for (const { function: ref } of element.functions) taken.add(ref)
    for (const value of element.values) if (value.kind === 'function') taken.add(value.function)
  }
  return taken
}

/** Functions whose first parameter is declared to be the framework's context, that no route runs and the project does not call itself. */
export function handlersByType(
  { program, convention }: { readonly program: Program, readonly convention: Pick<Convention, 'framework'> }, registered: Registered, isContext: (value: Value) => boolean
): readonly LooseHandler[] {
  const taken = takenBy(registered)
  const found: LooseHandler[] = []
  for (const [path, module] of program.modules) {
    for (const [index, node] of module.functions.entries()) {
      const type = node.parameters[0]?.type
      if (node.bodySpan === null || type === null || type === undefined || node.parameters.length > 2) continue
      if (!program.declared(module, type).some(isContext)) continue
      const ref = program.functionRef(module, index)
      if (taken.has(ref) || program.callers(ref).length > 0) continue
      found.push({ function: ref, framework: convention.framework, frame: null, place: { path, start: node.start, end: node.end } })
    }
  }
  return found
}
