import type { Expression } from '../model/expression.ts'
import type { Edit, Fix } from '../model/finding.ts'
import type { Arrival } from '../model/flow.ts'
import type { View } from '../model/rule.ts'
import { fixOf, insert, replace, textAt } from './edit.ts'
import { reachModule } from './imports.ts'

/** What a hole is wrapped in: a function of a module of Node or a package, or code of its own. */
export type Wrapping = { readonly title: string } & (
  | { readonly module: string, readonly name: string }
  | { readonly before: string, readonly after: string, readonly closed?: true }
)

/**
 * A suggestion that puts the one part of a text that is not constant into a call (`basename(req.query.file)`). None when there are
 * several such parts, or none in the call itself.
 */
export function wrapHole(view: View, arrival: Arrival, wrapping: Wrapping): readonly Fix[] {
  const { argument } = arrival
  const hole = argument?.module !== arrival.site.module ? null : holeIn(view, arrival, argument.node)
  if (argument === null || hole === null) return []
  const { path } = argument.module
  const place = { path, start: hole.start, end: hole.casts?.at(-1)?.end ?? hole.end }
  const start = Math.min(hole.start, ...(hole.casts ?? []).map(cast => cast.start))
  const code = textAt(view, { ...place, start })
  const whole = { ...place, start }
  if ('before' in wrapping) {
    const inner = wrapping.closed === true || isClosed(hole) ? code : `(${code})`
    return fixOf(wrapping.title, false, [replace(view, whole, wrapping.before + inner + wrapping.after)])
  }
  const reached = reachModule(view, path, wrapping.module, wrapping.name)
  if (reached === null || code.startsWith(`${reached.name}(`)) return []
  const edits: readonly (Edit | null)[] = [insert(path, whole.start, `${reached.name}(`), insert(path, whole.end, ')'), ...reached.edits]
  return fixOf(wrapping.title, false, edits)
}

/** The one part that is not constant: of a text that is put together, of what is joined, or the whole. */
function holeIn(view: View, { site }: Arrival, node: Expression): Expression | null {
  const parts = node.kind === 'concat' ? node.parts : node.kind === 'call' && isJoin(node) ? node.arguments.slice(1) : [node]
  const open = parts.filter(part => view.program.constant({ module: site.module, node: part }) === undefined && !isOwn(part))
  const [only] = open
  return open.length !== 1 || only === undefined || only.kind === 'spread' ? null : only
}

function isJoin(node: Expression & { kind: 'call' }): boolean {
  const name = node.callee.kind === 'member' ? node.callee.property : node.callee.kind === 'ref' ? node.callee.name : ''
  return (name === 'join' || name === 'resolve') && node.arguments.length > 1
}

/** `__dirname`, `process.cwd()`: of the server itself. */
function isOwn(node: Expression): boolean {
  return node.kind === 'global' || (node.kind === 'call' && node.callee.kind === 'member' && node.callee.object.kind === 'global')
}

function isClosed(node: Expression): boolean {
  return ['ref', 'member', 'index', 'call', 'literal', 'global', 'this'].includes(node.kind)
}
