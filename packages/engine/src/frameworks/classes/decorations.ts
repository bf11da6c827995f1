import type { Call, Decorator, Expression, Frame, Module, Program, Site, Value } from '../../model/index.ts'
import { DECORATOR_DEPTH } from '../limits.ts'
import { functionsWithin, ownExpressions } from '../walk.ts'

/** One decorator as a package knows it, whatever functions of the project it was composed by. */
export interface Decoration {
  readonly package: string
  /** `Get`, `UseGuards`; of a decorator that a package's call has made: the call's path (`.Reflector.createDecorator()`). */
  readonly name: string
  readonly arguments: readonly Expression[]
  /** The expression of the decorator or, below composed ones, of the call that stands for it. */
  readonly site: Site
  readonly frame: Frame | null
  /** What is called: tells one decorator that a package has made from another. */
  readonly value: Value
}

/**
 * The decorators on a class, member or parameter, outermost first. Functions of the project that return one, or several by
 * `applyDecorators`, or a function that applies some, are looked into.
 */
export function decorationsOf(program: Program, module: Module, decorators: readonly Decorator[]): readonly Decoration[] {
  return decorators.flatMap(({ value }) => decorationsAt(program, { module, node: value }, null, 0))
}

function decorationsAt(program: Program, site: Site, frame: Frame | null, depth: number): readonly Decoration[] {
  if (depth > DECORATOR_DEPTH) return []
  const { module, node } = site
  if (node.kind === 'conditional') return [node.then, node.else].flatMap(part => decorationsAt(program, { module, node: part }, frame, depth + 1))
  const callee = node.kind === 'call' ? node.callee : node
  const found: Decoration[] = []
  for (const value of program.evaluate({ module, node: callee }, frame)) {
    if (value.kind === 'library' || value.kind === 'instance') found.push(...ofLibrary(program, value, site, frame, depth))
    else if (value.kind === 'function') found.push(...ofFunction(program, value, node.kind === 'call' ? { module, node } : null, frame, depth))
  }
  return found
}

function ofLibrary(
  program: Program, value: Value & { readonly kind: 'library' | 'instance' }, site: Site, frame: Frame | null, depth: number
): readonly Decoration[] {
  const { module, node } = site
  const args = node.kind === 'call' ? node.arguments : []
  const path = value.kind === 'library' ? value.path : `.${value.type}`
  if (path === '.applyDecorators') return args.flatMap(argument => composed(program, { module, node: argument }, frame, depth))
  // `const Open = SetMetadata(...)`, used as `@Open`: the call stands where the name was given.
  const { created } = value
  if (node.kind !== 'call' && created?.node.kind === 'call') {
    return decorationsAt(program, created, value.frame, depth + 1)
  }
  return [{ package: value.package, name: path.replace(/^\./, ''), arguments: args, site, frame, value }]
}

/** An argument of `applyDecorators`: a decorator, or a list that is spread. */
function composed(program: Program, { module, node }: Site, frame: Frame | null, depth: number): readonly Decoration[] {
  if (node.kind !== 'spread') return decorationsAt(program, { module, node }, frame, depth + 1)
  return program.evaluate({ module, node: node.value }, frame).flatMap(value => program.elements(value)
    .flatMap(element => element === null ? [] : decorationsAt(program, element.site, element.frame, depth + 1)))
}

/** A function of the project: called it gives the decorator (`@Auth('clerk')`), named it is one (`@Auth`). */
function ofFunction(
  program: Program, value: Value & { readonly kind: 'function' }, call: Site<Call> | null, frame: Frame | null, depth: number
): readonly Decoration[] {
  if (call === null) return applied(program, value, depth)
  const target = { kind: 'function', function: value.function, frame: value.frame, self: value.self, bound: value.bound } as const
  const inside = program.activate(target, call, frame)
  return program.returns(value.function, inside).flatMap(returned => {
    const made = decorationsAt(program, returned.site, returned.frame, depth + 1)
    if (made.length > 0) return made
    return program.evaluate(returned.site, returned.frame).flatMap(inner => inner.kind === 'function' ? applied(program, inner, depth + 1) : [])
  })
}

/** `(target, key, descriptor) => { Get(path)(target, key, descriptor) }`: the decorators that it applies to what it decorates. */
function applied(program: Program, { function: { module, index }, frame }: Value & { readonly kind: 'function' }, depth: number): readonly Decoration[] {
  return functionsWithin(module, index).flatMap(inner => ownExpressions(module, inner)).flatMap(node => {
    if (node.kind !== 'call' || node.callee.kind !== 'call' || node.arguments.length === 0) return []
    return decorationsAt(program, { module, node: node.callee }, frame, depth + 1)
  })
}
