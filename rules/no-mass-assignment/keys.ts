import { isFromClient, type Arrival, type Column, type HandOver, type TypeNode, type View } from '@postern/engine'
import type { Written } from './written.ts'

/** More columns than this make a list that nobody reads: the remedy is a schema then. */
const mostKeys = 16

/**
 * The keys that a client may set: those that a schema on the way, or the type that is declared where the data is handed on, names, else
 * the columns of the table; less what is privileged or secret, what the database makes, and what was taken out already.
 */
export function keysToWrite(view: View, arrival: Arrival, { entity, taint }: Written, handed: HandOver): readonly string[] {
  if (entity === null) return []
  const columns = entity.columns.filter(column => isOffered(column, arrival))
  const checked = taint.keys.kind === 'except' ? taint.keys.keys.filter(key => arrival.data.fields.get(key)?.taints.some(isFromClient) === true) : []
  const declared = checked.length > 0 ? new Set(checked) : declaredKeys(view, handed)
  if (declared === null && !entity.complete) return []
  const taken = new Set(taint.keys.kind === 'except' ? taint.keys.keys.filter(key => !checked.includes(key)) : [])
  const later = handed.spread?.object.entries.slice(handed.spread.before + 1) ?? []
  for (const entry of later) if (entry.kind === 'property') taken.add(entry.key)
  const keys = columns.map(({ name }) => name).filter(name => declared?.has(name) !== false && !taken.has(name) && /^[A-Za-z_$][\w$]*$/.test(name))
  return keys.length > mostKeys ? [] : keys
}

/** A password in plain text is what a client chooses for a new account; hashes, tokens and the like are not. */
function isOffered({ privileged, sensitive, generated, relation, name }: Column, { operation }: Arrival): boolean {
  return !privileged && !generated && relation === null && (!sensitive || (operation === 'create' && /^pass(?:word|phrase)$/i.test(name)))
}

/** The keys of the type that is written there: of a cast, or of the parameter that is handed on. */
function declaredKeys(view: View, handed: HandOver): ReadonlySet<string> | null {
  const type = declaredType(handed)
  const keys = type === null || type.kind === 'keyword' ? null : view.program.keys(handed.site.module, type)
  return keys === null ? null : new Set(keys.keys())
}

/** The type of a cast, or of the parameter (or the rest of one) that a name stands for. */
export function declaredType({ site: { module, node } }: HandOver): TypeNode | null {
  const cast = node.casts?.findLast(each => each.type !== null)
  if (cast !== undefined) return cast.type
  const binding = node.kind === 'ref' ? module.bindings[node.binding] : undefined
  const [value] = binding?.values ?? []
  const source = value?.kind === 'rest' && value.object.kind === 'ref' ? module.bindings[value.object.binding] : binding
  const parameter = source?.parameter
  if (parameter === null || parameter === undefined) return source?.type ?? null
  return module.functions[parameter.function]?.parameters[parameter.index]?.type ?? null
}
