import { ts } from 'ts-morph'
import type { TypeDeclaration } from '../model/type.ts'
import type { Context, Draft } from './context.ts'
import { declareTypeParameters } from './functions.ts'
import { openScope, within } from './scope.ts'
import { lowerTypeMembers } from './types.ts'

export function lowerInterface(c: Context, node: ts.InterfaceDeclaration): void {
  const made = declared(c, node)
  if (!made) return
  within(c, openScope(c.scope), () => {
    declareTypeParameters(c, node.typeParameters)
    nameParameters(c, made, node.typeParameters)
    for (const clause of node.heritageClauses ?? []) made.extends.push(...c.typeList(clause.types))
    made.members.push(...lowerTypeMembers(c, node.members))
  })
}

export function lowerAlias(c: Context, node: ts.TypeAliasDeclaration): void {
  const made = declared(c, node)
  if (!made) return
  within(c, openScope(c.scope), () => {
    declareTypeParameters(c, node.typeParameters)
    nameParameters(c, made, node.typeParameters)
    made.type = c.type(node.type)
  })
}

function declared(c: Context, node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration): Draft<TypeDeclaration> | null {
  const name = c.own(node.name.text)
  for (let scope: typeof c.scope | null = c.scope; scope; scope = scope.parent) {
    const index = scope.types?.get(name)
    if (index !== undefined) return c.types[index] ?? null
  }
  return null
}

function nameParameters(c: Context, made: Draft<TypeDeclaration>, nodes: readonly ts.TypeParameterDeclaration[] | undefined): void {
  if (made.parameters.length === 0 && nodes) made.parameters = nodes.map((node) => c.own(node.name.text))
}
