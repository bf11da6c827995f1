import type { Expression } from '../model/expression.ts'
import type { Edit } from '../model/finding.ts'
import { parsePort } from '../model/port.ts'
import type { View } from '../model/rule.ts'
import type { SettingUse } from '../model/setting.ts'
import { insert, replace } from './edit.ts'

/**
 * Writes a text at the place of a setting: in place of what stands there, as a new property of its object, or as a new last argument.
 * Null where that place cannot be told.
 */
export function setOption(view: View, use: SettingUse, text: string): Edit | null {
  const { given, options, missing, call } = use
  if (given !== null) return replace(view, { path: given.module.path, start: given.node.start, end: outerEnd(given.node) }, text)
  if (use.presence !== 'absent') return null
  if (options !== null) {
    const [first] = options.node.entries
    const written = property(missing, text)
    if (first === undefined) return replace(view, { path: options.module.path, start: options.node.start, end: options.node.end }, `{ ${written} }`)
    return insert(options.module.path, first.start, `${written}, `)
  }
  const root = parsePort(use.port)?.root
  if (root?.kind !== 'argument' || root.index !== call.node.arguments.length || missing.length === 0) return null
  const end = call.node.end - 1
  const source = view.text(call.module.path)
  if (source[end] !== ')') return null
  const last = call.node.arguments.at(-1)
  const gap = last === undefined ? '' : source.slice(outerEnd(last), end)
  return insert(call.module.path, end, `${last === undefined ? '' : gap.includes(',') ? ' ' : ', '}{ ${property(missing, text)} }`)
}

/** Where an expression ends with the casts around it. */
function outerEnd({ end, casts }: Expression): number {
  return casts?.at(-1)?.end ?? end
}

function property(names: readonly string[], text: string): string {
  const [name = '', ...others] = names
  return others.length === 0 ? `${name}: ${text}` : `${name}: { ${property(others, text)} }`
}
