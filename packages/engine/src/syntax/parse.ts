import { ts } from 'ts-morph'
import type { Module } from '../model/module.ts'

/** How a file is read, told from its name alone. */
export interface Language {
  readonly language: Module['language']
  readonly script: ts.ScriptKind
}

/** JSX is allowed in every JavaScript file: many a `.js` holds it, and no JavaScript is misread for it. */
export function languageOf(path: string): Language {
  const name = path.toLowerCase()
  if (/\.d\.[cm]?ts$|\.d\.[^.]+\.ts$/.test(name)) return { language: 'dts', script: ts.ScriptKind.TS }
  if (name.endsWith('.tsx')) return { language: 'tsx', script: ts.ScriptKind.TSX }
  if (name.endsWith('.jsx')) return { language: 'jsx', script: ts.ScriptKind.JSX }
  if (/\.[cm]?js$/.test(name)) return { language: 'js', script: ts.ScriptKind.JSX }
  return { language: 'ts', script: ts.ScriptKind.TS }
}

/** Parses a text. Null: nested so deeply that the parser, which recurses, ran out of stack. */
export function parse(path: string, text: string, script: ts.ScriptKind): ts.SourceFile | null {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  }
  try {
    return ts.createSourceFile(path, text, options, false, script)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** What the parser had to recover from: the first complaint, and how many there are. */
export function parseNotes(file: ts.SourceFile): Module['notes'] {
  const { parseDiagnostics } = file as ts.SourceFile & { parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }
  const [first] = parseDiagnostics ?? []
  if (!first || !parseDiagnostics) return []
  const start = Math.min(first.start, file.text.length)
  const { line, character } = file.getLineAndCharacterOfPosition(start)
  const reason = ts.flattenDiagnosticMessageText(first.messageText, ' ')
  const more = parseDiagnostics.length > 1 ? ` (and ${parseDiagnostics.length - 1} more)` : ''
  const end = Math.min(first.start + first.length, file.text.length)
  return [{ start, end: Math.max(start, end), message: `${line + 1}:${character + 1} ${reason}${more}` }]
}
