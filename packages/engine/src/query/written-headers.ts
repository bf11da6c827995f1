import type { Call, Expression } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'

/** Whether code writes a header of this name into an answer itself: by its name, or as a key of an object of headers. */
export function writesHeader(view: View, name: RegExp): boolean {
  return [...view.program.modules.values()].some(module => callsOf(module).some(node =>
    node.arguments.some(each => isNamed(each, name)) && takesHeaders(view, { module, node })))
}

function isNamed(node: Expression, name: RegExp): boolean {
  if (node.kind === 'literal') return typeof node.value === 'string' && name.test(node.value)
  if (node.kind !== 'object') return false
  return node.entries.some(entry => entry.kind === 'property' && (name.test(entry.key) || (entry.key === 'headers' && isNamed(entry.value, name))))
}

/** By its model; `new Response(body, { headers })` and the like have none that says so. */
function takesHeaders(view: View, site: Site<Call>): boolean {
  const targets = view.program.targets(site)
  if (site.node.new || targets.some(target => target.kind !== 'library')) return true
  return targets.length === 0 || targets.some(target => target.kind === 'library'
    && Object.values(target.target.signature?.inputs ?? {}).some(input => (typeof input === 'string' ? input : input.kind).startsWith('response-header')))
}
