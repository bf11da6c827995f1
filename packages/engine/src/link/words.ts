import type { Expression } from '../model/expression.ts'

/** Characters after which a text in words is cut. */
const LENGTH = 60
/** Nested parts that are spelled out. */
const DEPTH = 8

/** An expression in a few words, for messages: `req.query.sort`, `users.findOne(…)`. */
export function wordsOf(node: Expression): string {
  const text = spell(node, 0)
  return text.length > LENGTH ? `${text.slice(0, LENGTH - 1)}…` : text
}

function spell(node: Expression, depth: number): string {
  if (depth > DEPTH) return '…'
  const inner = (one: Expression): string => spell(one, depth + 1)
  switch (node.kind) {
    case 'literal': return typeof node.value === 'string' && node.bigint === undefined ? `'${node.value}'` : `${node.value}${node.bigint ? 'n' : ''}`
    case 'regex': return `/${node.pattern}/${node.flags}`
    case 'ref': return node.name.startsWith('%') ? '{…}' : node.name
    case 'global': return node.name
    case 'this': return 'this'
    case 'super': return 'super'
    case 'member': return property(inner(node.object), node.property, node.optional)
    case 'index': return `${inner(node.object)}[${inner(node.index)}]`
    case 'rest': return `...${inner(node.object)}`
    case 'call': return `${node.new ? 'new ' : ''}${inner(node.callee)}(${node.arguments.length > 0 ? '…' : ''})`
    case 'tagged': return `${inner(node.tag)}\`…\``
    case 'function': return '(…) => …'
    case 'class': return 'class'
    case 'object': return node.entries.length > 0 ? '{ … }' : '{}'
    case 'array': return node.elements.length > 0 ? '[…]' : '[]'
    case 'concat': return node.form === 'template' ? '`…`' : `${node.parts[0] ? inner(node.parts[0]) : ''} + …`
    case 'await': return `await ${inner(node.value)}`
    case 'spread': return `...${inner(node.value)}`
    case 'fallback': return inner(node.value)
    case 'assign': return `${inner(node.target)} ${node.operator} …`
    case 'binary':
    case 'logical': return `${inner(node.left)} ${node.operator} ${inner(node.right)}`
    case 'unary': return `${node.operator}${/\w$/.test(node.operator) ? ' ' : ''}${inner(node.operand)}`
    case 'conditional': return `${inner(node.test)} ? … : …`
    case 'require': return `require('${node.from}')`
    case 'import-call': return `import(${inner(node.from)})`
    default: return '…'
  }
}

function property(object: string, name: string, isOptional: boolean): string {
  if (/^#?[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)) return `${object}${isOptional ? '?' : ''}.${name}`
  return /^\d+$/.test(name) ? `${object}[${name}]` : `${object}['${name}']`
}
