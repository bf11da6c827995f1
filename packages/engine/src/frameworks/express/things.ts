import type { Value } from '../../model/index.ts'
import type { Thing } from '../routing/owners.ts'

const THINGS: Readonly<Record<string, Thing>> = {
  Application: 'app', Express: 'app', Router: 'router', IRouter: 'router', IRoute: 'route', Route: 'route'
}
const PACKAGES: ReadonlySet<string> = new Set(['express', 'express-promise-router', 'express-ws', '@awaitjs/express'])

/** What an Express value is; null when it is none. Packages without a model are read by the path of the call that made them. */
export function thingOf(value: Value): Thing | null {
  if (value.kind === 'instance') return PACKAGES.has(value.package) ? THINGS[value.type] ?? null : null
  if (value.kind !== 'library' || !PACKAGES.has(value.package)) return null
  const path = value.path.replace(/^\.default/, '')
  if (path === '()') return value.package === 'express-promise-router' ? 'router' : 'app'
  if (path === '.Router()') return 'router'
  return /^(?:\.Router)?\(\)\.route\(\)$/.test(path) ? 'route' : null
}
