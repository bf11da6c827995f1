import type { ClassRef, Expression, Module, ObjectExpression, Parameter, Program, Value } from '../../model/index.ts'
import { decoratorCalls, ownExpressions, partsOf } from '../walk.ts'
import { decorationsOf } from '../classes/decorations.ts'
import { classOf, unforwarded } from '../classes/values.ts'

/** Aliases of aliases (`useExisting`). */
const ALIASES = 4
const WAYS = ['useClass', 'useExisting', 'useValue', 'useFactory'] as const

/** One provider that names its token: `{ provide: TOKEN, useClass: Wards }`. */
interface Provider {
  readonly module: Module
  readonly node: ObjectExpression
}

type Providers = ReadonlyMap<string | ClassRef, readonly Provider[]>

/**
 * Says of constructors what the container hands them under a token, or in the place of an abstract class: https://docs.nestjs.com/fundamentals/custom-providers.
 * Where providers are listed does not count: a token has one meaning in most servers, and all of its meanings in the others.
 */
export function assumeInjected(program: Program): void {
  const providers = providersOf(program)
  if (providers.size === 0) return
  for (const module of program.modules.values()) {
    for (const node of module.classes) {
      const index = node.members.find(({ kind }) => kind === 'constructor')?.function
      if (index === undefined || index === null || module.functions[index]?.bodySpan === null) continue
      const target = program.functionRef(module, index)
      for (const [position, parameter] of target.node.parameters.entries()) {
        const values = tokensOf(program, module, parameter).flatMap(token => provided(program, providers, token, 0))
        if (values.length > 0) program.assumeParameter(target, position, values)
      }
    }
  }
}

/** What stands for a token: itself, where it is a text or a class; else the name by which it is written (`Symbol()`, `enum`). */
function keysOf(program: Program, module: Module, node: Expression): readonly (string | ClassRef)[] {
  const keys = unforwarded(program, program.evaluate({ module, node })).flatMap((value): readonly (string | ClassRef)[] => {
    const ref = classOf(value)
    if (ref !== null) return [ref]
    return value.kind === 'literal' ? [`'${String(value.value)}'`] : []
  })
  if (keys.length > 0) return keys
  return node.kind === 'ref' ? [node.name] : node.kind === 'member' ? [node.property] : []
}

function tokensOf(program: Program, module: Module, parameter: Parameter): readonly (string | ClassRef)[] {
  const named = decorationsOf(program, module, parameter.decorators).find(each => each.package === '@nestjs/common' && each.name === 'Inject')
  const [token] = named?.arguments ?? []
  if (named !== undefined && token !== undefined) return keysOf(program, named.site.module, token)
  const declared = parameter.type === null ? [] : program.declared(module, parameter.type)
  return declared.flatMap(value => classOf(value) ?? [])
}

function provided(program: Program, providers: Providers, token: string | ClassRef, depth: number): readonly Value[] {
  return (providers.get(token) ?? []).flatMap(({ module, node }) => {
    const values = (name: string): readonly Value[] => {
      const written = entryOf(node, name)
      return written === undefined ? [] : unforwarded(program, program.evaluate({ module, node: written }))
    }
    const existing = entryOf(node, 'useExisting')
    const aliased = existing === undefined || depth >= ALIASES
      ? [] : keysOf(program, module, existing).flatMap(key => depth < ALIASES ? provided(program, providers, key, depth + 1) : [])
    return [
      ...[...values('useClass'), ...aliased.length === 0 ? values('useExisting') : []].flatMap(instanceOf),
      ...aliased,
      ...values('useValue'),
      ...values('useFactory').flatMap(value => value.kind !== 'function' ? [] : program.returns(value.function, value.frame)
        .flatMap(({ site, frame }) => program.evaluate(site, frame)))
    ].filter(({ kind }) => kind !== 'unknown' && kind !== 'parameter')
  })
}

function instanceOf(value: Value): readonly Value[] {
  const ref = classOf(value)
  return ref === null ? [] : [{ kind: 'object', class: ref, created: null, frame: null }]
}

function providersOf(program: Program): Providers {
  const found = new Map<string | ClassRef, Provider[]>()
  for (const module of program.modules.values()) {
    for (const node of objectsIn(module)) {
      const token = entryOf(node, 'provide')
      if (token === undefined || !WAYS.some(way => entryOf(node, way) !== undefined)) continue
      for (const key of keysOf(program, module, token)) {
        const known = found.get(key)
        if (known === undefined) found.set(key, [{ module, node }])
        else known.push({ module, node })
      }
    }
  }
  return found
}

/** Object literals in functions and decorators of a file that uses the framework. */
function objectsIn(module: Module): readonly ObjectExpression[] {
  if (!module.requests.some(({ from }) => from.startsWith('@nestjs/'))) return []
  const written = [...module.functions.keys()].flatMap(index => ownExpressions(module, index))
  const decorated: Expression[] = [...decoratorCalls(module)]
  // Grows while it is read: what stands inside.
  for (const node of decorated) decorated.push(...partsOf(node))
  return [...new Set([...written, ...decorated])].filter(node => node.kind === 'object')
}

function entryOf(node: ObjectExpression, name: string): Expression | undefined {
  return node.entries.find(entry => entry.kind === 'property' && entry.key === name)?.value
}
