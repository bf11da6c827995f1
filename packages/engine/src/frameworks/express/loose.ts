import type { Expression, FunctionNode, LooseHandler, Module, Program, TypeNode } from '../../model/index.ts'
import type { Context, Registered } from '../adapter.ts'
import { takenBy } from '../routing/loose.ts'
import { ownExpressions } from '../walk.ts'

const READS: ReadonlySet<string> = new Set(['body', 'query', 'params', 'headers', 'cookies'])
const ANSWERS: ReadonlySet<string> = new Set(['json', 'send', 'status', 'sendStatus', 'render', 'redirect', 'sendFile', 'download'])

/**
 * Functions that are plainly handlers though no route runs them: typed so, or using their first two parameters as request and
 * response. Functions that the project calls itself are helpers of whoever calls.
 */
export function looseHandlers({ program }: Context, registered: Registered): readonly LooseHandler[] {
  const taken = takenBy(registered)
  const found: LooseHandler[] = []
  for (const [path, module] of program.modules) {
    for (const [index, node] of module.functions.entries()) {
      if (node.bodySpan === null || node.parameters.length < 1 || node.parameters.length > 4) continue
      if (!isTyped(program, module, index, node) && !behaves(module, index, node)) continue
      const ref = program.functionRef(module, index)
      if (taken.has(ref) || program.callers(ref).length > 0) continue
      found.push({ function: ref, framework: 'express', frame: null, place: { path, start: node.start, end: node.end } })
    }
  }
  return found
}

function isTyped(program: Program, module: Module, index: number, { parameters }: FunctionNode): boolean {
  const at = parameters.length === 4 ? 1 : 0
  if (isDeclared(program, module, parameters[at]?.type, 'Request') && isDeclared(program, module, parameters[at + 1]?.type, 'Response')) return true
  return handlerTypes(module).has(index)
}

function isDeclared(program: Program, module: Module, type: TypeNode | null | undefined, name: string): boolean {
  if (type === null || type === undefined) return false
  return program.declared(module, type).some(value => value.kind === 'instance' && value.package === 'express' && value.type === name)
}

const known = new WeakMap<Module, ReadonlySet<number>>()

/** Functions that initialise a variable or field declared `RequestHandler`. */
function handlerTypes(module: Module): ReadonlySet<number> {
  const before = known.get(module)
  if (before !== undefined) return before
  const found = new Set<number>()
  const add = (type: { readonly kind: string } | null, value: Expression | null | undefined): void => {
    if (value?.kind === 'function' && type?.kind === 'named' && 'name' in type && /(?:^|\.)(?:RequestHandler|Handler)$/.test(String(type.name))) found.add(value.function)
  }
  if (module.requests.some(({ from }) => from === 'express')) {
    for (const { type, values } of module.bindings) for (const value of values) add(type, value)
    for (const { members } of module.classes) for (const member of members) add(member.type, member.value)
  }
  known.set(module, found)
  return found
}

/**
 * It reads the request and answers; or it takes what a middleware takes and reads two parts of the first, which nothing but a request
 * has together (`(req, res, next) => store(req.body, req.params)`: what it gives back is answered elsewhere).
 */
function behaves(module: Module, index: number, { parameters }: FunctionNode): boolean {
  const [request, response] = parameters
  if (request === undefined || response === undefined || parameters.length === 4) return false
  const reads = new Set<string>()
  let answers = false
  for (const node of ownExpressions(module, index)) {
    if (isMemberOf(node, request.binding, READS)) reads.add(node.property)
    else if (node.kind === 'call' && isMemberOf(node.callee, response.binding, ANSWERS)) answers = true
  }
  return reads.size > 0 && (answers || (reads.size > 1 && parameters.length === 3))
}

function isMemberOf(node: Expression, binding: number, names: ReadonlySet<string>): node is Expression & { kind: 'member' } {
  return node.kind === 'member' && names.has(node.property) && node.object.kind === 'ref' && node.object.binding === binding
}
