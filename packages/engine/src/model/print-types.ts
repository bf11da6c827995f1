import type { Cast } from './expression.ts'
import type { TypeDeclaration, TypeMember, TypeNode } from './type.ts'

/** A type, the way TypeScript writes it; `other` types show what is kept of them. */
export function printType(type: TypeNode): string {
  switch (type.kind) {
    case 'named': return printNamed(type)
    case 'union': return `(${type.members.map(printType).join(' | ')})`
    case 'intersection': return `(${type.members.map(printType).join(' & ')})`
    case 'array': return `${printType(type.element)}[]`
    case 'tuple': return `[${type.elements.map(printType).join(', ')}]`
    case 'literal': return JSON.stringify(type.value)
    case 'keyword': return type.name
    case 'object': return printMembers(type.members)
    case 'function': return `(${type.parameters.map(printOptional).join(', ')}) => ${printOptional(type.returns)}`
    case 'typeof': return `typeof ${type.name}${mark(type.binding)}`
    case 'indexed': return `${printType(type.object)}[${printType(type.index)}]`
    case 'other': return `other<${type.children.map(printType).join(', ')}>`
  }
}

function printOptional(type: TypeNode | null): string {
  return type ? printType(type) : '_'
}

/** `Pool^` stands for a binding, `Book*` for a declaration in the file; a bare name for neither. */
function printNamed(type: Extract<TypeNode, { kind: 'named' }>): string {
  const declared = type.declaration === null ? '' : '*'
  const args = type.arguments.length > 0 ? `<${type.arguments.map(printType).join(', ')}>` : ''
  return `${type.name}${mark(type.binding)}${declared}${args}`
}

function mark(binding: number | null): string {
  return binding === null ? '' : '^'
}

function printMembers(members: readonly TypeMember[]): string {
  const printed = members.map((member) => {
    const name = `${member.readonly ? 'readonly ' : ''}${member.name}${member.optional ? '?' : ''}`
    return member.type ? `${name}: ${printType(member.type)}` : name
  })
  return printed.length > 0 ? `{ ${printed.join(', ')} }` : '{}'
}

export function printTypeDeclaration(declaration: TypeDeclaration): string {
  const parameters = declaration.parameters.length > 0 ? `<${declaration.parameters.join(', ')}>` : ''
  const head = `${declaration.kind} ${declaration.name}${parameters}`
  if (declaration.type) return `${head} = ${printType(declaration.type)}`
  const parents = declaration.extends.length > 0 ? ` extends ${declaration.extends.map(printType).join(', ')}` : ''
  return `${head}${parents} ${printMembers(declaration.members)}`
}

/** A value with the casts around it. */
export function printCasts(value: string, casts: readonly Cast[]): string {
  return casts.reduce((inner, { form, type }) => type ? `(${inner} ${form} ${printType(type)})` : `${inner}!`, value)
}

export function printAnnotation(type: TypeNode | null): string {
  return type ? `: ${printType(type)}` : ''
}
