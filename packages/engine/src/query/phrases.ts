import type { Arrival } from '../model/flow.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { RequestTaint } from './taints.ts'

/** Names in a message: `a`, `a and b`, `a, b and 3 more`. */
export function listed(names: readonly string[], most = 4): string {
  const shown = names.slice(0, names.length > most ? most - 1 : most).map(name => `\`${name}\``)
  const rest = names.length - shown.length
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}

/**
 * Where data of the request comes from, as the reader sees it: `req.query.title`, `req.get('x-ward')`; in words where the code is
 * longer than a name.
 */
export function sayInput(view: View, taint: RequestTaint): string {
  const { part } = taint.origin
  const path = taint.path.slice(0, taint.path.includes(element) ? taint.path.indexOf(element) : undefined)
  const read = codeOf(view, taint)
  if (read !== null && isCall.test(read)) return `\`${read}\``
  if (!read?.includes('.')) return path.length > 0 ? `\`${part}.${path.join('.')}\` of the request` : `the ${partWords[part] ?? part} of the request`
  const names = read.split('.')
  const rest = names.slice(names.lastIndexOf(part) + 1)
  const isWhole = path.length === 0 || read.endsWith(`.${path.join('.')}`)
  const more = rest.every((name, index) => path[index] === name) ? path.slice(rest.length) : path
  return `\`${isWhole ? read : [read, ...more].join('.')}\``
}

/** Of an array every element is meant. */
const element = '[]'
const isPath = /^[\w$]+(?:\.[\w$]+)*$/
/** A call with one short constant: a header by its name. */
const isCall = /^[\w$]+(?:\.[\w$]+)+\(['"][\w-]{1,40}['"]\)$/

/** The code that reads the part of the request; of destructuring, what it stands for. Null when that is more than a name. */
function codeOf(view: View, { origin: { place }, steps }: RequestTaint): string | null {
  const written = view.text(place.path).slice(place.start, place.end).replaceAll('?.', '.').replace(/\[['"]([\w$]+)['"]\]/g, '.$1')
  if (isCall.test(written)) return written
  const read = steps.find(({ note }) => isPath.test(note) && note.includes('.'))?.note
  return read ?? (isPath.test(written) ? written : null)
}

const partWords: Readonly<Record<string, string>> = {
  body: 'body', query: 'query', params: 'path parameters', headers: 'headers', cookies: 'cookies', files: 'files', path: 'path', request: 'data', archive: 'entries of the archive'
}

/** The routes that reach a place: `PUT /readers/:id`, `2 routes (PUT /readers/:id, …)`; empty when none is known. */
export function sayRoutes(view: View, arrival: Arrival): string {
  return sayRouteList(arrival.routes.flatMap(index => view.surface.routes[index] ?? []))
}

/** The same of routes. */
export function sayRouteList(routes: readonly Route[]): string {
  const names = [...new Set(routes.map(route => `${route.method === 'ALL' ? 'any method of' : route.method} ${route.path}`))].sort()
  const [first] = names
  if (first === undefined) return ''
  return names.length === 1 ? `\`${first}\`` : `${names.length} routes (\`${first}\` among them)`
}

/** Every route that leads there refuses whoever lacks a right: what staff may do, staff may do. */
export function isForStaff(view: View, arrival: Arrival): boolean {
  return arrival.routes.length > 0 && arrival.routes.every(index =>
    view.surface.routes[index]?.guards.some(guard => guard.refuses === 'authorization' && guard.verdict === 'proven') === true)
}

/** What tells a defect from others of its file, for the fingerprint: the routes that reach it, or the function it stands in. */
export function identityOf(view: View, arrival: Arrival): string {
  const route = view.surface.routes[arrival.routes[0] ?? -1]
  const where = route === undefined ? arrival.function.node.name ?? '' : `${route.method} ${route.path}`
  return [where, arrival.function.node.name ?? '', arrival.callee].join('|')
}
