import { ts } from 'ts-morph'
import type { Span } from '../model/span.ts'
import { K } from './kinds.ts'
import { Starts } from './start.ts'

const SLASH = 47
const STAR = 42

/**
 * Every comment of a file. The text is searched for `//` and `/*`; for each place the tree tells whether it is inside of a
 * token. Both go forward only, and parts of the tree without such a place are not entered.
 */
export function findComments(file: ts.SourceFile): Span[] {
  const { text } = file
  const comments: Span[] = []
  const tokens = new TokenCursor(file)
  const shebang = ts.getShebang(text)?.length ?? 0
  for (let at = nextOpening(text, shebang); at >= 0;) {
    const token = tokens.around(at)
    const end = token ? Math.max(token.end, at + 1) : endOfComment(text, at)
    if (!token) comments.push({ start: at, end })
    at = nextOpening(text, end)
  }
  return comments
}

/** The next `//` or `/*`, or -1. */
function nextOpening(text: string, from: number): number {
  for (let at = text.indexOf('/', from); at >= 0; at = text.indexOf('/', at + 1)) {
    const next = text.charCodeAt(at + 1)
    if (next === SLASH || next === STAR) return at
  }
  return -1
}

const LINE_END = /[\n\r\u2028\u2029]/g

function endOfComment(text: string, start: number): number {
  if (text.charCodeAt(start + 1) === STAR) {
    const close = text.indexOf('*/', start + 2)
    return close < 0 ? text.length : close + 2
  }
  LINE_END.lastIndex = start
  return LINE_END.exec(text)?.index ?? text.length
}

/** Walks the tree forward, no further than asked. */
class TokenCursor {
  readonly #starts: Starts
  /** Nodes that are still to come, the next one last. */
  readonly #pending: ts.Node[] = []

  constructor(file: ts.SourceFile) {
    this.#starts = new Starts(file)
    this.#pushChildren(file)
  }

  /** The string, template, regular expression or JSX text in which `at` lies. */
  around(at: number): ts.Node | null {
    for (let node = this.#pending.pop(); node; node = this.#pending.pop()) {
      if (node.end <= at) continue
      if (at < this.#starts.of(node)) {
        this.#pending.push(node)
        return null
      }
      if (holdsText(node)) return node
      this.#pushChildren(node)
    }
    return null
  }

  #pushChildren(node: ts.Node): void {
    const children: ts.Node[] = []
    ts.forEachChild(node, (child) => {
      children.push(child)
    })
    for (let child = children.pop(); child; child = children.pop()) this.#pending.push(child)
  }
}

/** Tokens in which `//` opens no comment. */
function holdsText(node: ts.Node): boolean {
  switch (node.kind) {
    case K.StringLiteral:
    case K.NoSubstitutionTemplateLiteral:
    case K.TemplateHead:
    case K.TemplateMiddle:
    case K.TemplateTail:
    case K.RegularExpressionLiteral:
    case K.JsxText: return true
    default: return false
  }
}
