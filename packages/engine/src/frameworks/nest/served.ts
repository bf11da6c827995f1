import type { ClassRef } from '../../model/index.ts'
import type { Conditions } from '../conditions.ts'
import { cover } from '../routing/cover.ts'
import { joinPaths, type PathText } from '../routing/paths.ts'
import type { Entry } from '../classes/values.ts'
import type { Application, RouteInfo } from './applications.ts'
import type { Applied } from './consumers.ts'
import type { Controller, Endpoint } from './endpoints.ts'
import type { ModuleGraph } from './modules.ts'
import type { Globals } from './providers.ts'
import type { Mounts } from './router-module.ts'

/** Where a controller is served. */
export interface Served {
  readonly application: Application
  readonly globals: Globals
  readonly graph: ModuleGraph
  readonly mounts: Mounts
  readonly module: ClassRef | null
  readonly resolved: boolean
}

export interface ServedPath {
  readonly full: string
  /** Without the prefix of the application and the version. */
  readonly own: string
  readonly known: boolean
}

/** Prefix, version, path of the module, of the controller and of the method, in this order. */
export function pathsFor(at: Served, controller: Controller, endpoint: Endpoint): readonly ServedPath[] {
  const { prefix, excluded, versioning } = at.application
  const versions = versioning?.inPath === true ? endpoint.versions ?? controller.versions ?? versioning.byDefault ?? [''] : ['']
  const found = new Map<string, ServedPath>()
  for (const module of at.mounts.pathsOf(at.module)) for (const outer of controller.paths) for (const inner of endpoint.paths) {
    const own = [module, outer, inner].reduce((path, part) => joinPaths(path, part), '/')
    const isExcluded = excluded.some(info => matches(info, own, endpoint.method))
    const root = prefix === null || isExcluded ? '/' : joinPaths('/', prefix)
    for (const version of versions) {
      const versioned = version === '' ? root : joinPaths(root, text(`${versioning?.prefix ?? ''}${version}`))
      const full = joinPaths(versioned, text(own))
      found.set(full, { full, own, known: [module, outer, inner, ...prefix === null ? [] : [prefix]].every(({ known }) => known) })
    }
  }
  return [...found.values()]
}

const text = (path: string): PathText => ({ text: path, known: true, regex: null })

function matches(info: RouteInfo, path: string, method: string): boolean {
  return (info.method === 'ALL' || info.method === method) && cover(joinPaths('/', info.path), false, path) === 'all'
}

/** A middleware with where it was registered. */
interface Before {
  readonly entry: Entry
  readonly scope: 'app' | 'router'
  readonly conditions: Conditions
}

/** Middleware that sees every request of a route: that of the application, then that of modules. */
export function middlewareFor(
  at: Served, consumers: readonly Applied[], route: { readonly controller: Controller, readonly path: ServedPath, readonly method: string }
): readonly Before[] {
  const own = at.application.middleware.filter(({ values }) => !values.every(({ kind }) => kind === 'literal'))
  const applied = consumers.filter(each => {
    if (each.owner !== null && at.graph.whole && !at.graph.modules.some(node => node.class === each.owner)) return false
    return covers(each, route.controller, route.path, route.method, at.application)
  })
  return [
    ...own.map((entry): Before => ({ entry, scope: 'app', conditions: entry.conditions })),
    ...applied.flatMap(({ middleware, conditions }) => middleware.map((entry): Before => ({ entry, scope: 'router', conditions })))
  ]
}

/** Whether what a module registers runs for every request of a route. */
function covers(
  applied: Applied, controller: Controller, path: ServedPath, method: string, { prefix }: Application
): boolean {
  const isSeen = applied.controllers.includes(controller.class) || applied.routes.some(({ path: wanted, method: verb, below }) => {
    if (verb !== 'ALL' && verb !== method) return false
    const layer = joinPaths('/', wanted)
    if (/^\/?(?:\*|\(\.\*\)|\{?\*\w+\}?)$/.test(wanted.text)) return true
    if (cover(layer, below, path.own) === 'all') return true
    return prefix !== null && cover(joinPaths(joinPaths('/', prefix), text(layer)), below, path.full) === 'all'
  })
  return isSeen && !applied.excluded.some(info => matches(info, path.own, method))
}
