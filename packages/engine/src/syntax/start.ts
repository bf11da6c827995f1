import type { ts } from 'ts-morph'

const SPACE = 32
const TAB = 9
const NEWLINE = 10
const RETURN = 13
const DIGIT_0 = 48
const LETTER_Z = 122
const QUOTE = 34
const APOSTROPHE = 39
const PAREN = 40
const BACKTICK = 96

/**
 * Where a node's first token starts: after the blanks and comments that the compiler counts to it. The common case, blanks
 * only, is decided here; comments, shebangs and conflict markers are left to the compiler.
 */
export function startOf(file: ts.SourceFile, text: string, node: ts.Node): number {
  const { end } = node
  let at = node.pos
  while (at < end) {
    const code = text.charCodeAt(at)
    if (code === SPACE || code === NEWLINE || code === RETURN || code === TAB) at++
    else if (isToken(code)) return isJsxText(node) ? node.pos : at
    else return node.getStart(file)
  }
  return node.getStart(file)
}

function isToken(code: number): boolean {
  return (code >= DIGIT_0 && code <= LETTER_Z && code !== 60 && code !== 61 && code !== 62)
    || code === PAREN || code === APOSTROPHE || code === QUOTE || code === BACKTICK || code === 123 || code === 36
}

const JSX_TEXT = 12
function isJsxText(node: ts.Node): boolean {
  return node.kind === JSX_TEXT
}
