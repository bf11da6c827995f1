import type { ts } from 'ts-morph'
import type { Expression } from '../model/expression.ts'
import type { Context } from './context.ts'
import { CHAIN_DEPTH } from './limits.ts'
import { K } from './kinds.ts'

/**
 * Reads, calls, casts and operators lean on what stands left of them: `a.b(c)!.d`, `a && b && c`. The parser makes such
 * chains of any length without recursion. Lowering recurses, so what is left of a chain at CHAIN_DEPTH is given up here.
 */
export function isTooDeep(c: Context): boolean {
  return c.depth >= CHAIN_DEPTH
}

/** The rest of a chain that is too deep: one `unknown` with every operand that the links hold, in order of text. */
export function loseChain(c: Context, outermost: ts.Node): Expression {
  const links: ts.Node[] = []
  let node = outermost
  for (let left = leftOf(node); left; left = leftOf(node)) {
    links.push(node)
    node = left
  }
  const children = [c.expression(node)]
  for (let link = links.pop(); link; link = links.pop()) loseOperands(c, link, children)
  return c.unknown(outermost, children)
}

function leftOf(node: ts.Node): ts.Node | null {
  switch (node.kind) {
    case K.BinaryExpression: return (node as ts.BinaryExpression).left
    case K.TaggedTemplateExpression: return (node as ts.TaggedTemplateExpression).tag
    case K.PropertyAccessExpression:
    case K.ElementAccessExpression:
    case K.CallExpression:
    case K.ParenthesizedExpression:
    case K.NonNullExpression:
    case K.AsExpression:
    case K.SatisfiesExpression:
      return (node as ts.CallExpression).expression
    default: return null
  }
}

/** Lowers what a link holds besides its left side. */
function loseOperands(c: Context, link: ts.Node, into: Expression[]): void {
  switch (link.kind) {
    case K.BinaryExpression:
      into.push(c.expression((link as ts.BinaryExpression).right))
      break
    case K.CallExpression:
      for (const argument of (link as ts.CallExpression).arguments) into.push(c.expression(argument))
      break
    case K.ElementAccessExpression:
      into.push(c.expression((link as ts.ElementAccessExpression).argumentExpression))
      break
    case K.TaggedTemplateExpression:
      loseTemplate(c, (link as ts.TaggedTemplateExpression).template, into)
      break
    default:
  }
}

function loseTemplate(c: Context, template: ts.TemplateLiteral, into: Expression[]): void {
  if (template.kind !== K.TemplateExpression) return
  for (const span of template.templateSpans) into.push(c.expression(span.expression))
}
