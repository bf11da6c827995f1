import type { ObjectEntry } from '../model/expression.ts'
import type { Edit } from '../model/finding.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'
import { replace } from './edit.ts'

/** The entry of this name in an object that is written at a site; null when it is not written there. */
export function entryAt({ node }: Site, key: string): ObjectEntry & { readonly kind: 'property' } | null {
  if (node.kind !== 'object') return null
  return node.entries.find(entry => entry.kind === 'property' && entry.key === key) as ObjectEntry & { readonly kind: 'property' } | undefined ?? null
}

/** Gives an entry of an object another value. */
export function setEntry(view: View, { module }: Site, entry: ObjectEntry & { readonly kind: 'property' }, text: string): Edit | null {
  if (entry.form === 'shorthand') return replace(view, { path: module.path, start: entry.start, end: entry.end }, `${entry.key}: ${text}`)
  if (entry.form !== 'plain') return null
  return replace(view, { path: module.path, start: entry.value.start, end: entry.value.casts?.at(-1)?.end ?? entry.value.end }, text)
}

/** Takes an entry out of an object, with the comma behind it, or the one before the last. */
export function dropEntry(view: View, { module }: Site, { start, end }: ObjectEntry): Edit | null {
  const text = view.text(module.path)
  const behind = /^\s*,[ \t]*/.exec(text.slice(end))
  if (behind !== null) return replace(view, { path: module.path, start, end: end + behind[0].length }, '')
  const before = /,\s*$/.exec(text.slice(0, start))
  return replace(view, { path: module.path, start: start - (before?.[0].length ?? 0), end }, '')
}
