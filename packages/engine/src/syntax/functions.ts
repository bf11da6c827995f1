import { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Decorator, FunctionNode, Parameter } from '../model/module.ts'
import type { Statement } from '../model/statement.ts'
import { assign } from './assign.ts'
import type { Context, Draft, FunctionRole, Self } from './context.ts'
import { declareNames, declarePattern as declarePatternNames, hasModifier } from './declare.ts'
import { on } from './handlers.ts'
import { hoistVars } from './hoist.ts'
import { declarePattern, isPattern, pushDeclare } from './patterns.ts'
import { addBinding, declareGeneric, declareValue, openScope, within } from './scope.ts'

const K = ts.SyntaxKind

type FunctionSyntax = ts.SignatureDeclaration | ts.ClassStaticBlockDeclaration

/** Lowers a function of any kind and gives its index. */
export function lowerFunction(c: Context, node: FunctionSyntax, role: FunctionRole): number {
  const index = c.functions.length
  const made = draft(c, node, role)
  c.functions.push(made)
  const parameters = 'parameters' in node ? node.parameters.filter((parameter) => !isThis(parameter)) : []
  const decorators = parameters.map((parameter) => lowerDecorators(c, parameter))
  const before = { function: c.function, self: c.self }
  c.function = index
  if (role.kind !== 'arrow') c.self = selfOf(index, role)
  within(c, openScope(c.scope), () => {
    declareTypeParameters(c, 'typeParameters' in node ? node.typeParameters : undefined)
    const drafts = parameters.map((parameter, place) => declareParameter(c, parameter, place, decorators[place] ?? []))
    made.parameters = drafts
    lowerBody(c, node, made, () => drafts.forEach((parameter, place) => {
      lowerParameter(c, parameters[place] as ts.ParameterDeclaration, parameter, made.body)
    }))
  })
  c.function = before.function
  c.self = before.self
  return index
}

function selfOf(index: number, role: FunctionRole): Self {
  return { function: index, class: role.class, static: role.static }
}

function draft(c: Context, node: FunctionSyntax, role: FunctionRole): Draft<FunctionNode> {
  return {
    start: c.start(node), end: node.end,
    kind: role.kind,
    name: role.name,
    async: hasModifier(node, K.AsyncKeyword),
    generator: (node as ts.FunctionExpression).asteriskToken !== undefined,
    parent: c.function,
    class: role.class,
    parameters: [],
    returnType: null,
    body: [],
    expressionBody: false,
    bodySpan: null,
    decorators: [],
  }
}

/** `this: T` says something about the types; it takes no argument. */
function isThis(parameter: ts.ParameterDeclaration): boolean {
  return parameter.name.kind === K.Identifier && parameter.name.text === 'this'
}

export function declareTypeParameters(c: Context, parameters: readonly ts.TypeParameterDeclaration[] | undefined): void {
  for (const parameter of parameters ?? []) declareGeneric(c.scope, c.own(parameter.name.text))
}

export function lowerDecorators(c: Context, node: ts.Node): Decorator[] {
  const decorators: Decorator[] = []
  for (const modifier of (node as { modifiers?: readonly ts.Node[] }).modifiers ?? []) {
    if (modifier.kind !== K.Decorator) continue
    decorators.push({ start: c.start(modifier), end: modifier.end, value: c.expression((modifier as ts.Decorator).expression) })
  }
  return decorators
}

const PROPERTY_MODIFIERS = [K.PublicKeyword, K.PrivateKeyword, K.ProtectedKeyword, K.ReadonlyKeyword, K.OverrideKeyword]

function declareParameter(c: Context, node: ts.ParameterDeclaration, index: number, decorators: Decorator[]): Draft<Parameter> {
  const span = c.span(node.name)
  const isName = node.name.kind === K.Identifier
  const name = isName ? c.own((node.name as ts.Identifier).text) : `%${c.bindings.length}`
  const binding = addBinding(c, name, 'parameter', span)
  if (isName) (c.scope.values ??= new Map()).set(name, binding)
  else declarePatternNames(c, node.name, 'let', c.scope)
  c.binding(binding).parameter = { function: c.function, index }
  return {
    start: c.start(node), end: node.end,
    name,
    binding,
    rest: node.dotDotDotToken !== undefined,
    optional: node.questionToken !== undefined,
    type: null,
    default: null,
    property: PROPERTY_MODIFIERS.some((kind) => hasModifier(node, kind)),
    decorators,
  }
}

function lowerBody(c: Context, node: FunctionSyntax, made: Draft<FunctionNode>, lowerParameters: () => void): void {
  const body = (node as ts.FunctionExpression).body as ts.ConciseBody | undefined
  const statements = body?.kind === K.Block ? (body as ts.Block).statements : []
  declareNames(c, statements, c.scope)
  hoistVars(c, statements, c.scope)
  lowerParameters()
  made.returnType = c.typeOrNull((node as ts.FunctionExpression).type)
  if (!body) {
    made.body.length = 0
    return
  }
  made.bodySpan = c.span(body)
  if (body.kind === K.Block) {
    for (const statement of statements) c.statement(statement, made.body)
    return
  }
  const value = c.expression(body)
  made.expressionBody = true
  made.body.push({ kind: 'return', start: value.start, end: value.end, value })
}

/** The type, the default and the pattern of a parameter; the latter two open the function's body. */
function lowerParameter(c: Context, node: ts.ParameterDeclaration, made: Draft<Parameter>, out: Statement[]): void {
  const binding = c.binding(made.binding)
  const span = { start: binding.start, end: made.end }
  made.type = binding.type = c.typeOrNull(node.type)
  const ref = (): Expression => ({ kind: 'ref', start: binding.start, end: binding.end, name: made.name, binding: made.binding })
  if (node.initializer) {
    const fallback = made.default = c.expression(node.initializer)
    pushDeclare(c, made.binding, { kind: 'fallback', start: span.start, end: span.end, value: ref(), fallback }, span, out)
  }
  if (isPattern(node.name)) declarePattern(c, node.name, ref(), out)
  if (made.property) out.push({ kind: 'expression', start: span.start, end: span.end, value: assignField(c, made, ref()) })
}

function assignField(c: Context, parameter: Draft<Parameter>, value: Expression): Expression {
  const { start, end } = value
  const object: Expression = { kind: 'this', start, end, function: c.self.function, class: c.self.class, static: c.self.static }
  const target: Expression = { kind: 'member', start, end, object, property: parameter.name, name: { start, end }, optional: false }
  return assign(c, '=', target, value, { start, end })
}

function functionExpression(c: Context, node: ts.FunctionExpression): Expression {
  const { start, end } = c.span(node)
  const name = node.name ? c.own(node.name.text) : null
  if (!node.name || !name) return { kind: 'function', start, end, function: lowerFunction(c, node, plain('function', null)) }
  const scope = openScope(c.scope)
  const binding = declareValue(c, scope, name, 'function', c.span(node.name))
  const made: Expression = {
    kind: 'function', start, end, function: within(c, scope, () => lowerFunction(c, node, plain('function', name))),
  }
  c.binding(binding).values.unshift(made)
  return made
}

export function plain(kind: FunctionNode['kind'], name: string | null): FunctionRole {
  return { kind, name, class: null, static: false }
}

function arrow(c: Context, node: ts.ArrowFunction): Expression {
  const { start, end } = c.span(node)
  return { kind: 'function', start, end, function: lowerFunction(c, node, plain('arrow', null)) }
}

export const functions = [
  ...on<ts.FunctionExpression>([K.FunctionExpression], functionExpression),
  ...on<ts.ArrowFunction>([K.ArrowFunction], arrow),
]
