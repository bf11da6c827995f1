import type { Site } from '../../model/value.ts'
import { behind } from '../dangers.ts'
import { passing, scalar } from '../convert.ts'
import { joinMarks } from '../join.ts'
import { MAX_COMBINATIONS, MAX_TEXT_LENGTH } from '../limits.ts'
import { type AbstractValue, type Mark, HOLE, make } from '../value.ts'

/** A text put together of parts: their marks as texts, and the constant text around them. */
export function concat(parts: readonly AbstractValue[], site: Site): AbstractValue {
  let marks: readonly Mark[] = []
  let texts: readonly string[] = ['']
  for (const part of parts) {
    marks = joinMarks(marks, placed(texts, part))
    texts = combine(texts, part.marks.length === 0 || part.texts !== null ? part.texts : null)
  }
  return passing(make({ marks, texts: texts.every(text => text === HOLE) ? null : texts }), site)
}

/** The marks of a part, which stand behind what is written before them. */
function placed(before: readonly string[], part: AbstractValue): readonly Mark[] {
  const { marks } = scalar(part, 'string')
  if (marks.length === 0) return marks
  const inner = part.texts === null ? [''] : part.texts.map(text => text.slice(0, text.includes(HOLE) ? text.indexOf(HOLE) : 0))
  const prefixes = before.flatMap(start => inner.map(end => start + end))
  return prefixes.every(prefix => prefix === '') ? marks : marks.map(mark => ({ ...mark, cleaned: behind(prefixes, mark.cleaned) }))
}

function combine(before: readonly string[], after: readonly string[] | null): readonly string[] {
  const known = after === null || before.length * after.length > MAX_COMBINATIONS ? [HOLE] : after
  return before.flatMap(start => known.map(end => (start.length > MAX_TEXT_LENGTH ? start : start + end)))
}
