import type { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Decorator, FunctionNode, Parameter } from '../model/module.ts'
import type { Context, Draft, FunctionRole } from './context.ts'
import { declareNames } from './declare.ts'
import { on } from './handlers.ts'
import { hoistVars } from './hoist.ts'
import { K } from './kinds.ts'
import { hasModifier, lowerDecorators } from './modifiers.ts'
import { nameOf } from './names.ts'
import { declareParameter, lowerParameter } from './parameters.ts'
import { declareTypeParameters, declareValue, openScope } from './scope.ts'

type FunctionSyntax = ts.SignatureDeclaration | ts.ClassStaticBlockDeclaration

/** Lowers a function of any kind and gives its index. */
export function lowerFunction(c: Context, node: FunctionSyntax, role: FunctionRole): number {
  const index = c.functions.length
  const made = draft(c, node, role)
  c.functions.push(made)
  const parameters = parametersOf(node)
  const decorators: Decorator[][] = []
  for (const parameter of parameters) decorators.push(lowerDecorators(c, parameter))
  const { function: outer, self, scope } = c
  c.function = index
  if (role.kind !== 'arrow') c.self = { function: index, class: role.class, static: role.static }
  c.scope = openScope(scope)
  lowerInside(c, node as FunctionParts, made, parameters, decorators)
  c.function = outer
  c.self = self
  c.scope = scope
  return index
}

const NO_PARAMETERS: readonly ts.ParameterDeclaration[] = []

/** Without `this: T`, which says something about the types and takes no argument. */
function parametersOf(node: FunctionSyntax): readonly ts.ParameterDeclaration[] {
  if (node.kind === K.ClassStaticBlockDeclaration) return NO_PARAMETERS
  const { parameters } = node
  const first = parameters[0]?.name
  return first?.kind === K.Identifier && first.text === 'this' ? parameters.slice(1) : parameters
}

/** What functions of some kinds have. */
interface FunctionParts {
  readonly typeParameters?: readonly ts.TypeParameterDeclaration[]
  readonly type?: ts.TypeNode
  readonly body?: ts.ConciseBody
}

/** Declares all names first: those of the parameters, then those of the body. */
function lowerInside(
  c: Context, { typeParameters, type, body }: FunctionParts, made: Draft<FunctionNode>,
  parameters: readonly ts.ParameterDeclaration[], decorators: readonly Decorator[][]
): void {
  declareTypeParameters(c.scope, typeParameters)
  const drafts: Draft<Parameter>[] = []
  for (const parameter of parameters) drafts.push(declareParameter(c, parameter, drafts.length, decorators[drafts.length] ?? []))
  made.parameters = drafts
  const statements = body?.kind === K.Block ? (body as ts.Block).statements : null
  if (statements) {
    declareNames(c, statements, c.scope)
    hoistVars(c, statements, c.scope)
  }
  const out = body ? made.body : []
  drafts.forEach((parameter, place) => {
    const syntax = parameters[place]
    if (syntax) lowerParameter(c, syntax, parameter, out)
  })
  made.returnType = c.typeOrNull(type)
  if (!body) return
  made.bodySpan = c.span(body)
  if (statements) for (const statement of statements) c.statement(statement, out)
  else lowerExpressionBody(c, body, made)
}

function lowerExpressionBody(c: Context, body: ts.Node, made: Draft<FunctionNode>): void {
  const value = c.expression(body)
  made.expressionBody = true
  made.body.push({ kind: 'return', start: value.start, end: value.end, value })
}

function draft(c: Context, node: FunctionSyntax, role: FunctionRole): Draft<FunctionNode> {
  return {
    start: c.start(node),
    end: node.end,
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
    decorators: []
  }
}

const ARROW: FunctionRole = { kind: 'arrow', name: null, class: null, static: false }

function arrow(c: Context, node: ts.ArrowFunction): Expression {
  const start = c.start(node)
  return { kind: 'function', start, end: node.end, function: lowerFunction(c, node, ARROW) }
}

/** The name of a function expression is bound inside it alone. */
function functionExpression(c: Context, node: ts.FunctionExpression): Expression {
  const start = c.start(node)
  const { end } = node
  const name = nameOf(node)
  const role: FunctionRole = { kind: 'function', name, class: null, static: false }
  if (!node.name || name === null) return { kind: 'function', start, end, function: lowerFunction(c, node, role) }
  const { scope } = c
  c.scope = openScope(scope)
  const binding = c.binding(declareValue(c, c.scope, name, 'function', c.span(node.name)))
  const made: Expression = { kind: 'function', start, end, function: c.functions.length }
  binding.values.push(made)
  lowerFunction(c, node, role)
  c.scope = scope
  return made
}

export const functions = [
  ...on([K.FunctionExpression], functionExpression),
  ...on([K.ArrowFunction], arrow)
]
