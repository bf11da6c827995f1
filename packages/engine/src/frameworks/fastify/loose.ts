import type { FunctionRef, LooseHandler, Module, Program, TypeNode } from '../../model/index.ts'
import type { Context, Registered } from '../adapter.ts'

/** Functions whose parameters are declared request and reply, which no route or hook runs and the project does not call. */
export function looseHandlers({ program }: Context, registered: Registered): readonly LooseHandler[] {
  const taken = new Set<FunctionRef>()
  for (const { element } of registered.elements) {
    for (const { function: ref } of element.functions) taken.add(ref)
    for (const value of element.values) if (value.kind === 'function') taken.add(value.function)
  }
  const found: LooseHandler[] = []
  for (const [path, module] of program.modules) {
    for (const [index, { bodySpan, parameters: [request, reply], start, end }] of module.functions.entries()) {
      if (bodySpan === null || !isDeclared(program, module, request?.type, 'FastifyRequest') || !isDeclared(program, module, reply?.type, 'FastifyReply')) continue
      const ref = program.functionRef(module, index)
      if (!taken.has(ref) && program.callers(ref).length === 0) found.push({ function: ref, framework: 'fastify', frame: null, place: { path, start, end } })
    }
  }
  return found
}

function isDeclared(program: Program, module: Module, type: TypeNode | null | undefined, name: string): boolean {
  if (type === null || type === undefined) return false
  return program.declared(module, type).some(value => value.kind === 'instance' && value.package === 'fastify' && value.type === name)
}
