import type { TypeNode } from '../model/type.ts'

/** A type annotation in a few words: `string`, `Reader[]`, `string | null`; `?` where a part is not plain. */
export function typeText(type: TypeNode): string {
  switch (type.kind) {
    case 'named': return wrappers.has(type.name) && type.arguments[0] !== undefined ? typeText(type.arguments[0]) : type.name
    case 'keyword': return type.name
    case 'literal': return typeof type.value === 'string' ? 'string' : typeof type.value
    case 'array': return `${typeText(type.element)}[]`
    case 'union': return [...new Set(type.members.filter(each => !isNothing(each)).map(typeText))].join(' | ')
    case 'object': return 'object'
    default: return '?'
  }
}

/** Types that say nothing of what is inside: TypeORM's `Relation`, promises, MikroORM's `Ref` and `Opt`, Sequelize's `CreationOptional`. */
const wrappers: ReadonlySet<string> = new Set(['Relation', 'Promise', 'Ref', 'Opt', 'Hidden', 'CreationOptional', 'NonAttribute', 'ForeignKey', 'Loaded'])

function isNothing(type: TypeNode): boolean {
  return type.kind === 'keyword' && (type.name === 'null' || type.name === 'undefined')
}
