import { ts } from 'ts-morph'
import type { Module } from '../model/module.ts'
import { lineOf } from './lines.ts'

/** How a file is read, told from its name alone. */
export interface Language {
  readonly language: Module['language']
  readonly script: ts.ScriptKind
}

const DECLARATION = /\.d\.(?:[^./]+\.)?[cm]?ts$/
const JAVASCRIPT = /\.[cm]?js$/

/** JSX is allowed in every JavaScript file: many a `.js` holds it, and no JavaScript is misread for it. */
export function languageOf(path: string): Language {
  const name = path.toLowerCase()
  if (DECLARATION.test(name)) return { language: 'dts', script: ts.ScriptKind.TS }
  if (name.endsWith('.tsx')) return { language: 'tsx', script: ts.ScriptKind.TSX }
  if (name.endsWith('.jsx')) return { language: 'jsx', script: ts.ScriptKind.JSX }
  if (JAVASCRIPT.test(name)) return { language: 'js', script: ts.ScriptKind.JSX }
  return { language: 'ts', script: ts.ScriptKind.TS }
}

/** Parses a text, or says why that failed: the parser recurses, and gives up on deep nesting. */
export function parse(path: string, text: string, script: ts.ScriptKind): ts.SourceFile | string {
  const languageVersion = ts.ScriptTarget.Latest
  try {
    return ts.createSourceFile(path, text, { languageVersion, jsDocParsingMode: ts.JSDocParsingMode.ParseNone }, false, script)
  } catch (error) {
    return error instanceof RangeError ? 'Nested too deeply to be parsed.' : `The parser failed: ${String(error)}`
  }
}

/** What the parser had to recover from: the first complaint, and how many there are. */
export function parseNotes(file: ts.SourceFile, lines: readonly number[]): Module['notes'] {
  const { parseDiagnostics } = file as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }
  const [first, ...others] = parseDiagnostics ?? []
  if (!first) return []
  const start = Math.min(first.start, file.text.length)
  const end = Math.min(first.start + first.length, file.text.length)
  const line = lineOf(lines, start)
  const reason = ts.flattenDiagnosticMessageText(first.messageText, ' ')
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  return [{ start, end, message: `${line + 1}:${start - (lines[line] ?? 0) + 1} ${reason}${more}` }]
}
