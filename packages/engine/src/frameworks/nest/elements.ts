import type { ChainElement, Frame, Program, Value } from '../../model/index.ts'
import type { Decoration } from './decorations.ts'
import { isCommon } from './endpoints.ts'
import { classOf, entryAt, listOf, placeOf, unforwarded, type Entry } from './values.ts'

type Scope = ChainElement['scope']
type Running = ChainElement['functions'][number]

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

/** The activation in which the framework runs a function. */
export function runningOf(program: Program, value: Value & { readonly kind: 'function' }): Running {
  const known = value.frame !== null || value.self?.kind === 'object' && value.self.created !== null
  return { function: value.function, frame: known ? program.assume(value.function, [], value.frame, value.self) : null }
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

/** A method of the project by the name, on an instance that the framework makes. */
export function methodsOf(program: Program, value: Value, name: string): readonly (Value & { readonly kind: 'function' })[] {
  const ref = classOf(value)
  if (ref === null) return []
  const frame: Frame | null = value.kind === 'class' ? value.frame : null
  const instance: Value = value.kind === 'class' ? { kind: 'object', class: ref, created: null, frame: null } : value
  return program.member(instance, name).flatMap(found => found.kind === 'function' ? [{ ...found, frame: found.frame ?? frame }] : [])
}
