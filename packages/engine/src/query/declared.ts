import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'

/** Whether `postern.json` says that the route is open on purpose, or that a gateway before the application guards it. */
export function isDeclaredPublic(view: View, route: Route): boolean {
  return view.policy.public.some(entry => matches(entry.route, route))
    || view.policy.gateway?.authentication.some(pattern => matches(pattern, route)) === true
}

/** `GET /books/*`, `/health`: a method (or none for all) and a path, which may end in `*`; names of parameters do not count. */
function matches(pattern: string, route: Route): boolean {
  const [first = '', second] = pattern.trim().split(/\s+/, 2)
  const path = second ?? first
  if (second !== undefined && first.toUpperCase() !== route.method && first !== '*') return false
  const wanted = plain(path)
  const given = plain(route.path)
  return wanted.endsWith('*') ? given.startsWith(wanted.slice(0, -1).replace(/\/$/, '')) : wanted === given
}

function plain(path: string): string {
  return path.replace(/:[A-Za-z_]\w*/g, ':').replace(/\{[^}]*\}/g, ':').replace(/(?<=.)\/$/, '').toLowerCase()
}
