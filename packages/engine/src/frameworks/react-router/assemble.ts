import type { ChainElement, Module, Program, Value } from '../../model/index.ts'
import type { Draft, Registered, Stage } from '../adapter.ts'
import { exportedAs, type Exported } from '../files/exported.ts'
import { placedFiles } from '../files/projects.ts'
import { MOST_ROUTES } from '../limits.ts'
import type { Handing } from '../routing/convention.ts'
import { unwrap } from '../routing/wrappers.ts'
import { configuredIn } from './configured.ts'
import { pathOfFile } from './paths.ts'

const ARGS: readonly Value[] = [{ kind: 'instance', package: 'react-router', type: 'LoaderFunctionArgs', of: null, created: null, frame: null }]
/** A loader answers GET, an action all other methods: it is listed as POST. */
const EXPORTS = [['loader', 'GET'], ['action', 'POST']] as const

export const handing: Handing = { handedTo: () => [ARGS], handlesErrors: () => false, carried: 1 }

interface File {
  readonly module: Module
  readonly root: string
  readonly path: string
}

/** Loaders and actions of route files: listed in `routes.ts`, or by their names below `routes`. */
export function assemble(program: Program): Registered {
  const drafts = filesOf(program).flatMap(file => EXPORTS.flatMap(([name, method]) => {
    const exported = exportedAs(program, file.module, name)
    return exported === null ? [] : [draftOf(program, file, method, exported)]
  })).slice(0, MOST_ROUTES)
  return { routes: drafts, elements: drafts.flatMap(({ stages }) => stages), unresolved: [] }
}

/** Only builds that run on a server count: a browser runs its own loaders. */
function filesOf(program: Program): readonly File[] {
  const found = ['@react-router/dev', '@remix-run/dev', '@remix-run/node'].flatMap(name =>
    placedFiles(program, { package: name, config: 'remix.config', folders: ['app'] }))
  const files = [...new Map(found.map(file => [file.module.path, file])).values()]
  const configured = new Map([...new Set(files.map(({ root }) => root))].map(root => [root, configuredIn(program, `${root}/app`)]))
  const listed = [...configured].flatMap(([root, list]) => (list ?? []).map(each => ({ ...each, root })))
  const named = files.flatMap(({ module, root, inside: [folder, ...inside], name }): readonly File[] => {
    if (module.path === `${root}/app/root.tsx`) return [{ module, root, path: '/' }]
    if (folder !== 'routes' || configured.get(root) !== null || /\.(?:server|client|test|spec)$/.test(name)) return []
    const path = pathOfFile(inside, name)
    return path === null ? [] : [{ module, root, path }]
  })
  return [...listed, ...named]
}

function draftOf(program: Program, { module, root, path }: File, method: string, { name, site, values, place }: Exported): Draft {
  const { functions, wrappers } = unwrap({ program, convention: handing }, { site, frame: null, values }, 'handler')
  const element: ChainElement = {
    name: functions[0]?.function.node.name ?? name, place, functions, values, role: 'handler', wrappers, scope: 'route', returned: 'answer'
  }
  const handler: Stage = { element, site, frame: null, mount: '/', presence: 'always', place }
  return {
    method, path, resolved: true, framework: 'react-router', place, registration: { place, insertAt: null, receiver: '' }, stages: [handler], handler,
    group: module.path.replace(/\/[^/]*$/, ''), condition: null, app: `${root}#app`
  }
}
