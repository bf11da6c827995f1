import type { ts } from 'ts-morph'
import { K } from './kinds.ts'

const NEWLINE = 10
const RETURN = 13
const TAB = 9
const SPACE = 32
/** Characters from here on always belong to a token, but for those of Unicode, which may be blanks. */
const QUOTE = 34
const SLASH = 47
const DIGIT_0 = 48
const LESS = 60
const MORE = 62
const BAR = 124
const LAST_ASCII = 126

/**
 * Finds where a node's first token starts: after the blanks and comments that the compiler counts to the node. What leans on
 * the same first token (`a`, `a.b`, `a.b()`) has one answer, so the last one is kept.
 */
export class Starts {
  readonly #file: ts.SourceFile
  readonly #text: string
  #pos = -1
  #start = -1

  constructor(file: ts.SourceFile) {
    this.#file = file
    this.#text = file.text
  }

  of(node: ts.Node): number {
    const { pos } = node
    if (pos === node.end || node.kind === K.JsxText) return pos
    if (pos !== this.#pos) {
      this.#pos = pos
      this.#start = this.#skip(node)
    }
    return this.#start
  }

  /** Blanks are skipped here; comments, shebangs and conflict markers are left to the compiler. */
  #skip(node: ts.Node): number {
    const text = this.#text
    let at = node.pos
    let code = text.charCodeAt(at)
    while (code === SPACE || code === NEWLINE || code === RETURN || code === TAB) code = text.charCodeAt(++at)
    return isToken(code) ? at : node.getStart(this.#file)
  }
}

function isToken(code: number): boolean {
  if (code >= DIGIT_0) return code <= LAST_ASCII && (code < LESS || code > MORE) && code !== BAR
  return code >= QUOTE && code !== SLASH
}
