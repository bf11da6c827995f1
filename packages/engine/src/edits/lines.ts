import type { Edit } from '../model/finding.ts'
import type { View } from '../model/rule.ts'
import { insert } from './edit.ts'

/**
 * A line of its own before the statement that begins at a place. Null where that does not begin its line, or would leave the branch that it
 * stands in without braces.
 */
export function lineBefore(view: View, path: string, start: number, line: string): Edit | null {
  const text = view.text(path)
  const begin = text.lastIndexOf('\n', start - 1) + 1
  const indent = text.slice(begin, start)
  if (indent.trim() !== '') return null
  const before = text.slice(text.lastIndexOf('\n', begin - 2) + 1, Math.max(0, begin - 1)).trim()
  return isHead(before) ? null : insert(path, start, `${line}\n${indent}`)
}

/** `if (test)`, `} else`: the next statement is the whole branch. */
function isHead(line: string): boolean {
  if (/^(?:\} *)?else$/.test(line)) return true
  const head = /^(?:\} *else +)?(?:if|for|while)\s*\(/.exec(line)
  if (head === null) return false
  let depth = 1
  for (let at = head[0].length; at < line.length; at++) {
    if (line[at] === '(') depth++
    else if (line[at] === ')') depth--
    if (depth === 0) return at === line.length - 1
  }
  return true
}
