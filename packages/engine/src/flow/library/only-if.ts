import type { Input } from '../../model/library.ts'
import { parsePort } from '../../model/port.ts'
import type { Expression } from '../../model/expression.ts'
import { type Context, placed } from './schema-places.ts'
import type { Use } from './use.ts'

type Conditions = Extract<Input, object>['onlyIf']

/** Whether the options of a call are surely those under which something arrives. */
export function isHeld(use: Use, conditions: Conditions): boolean {
  const { activation: { engine: { program }, frame }, site } = use
  const context: Context = { program, site, frame, depth: 0 }
  return (conditions ?? []).every(({ port, is }) => {
    const places = placed(context, port)
    if (is !== null) return places.some(place => program.constant(place.site, place.frame) === is)
    return places.length === 0 && isKnown(context, port)
  })
}

/** Whether every version that a project asks for is below the one in which this ended. */
export function isBefore(use: Use, version: string | undefined): boolean {
  if (version === undefined) return true
  const { activation: { engine: { program } }, site } = use
  const range = /^([~^]?)(\d+)\.(\d+)\.(\d+)$/.exec(program.range(site.module.path, use.package) ?? '')
  if (range === null) return false
  const [, sign, ...parts] = range
  const [major = 0, minor = 0, patch = 0] = parts.map(Number)
  // The first version that is not asked for.
  const end = sign === '^' ? [major + 1, 0, 0] : sign === '~' ? [major, minor + 1, 0] : [major, minor, patch + 1]
  const limit = version.split('.').map(Number)
  const at = end.findIndex((part, index) => part !== limit[index])
  return at < 0 || (end[at] ?? 0) < (limit[at] ?? 0)
}

/** Whether all that stands in the object that holds the port is in sight. */
function isKnown(context: Context, port: string): boolean {
  const parsed = parsePort(port)
  if (parsed === null || parsed.path.length === 0 || context.site.node.kind !== 'call') return true
  return placed(context, port.slice(0, port.lastIndexOf('.'))).every(({ site, frame }) => {
    if (isWritten(site.node)) return true
    const values = context.program.evaluate(site, frame)
    return values.length > 0 && values.every(value => value.kind === 'function' || (value.kind === 'record' && !context.program.entries(value).rest))
  })
}

function isWritten(node: Expression): boolean {
  return node.kind === 'function' || (node.kind === 'object' && node.entries.every(entry => entry.kind === 'property'))
}
