import type { Placeholders } from '../../model/library.ts'
import { HOLE } from '../value.ts'

/** A column of an `insert` or `update` and the placeholder it gets: a position from 0, or a name. */
interface Assignment {
  readonly column: string
  readonly placeholder: string
}

/** What a text assigns; `open`: some columns' names are not constant. */
export interface Assignments {
  readonly columns: readonly Assignment[]
  readonly open: boolean
}

const mark = String.raw`(\$\d+|\?|[:@$]\w+)`

/** Reads `insert into t (a, b) values ($1, $2)` and `update t set a = ?, b = ?`. */
export function readAssignments(text: string, form: Placeholders['form']): Assignments {
  const insert = /^\s*(?:insert|replace)\b[^(]*\(([^)]*)\)\s*values\s*\(([^)]*)\)/i.exec(text)
  const positions = positionsOf(text)
  if (insert !== null) return ofInsert(insert[1] ?? '', insert[2] ?? '', positions, text)
  const update = /\bset\b([\s\S]*?)(?:\bwhere\b|\breturning\b|$)/i.exec(text)
  if (update === null) return { columns: [], open: form !== 'tag' && text.includes(HOLE) && /\(\s*\uFFFC/.test(text) }
  const start = update.index
  const assigned = [...(update[1] ?? '').matchAll(new RegExp(String.raw`["\`[]?(\w+)["\`\]]?\s*=\s*${mark}`, 'g'))]
  const offset = start + 3
  return {
    columns: assigned.map(match => ({ column: match[1] ?? '', placeholder: nameOf(match[2] ?? '', offset + match.index + match[0].length, positions) })),
    open: (update[1] ?? '').split(',').some(part => part.trimStart().startsWith(HOLE))
  }
}

function ofInsert(names: string, values: string, positions: readonly number[], text: string): Assignments {
  const columns = names.split(',').map(name => name.trim().replace(/^["\`[]|["\`\]]$/g, ''))
  const from = text.indexOf(values, text.indexOf(names) + names.length)
  const found: Assignment[] = []
  let at = from
  for (const [index, part] of values.split(',').entries()) {
    const placeholder = new RegExp(`^\\s*${mark}`).exec(part)
    const column = columns[index]
    if (placeholder !== null && column !== undefined && /^\w+$/.test(column)) {
      found.push({ column, placeholder: nameOf(placeholder[1] ?? '', at + placeholder[0].length, positions) })
    }
    at += part.length + 1
  }
  return { columns: found, open: names.includes(HOLE) }
}

/** Where each `?` ends, in order: its number is its position among the values. */
function positionsOf(text: string): readonly number[] {
  return [...text.matchAll(/\?/g)].map(match => match.index + 1)
}

function nameOf(placeholder: string, end: number, positions: readonly number[]): string {
  if (placeholder === '?') return String(positions.indexOf(end))
  return /^\$\d+$/.test(placeholder) ? String(Number(placeholder.slice(1)) - 1) : placeholder.slice(1)
}
