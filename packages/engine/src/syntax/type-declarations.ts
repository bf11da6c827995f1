import type { ts } from 'ts-morph'
import type { TypeDeclaration } from '../model/type.ts'
import type { Context, Draft } from './context.ts'
import { declareTypeParameters, lookupDeclaration, openScope, within } from './scope.ts'
import { lowerTypeMembers } from './type-members.ts'

/** Adds what one declaration says to the interface; there may be several of its name. */
export function lowerInterface(c: Context, node: ts.InterfaceDeclaration): void {
  lowerDeclared(c, node, (made) => {
    for (const clause of node.heritageClauses ?? []) for (const type of clause.types) made.extends.push(c.type(type))
    for (const member of lowerTypeMembers(c, node.members)) made.members.push(member)
  })
}

/** Two aliases of one name are a mistake; the first stands. */
export function lowerAlias(c: Context, node: ts.TypeAliasDeclaration): void {
  lowerDeclared(c, node, (made) => {
    made.type ??= c.type(node.type)
  })
}

/** Finds the declaration, and lowers its inside where its type parameters are known. */
function lowerDeclared(
  c: Context, node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration, lower: (made: Draft<TypeDeclaration>) => void
): void {
  const index = lookupDeclaration(c, node.name.text)
  const made = index === null ? undefined : c.types[index]
  if (!made) return
  const { typeParameters } = node
  if (made.parameters.length === 0 && typeParameters) made.parameters = typeParameters.map(({ name }) => name.text)
  within(c, openScope(c.scope), () => {
    declareTypeParameters(c.scope, typeParameters)
    lower(made)
  })
}
