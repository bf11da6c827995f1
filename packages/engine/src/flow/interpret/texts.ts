import type { Site } from '../../model/value.ts'
import { passing, scalar } from '../convert.ts'
import { joinMarks } from '../join.ts'
import { MAX_COMBINATIONS, MAX_TEXT_LENGTH } from '../limits.ts'
import { type AbstractValue, type Mark, HOLE, make } from '../value.ts'

/** A text put together of parts: their marks as texts, and the constant text around them. */
export function concat(parts: readonly AbstractValue[], site: Site): AbstractValue {
  let marks: readonly Mark[] = []
  let texts: readonly string[] = ['']
  for (const part of parts) {
    marks = joinMarks(marks, scalar(part, 'string').marks)
    texts = combine(texts, part.marks.length === 0 || part.texts !== null ? part.texts : null)
  }
  return passing(make({ marks, texts: texts.every(text => text === HOLE) ? null : texts }), site)
}

function combine(before: readonly string[], after: readonly string[] | null): readonly string[] {
  const known = after === null || before.length * after.length > MAX_COMBINATIONS ? [HOLE] : after
  return before.flatMap(start => known.map(end => (start.length > MAX_TEXT_LENGTH ? start : start + end)))
}
