import { ts } from 'ts-morph'
import type { Directive } from '../model/module.ts'
import type { Span } from '../model/span.ts'
import { startOf } from './start.ts'

const K = ts.SyntaxKind

/** Tokens in which `//` is text. */
const OPAQUE = new Set<ts.SyntaxKind>([
  K.StringLiteral, K.NoSubstitutionTemplateLiteral, K.TemplateHead, K.TemplateMiddle, K.TemplateTail,
  K.RegularExpressionLiteral, K.JsxText,
])

/**
 * Every comment of a file. The text is searched for `//` and `/*`; for each place the tree tells whether it is inside of a
 * token. Both go forward only, and parts of the tree without such a place are not entered.
 */
export function findComments(file: ts.SourceFile): Span[] {
  const { text } = file
  const comments: Span[] = []
  const tree = new Cursor(file)
  let at = ts.getShebang(text)?.length ?? 0
  for (at = nextSlash(text, at); at >= 0; at = nextSlash(text, at)) {
    const opaque = tree.tokenAround(at)
    if (opaque) {
      at = Math.max(opaque.end, at + 1)
      continue
    }
    const end = endOfComment(text, at)
    comments.push({ start: at, end })
    at = end
  }
  return comments
}

/** The next `//` or `/*`, or -1. */
function nextSlash(text: string, from: number): number {
  for (let at = text.indexOf('/', from); at >= 0; at = text.indexOf('/', at + 1)) {
    const next = text.charCodeAt(at + 1)
    if (next === 47 || next === 42) return at
  }
  return -1
}

const LINE_END = /[\n\r\u2028\u2029]/g

function endOfComment(text: string, start: number): number {
  if (text.charCodeAt(start + 1) === 42) {
    const close = text.indexOf('*/', start + 2)
    return close < 0 ? text.length : close + 2
  }
  LINE_END.lastIndex = start
  return LINE_END.exec(text)?.index ?? text.length
}

/** Walks the tree forward, no further than asked. */
class Cursor {
  readonly #file: ts.SourceFile
  /** Nodes that are still to come, the next one last. */
  readonly #pending: ts.Node[] = []

  constructor(file: ts.SourceFile) {
    this.#file = file
    this.#pushChildren(file)
  }

  /** The string, template, regular expression or JSX text in which `at` lies. */
  tokenAround(at: number): ts.Node | null {
    for (let node = this.#pending.pop(); node; node = this.#pending.pop()) {
      if (node.end <= at) continue
      if (at < startOf(this.#file, this.#file.text, node)) {
        this.#pending.push(node)
        return null
      }
      if (OPAQUE.has(node.kind)) return node
      this.#pushChildren(node)
    }
    return null
  }

  #pushChildren(node: ts.Node): void {
    const from = this.#pending.length
    ts.forEachChild(node, (child) => {
      this.#pending.push(child)
    })
    reverseFrom(this.#pending, from)
  }
}

function reverseFrom(list: ts.Node[], from: number): void {
  for (let low = from, high = list.length - 1; low < high; low++, high--) {
    const node = list[low] as ts.Node
    list[low] = list[high] as ts.Node
    list[high] = node
  }
}

const DIRECTIVE = /^(?:\/\/|\/\*)[\s*]*(eslint-(?:disable(?:-next)?(?:-line)?|enable)|postern-[a-z-]+)(?![\w-])([^]*)$/

/** The comments that speak to a linter. */
export function findDirectives(file: ts.SourceFile, comments: readonly Span[]): Directive[] {
  const directives: Directive[] = []
  for (const { start, end } of comments) {
    const comment = file.text.slice(start, end)
    const [, keyword, rest] = DIRECTIVE.exec(comment) ?? []
    if (!keyword || rest === undefined) continue
    const text = ` ${comment.startsWith('/*') ? rest.replace(/\*\/$/, '') : rest}`.trim()
    const { line } = file.getLineAndCharacterOfPosition(end)
    directives.push({ start, end, keyword: ` ${keyword}`.slice(1), text, line })
  }
  return directives
}
