import type { Program } from '../../model/index.ts'
import type { Draft, Registered, Stage } from '../adapter.ts'
import { exportedAs } from '../files/exported.ts'
import { placedFiles, type PlacedFile } from '../files/projects.ts'
import { fromBrackets, pathOfSegments } from '../files/segments.ts'
import { MOST_ROUTES } from '../limits.ts'
import { elementFor, handlerAt } from './handlers.ts'

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'connect', 'trace'] as const
const OF_NUXT = ['server/api', 'server/routes', 'server/middleware']
/** https://nuxt.com/docs/guide/directory-structure/server, https://nitro.build/guide/routing */
const MARKS = [
  { package: 'nuxt', config: 'nuxt.config', folders: OF_NUXT },
  { package: 'nitropack', config: 'nitro.config', folders: [...OF_NUXT, 'api', 'routes', 'middleware', 'src/api', 'src/routes', 'src/middleware'] },
  { package: 'nitro', config: 'nitro.config', folders: [...OF_NUXT, 'api', 'routes', 'middleware'] }
]

/** Routes and middleware of Nuxt and Nitro that are files. */
export function fileRoutes(program: Program): Registered {
  const files = new Map(MARKS.flatMap(mark => placedFiles(program, mark)).map(file => [file.module.path, file]))
  const roots = new Set([...files.values()].map(({ root }) => root))
  const found = [...roots].map(root => ofProject(program, [...files.values()].filter(file => file.root === root)))
  return {
    routes: found.flatMap(({ routes }) => routes).slice(0, MOST_ROUTES),
    elements: found.flatMap(({ elements }) => elements),
    unresolved: []
  }
}

function ofProject(program: Program, files: readonly PlacedFile[]): Pick<Registered, 'routes' | 'elements'> {
  const middleware = files.filter(({ folder }) => folder.endsWith('middleware')).flatMap(file => middlewareOf(program, file))
  const routes = files.filter(({ folder }) => !folder.endsWith('middleware')).flatMap(file => routeOf(program, file, middleware))
  return { routes, elements: [...middleware, ...routes.flatMap(({ stages }) => stages.slice(middleware.length))] }
}

/** What stands in `server/middleware` runs for every request, in the order of the names. */
function middlewareOf(program: Program, { module, name }: PlacedFile): readonly Stage[] {
  const exported = exportedAs(program, module, 'default')
  if (exported === null) return []
  const { before, work } = handlerAt(program, { site: exported.site, frame: null, values: exported.values })
  return [...before, work].map(placed => ({
    ...stageOf(placed), element: elementFor(program, placed, { name, role: 'middleware', scope: 'app' })
  }))
}

function routeOf(program: Program, file: PlacedFile, middleware: readonly Stage[]): readonly Draft[] {
  const { module, root, inside, folder } = file
  const exported = exportedAs(program, module, 'default')
  const named = namesOf(file.name)
  if (exported === null || named === null) return []
  const { before, work } = handlerAt(program, { site: exported.site, frame: null, values: exported.values })
  const own = before.map(placed => ({ ...stageOf(placed), element: elementFor(program, placed, { name: null, role: 'middleware', scope: 'route' }) }))
  const handler = { ...stageOf(work), element: elementFor(program, work, { name: 'default', role: 'handler', scope: 'route' }) }
  const segments = [...inside, ...named.name === 'index' ? [] : [named.name]].map(segment => /^\(.*\)$/.test(segment) ? null : segmentOf(segment))
  const place = exported.place.end === 0 ? handler.place : exported.place
  return [{
    method: named.method, path: pathOfSegments(folder.endsWith('api') ? '/api' : '', segments), resolved: true, framework: 'nitro', place,
    registration: { place, insertAt: null, receiver: '' }, stages: [...middleware, ...own, handler], handler,
    group: [root, folder, ...inside.slice(0, 1)].join('/'), condition: null, app: `${root}#app`
  }]
}

const segmentOf = (segment: string): string => segment === '[...]' ? '*' : fromBrackets(segment)

/** `books.get.prod` is the method GET of `books`; what is for development alone is no route. */
function namesOf(written: string): { readonly name: string, readonly method: string } | null {
  if (written.endsWith('.dev')) return null
  const name = written.replace(/\.prod$/, '')
  const method = METHODS.find(each => name.endsWith(`.${each}`))
  return method === undefined ? { name, method: 'ALL' } : { name: name.slice(0, -method.length - 1), method: method.toUpperCase() }
}

function stageOf({ site, frame }: Pick<Stage, 'site' | 'frame'>): Omit<Stage, 'element'> {
  return { site, frame, mount: '/', presence: 'always', place: { path: site.module.path, start: site.node.start, end: site.node.end } }
}
