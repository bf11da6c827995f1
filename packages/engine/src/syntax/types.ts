import { ts } from 'ts-morph'
import type { TypeNode } from '../model/type.ts'
import type { Context, TypeHandler } from './context.ts'
import { onType, tableOf } from './handlers.ts'
import { K } from './kinds.ts'
import { dottedName } from './names.ts'
import { addBinding, declareGeneric, declareTypeParameters, lookupType, openScope, within } from './scope.ts'
import { lowerTypeMembers } from './type-members.ts'

/** A type without a place of its own, with the types inside it. The names it declares hide others of that name. */
function other(c: Context, node: ts.Node): TypeNode {
  const children: TypeNode[] = []
  within(c, openScope(c.scope), () => collectTypes(c, node, children))
  return { kind: 'other', start: c.start(node), end: node.end, children }
}

/** `infer T` and `K in keyof T` declare a name, and may hold types; so may the holes of a template. */
function collectTypes(c: Context, node: ts.Node, into: TypeNode[]): void {
  ts.forEachChild(node, (child) => {
    if (child.kind === K.TypeParameter) declareGeneric(c.scope, (child as ts.TypeParameterDeclaration).name.text)
    if (child.kind === K.TypeParameter || child.kind === K.TemplateLiteralTypeSpan) collectTypes(c, child, into)
    else if (ts.isTypeNode(child)) into.push(c.type(child))
  })
}

function keyword(c: Context, node: ts.Node): TypeNode {
  const name = node.kind === K.ThisType ? 'this' : ts.tokenToString(node.kind) ?? 'unknown'
  return { kind: 'keyword', start: c.start(node), end: node.end, name }
}

function reference(c: Context, node: ts.TypeReferenceNode): TypeNode {
  return named(c, node, node.typeName, node.typeArguments)
}

function heritage(c: Context, node: ts.ExpressionWithTypeArguments): TypeNode {
  return named(c, node, node.expression, node.typeArguments)
}

function named(c: Context, node: ts.Node, written: ts.Node, args: readonly ts.TypeNode[] | undefined): TypeNode {
  const start = c.start(node)
  const { end } = node
  const dotted = dottedName(written)
  if (!dotted) return { kind: 'other', start, end, children: c.typeList(args) }
  const { binding, declaration } = lookupType(c, dotted.first)
  return { kind: 'named', start, end, name: dotted.name, binding, declaration, arguments: c.typeList(args) }
}

function several(c: Context, node: ts.UnionTypeNode | ts.IntersectionTypeNode): TypeNode {
  const kind = node.kind === K.UnionType ? 'union' : 'intersection'
  return { kind, start: c.start(node), end: node.end, members: c.typeList(node.types) }
}

function array(c: Context, node: ts.ArrayTypeNode): TypeNode {
  return { kind: 'array', start: c.start(node), end: node.end, element: c.type(node.elementType) }
}

function tuple(c: Context, node: ts.TupleTypeNode): TypeNode {
  return { kind: 'tuple', start: c.start(node), end: node.end, elements: c.typeList(node.elements) }
}

function indexed(c: Context, node: ts.IndexedAccessTypeNode): TypeNode {
  return { kind: 'indexed', start: c.start(node), end: node.end, object: c.type(node.objectType), index: c.type(node.indexType) }
}

function object(c: Context, node: ts.TypeLiteralNode): TypeNode {
  return { kind: 'object', start: c.start(node), end: node.end, members: lowerTypeMembers(c, node.members) }
}

/** `readonly T[]` is `T[]`; `keyof` and `unique` make other types. */
function operator(c: Context, node: ts.TypeOperatorNode): TypeNode {
  return node.operator === K.ReadonlyKeyword ? c.type(node.type) : other(c, node)
}

function inner(c: Context, node: ts.ParenthesizedTypeNode | ts.NamedTupleMember | ts.OptionalTypeNode): TypeNode {
  return c.type(node.type)
}

function literal(c: Context, node: ts.LiteralTypeNode): TypeNode {
  const start = c.start(node)
  const { end, literal } = node
  switch (literal.kind) {
    case K.NullKeyword: return { kind: 'keyword', start, end, name: 'null' }
    case K.TrueKeyword: return { kind: 'literal', start, end, value: true }
    case K.FalseKeyword: return { kind: 'literal', start, end, value: false }
    case K.NumericLiteral: return { kind: 'literal', start, end, value: Number(literal.text) }
    case K.StringLiteral:
    case K.NoSubstitutionTemplateLiteral: return { kind: 'literal', start, end, value: literal.text }
    case K.PrefixUnaryExpression: return signed(literal as ts.PrefixUnaryExpression, start, end)
    default: return { kind: 'other', start, end, children: [] }
  }
}

function signed(node: ts.PrefixUnaryExpression, start: number, end: number): TypeNode {
  const { operand } = node
  if (operand.kind !== K.NumericLiteral) return { kind: 'other', start, end, children: [] }
  const value = Number((operand as ts.NumericLiteral).text)
  return { kind: 'literal', start, end, value: node.operator === K.MinusToken ? -value : value }
}

function signature(c: Context, node: ts.SignatureDeclaration): TypeNode {
  return within(c, openScope(c.scope), () => {
    declareTypeParameters(c.scope, node.typeParameters)
    const parameters = node.parameters.map((parameter) => c.typeOrNull(parameter.type))
    return { kind: 'function', start: c.start(node), end: node.end, parameters, returns: c.typeOrNull(node.type) }
  })
}

function query(c: Context, node: ts.TypeQueryNode): TypeNode {
  const start = c.start(node)
  const { end } = node
  const dotted = dottedName(node.exprName)
  if (!dotted) return { kind: 'other', start, end, children: [] }
  return { kind: 'typeof', start, end, name: dotted.name, binding: c.lookup(dotted.first) }
}

/** `import('pg').Pool` is a name that a binding of its own imports; `typeof import('pg')` the namespace. */
function imported(c: Context, node: ts.ImportTypeNode): TypeNode {
  const span = c.span(node)
  const { start, end } = span
  const specifier = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : null
  const args = c.typeList(node.typeArguments)
  if (specifier?.kind !== K.StringLiteral) return { kind: 'other', start, end, children: args }
  const from = specifier.text
  c.requests.push({ start: c.start(specifier), end: specifier.end, from, form: 'type' })
  const dotted = node.qualifier ? dottedName(node.qualifier) : null
  const name = dotted?.first ?? '*'
  const binding = addBinding(c, `import('${from}').${name}`, 'import', span)
  c.binding(binding).import = { from, name, typeOnly: true }
  const written = dotted?.name ?? `import('${from}')`
  if (node.isTypeOf) return { kind: 'typeof', start, end, name: written, binding }
  return { kind: 'named', start, end, name: written, binding, declaration: null, arguments: args }
}

export const types = tableOf<TypeHandler>([
  ...onType([
    K.AnyKeyword, K.UnknownKeyword, K.StringKeyword, K.NumberKeyword, K.BooleanKeyword, K.BigIntKeyword, K.SymbolKeyword,
    K.ObjectKeyword, K.NeverKeyword, K.VoidKeyword, K.UndefinedKeyword, K.ThisType
  ], keyword),
  ...onType([K.TypeReference], reference),
  ...onType([K.ExpressionWithTypeArguments], heritage),
  ...onType([K.UnionType, K.IntersectionType], several),
  ...onType([K.ArrayType], array),
  ...onType([K.TupleType], tuple),
  ...onType([K.IndexedAccessType], indexed),
  ...onType([K.TypeLiteral], object),
  ...onType([K.TypeOperator], operator),
  ...onType([K.ParenthesizedType, K.NamedTupleMember, K.OptionalType], inner),
  ...onType([K.LiteralType], literal),
  ...onType([K.FunctionType, K.ConstructorType, K.MethodSignature], signature),
  ...onType([K.TypeQuery], query),
  ...onType([K.ImportType], imported)
], other)
