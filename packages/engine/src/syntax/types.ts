import { ts } from 'ts-morph'
import type { TypeMember, TypeNode } from '../model/type.ts'
import type { Context } from './context.ts'
import { declareTypeParameters } from './functions.ts'
import { dottedName, propertyKey } from './names.ts'
import { addBinding, declareGeneric, lookupType, openScope, within } from './scope.ts'
import { hasModifier } from './declare.ts'

const K = ts.SyntaxKind

type Handler = (c: Context, node: never) => TypeNode
const table: Handler[] = []
function on<N extends ts.Node>(kinds: readonly ts.SyntaxKind[], handler: (c: Context, node: N) => TypeNode): void {
  for (const kind of kinds) table[kind] = handler as Handler
}

/** Lowers a type annotation. */
export function lowerType(c: Context, node: ts.Node): TypeNode {
  const handler = table[node.kind]
  return handler ? handler(c, node as never) : other(c, node)
}

/** A type without a place of its own, with the types inside it. The names it declares hide others of that name. */
function other(c: Context, node: ts.Node): TypeNode {
  const children: TypeNode[] = []
  const pending: ts.Node[] = [node]
  within(c, openScope(c.scope), () => {
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (next.kind === K.TypeParameter) declareGeneric(c.scope, c.own((next as ts.TypeParameterDeclaration).name.text))
      ts.forEachChild(next, (child) => {
        if (ts.isTypeNode(child)) children.push(c.type(child))
        else if (child.kind === K.TypeParameter || child.kind === K.TemplateLiteralTypeSpan) pending.push(child)
      })
    }
  })
  return { kind: 'other', start: c.start(node), end: node.end, children }
}

for (const kind of [
  K.AnyKeyword, K.UnknownKeyword, K.StringKeyword, K.NumberKeyword, K.BooleanKeyword, K.BigIntKeyword, K.SymbolKeyword,
  K.ObjectKeyword, K.NeverKeyword, K.VoidKeyword, K.UndefinedKeyword,
]) {
  const name = ts.tokenToString(kind) ?? 'unknown'
  on([kind], (c, node) => ({ kind: 'keyword', start: c.start(node), end: node.end, name }))
}
on([K.ThisType], (c, node) => ({ kind: 'keyword', start: c.start(node), end: node.end, name: 'this' }))

on<ts.TypeReferenceNode>([K.TypeReference], (c, node) => named(c, node, node.typeName, node.typeArguments))
on<ts.ExpressionWithTypeArguments>([K.ExpressionWithTypeArguments], (c, node) => named(c, node, node.expression, node.typeArguments))

function named(c: Context, node: ts.Node, written: ts.Node, args: readonly ts.TypeNode[] | undefined): TypeNode {
  const dotted = dottedName(c, written)
  if (!dotted) return { kind: 'other', start: c.start(node), end: node.end, children: c.typeList(args) }
  const meaning = lookupType(c, dotted.first)
  return { kind: 'named', start: c.start(node), end: node.end, name: dotted.name, ...meaning, arguments: c.typeList(args) }
}

on<ts.UnionTypeNode>([K.UnionType], (c, node) => ({ kind: 'union', start: c.start(node), end: node.end, members: c.typeList(node.types) }))
on<ts.IntersectionTypeNode>([K.IntersectionType], (c, node) => ({ kind: 'intersection', start: c.start(node), end: node.end, members: c.typeList(node.types) }))
on<ts.ArrayTypeNode>([K.ArrayType], (c, node) => ({ kind: 'array', start: c.start(node), end: node.end, element: c.type(node.elementType) }))
on<ts.TupleTypeNode>([K.TupleType], (c, node) => ({ kind: 'tuple', start: c.start(node), end: node.end, elements: c.typeList(node.elements) }))
on<ts.NamedTupleMember>([K.NamedTupleMember], (c, node) => c.type(node.type))
on<ts.ParenthesizedTypeNode>([K.ParenthesizedType], (c, node) => c.type(node.type))
on<ts.OptionalTypeNode>([K.OptionalType], (c, node) => c.type(node.type))
on<ts.IndexedAccessTypeNode>([K.IndexedAccessType], (c, node) => {
  return { kind: 'indexed', start: c.start(node), end: node.end, object: c.type(node.objectType), index: c.type(node.indexType) }
})
on<ts.TypeLiteralNode>([K.TypeLiteral], (c, node) => ({ kind: 'object', start: c.start(node), end: node.end, members: lowerTypeMembers(c, node.members) }))
on<ts.TypeOperatorNode>([K.TypeOperator], (c, node) => node.operator === K.ReadonlyKeyword ? c.type(node.type) : other(c, node))

on<ts.LiteralTypeNode>([K.LiteralType], (c, node) => {
  const { literal } = node
  const span = c.span(node)
  switch (literal.kind) {
    case K.NullKeyword: return { kind: 'keyword', start: span.start, end: span.end, name: 'null' }
    case K.TrueKeyword: return { kind: 'literal', start: span.start, end: span.end, value: true }
    case K.FalseKeyword: return { kind: 'literal', start: span.start, end: span.end, value: false }
    case K.NumericLiteral: return { kind: 'literal', start: span.start, end: span.end, value: Number(literal.text) }
    case K.StringLiteral:
    case K.NoSubstitutionTemplateLiteral: return { kind: 'literal', start: span.start, end: span.end, value: c.own(literal.text) }
    case K.PrefixUnaryExpression: return negative(literal as ts.PrefixUnaryExpression, span)
    default: return { kind: 'other', start: span.start, end: span.end, children: [] }
  }
})

function negative(node: ts.PrefixUnaryExpression, span: { start: number, end: number }): TypeNode {
  const { operand } = node
  if (operand.kind !== K.NumericLiteral) return { kind: 'other', start: span.start, end: span.end, children: [] }
  const value = Number((operand as ts.NumericLiteral).text)
  return { kind: 'literal', start: span.start, end: span.end, value: node.operator === K.MinusToken ? -value : value }
}

on<ts.FunctionTypeNode | ts.ConstructorTypeNode>([K.FunctionType, K.ConstructorType], (c, node) => ({ ...signature(c, node), start: c.start(node), end: node.end }))

function signature(c: Context, node: ts.SignatureDeclaration): TypeNode {
  return within(c, openScope(c.scope), () => {
    declareTypeParameters(c, node.typeParameters)
    const parameters = node.parameters.map((parameter) => c.typeOrNull(parameter.type))
    return { kind: 'function', start: c.start(node), end: node.end, parameters, returns: c.typeOrNull(node.type) }
  })
}

on<ts.TypeQueryNode>([K.TypeQuery], (c, node) => {
  const span = c.span(node)
  if (node.exprName.kind === (K.ImportType as ts.SyntaxKind)) return imported(c, node.exprName as unknown as ts.ImportTypeNode)
  const dotted = dottedName(c, node.exprName)
  if (!dotted) return { kind: 'other', start: span.start, end: span.end, children: [] }
  return { kind: 'typeof', start: span.start, end: span.end, name: dotted.name, binding: c.lookup(dotted.first) }
})

on<ts.ImportTypeNode>([K.ImportType], imported)

/** `import('pg').Pool` is a name that a binding of its own imports; `typeof import('pg')` the namespace. */
function imported(c: Context, node: ts.ImportTypeNode): TypeNode {
  const span = c.span(node)
  const specifier = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : null
  const args = c.typeList(node.typeArguments)
  if (!specifier || specifier.kind !== K.StringLiteral) return { kind: 'other', start: span.start, end: span.end, children: args }
  const from = c.own(specifier.text)
  c.requests.push({ start: c.start(specifier), end: specifier.end, from, form: 'type' })
  const dotted = node.qualifier ? dottedName(c, node.qualifier) : null
  const name = dotted?.first ?? '*'
  const binding = addBinding(c, `import('${from}').${name}`, 'import', span)
  c.binding(binding).import = { from, name, typeOnly: true }
  const written = dotted?.name ?? `import('${from}')`
  if (node.isTypeOf) return { kind: 'typeof', start: span.start, end: span.end, name: written, binding }
  return { kind: 'named', start: span.start, end: span.end, name: written, binding, declaration: null, arguments: args }
}

/** The properties and methods of an object type; index, call and construct signatures name no key. */
export function lowerTypeMembers(c: Context, nodes: readonly ts.TypeElement[]): TypeMember[] {
  const members: TypeMember[] = []
  for (const node of nodes) {
    const key = node.name ? propertyKey(c, node.name).key : null
    if (key === null) continue
    const type = memberType(c, node)
    const optional = node.questionToken !== undefined
    members.push({ start: c.start(node), end: node.end, name: key, optional, readonly: hasModifier(node, K.ReadonlyKeyword), type })
  }
  return members
}

function memberType(c: Context, node: ts.TypeElement): TypeNode | null {
  switch (node.kind) {
    case K.MethodSignature: return signature(c, node as ts.MethodSignature)
    case K.SetAccessor: return c.typeOrNull((node as unknown as ts.SetAccessorDeclaration).parameters[0]?.type)
    default: return c.typeOrNull((node as ts.PropertySignature).type)
  }
}
