import type { Expression } from '../../../packages/engine/src/model/expression.ts'
import type { Module } from '../../../packages/engine/src/model/module.ts'
import type { Span } from '../../../packages/engine/src/model/span.ts'
import type { Statement } from '../../../packages/engine/src/model/statement.ts'
import type { TypeNode } from '../../../packages/engine/src/model/type.ts'
import { children, expressionsOf, statementsOf } from '../../../packages/engine/src/model/visit.ts'

/** No tree is deeper, whatever the text: the limit of lowering and some room for the levels that end it. */
const deepest = 1_000

/** What is wrong with a lowered module, whatever the text: spans, indices, names. An empty list is the expected answer. */
export function checkModule(module: Module, text: string): string[] {
  const problems: string[] = []
  const says = (span: Span) => JSON.stringify(text.slice(span.start, Math.min(span.end, span.start + 40)))
  const report = (what: string, span: Span) => {
    if (problems.length < 5) problems.push(`${what} at ${span.start}-${span.end} ${says(span)}`)
  }

  const whole: Span = { start: 0, end: text.length }
  const inside = (span: Span, parent: Span, what: string) => {
    if (!(span.start <= span.end)) report(`${what} ends before it starts`, span)
    // What the parser made up has no text; it may stand in the blanks before its parent.
    const isMissing = span.start === span.end
    if (!isMissing && (span.start < parent.start || span.end > parent.end)) report(`${what} is outside of ${parent.start}-${parent.end}`, span)
  }
  const index = (value: number | null, list: readonly unknown[], what: string, span: Span) => {
    if (value !== null && !(value >= 0 && value < list.length)) report(`${what} ${value} does not exist`, span)
  }
  const written = (name: string, span: Span, what: string) => {
    const found = text.slice(span.start, span.end)
    // Escapes are kept in the text and not in the name; keys may be quoted or numbers; JSX names may hold blanks.
    const isPlain = /^#?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d-]*$/u.test(found)
    if (isPlain && found !== name) report(`${what} ${JSON.stringify(name)} is written otherwise`, span)
  }

  function expression(node: Expression, parent: Span, depth: number): void {
    inside(node, parent, node.kind)
    if (depth > deepest) return report('too deep', node)
    for (const cast of node.casts ?? []) {
      inside(node, cast, 'a cast expression')
      type(cast.type, cast)
    }
    leaf(node)
    const isRead = isPatternRead(node)
    for (const child of children(node)) {
      // What a pattern takes apart stands elsewhere in the text; so does what a temporary holds.
      const isElsewhere = isRead || isTemporary(child) || (node.kind === 'assign' && isTemporary(node.target))
      expression(child, isElsewhere ? whole : node, depth + 1)
    }
  }

  function leaf(node: Expression): void {
    switch (node.kind) {
      case 'ref':
        index(node.binding, module.bindings, 'binding', node)
        if (module.bindings[node.binding]?.name !== node.name) report('a reference has another name than its binding', node)
        if (!node.name.startsWith('%')) written(node.name, node, 'ref')
        break
      case 'global':
        if (!node.name.includes('.')) written(node.name, node, 'global')
        break
      case 'member':
        inside(node.name, node, 'the name of a member')
        if (!/^\d+$/.test(node.property)) written(node.property, node.name, 'member')
        break
      case 'function': return index(node.function, module.functions, 'function', node)
      case 'class': return index(node.class, module.classes, 'class', node)
      case 'tagged':
        if (node.strings.length !== node.values.length + 1) report('a tagged template has other holes', node)
        break
      case 'this':
      case 'super':
        index(node.function, module.functions, 'function', node)
        return index(node.class, module.classes, 'class', node)
      case 'call': return node.typeArguments?.forEach(each => type(each, node))
      default:
    }
  }

  function isTemporary(node: Expression): boolean {
    return node.kind === 'ref' && node.name.startsWith('%')
  }

  function isPatternRead(node: Expression): boolean {
    if (node.kind === 'rest') return true
    if (node.kind === 'index') return node.index.start === node.start && node.index.end <= node.end
    return node.kind === 'member' && node.name.start === node.start && node.name.end === node.end
  }

  function statements(list: readonly Statement[], parent: Span, depth: number): void {
    if (depth > deepest) return report('too deep', parent)
    for (const node of list) {
      inside(node, parent, node.kind)
      if ('binding' in node) index(node.binding, module.bindings, 'binding', node)
      if (node.kind === 'function') index(node.function, module.functions, 'function', node)
      if (node.kind === 'class') index(node.class, module.classes, 'class', node)
      const kind = node.kind === 'declare' ? module.bindings[node.binding]?.kind : undefined
      // Merged declarations have one value, whose entries stand in several of them.
      if (kind !== 'enum' && kind !== 'namespace') {
        for (const value of expressionsOf(node)) expression(value, kind === 'temporary' ? whole : node, depth + 1)
      }
      if (node.kind === 'switch') {
        for (const { test, ...span } of node.cases) {
          inside(span, node, 'case')
          if (test) expression(test, span, depth + 1)
        }
      }
      for (const inner of statementsOf(node)) statements(inner, node, depth + 1)
    }
  }

  function type(node: TypeNode | null, parent: Span): void {
    if (!node) return
    inside(node, parent, `type ${node.kind}`)
    switch (node.kind) {
      case 'named':
        index(node.binding, module.bindings, 'binding', node)
        index(node.declaration, module.types, 'type', node)
        return node.arguments.forEach(each => type(each, node))
      case 'typeof': return index(node.binding, module.bindings, 'binding', node)
      case 'union':
      case 'intersection': return node.members.forEach(each => type(each, node))
      case 'tuple': return node.elements.forEach(each => type(each, node))
      case 'other': return node.children.forEach(each => type(each, node))
      case 'object': return node.members.forEach(each => type(each.type, node))
      case 'array': return type(node.element, node)
      case 'indexed':
        type(node.object, node)
        return type(node.index, node)
      case 'function':
        node.parameters.forEach(each => type(each, node))
        return type(node.returns, node)
      default:
    }
  }

  module.functions.forEach((made, at) => {
    inside(made, whole, 'function')
    if (at === 0 ? made.parent !== -1 : !(made.parent >= 0 && made.parent < at)) report(`the parent ${made.parent} of function ${at}`, made)
    index(made.class, module.classes, 'class', made)
    type(made.returnType, made)
    if (made.bodySpan) inside(made.bodySpan, made, 'body')
    if (!made.bodySpan && made.body.length > 0) report('statements without a body', made)
    for (const parameter of made.parameters) {
      inside(parameter, made, 'parameter')
      type(parameter.type, parameter)
      if (module.bindings[parameter.binding]?.parameter?.function !== at) report('a parameter of another function', parameter)
    }
    statements(made.body, made, 0)
  })
  for (const made of module.classes) {
    inside(made, whole, 'class')
    if (made.extends) expression(made.extends, made, 0)
    for (const { value } of made.decorators) expression(value, made, 0)
    for (const member of made.members) {
      inside(member, made, 'class member')
      index(member.function, module.functions, 'function', member)
      type(member.type, member)
      if (member.value) expression(member.value, member, 0)
      for (const { value } of member.decorators) expression(value, member, 0)
    }
  }
  for (const binding of module.bindings) {
    inside(binding, whole, 'binding')
    index(binding.function, module.functions, 'function', binding)
    type(binding.type, whole)
    const isMerged = binding.kind === 'enum' || binding.kind === 'namespace'
    for (const value of binding.values.flatMap(each => isMerged ? children(each) : [each])) expression(value, whole, 0)
    if (!/^%|^import\(/.test(binding.name)) written(binding.name, binding, 'binding')
  }
  for (const each of module.exports) {
    inside(each, whole, 'export')
    index(each.type, module.types, 'type', each)
    if (each.value) expression(each.value, whole, 0)
  }
  for (const declaration of module.types) {
    inside(declaration, whole, 'type declaration')
    type(declaration.type, declaration)
    for (const parent of declaration.extends) type(parent, whole)
    for (const member of declaration.members) type(member.type, whole)
  }
  let last = 0
  for (const comment of module.comments) {
    inside(comment, whole, 'comment')
    if (comment.start < last || !/^\/[/*]/.test(text.slice(comment.start, comment.start + 2))) report('not a comment', comment)
    last = comment.end
  }
  module.requests.forEach(request => inside(request, whole, 'request'))
  if (module.length !== text.length) report('another length', whole)
  if (module.lines[0] !== 0 || module.lines.some((start, at) => at > 0 && start <= module.lines[at - 1]!)) report('lines out of order', whole)
  if (module.notes.length > 1) report('more than one note', whole)
  return problems
}
