import type { Call, Expression, Literal, ObjectEntry, ObjectExpression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { Span } from '../model/span.ts'
import type { Site } from '../model/value.ts'

/** A name of a package, however it came into the file. */
export interface Imported {
  readonly package: string
  readonly name: string
}

/**
 * Which name of which package an expression stands for: by its import, as a member of a namespace or default import, or by what
 * the program knows of it. Null when it is the project's own or not known.
 */
export function importedAs(program: Program, module: Module, node: Expression): Imported | null {
  const direct = byImport(program, module, node)
  if (direct !== null) return direct
  if (node.kind !== 'ref' && node.kind !== 'member') return null
  for (const value of program.evaluate({ module, node })) {
    if (value.kind === 'library') return { package: value.package, name: lastName(value.path) }
  }
  return null
}

function byImport(program: Program, module: Module, node: Expression): Imported | null {
  if (node.kind === 'ref') {
    const imported = module.bindings[node.binding]?.import
    if (imported === null || imported === undefined) return null
    const target = program.resolve(module.path, imported.from)
    if (target.kind !== 'package') return null
    return { package: target.package, name: imported.name }
  }
  if (node.kind === 'member') {
    const holder = byImport(program, module, node.object)
    return holder === null ? null : { package: holder.package, name: node.property }
  }
  if (node.kind === 'require') {
    const target = program.resolve(module.path, node.from)
    return target.kind === 'package' ? { package: target.package, name: '=' } : null
  }
  return null
}

/** `.default.Schema()` is a `Schema`. */
function lastName(path: string): string {
  return path.replaceAll('()', '').split('.').at(-1) ?? ''
}

/** The value written for a key of an object literal; null when it is not there or not written plainly. */
export function entry(node: Expression | null | undefined, key: string): Expression | null {
  if (node?.kind !== 'object') return null
  const found = node.entries.findLast(each => each.kind === 'property' && each.key === key)
  return found?.kind === 'property' ? found.value : null
}

/** The properties of an object literal that have plain names. */
export function properties(node: ObjectExpression): readonly Extract<ObjectEntry, { kind: 'property' }>[] {
  return node.entries.filter(each => each.kind === 'property')
}

/** The text of a literal, else null. */
export function textOf(node: Expression | null | undefined): string | null {
  return node?.kind === 'literal' && typeof node.value === 'string' ? node.value : null
}

/** Whether it is this literal. */
export function isLiteral(node: Expression | null | undefined, value: Literal['value']): boolean {
  return node?.kind === 'literal' && node.value === value
}

/** The object literal that an expression is, through constants and other files; null when it can be more than one or none. */
export function objectOf(program: Program, site: Site): Site<ObjectExpression> | null {
  if (site.node.kind === 'object') return { module: site.module, node: site.node }
  const values = program.evaluate(site)
  const [only] = values
  return values.length === 1 && only?.kind === 'record' ? only.site : null
}

/** The constant text that an expression is. */
export function constantText(program: Program, module: Module, node: Expression | null | undefined): string | null {
  if (node === null || node === undefined) return null
  const direct = textOf(node)
  if (direct !== null) return direct
  const value = program.constant({ module, node })
  return typeof value === 'string' ? value : null
}

/** The dotted name that is written: `DataTypes.STRING` of `DataTypes.STRING(20)`, `String`; null for anything else. */
export function dottedName(node: Expression | null | undefined): string | null {
  switch (node?.kind) {
    case 'ref':
    case 'global': return node.name
    case 'call': return dottedName(node.callee)
    case 'member': {
      const holder = dottedName(node.object)
      return holder === null ? null : `${holder}.${node.property}`
    }
    case 'this': return 'this'
    default: return null
  }
}

/** The expression that a function gives when it does nothing else: `Reader` of `() => Reader`. */
export function returnedBy(module: Module, node: Expression | null | undefined): Expression | null {
  if (node?.kind !== 'function') return null
  const body = module.functions[node.function]?.body ?? []
  const last = body.at(-1)
  return last?.kind === 'return' ? last.value : null
}

/** The name of a member called: `define` of `sequelize.define(..)`; of a plain call the name itself. */
export function calledName(call: Call): string | null {
  return call.callee.kind === 'member' ? call.callee.property : call.callee.kind === 'ref' ? call.callee.name : null
}

/** The call that a chain of calls begins with: `table.string('title')` of `table.string('title').notNullable()`. */
export function firstOfChain(call: Call): Call {
  let first = call
  while (first.callee.kind === 'member' && first.callee.object.kind === 'call') first = first.callee.object
  return first
}

/** A span in a module, as a place. */
export function placeIn(module: Module, span: Span): { path: string, start: number, end: number } {
  return { path: module.path, start: span.start, end: span.end }
}
