import { ts } from 'ts-morph'
import type { Module } from '../model/module.ts'
import { lowerClass } from './classes.ts'
import { findComments, findDirectives } from './comments.ts'
import { Context, type Stages } from './context.ts'
import { declareNames } from './declare.ts'
import { lowerExpression } from './expressions.ts'
import { lowerFunction } from './functions.ts'
import { hoistVars } from './hoist.ts'
import { languageOf, parse, parseNotes } from './parse.ts'
import { lowerStatement } from './statements.ts'
import { lowerType } from './types.ts'

const stages: Stages = {
  expression: lowerExpression,
  statement: lowerStatement,
  function: lowerFunction,
  class: lowerClass,
  type: lowerType,
}

/** Lowers one file. A pure function of path and text that never throws. */
export function lower(path: string, text: string): Module {
  const { language, script } = languageOf(path)
  const file = parse(path, text, script)
  if (!file) return emptyModule(path, text, language)
  const c = new Context(file, stages)
  c.format = formatOf(file)
  c.ambient = language === 'dts'
  lowerTopLevel(c)
  const comments = findComments(file)
  return {
    path,
    language,
    format: c.format,
    length: text.length,
    lines: file.getLineStarts(),
    bindings: c.bindings,
    functions: c.functions,
    classes: c.classes,
    types: c.types,
    exports: c.exports,
    requests: c.requests.sort((one, other) => one.start - other.start),
    directives: findDirectives(file, comments),
    comments,
    notes: parseNotes(file),
  }
}

function lowerTopLevel(c: Context): void {
  const { statements } = c.file
  const span = { start: 0, end: c.text.length }
  const top = {
    start: span.start, end: span.end, kind: 'module' as const, name: null, async: false, generator: false, parent: -1, class: null, parameters: [],
    returnType: null, body: [], expressionBody: false, bodySpan: span, decorators: [],
  }
  c.functions.push(top)
  declareNames(c, statements, c.scope)
  hoistVars(c, statements, c.scope)
  for (const statement of statements) c.statement(statement, top.body)
}

/** `esm` by its declarations; `commonjs` by `import =` and `export =`, or later when a name of CommonJS is used. */
function formatOf(file: ts.SourceFile): Module['format'] {
  let format: Module['format'] = 'script'
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return 'esm'
    if (ts.isExportAssignment(statement) && !statement.isExportEquals) return 'esm'
    if (ts.isExportAssignment(statement)) format = 'commonjs'
    else if (ts.isImportEqualsDeclaration(statement)) {
      if (ts.isExternalModuleReference(statement.moduleReference)) format = 'commonjs'
    } else if (ts.canHaveModifiers(statement) && statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) {
      return 'esm'
    }
  }
  return format
}

/** The module of a text that is nested too deeply to be parsed. */
function emptyModule(path: string, text: string, language: Module['language']): Module {
  const span = { start: 0, end: text.length }
  return {
    path, language, format: 'script', length: text.length, lines: lineStarts(text), bindings: [], classes: [], types: [],
    functions: [{
      start: span.start, end: span.end, kind: 'module', name: null, async: false, generator: false, parent: -1, class: null, parameters: [],
      returnType: null, body: [], expressionBody: false, bodySpan: span, decorators: [],
    }],
    exports: [], requests: [], directives: [], comments: [],
    notes: [{ start: 0, end: 0, message: '1:1 Nested too deeply to be parsed.' }],
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(index + end.length)
  return starts
}
