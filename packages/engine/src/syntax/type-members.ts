import type { ts } from 'ts-morph'
import type { TypeMember, TypeNode } from '../model/type.ts'
import type { Context } from './context.ts'
import { K } from './kinds.ts'
import { hasModifier } from './modifiers.ts'
import { propertyKey } from './names.ts'

/** The properties and methods of an object type; index, call and construct signatures name no key. */
export function lowerTypeMembers(c: Context, nodes: readonly ts.TypeElement[]): TypeMember[] {
  const members: TypeMember[] = []
  for (const node of nodes) {
    const name = node.name ? propertyKey(c, node.name).key : null
    if (name === null) continue
    const optional = node.questionToken !== undefined
    const isReadonly = hasModifier(node, K.ReadonlyKeyword)
    members.push({ start: c.start(node), end: node.end, name, optional, readonly: isReadonly, type: memberType(c, node) })
  }
  return members
}

/** A method is a function type; a property, and an accessor, the type of its value. */
function memberType(c: Context, node: ts.TypeElement): TypeNode | null {
  switch (node.kind) {
    case K.MethodSignature: return c.type(node)
    case K.SetAccessor: return c.typeOrNull((node as unknown as ts.SetAccessorDeclaration).parameters[0]?.type)
    default: return c.typeOrNull((node as ts.PropertySignature).type)
  }
}
