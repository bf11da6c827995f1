import type { ts } from 'ts-morph'
import type { FunctionNode, Module, Request } from '../model/module.ts'
import { lowerClass } from './classes.ts'
import { findComments } from './comments.ts'
import { Context, type Draft, type Stages } from './context.ts'
import { declareNames } from './declare.ts'
import { findDirectives } from './directives.ts'
import { expressions } from './expressions.ts'
import { formatOf } from './format.ts'
import { lowerFunction } from './functions.ts'
import { hoistVars } from './hoist.ts'
import { lineStarts } from './lines.ts'
import { languageOf, parse, parseNotes } from './parse.ts'
import { statements } from './statements.ts'
import { types } from './types.ts'

const stages: Stages = { expressions, statements, types, function: lowerFunction, class: lowerClass }

/** Lowers one file. A pure function of path and text that never throws: what cannot be parsed is an empty module with a note. */
export function lower(path: string, text: string): Module {
  const { language, script } = languageOf(path)
  const parsed = parse(path, text, script)
  if (typeof parsed === 'string') return emptyModule(path, text, language, parsed)
  try {
    return lowerFile(path, language, parsed)
  } catch (error) {
    // The caller has left us too little of the stack: our own trees are never that deep.
    if (error instanceof RangeError) return emptyModule(path, text, language, 'No stack is left to lower it.')
    throw error
  }
}

function lowerFile(path: string, language: Module['language'], file: ts.SourceFile): Module {
  const { text } = file
  const c = new Context(file, stages)
  c.format = formatOf(file.statements)
  c.ambient = language === 'dts'
  const top = topLevel(text.length)
  c.functions.push(top)
  declareNames(c, file.statements, c.scope)
  hoistVars(c, file.statements, c.scope)
  for (const statement of file.statements) c.statement(statement, top.body)
  const comments = findComments(file)
  const lines = lineStarts(text)
  return {
    path,
    language,
    format: c.format,
    length: text.length,
    lines,
    bindings: c.bindings,
    functions: c.functions,
    classes: c.classes,
    types: c.types,
    exports: c.exports,
    requests: inOrder(c.requests),
    directives: findDirectives(text, comments, lines),
    comments,
    notes: parseNotes(file, lines)
  }
}

function topLevel(length: number): Draft<FunctionNode> {
  return {
    start: 0, end: length, kind: 'module', name: null, async: false, generator: false, parent: -1, class: null,
    parameters: [], returnType: null, body: [], expressionBody: false, bodySpan: { start: 0, end: length }, decorators: []
  }
}

/** Nearly always in order already: only types that are lowered after the code beside them are not. */
function inOrder(requests: Request[]): Request[] {
  const isSorted = requests.every((request, index) => index === 0 || (requests[index - 1]?.start ?? 0) <= request.start)
  return isSorted ? requests : requests.sort((one, other) => one.start - other.start)
}

function emptyModule(path: string, text: string, language: Module['language'], reason: string): Module {
  return {
    path, language, format: 'script', length: text.length, lines: lineStarts(text), bindings: [],
    functions: [topLevel(text.length)], classes: [], types: [], exports: [], requests: [], directives: [], comments: [],
    notes: [{ start: 0, end: 0, message: `1:1 ${reason}` }]
  }
}
