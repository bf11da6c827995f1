import type { Assign, Call, Expression, ObjectExpression, Require } from '../model/expression.ts'
import type { Span } from '../model/span.ts'
import type { Context } from './context.ts'

/** `require('x')`, when nothing in the file binds `require`. */
export function requireOf(
  c: Context, start: number, end: number, callee: Expression, args: readonly Expression[]
): Require | null {
  if (callee.kind !== 'global' || callee.name !== 'require') return null
  const [specifier] = args
  if (args.length !== 1 || specifier?.kind !== 'literal' || typeof specifier.value !== 'string') return null
  c.requests.push({ start: specifier.start, end: specifier.end, from: specifier.value, form: 'require' })
  return { kind: 'require', start, end, from: specifier.value }
}

/** Reports what `module.exports = x` and `exports.x = y` export. */
export function commonJsAssign(c: Context, assign: Assign): void {
  const { target } = assign
  if (target.kind !== 'member' || assign.operator !== '=') return
  if (isModuleExports(target)) exportName(c, target, '=', assign.value)
  else if (isExportsObject(c, target.object)) exportName(c, target.name, target.property, assign.value)
}

function isModuleExports(expression: Expression): boolean {
  return expression.kind === 'member' && expression.property === 'exports'
    && expression.object.kind === 'global' && expression.object.name === 'module'
}

/** `exports`, `module.exports`, and the names that a file gives to it: `const books = module.exports = {}`. */
function isExportsObject(c: Context, expression: Expression): boolean {
  switch (expression.kind) {
    case 'global': return expression.name === 'exports'
    case 'assign': return isModuleExports(expression.target)
    case 'member': return isModuleExports(expression)
    case 'ref': return isExportsName(c, expression.binding)
    default: return false
  }
}

/** A name that has one value. */
function isExportsName(c: Context, binding: number): boolean {
  const [value, other] = c.binding(binding).values
  return value !== undefined && other === undefined && value.kind !== 'ref' && isExportsObject(c, value)
}

function exportName(c: Context, span: Span, name: string, written: Expression): void {
  let value = written
  while (value.kind === 'assign' && value.operator === '=') value = value.value
  // Transpilers announce names by `exports.x = void 0` before they give them a value.
  if (name === '__esModule' || (value.kind === 'unary' && value.operator === 'void')) return
  if (name === '=' && isExportsObject(c, value)) return
  c.exports.push({ start: span.start, end: span.end, name, value, type: null, from: null, imported: null, typeOnly: false })
}

/** Reports what calls of `Object.assign`, `Object.defineProperty` and transpilers' helpers export. */
export function commonJsCall(c: Context, call: Call): void {
  const { callee } = call
  if (callee.kind === 'member' && callee.object.kind === 'global' && callee.object.name === 'Object') {
    if (!call.arguments[0] || !isExportsObject(c, call.arguments[0])) return
    if (callee.property === 'assign') assignAll(c, call)
    else if (callee.property === 'defineProperty') defineProperty(c, call)
    return
  }
  if (isStarHelper(callee)) exportStar(c, call)
}

function assignAll(c: Context, call: Call): void {
  for (const source of call.arguments.slice(1)) {
    if (source.kind === 'object') exportEntries(c, source)
    else if (source.kind === 'require') exportAll(c, source)
  }
}

function exportEntries(c: Context, object: ObjectExpression): void {
  for (const entry of object.entries) {
    if (entry.kind === 'property') exportName(c, entry.name, entry.key, entry.value)
    else if (entry.kind === 'spread' && entry.value.kind === 'require') exportAll(c, entry.value)
  }
}

function exportAll(c: Context, required: Require): void {
  const { start, end, from } = required
  c.exports.push({ start, end, name: '*', value: null, type: null, from, imported: null, typeOnly: false })
}

function defineProperty(c: Context, call: Call): void {
  const [, key, descriptor] = call.arguments
  if (key?.kind !== 'literal' || typeof key.value !== 'string' || descriptor?.kind !== 'object') return
  for (const entry of descriptor.entries) {
    if (entry.kind !== 'property') continue
    const value = entry.key === 'value' ? entry.value : entry.key === 'get' ? returnedBy(c, entry.value) : null
    if (value) exportName(c, key, key.value, value)
  }
}

/** What a getter of one statement returns. */
function returnedBy(c: Context, getter: Expression): Expression | null {
  if (getter.kind !== 'function') return null
  const [first] = c.functions[getter.function]?.body ?? []
  return first?.kind === 'return' ? first.value : null
}

const STAR_HELPERS = new Set(['__exportStar', '__export'])

function isStarHelper(callee: Expression): boolean {
  if (callee.kind === 'ref' || callee.kind === 'global') return STAR_HELPERS.has(callee.name)
  return callee.kind === 'member' && callee.property === '__exportStar'
}

function exportStar(c: Context, call: Call): void {
  const [source] = call.arguments
  if (source?.kind === 'require') exportAll(c, source)
}
