import { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import { access } from './access.ts'
import { binaries } from './binary.ts'
import { calls } from './calls.ts'
import type { Context, ExpressionHandler } from './context.ts'
import { functions } from './functions.ts'
import { on, tableOf } from './handlers.ts'
import { jsx } from './jsx.ts'
import { K } from './kinds.ts'
import { literals } from './literals.ts'
import { objects } from './objects.ts'
import { operators } from './operators.ts'

function identifier(c: Context, node: ts.Identifier): Expression {
  // The parser puts a name without text where an expression is missing.
  if (node.text === '') return c.unknown(node)
  const start = c.start(node)
  return c.name(node.text, start, node.end)
}

function self(c: Context, node: ts.Node): Expression {
  const kind = node.kind === K.SuperKeyword ? 'super' : 'this'
  const { function: of, class: member, static: isStatic } = c.self
  return { kind, start: c.start(node), end: node.end, function: of, class: member, static: isStatic }
}

/** `import.meta` and `new.target`. */
function metaProperty(c: Context, node: ts.MetaProperty): Expression {
  const { start, end } = c.span(node)
  const name = node.keywordToken === K.NewKeyword ? 'new.target' : `import.${node.name.text}`
  return { kind: 'global', start, end, name }
}

function classExpression(c: Context, node: ts.ClassExpression): Expression {
  const { start, end } = c.span(node)
  return { kind: 'class', start, end, class: c.stages.class(c, node) }
}

function withTypeArguments(c: Context, node: ts.ExpressionWithTypeArguments): Expression {
  return c.expression(node.expression)
}

/** Syntax that has no place of its own keeps its children. */
function unknown(c: Context, node: ts.Node): Expression {
  const children: Expression[] = []
  ts.forEachChild(node, (child) => {
    if (expressions[child.kind] !== unknown) children.push(c.expression(child))
  })
  return c.unknown(node, children)
}

export const expressions = tableOf<ExpressionHandler>([
  ...on([K.Identifier], identifier),
  ...on([K.ThisKeyword, K.SuperKeyword], self),
  ...on([K.MetaProperty], metaProperty),
  ...on([K.ClassExpression], classExpression),
  ...on([K.ExpressionWithTypeArguments], withTypeArguments),
  ...literals, ...access, ...calls, ...binaries, ...operators, ...objects, ...functions, ...jsx
], unknown)
