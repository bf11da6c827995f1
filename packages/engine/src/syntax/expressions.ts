import { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import { access } from './access.ts'
import type { Context } from './context.ts'
import { functions } from './functions.ts'
import { on, type Handler } from './handlers.ts'
import { jsx } from './jsx.ts'
import { literals } from './literals.ts'
import { objects } from './objects.ts'
import { operators } from './operators.ts'

const K = ts.SyntaxKind

function identifier(c: Context, node: ts.Identifier): Expression {
  // The parser puts a name without text where an expression is missing.
  if (node.text === '') return c.unknown(node)
  const start = c.start(node)
  return c.name(node.text, start, node.end)
}

function self(c: Context, node: ts.Node): Expression {
  const { start, end } = c.span(node)
  return { kind: node.kind === K.SuperKeyword ? 'super' : 'this', start, end, function: c.self.function, class: c.self.class, static: c.self.static }
}

/** `import.meta` and `new.target`. */
function metaProperty(c: Context, node: ts.MetaProperty): Expression {
  const { start, end } = c.span(node)
  const name = node.keywordToken === K.NewKeyword ? 'new.target' : c.own(`import.${node.name.text}`)
  return { kind: 'global', start, end, name }
}

function classExpression(c: Context, node: ts.ClassExpression): Expression {
  const { start, end } = c.span(node)
  return { kind: 'class', start, end, class: c.stages.class(c, node) }
}

function withTypeArguments(c: Context, node: ts.ExpressionWithTypeArguments): Expression {
  return c.expression(node.expression)
}

const table: Handler[] = []
for (const [kind, handler] of [
  ...on<ts.Identifier>([K.Identifier], identifier),
  ...on<ts.Node>([K.ThisKeyword, K.SuperKeyword], self),
  ...on<ts.MetaProperty>([K.MetaProperty], metaProperty),
  ...on<ts.ClassExpression>([K.ClassExpression], classExpression),
  ...on<ts.ExpressionWithTypeArguments>([K.ExpressionWithTypeArguments], withTypeArguments),
  ...literals, ...access, ...operators, ...objects, ...functions, ...jsx,
]) table[kind] = handler

/** Lowers any expression; syntax that has no place keeps its children. */
export function lowerExpression(c: Context, node: ts.Node): Expression {
  const handler = table[node.kind]
  return handler ? handler(c, node as never) : unknown(c, node)
}

function unknown(c: Context, node: ts.Node): Expression {
  const children: Expression[] = []
  ts.forEachChild(node, (child) => {
    if (table[child.kind]) children.push(c.expression(child))
  })
  return c.unknown(node, children)
}
