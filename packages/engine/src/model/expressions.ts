import type { Call, Concat, Expression, Literal, Tagged } from './expression.ts'
import type { Module } from './module.ts'
import { walkExpressions, type Visit } from './visit.ts'

/** What one walk over a file collects, calls and texts in order of text. */
interface Collected {
  readonly calls: readonly Call[]
  readonly texts: readonly (Literal | Concat | Tagged)[]
  readonly keys: ReadonlySet<string>
}

const collected = new WeakMap<Module, Collected>()

/** Every call and `new` of a file, in order of text. Memoised by module. */
export function callsOf(module: Module): readonly Call[] {
  return collect(module).calls
}

/** Every text of a file that is long enough to say something (`longText`), in order of text. Memoised by module. */
export function textsOf(module: Module): readonly (Literal | Concat | Tagged)[] {
  return collect(module).texts
}

/** Every name under which a file writes a value: keys of objects, properties that are assigned. Memoised by module. */
export function keysOf(module: Module): ReadonlySet<string> {
  return collect(module).keys
}

/** Characters of the shortest text that declares or asks something: `create table t (c)`. */
const longText = 18

function collect(module: Module): Collected {
  const known = collected.get(module)
  if (known !== undefined) return known
  const calls: Call[] = []
  const texts: (Literal | Concat | Tagged)[] = []
  const keys = new Set<string>()
  forEachExpression(module, node => {
    if (node.kind === 'call') calls.push(node)
    else if (node.kind === 'object') for (const entry of node.entries) if (entry.kind === 'property') keys.add(entry.key)
    if (node.kind === 'assign' && node.target.kind === 'member') keys.add(node.target.property)
    if (node.kind === 'concat' || node.kind === 'tagged') texts.push(node)
    else if (node.kind === 'literal' && typeof node.value === 'string' && node.value.length >= longText) texts.push(node)
  })
  const found = { calls: calls.sort(inText), texts: texts.sort(inText), keys }
  collected.set(module, found)
  return found
}

function inText(a: Expression, b: Expression): number {
  return a.start - b.start || a.end - b.end
}

/** Calls `visit` once for each expression of a file: of its functions, parameters, classes and decorators. */
export function forEachExpression(module: Module, visit: (node: Expression) => void): void {
  const once = visitOnce(visit)
  const walk = (node: Expression | null): void => {
    if (node !== null) walkExpressions(node, once)
  }
  for (const each of module.functions) {
    for (const decorator of each.decorators) walk(decorator.value)
    for (const parameter of each.parameters) for (const decorator of parameter.decorators) walk(decorator.value)
    walkExpressions(each.body, once)
  }
  for (const each of module.classes) {
    walk(each.extends)
    for (const decorator of each.decorators) walk(decorator.value)
    for (const member of each.members) {
      walk(member.value)
      for (const decorator of member.decorators) walk(decorator.value)
    }
  }
}

/** The expressions in one function, those of functions written inside it included. */
export function expressionsOf(module: Module, index: number): readonly Expression[] {
  const outer = module.functions[index]
  const found: Expression[] = []
  if (outer === undefined) return found
  const once = visitOnce(node => found.push(node))
  for (const each of module.functions) if (each.start >= outer.start && each.end <= outer.end) walkExpressions(each.body, once)
  return found
}

/** Lowering shares nodes (a pattern reads its source several times): each is met once. */
function visitOnce(visit: (node: Expression) => void): Visit {
  const seen = new Set<Expression>()
  return node => {
    if (seen.has(node)) return false
    seen.add(node)
    visit(node)
    return true
  }
}
