import type { ClassRef, Value } from './value.ts'

/** The id of the entity that a class declares. */
export function entityId(ref: ClassRef): string {
  return `${ref.module.path}#${ref.node.name ?? 'default'}`
}

/** The entity that a value is, works on, or names; null when it has nothing to do with one. */
export function entityOf(value: Value): string | null {
  switch (value.kind) {
    case 'class':
    case 'object':
      return entityId(value.class)
    case 'instance':
      return value.of ?? definedAs(value.created)
    case 'library':
      return value.self ? entityOf(value.self) : definedAs(value.created)
    case 'literal':
      return typeof value.value === 'string' ? value.value : null
    default:
      return null
  }
}

type Made = (Value & { readonly kind: 'instance' })['created']

/** An entity that a call defines goes by the name that the result is kept under: `export const books = pgTable(…)`. */
function definedAs(created: Made): string | null {
  const kept = created?.module.bindings.find(binding => binding.values.some(value => value === created.node))
  return created && kept ? `${created.module.path}#${kept.name}` : null
}
