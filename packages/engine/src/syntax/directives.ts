import type { Directive } from '../model/module.ts'
import type { Span } from '../model/span.ts'
import { lineOf } from './lines.ts'

const DIRECTIVE = /^\/[/*][\s*]*(eslint-(?:disable(?:-next)?(?:-line)?|enable)|postern-[a-z-]+)(?![\w-])([^]*)$/

/** The comments that speak to a linter. */
export function findDirectives(text: string, comments: readonly Span[], lines: readonly number[]): Directive[] {
  const directives: Directive[] = []
  for (const { start, end } of comments) {
    const comment = text.slice(start, end)
    const [, keyword, rest] = DIRECTIVE.exec(comment) ?? []
    if (keyword === undefined || rest === undefined) continue
    const said = comment.startsWith('/*') ? rest.replace(/\*\/$/, '') : rest
    directives.push({ start, end, keyword, text: said.trim(), line: lineOf(lines, end) })
  }
  return directives
}
