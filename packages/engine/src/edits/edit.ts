import type { Edit, Fix } from '../model/finding.ts'
import type { View } from '../model/rule.ts'
import type { Place } from '../model/span.ts'

/** The original text of a place. */
export function textAt(view: View, place: Place): string {
  return view.text(place.path).slice(place.start, place.end)
}

/** An edit that puts a text in a place; null when a comment would be lost that the text does not hold. */
export function replace(view: View, place: Place, text: string): Edit | null {
  const comments = view.module(place.path)?.comments ?? []
  const lost = comments.some(each => each.start < place.end && each.end > place.start
    && !text.includes(view.text(place.path).slice(each.start, each.end)))
  return lost ? null : { path: place.path, start: place.start, end: place.end, text }
}

/** An edit that puts a text before an offset. */
export function insert(path: string, at: number, text: string): Edit {
  return { path, start: at, end: at, text }
}

/** A fix of these edits; none when one of them cannot be made. */
export function fixOf(title: string, automatic: boolean, edits: readonly (Edit | null)[]): readonly Fix[] {
  const made = edits.filter(each => each !== null)
  return made.length === 0 || made.length < edits.length ? [] : [{ title, automatic, edits: made }]
}
