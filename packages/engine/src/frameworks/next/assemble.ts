import type { ChainElement, FunctionRef, HandedInput, Module, Place, Program, Site, Value } from '../../model/index.ts'
import type { ConfiguredHeaders, Context, Draft, Registered, Stage } from '../adapter.ts'
import { exportedAs } from '../files/exported.ts'
import { placedFiles, type PlacedFile } from '../files/projects.ts'
import { fromBrackets, pathOfSegments } from '../files/segments.ts'
import { samplePath } from '../guards/sample.ts'
import { MOST_ROUTES } from '../limits.ts'
import { matchesPattern } from '../path-pattern.ts'
import type { Handing } from '../routing/convention.ts'
import { unwrap } from '../routing/wrappers.ts'
import { actionsIn, isBelow, pathOfAction, type Action } from './actions.ts'
import { settingsOf, type Settings } from './config.ts'
import { methodsOf } from './methods.ts'
import { middlewareOf, stageFor, type Middleware } from './middleware.ts'

const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const
const instance = (name: string, type: string): readonly Value[] => [{ kind: 'instance', package: name, type, of: null, created: null, frame: null }]

/** What route handlers are handed. */
export const routeHanding: Handing = {
  handedTo: () => [instance('next/server', 'NextRequest'), instance('next/server', 'RouteContext')], handlesErrors: () => false, carried: 1
}
/** What handlers of `pages/api` are handed. */
export const pagesHanding: Handing = {
  handedTo: (_: FunctionRef, role: string) => role === 'handler' ? [instance('next', 'NextApiRequest'), instance('next', 'NextApiResponse')] : [instance('next/server', 'NextRequest')],
  handlesErrors: () => false,
  carried: 2
}

/** Files of all Next projects with what their configuration and middleware say. */
interface Project {
  readonly root: string
  readonly settings: Settings
  readonly middleware: Middleware | null
  readonly files: readonly PlacedFile[]
}

const projects = new WeakMap<Program, readonly Project[]>()

function projectsOf(program: Program): readonly Project[] {
  const known = projects.get(program)
  if (known !== undefined) return known
  const files = placedFiles(program, { package: 'next', config: 'next.config', folders: ['app', 'src/app', 'pages', 'src/pages'] })
  const found = [...new Set(files.map(({ root }) => root))].map((root): Project => {
    const settings = settingsOf(program, root)
    return { root, settings, middleware: middlewareOf(program, root, settings.basePath), files: files.filter(file => file.root === root) }
  })
  projects.set(program, found)
  return found
}

/** Route handlers and server actions, with the middleware before them. */
export function appRoutes({ program }: Context): Registered {
  const assembly = new Assembly(program)
  for (const project of projectsOf(program)) {
    for (const file of project.files) if (file.folder.endsWith('app') && file.name === 'route') assembly.routeFile(project, file)
    assembly.actions(project)
  }
  const found = projectsOf(program)
  return { ...assembly.registered(found.flatMap(({ middleware }) => middleware?.stage ?? [])), headers: found.flatMap(headersOf) }
}

/** What the configuration puts on answers, with the routes that it means. */
function headersOf({ settings: { basePath, headers } }: Project): readonly ConfiguredHeaders[] {
  const inside = (path: string): string => samplePath(path.slice(path.startsWith(basePath) ? basePath.length : 0))
  return headers.map(({ source, headers: named }) => ({ headers: named, covers: path => matchesPattern(source, inside(path)) === true }))
}

/** Handlers of `pages/api`. */
export function pagesRoutes({ program }: Context): Registered {
  const assembly = new Assembly(program)
  for (const project of projectsOf(program)) {
    for (const file of project.files) if (file.folder.endsWith('pages') && isOfInterface(file)) assembly.pageFile(project, file)
  }
  return assembly.registered([])
}

/** `pages/api.ts` and all below `pages/api`. */
function isOfInterface({ inside: [first], name }: PlacedFile): boolean {
  return first === 'api' || first === undefined && name === 'api'
}

interface Described {
  readonly name: string
  readonly site: Site
  readonly values: readonly Value[]
  readonly place: Place
}

class Assembly {
  readonly #program: Program
  readonly #routes: Draft[] = []
  readonly #elements: Stage[] = []

  constructor(program: Program) {
    this.#program = program
  }

  registered(before: readonly Stage[]): Registered {
    return { routes: this.#routes, elements: [...before, ...this.#elements], unresolved: [] }
  }

  /** `app/books/[id]/route.ts`: each export by the name of a method is a route. */
  routeFile(project: Project, { module, inside }: PlacedFile): void {
    // Folders that begin with an underscore are private; a segment that is caught by another route is served there.
    if (inside.some(segment => segment.startsWith('_') || /^\(\.{1,3}\)/.test(segment))) return
    const segments = inside.map(segment => isPartOfPath(segment) ? fromBrackets(segment.replace(/^%5F/i, '_')) : null)
    const path = pathOfSegments(project.settings.basePath, segments)
    for (const method of VERBS) {
      const exported = exportedAs(this.#program, module, method)
      if (exported !== null) this.#route(project, { method, path, module, framework: 'next' }, this.#handler(exported, routeHanding))
    }
  }

  /** `pages/api/books/[id].ts`: the default export answers all methods, or those that it tells apart. */
  pageFile(project: Project, { module, inside, name }: PlacedFile): void {
    const exported = exportedAs(this.#program, module, 'default')
    const file = withoutExtension(name, project.settings.pageExtensions)
    if (exported === null || file === null) return
    const path = pathOfSegments(project.settings.basePath, [...inside, ...file === 'index' ? [] : [file]].map(fromBrackets))
    const handler = this.#handler(exported, pagesHanding)
    const methods = methodsOf(this.#program, exported.values, path)
    for (const method of methods) this.#route(project, { method, path, module, framework: 'next' }, handler)
  }

  /** Actions are posted to any page that uses them: middleware that lets one page pass lets them all. */
  actions({ root }: Project): void {
    const modules = [...this.#program.modules.values()].filter(module => isBelow(root, module))
    const actions = modules.flatMap(module => actionsIn(this.#program, module))
    for (const action of actions) {
      const handler = this.#stage(this.#actionElement(action), action)
      this.#push({ method: 'POST', path: pathOfAction(action, actions, root), module: action.module, framework: 'next action' }, [handler], root)
    }
  }

  #actionElement(action: Action): ChainElement {
    const element = this.#handlerElement(action, routeHanding)
    const { module, start, end } = { module: action.module, ...action.site.node }
    const inputs = element.functions[0]?.function.node.parameters.map((): HandedInput => ({
      part: 'body', key: null, place: { path: module.path, start, end }, made: null, pipes: []
    }))
    const isPlain = action.values.every(({ kind }) => kind === 'function')
    return { ...element, returned: 'answer', ...inputs !== undefined && isPlain ? { inputs } : {} }
  }

  #handler(described: Described, handing: Handing): Stage {
    return this.#stage(this.#handlerElement(described, handing), described)
  }

  #handlerElement({ name, site, values, place }: Described, handing: Handing): ChainElement {
    const { functions, wrappers } = unwrap({ program: this.#program, convention: handing }, { site, frame: null, values }, 'handler')
    const written = site.node.kind === 'function' || site.node.kind === 'global' ? name : this.#program.words(site)
    return { name: functions[0]?.function.node.name ?? written, place, functions, values, role: 'handler', wrappers, scope: 'route' }
  }

  #stage(element: ChainElement, { site, place }: Described): Stage {
    const stage: Stage = { element, site, frame: null, mount: '/', presence: 'always', place }
    this.#elements.push(stage)
    return stage
  }

  #route({ root, settings, middleware }: Project, route: Listed, handler: Stage): void {
    const inner = settings.basePath !== '' && route.path.startsWith(settings.basePath) ? route.path.slice(settings.basePath.length) || '/' : route.path
    const before = middleware === null ? null : stageFor(middleware, inner)
    this.#push(route, [...before === null ? [] : [before], handler], root)
  }

  #push({ method, path, module, framework }: Listed, stages: readonly Stage[], root: string): void {
    const handler = stages.at(-1) ?? null
    if (handler === null || this.#routes.length >= MOST_ROUTES) return
    this.#routes.push({
      method, path, resolved: true, framework, place: handler.place, registration: { place: handler.place, insertAt: null, receiver: '' },
      stages, handler, group: groupOf(module), condition: null, app: `${root}#app`
    })
  }
}

interface Listed {
  readonly method: string
  readonly path: string
  readonly module: Module
  readonly framework: string
}

/** Groups `(shop)` and slots `@team` organise files, they are not in the path. */
const isPartOfPath = (segment: string): boolean => !/^\(.*\)$/.test(segment) && !segment.startsWith('@')

/** Routes of one folder of the interface vote together: `app/api/books/[id]/route.ts` with `app/api/books/route.ts`. */
function groupOf({ path }: Module): string {
  const folders = path.split('/').slice(0, -1)
  const end = folders.findIndex(folder => folder.startsWith('['))
  return (end < 0 ? folders : folders.slice(0, end)).join('/')
}

/** With `pageExtensions` only files that end so are pages (`books.page.ts`). */
function withoutExtension(name: string, extensions: readonly string[] | null): string | null {
  if (extensions === null || extensions.some(extension => !extension.includes('.'))) return name
  const end = extensions.map(extension => `.${extension.replace(/\.\w+$/, '')}`).find(extension => name.endsWith(extension))
  return end === undefined ? null : name.slice(0, -end.length)
}
