import type { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Decorator, Parameter } from '../model/module.ts'
import type { Statement } from '../model/statement.ts'
import { assign } from './assign.ts'
import type { Context, Draft } from './context.ts'
import { declareBound } from './declare.ts'
import { K } from './kinds.ts'
import { isProperty } from './modifiers.ts'
import { declarePattern, isPattern, pushDeclare, temporaryName } from './patterns.ts'
import { addBinding } from './scope.ts'

/** Declares the names of a parameter. One that is a pattern gets a binding of its own, which its names are read from. */
export function declareParameter(
  c: Context, node: ts.ParameterDeclaration, index: number, decorators: Decorator[]
): Draft<Parameter> {
  const { name: target } = node
  const name = target.kind === K.Identifier ? target.text : temporaryName(c)
  const binding = addBinding(c, name, 'parameter', c.span(target))
  c.binding(binding).parameter = { function: c.function, index }
  if (target.kind === K.Identifier) (c.scope.values ??= new Map()).set(name, binding)
  else declareBound(c, target, 'let', c.scope)
  return {
    start: c.start(node),
    end: node.end,
    name,
    binding,
    rest: node.dotDotDotToken !== undefined,
    optional: node.questionToken !== undefined,
    type: null,
    default: null,
    property: isProperty(node),
    decorators
  }
}

/** The type, the default and the pattern of a parameter; the latter two are the first statements of the body. */
export function lowerParameter(c: Context, node: ts.ParameterDeclaration, made: Draft<Parameter>, out: Statement[]): void {
  const binding = c.binding(made.binding)
  const { start } = binding
  const { end } = made
  made.type = binding.type = c.typeOrNull(node.type)
  if (node.initializer) {
    made.default = c.expression(node.initializer)
    const value: Expression = { kind: 'fallback', start, end, value: refTo(c, made), fallback: made.default }
    pushDeclare(c, made.binding, value, { start, end }, out)
  }
  if (isPattern(node.name)) declarePattern(c, node.name, refTo(c, made), out)
  if (made.property) out.push({ kind: 'expression', start, end, value: assignField(c, made) })
}

function refTo(c: Context, { binding, name }: Parameter): Expression {
  const { start, end } = c.binding(binding)
  return { kind: 'ref', start, end, name, binding }
}

/** `this.books = books`, for `constructor(private books)`. Every node of it has the span of the parameter's name. */
function assignField(c: Context, parameter: Parameter): Expression {
  const value = refTo(c, parameter)
  const { start, end } = value
  const { function: of, class: member, static: isStatic } = c.self
  const object: Expression = { kind: 'this', start, end, function: of, class: member, static: isStatic }
  const property = parameter.name
  const target: Expression = { kind: 'member', start, end, object, property, name: { start, end }, optional: false }
  return assign(c, '=', target, value, { start, end })
}
