import { fixOf, replace, textAt, type Arrival, type Edit, type Fix, type View } from '@postern/engine'

/** Wraps the values of the condition that carry the client's data in `$eq`, where these are written in the call itself. */
export function compareAsValue(view: View, { argument, data, kind }: Arrival): readonly Fix[] {
  if (kind !== 'filter' || argument?.node.kind !== 'object') return []
  const { path } = argument.module
  const edits = argument.node.entries.flatMap((entry): readonly (Edit | null)[] => {
    if (entry.kind !== 'property' || entry.key.startsWith('$') || !data.fields.get(entry.key)?.taints.some(isOpen)) return []
    const value = textAt(view, { path, start: entry.value.start, end: entry.value.casts?.at(-1)?.end ?? entry.value.end })
    const name = entry.form === 'shorthand' ? entry.key : textAt(view, { path, start: entry.name.start, end: entry.name.end })
    return [replace(view, { path, start: entry.start, end: entry.end }, `${name}: { $eq: ${value} }`)]
  })
  return fixOf('Compare it as a value', false, edits)
}

function isOpen({ origin, type }: Arrival['data']['taints'][number]): boolean {
  return origin.kind === 'request' && (type === 'any' || type === 'object')
}
