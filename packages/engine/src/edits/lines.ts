import type { Edit, Fix } from '../model/finding.ts'
import type { View } from '../model/rule.ts'
import type { Place, Span } from '../model/span.ts'
import { fixOf, insert } from './edit.ts'

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

/** Whether a statement begins at a place: nothing but a brace, a semicolon, the head of a branch or a line break stands before it. */
export function lineStarts(view: View, { path, start }: Place): boolean {
  return /(?:^|[{};)]|\belse|\n)\s*$/.test(view.text(path).slice(Math.max(0, start - 80), start).replace(/[^\n]*[=(,?:&|]\s*$/, '='))
}

/**
 * Moves a registration in front of another of the same file: a statement that is one call, or a method with its decorators. None where a
 * name is declared between them that it may need.
 */
export function moveBefore(view: View, moved: Place, target: Place, title: string): readonly Fix[] {
  const module = view.module(moved.path)
  if (module === null || moved.path !== target.path || moved.start < target.end) return []
  const text = view.text(moved.path)
  const members = module.classes.flatMap(each => each.members)
  const member = (place: Place): Span | undefined => members.find(each => each.start <= place.start && place.end <= each.end)
  const [from, to] = [member(moved) ?? moved, member(target) ?? target]
  const start = text.lastIndexOf('\n', from.start - 1) + 1
  const at = text.lastIndexOf('\n', to.start - 1) + 1
  const newline = text.indexOf('\n', from.end)
  const end = newline < 0 ? text.length : newline + 1
  const isAlone = (begin: number, span: Span): boolean => text.slice(begin, span.start).trim() === ''
  if (!isAlone(start, from) || !isAlone(at, to) || !/^;?\s*$/.test(text.slice(from.end, end)) || at >= start) return []
  if (member(moved) === undefined && /^\s*(?:export\s+)?(?:const|let|var|class)\b/m.test(text.slice(at, start))) return []
  const line = text.slice(start, end)
  return fixOf(title, false, [insert(moved.path, at, line.endsWith('\n') ? line : `${line}\n`), { path: moved.path, start, end, text: '' }])
}
