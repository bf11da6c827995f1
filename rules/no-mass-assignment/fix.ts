import { fixOf, replace, type Arrival, type Fix, type View } from '@postern/engine'
import type { Written } from './written.ts'

/** More columns than this make a list that nobody reads: the remedy is a schema then. */
const mostKeys = 12

/**
 * The argument as an object of the columns that a client may set: those that are neither privileged nor made by the database. A
 * suggestion, since which of them clients use the code does not tell.
 */
export function fixes(view: View, arrival: Arrival, { entity, taint }: Written): readonly Fix[] {
  const argument = arrival.argument
  if (entity === null || !entity.complete || argument === null) return []
  const { node, module } = argument
  if (node.kind !== 'ref' && node.kind !== 'member') return []
  const code = view.text(module.path).slice(node.start, node.end)
  const excluded = taint.keys.kind === 'except' ? taint.keys.keys : []
  const keys = entity.columns
    .filter(each => !each.privileged && !each.generated && each.relation === null && !each.name.includes('.') && !excluded.includes(each.name))
    .map(each => each.name)
  if (keys.length === 0 || keys.length > mostKeys || !keys.every(each => /^[A-Za-z_$][\w$]*$/.test(each))) return []
  const end = node.casts?.at(-1)?.end ?? node.end
  const start = node.casts?.at(-1)?.start ?? node.start
  const text = `{ ${keys.map(key => `${key}: ${code}.${key}`).join(', ')} }`
  return fixOf(`Write only ${keys.join(', ')}`, false, [replace(view, { path: module.path, start, end }, text)])
}
