import type { ChainElement, Program, Value } from '../../model/index.ts'
import type { Decoration } from '../classes/decorations.ts'
import { methodsOf, runningOf } from '../classes/running.ts'
import { classOf, entryAt, listOf, placeOf, unforwarded, type Entry } from '../classes/values.ts'
import { isCommon } from './endpoints.ts'

type Scope = ChainElement['scope']

/** The method by which the framework calls a guard, interceptor, pipe or middleware. */
type Method = 'canActivate' | 'intercept' | 'transform' | 'use'

/** What decorators of one name list (`@UseGuards(A, B)`), lists taken apart. */
export function usedIn(program: Program, decorations: readonly Decoration[], name: string): readonly Entry[] {
  const named = decorations.filter(each => isCommon(each, name))
  return named.flatMap(({ site: { module }, arguments: args, frame }) => args.flatMap(argument => {
    const entry = entryAt(program, { module, node: argument.kind === 'spread' ? argument.value : argument }, frame)
    return entry.values.some(({ kind }) => kind === 'array') ? listOf(program, entry).items : [entry]
  }))
}

/** A guard as an element of the chain. */
export function guardElement(program: Program, entry: Entry, scope: Scope): ChainElement {
  return element(program, entry, 'canActivate', 'guard', scope)
}

/** An interceptor as an element of the chain. */
export function interceptorElement(program: Program, entry: Entry, scope: Scope): ChainElement {
  return element(program, entry, 'intercept', 'interceptor', scope)
}

/** A middleware: a function, or a class whose `use` is one. */
export function middlewareElement(program: Program, entry: Entry, scope: Scope): ChainElement {
  return element(program, entry, 'use', 'middleware', scope)
}

function element(program: Program, entry: Entry, method: Method, role: ChainElement['role'], scope: Scope): ChainElement {
  const values = providedBy(program, entry.values).flatMap(value => behaviours(program, value, method))
  return {
    name: program.words(entry.site),
    place: placeOf(entry.site),
    functions: values.flatMap(value => value.kind === 'function' ? [runningOf(program, value)] : []),
    values,
    role,
    wrappers: [],
    scope
  }
}

/** The thing itself behind forward references and `mixin(Class)`. */
export function providedBy(program: Program, values: readonly Value[]): readonly Value[] {
  return unforwarded(program, values).flatMap(value => {
    if (value.kind !== 'library' || !value.path.endsWith('.mixin()') || value.created?.node.kind !== 'call') return [value]
    const { module, node } = value.created
    const [first] = node.arguments
    return first === undefined ? [value] : program.evaluate({ module, node: first }, value.frame)
  })
}

/**
 * What runs of a class or instance: its own method, or that of the package it inherits. A guard of Passport runs `handleRequest` on
 * what its strategy found.
 */
function behaviours(program: Program, value: Value, method: Method): readonly Value[] {
  const ref = classOf(value)
  if (ref === null) return [value]
  const found = methodsOf(program, value, method)
  if (found.length > 0) return found
  const { library, classes } = program.ancestors(ref)
  if (library === null) return [{ kind: 'unknown' }]
  const decides = library.package === '@nestjs/passport' ? methodsOf(program, value, 'handleRequest') : []
  if (decides.length > 0) return decides
  const last = classes.at(-1) ?? ref
  return last.node.extends === null ? [{ kind: 'unknown' }] : program.evaluate({ module: last.module, node: last.node.extends }, null)
}
