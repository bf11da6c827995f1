import type { ts } from 'ts-morph'
import type { Decorator } from '../model/module.ts'
import type { Context } from './context.ts'
import { K } from './kinds.ts'

type Modified = ts.Node & { readonly modifiers?: readonly ts.ModifierLike[] | undefined }

export function hasModifier(node: Modified, kind: ts.SyntaxKind): boolean {
  const { modifiers } = node
  if (modifiers) for (const modifier of modifiers) if (modifier.kind === kind) return true
  return false
}

/** `private`, `readonly` and the like before a parameter of a constructor make a field of it. */
export function isProperty({ modifiers }: ts.ParameterDeclaration): boolean {
  return modifiers?.some(({ kind }) => kind !== K.Decorator) ?? false
}

export function lowerDecorators(c: Context, { modifiers }: Modified): Decorator[] {
  const decorators: Decorator[] = []
  if (!modifiers) return decorators
  for (const modifier of modifiers) {
    if (modifier.kind !== K.Decorator) continue
    decorators.push({ start: c.start(modifier), end: modifier.end, value: c.expression(modifier.expression) })
  }
  return decorators
}
