import type { Assign, Expression } from '../model/expression.ts'
import type { Span } from '../model/span.ts'
import { commonJsAssign } from './commonjs.ts'
import type { Context } from './context.ts'

/** An assignment; its target's binding learns the value, and a function without a name takes the target's. */
export function assign(c: Context, operator: string, target: Expression, value: Expression, span: Span): Assign {
  const made: Assign = { kind: 'assign', start: span.start, end: span.end, operator, target, value }
  if (target.kind === 'ref') {
    c.binding(target.binding).values.push(operator === '=' ? value : made)
    nameValue(c, value, target.name)
  } else if (target.kind === 'member') {
    nameValue(c, value, target.property)
    commonJsAssign(c, made)
  }
  return made
}

/** Gives a function or class that has no name of its own the name of what it initialises. */
export function nameValue(c: Context, value: Expression, name: string): void {
  if (name.startsWith('%')) return
  if (value.kind === 'function') {
    const made = c.functions[value.function]
    if (made) made.name ??= name
  } else if (value.kind === 'class') {
    const made = c.classes[value.class]
    if (made) made.name ??= name
  } else if (value.kind === 'fallback') nameValue(c, value.fallback, name)
}
