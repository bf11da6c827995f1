import type { ClassRef, Module, Program, TypeNode } from '../../model/index.ts'

/** The class of the project that a parameter's type names, as the compiler sees it at run time. */
export function declaredClass(program: Program, module: Module, type: TypeNode | null): ClassRef | null {
  if (type?.kind !== 'named' || type.binding === null || type.declaration !== null) return null
  const binding = module.bindings[type.binding]
  if (binding === undefined || binding.import?.typeOnly === true) return null
  let values = program.evaluate({ module, node: { kind: 'ref', name: binding.name, binding: type.binding, start: type.start, end: type.end } })
  for (const name of type.name.split('.').slice(1)) values = values.flatMap(value => program.member(value, name))
  return values.find(value => value.kind === 'class')?.class ?? null
}
