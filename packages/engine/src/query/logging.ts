import type { Call } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'
import { callsReachedBy } from './reached.ts'

/** Members of loggers of all kinds, of those without a model too. */
const levels: ReadonlySet<string> = new Set(['log', 'info', 'warn', 'warning', 'error', 'debug', 'fatal', 'trace', 'verbose', 'notice', 'audit', 'emit', 'track', 'captureException', 'captureMessage'])

const known = new WeakMap<View, boolean>()

/** Whether any file of the server writes a log by a package that is made for it. */
export function hasLogger(view: View): boolean {
  let found = known.get(view)
  if (found === undefined) {
    found = [...view.program.modules.values()].some(module => callsOf(module).some(node => byModel(view, { module, node })))
    known.set(view, found)
  }
  return found
}

/** Whether what a route itself runs may leave a trace: a log, an event, or a call of which nothing is known that has such a name. */
export function leavesTrace(view: View, { chain }: Route): boolean {
  return chain.filter(element => element.scope === 'route' || element.role === 'handler')
    .some(element => callsReachedBy(view, element).some(site => byModel(view, site) || byName(view, site)))
}

function byModel(view: View, site: Site<Call>): boolean {
  const { callee } = site.node
  if (callee.kind !== 'member' || !levels.has(callee.property)) return false
  return view.program.targets(site).some(target => target.kind === 'library'
    && Object.values(target.target.signature?.inputs ?? {}).some(input => input === 'log-text' || input === 'log-entry'))
}

function byName(view: View, site: Site<Call>): boolean {
  const { callee } = site.node
  return callee.kind === 'member' && levels.has(callee.property) && !view.program.targets(site).some(({ kind }) => kind === 'library')
}
