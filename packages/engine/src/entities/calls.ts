import type { Call, Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'

const calls = new WeakMap<Module, readonly Call[]>()

/** Every call and `new` of a file, in order of text. Memoised by module. */
export function callsOf(module: Module): readonly Call[] {
  const known = calls.get(module)
  if (known !== undefined) return known
  const found: Call[] = []
  for (const node of everyExpression(module)) if (node.kind === 'call') found.push(node)
  calls.set(module, found)
  return found
}

/** Every expression of a file: of its functions, class members and decorators. */
export function everyExpression(module: Module): readonly Expression[] {
  return collect([module.functions, module.classes])
}

/** Every expression in one function's own body. */
export function expressionsOf(module: Module, index: number): readonly Expression[] {
  return collect(module.functions[index]?.body ?? [])
}

/** Modules are plain trees (they refer to bindings and functions by number), so that walking their properties meets each node once. */
function collect(root: object): readonly Expression[] {
  const found: Expression[] = []
  const waiting: object[] = [root]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isExpression(node)) found.push(node)
    const inner: object[] = Object.values(node).filter(isObject)
    for (const each of inner.reverse()) waiting.push(each)
  }
  return found
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isExpression(node: object): node is Expression {
  return 'kind' in node && 'start' in node && expressionKinds.has(String(node.kind))
}

const expressionKinds: ReadonlySet<string> = new Set([
  'literal', 'concat', 'call', 'tagged', 'object', 'assign', 'unary', 'rest', 'member'
])
