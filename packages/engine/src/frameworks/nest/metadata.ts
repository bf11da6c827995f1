import type { Program, Value } from '../../model/index.ts'
import type { Metadata } from '../guards/dialect.ts'
import type { Decoration } from '../classes/decorations.ts'

/**
 * What decorators say of a handler and of its class to whoever asks by the key. It has no effect of its own: only a guard that reads it
 * acts on it.
 */
export function metadataOf(program: Program, levels: Readonly<Record<'handler' | 'class', readonly Decoration[]>>): Metadata {
  return {
    read(key, level) {
      for (const decoration of levels[level]) {
        const values = valuesUnder(program, decoration, key)
        if (values !== null) return values
      }
      return null
    }
  }
}

function valuesUnder(program: Program, decoration: Decoration, key: string): readonly Value[] | null {
  const { module } = decoration.site
  const ask = (index: number): readonly Value[] => {
    const argument = decoration.arguments[index]
    return argument === undefined ? [{ kind: 'literal', value: undefined }] : program.evaluate({ module, node: argument }, decoration.frame)
  }
  if (decoration.name === 'SetMetadata') return keyOf(ask(0)) === key ? ask(1) : null
  if (!decoration.name.endsWith('createDecorator()')) return null
  return keyOf([decoration.value]) === key ? ask(0) : null
}

/** A key: a text, or the decorator or symbol that stands for itself. */
export function keyOf(values: readonly Value[]): string | null {
  for (const value of values) {
    if (value.kind === 'literal' && typeof value.value === 'string') return value.value
    if ((value.kind === 'library' || value.kind === 'instance') && value.created !== null) return `${value.created.module.path}:${value.created.node.start}`
  }
  return null
}
