import { type Place, type RequestPart, requestParts, type Route } from '@postern/engine'
import { UsageError } from '../errors.ts'
import type { Project } from '../project.ts'
import { locator } from '../report.ts'
import { printable } from '../terminal/printable.ts'

const AUTH = {
  proven: 'A request without a credential is refused', absent: 'Nothing refuses a request without a credential',
  opaque: 'Whether a request without a credential is refused cannot be told'
}

/** One route, and how it was understood: what runs in which order, what refuses and why, what is asked of the request. */
export function explained(project: Project, routes: readonly Route[], wanted: string): string {
  const locate = locator(project)
  const at = (place: Place): string => {
    const { file, line } = locate(place)
    return `${file}:${line}`
  }
  const found = named(routes, wanted)
  return found.map(route => {
    const chain = route.chain.map((element, index) => `  ${index + 1}. ${elementWords(route, element, at)}\n`)
    const parts = requestParts(project.workspace.view().program, route).map(part => `  ${partWords(part)}\n`)
    return printable([
      `${route.method} ${route.path}\n`,
      `${route.framework}, ${at(route.place)}${route.resolved ? '' : ', of whose path a part is not known'}${route.condition === null ? '' : `, when ${route.condition}`}\n`,
      `${AUTH[route.auth]}.\n`,
      `\nWhat runs, in order:\n`, ...chain.length === 0 ? ['  nothing that is known\n'] : chain,
      ...parts.length === 0 ? [] : ['\nWhat the request must be:\n', ...new Set(parts)]
    ].join(''))
  }).join('\n')
}

function elementWords({ guards }: Route, { role, name, place, scope }: Route['chain'][number], at: (place: Place) => string): string {
  const where = `${role} ${name}, ${at(place)}${scope === 'route' ? '' : ` (of the ${scope === 'app' ? 'application' : 'router'})`}`
  const guard = guards.find(each => each.name === name && each.place.path === place.path && each.place.start === place.start)
  if (guard === undefined) return where
  const proof = guard.proof === null ? '' : `, ${at(guard.proof)}`
  return `${where} - ${guard.verdict === 'proven' ? `refuses (${guard.refuses})` : 'may refuse'}: ${guard.reason}${proof}`
}

function partWords({ part, key, shape }: RequestPart): string {
  const keys = shape.keys === null ? shape.type : `{ ${[...shape.keys].map(([name, inner]) => `${name}: ${inner.type}`).join(', ')} }`
  const others = shape.keys === null ? '' : shape.unknown === 'reject' ? ', no other keys' : shape.unknown === 'strip' ? ', other keys are dropped' : ', and any other keys'
  return `${part}${key === null ? '' : ` ${key}`}: ${keys}${others}`
}

/** The routes that are meant by `GET /books/:isbn`, or by the path alone. */
function named(routes: readonly Route[], wanted: string): readonly Route[] {
  const [, method = '', path = ''] = /^\s*(?:([A-Za-z]+)\s+)?(\S+)\s*$/.exec(wanted) ?? []
  const isAsked = (route: Route): boolean => method === '' || route.method === method.toUpperCase() || route.method === 'ALL'
  const found = routes.filter(route => isAsked(route) && route.path === path)
  if (found.length > 0) return found
  const near = routes.filter(route => route.path.includes(path) || path.includes(route.path) && route.path !== '/').slice(0, 5)
  const hint = near.length === 0 ? '' : ` There is ${near.map(route => `${route.method} ${route.path}`).join(', ')}.`
  throw new UsageError(`There is no route "${wanted}".${hint}`)
}
