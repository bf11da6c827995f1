import type { Call, Expression } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { Module } from '../model/module.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'
import { children } from '../model/visit.ts'
import { inProduction } from './settings.ts'

/** A caught error, or a part of it, inside another expression. */
export interface CaughtPart {
  /** Where it is written. */
  readonly site: Site
  /** `stack`, `message` ...; null: the error as it is. */
  readonly property: string | null
}

/** Calls of calls, names of names: behind more nobody sees the error in the answer. */
const mostSteps = 6

/** What of an error tells about the inside of the server. The rest (`status`, `code`, `name`) is meant for others. */
const telling: ReadonlySet<string> = new Set(['message', 'stack', 'sql', 'sqlMessage', 'detail', 'hint', 'original', 'parent', 'cause', 'query', 'errors', 'response', 'config'])
/** Functions that write a value as text. */
const writers: ReadonlySet<string> = new Set(['String', 'stringify', 'inspect', 'toString', 'format', 'serializeError'])
/** Members that take a function which is called with an error first. */
const handlers: ReadonlySet<string> = new Set(['catch', 'setErrorHandler', 'onError'])

/**
 * Caught errors, of `catch` clauses, rejected promises, callbacks and error handlers, that are part of what an expression is, unless
 * a test has told of which own kind the error is (`error instanceof NotFound`, `error.expose`).
 */
export function caughtIn(view: View, site: Site): readonly CaughtPart[] {
  const found: CaughtPart[] = []
  const seen = new Set<Expression>()
  const pending: Step[] = [{ site, property: null, left: mostSteps }]
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    const { node, module } = step.site
    if (step.left === 0 || seen.has(node)) continue
    seen.add(node)
    if (node.kind === 'ref' && isError(view, module, node.binding)) {
      const isSaid = step.property === 'stack' || !isTold(view, step.site, node.binding)
      if (isSaid) found.push({ site: step.site, property: step.property })
    } else pending.push(...stepsFrom(view, step).reverse())
  }
  return found
}

interface Step {
  readonly site: Site
  readonly property: string | null
  readonly left: number
}

function stepsFrom(view: View, { site: { module, node }, property, left }: Step): Step[] {
  const at = (nodes: readonly Expression[], part = property): Step[] =>
    nodes.map(each => ({ site: { module, node: each }, property: part, left }))
  const outer = (sites: readonly Site[]): Step[] => sites.map(site => ({ site, property, left: left - 1 }))
  switch (node.kind) {
    case 'ref': return outer(valuesOf(view, module, node.binding))
    case 'member': return telling.has(node.property) ? at([node.object], node.property) : []
    case 'call': {
      const returned = returnedBy(view, { module, node })
      return returned.length === 0 && writers.has(nameOf(node)) ? at(written(node)) : outer(returned)
    }
    case 'conditional': {
      const branch = inProduction(view.program, { module, node }, null).node
      return at(branch === node ? [node.then, node.else] : [branch])
    }
    case 'logical': {
      if (node.operator !== '&&') return at([node.left, node.right])
      return view.program.holdsInProduction({ module, node: node.left }) === false ? [] : at([node.right])
    }
    case 'object': case 'array': case 'concat': case 'spread': case 'await': case 'fallback': return at(children(node))
    default: return []
  }
}

/** What a name was given: its values, and the arguments of the callers of its function. */
function valuesOf(view: View, module: Module, index: number): readonly Site[] {
  const binding = module.bindings[index]
  if (binding === undefined) return []
  if (binding.parameter === null) {
    // `let message = error.message; if (production) message = 'failed'`: somebody has decided where the first may be said.
    const decided = binding.values.filter(node => view.program.testsAround({ module, node }).length > 0)
    return (decided.length > 0 ? decided : binding.values).map(node => ({ module, node }))
  }
  const { function: owner, index: place } = binding.parameter
  return view.program.callers(view.program.functionRef(module, owner)).flatMap(call => {
    const given = call.node.arguments[place]
    return given === undefined ? [] : [{ module: call.module, node: given }]
  })
}

function nameOf({ callee }: Call): string {
  return callee.kind === 'member' ? callee.property : callee.kind === 'global' || callee.kind === 'ref' ? callee.name : ''
}

/** What a function that writes values as text is given. */
function written({ callee, arguments: given }: Call): readonly Expression[] {
  return callee.kind === 'member' && callee.property === 'toString' ? [callee.object, ...given] : given
}

function returnedBy(view: View, call: Site<Call>): readonly Site[] {
  return view.program.targets(call).flatMap(target => (target.kind === 'function' ? view.program.returns(target.function, null).map(({ site }) => site) : []))
}

/** Whether a name stands for an error that was caught, or that a handler of errors is given. */
function isError(view: View, module: Module, index: number): boolean {
  const binding = module.bindings[index]
  if (binding?.kind === 'catch') return true
  if (binding?.parameter?.index !== 0) return false
  const owner = module.functions[binding.parameter.function]
  if (owner === undefined) return false
  const taker = takersIn(module).get(binding.parameter.function)
  if (taker?.callee.kind === 'member' && taker.callee.property === 'then' && taker.arguments[1]?.kind === 'function'
    && taker.arguments[1].function === binding.parameter.function) return true
  if (owner.name === 'catch' && owner.class !== null) return isFilter(view, module, owner.class)
  const ref = view.program.functionRef(module, binding.parameter.function)
  return handlersOf(view).has(ref)
}

/** Whether a class is a filter of exceptions (`@Catch()` of Nest). */
function isFilter(view: View, module: Module, index: number): boolean {
  return module.classes[index]?.decorators.some(({ value: node }) => node.kind === 'call' && view.program.targets({ module, node }).some(target =>
    (target.kind === 'library' ? target.target.library.package : target.kind === 'opaque' ? target.package : '') === '@nestjs/common')) === true
}

const errorHandlers = new WeakMap<View, ReadonlySet<object>>()

/** Parameters of a middleware that handles errors, where handlers are told from others by their count (Express, connect). */
const parametersOfHandler = 4

/** The functions that frameworks call with an error first, wherever they are written. */
function handlersOf(view: View): ReadonlySet<object> {
  let found = errorHandlers.get(view)
  if (found === undefined) {
    found = new Set([...view.program.modules.values()].flatMap(module => handlersIn(view, module)))
    errorHandlers.set(view, found)
  }
  return found
}

function handlersIn(view: View, module: Module): readonly object[] {
  return callsOf(module).flatMap(node => {
    const { callee, arguments: given } = node
    if (callee.kind !== 'member' || (callee.property !== 'use' && !handlers.has(callee.property))) return []
    // A method of the project that is called so is no framework's.
    if (view.program.targets({ module, node }).some(({ kind }) => kind === 'function')) return []
    return given.filter(each => each.kind !== 'literal').flatMap(each => view.program.evaluate({ module, node: each })).flatMap(value => {
      if (value.kind !== 'function') return []
      return callee.property !== 'use' || value.function.node.parameters.length === parametersOfHandler ? [value.function] : []
    })
  })
}

/** Whether an expression stands in a function that a framework calls with an error. */
export function isInErrorHandler(view: View, { module, node }: Site): boolean {
  const known = handlersOf(view)
  const isAround = (each: { readonly start: number, readonly end: number }): boolean => each.start <= node.start && node.end <= each.end
  return module.functions.some((each, index) => isAround(each) && known.has(view.program.functionRef(module, index)))
}

const takers = new WeakMap<Module, ReadonlyMap<number, Call>>()

/** The calls that take a function that is written in their arguments, by the function. */
function takersIn(module: Module): ReadonlyMap<number, Call> {
  let found = takers.get(module)
  if (found === undefined) {
    found = new Map(callsOf(module).flatMap(call => call.arguments.flatMap(node => (node.kind === 'function' ? [[node.function, call] as const] : []))))
    takers.set(module, found)
  }
  return found
}

/** Whether a test on the way says more of the error than that it is one. */
function isTold(view: View, site: Site, binding: number): boolean {
  return view.program.testsAround(site).some(({ test: { node }, holds }) =>
    (holds ? says(node, binding) : node.kind === 'unary' && node.operator === '!' && says(node.operand, binding)))
}

function says(node: Expression, binding: number): boolean {
  switch (node.kind) {
    case 'binary': return node.operator === 'instanceof'
      ? isName(node.left, binding) && !(node.right.kind === 'global' && node.right.name.endsWith('Error'))
      : [node.left, node.right].some(side => says(side, binding))
    case 'member': return isName(node.object, binding)
    case 'call': return node.arguments.some(each => isName(each, binding)) || says(node.callee, binding)
    case 'logical': return [node.left, node.right].some(side => says(side, binding))
    default: return false
  }
}

function isName(node: Expression, binding: number): boolean {
  return node.kind === 'ref' && node.binding === binding
}
