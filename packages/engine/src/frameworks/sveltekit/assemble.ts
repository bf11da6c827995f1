import type { ChainElement, Frame, Place, Program, Site, Value } from '../../model/index.ts'
import type { Draft, Registered, Stage } from '../adapter.ts'
import { exportedAs } from '../files/exported.ts'
import { moduleNamed, placedFiles, type PlacedFile } from '../files/projects.ts'
import { fromBrackets, pathOfSegments } from '../files/segments.ts'
import { MOST_ROUTES } from '../limits.ts'
import type { Handing } from '../routing/convention.ts'
import { unwrap } from '../routing/wrappers.ts'

const VERBS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const
const instance = (type: string): readonly Value[] => [{ kind: 'instance', package: '@sveltejs/kit', type, of: null, created: null, frame: null }]

export const handing: Handing = {
  handedTo: (_, role) => [instance(role === 'handler' ? 'RequestEvent' : 'HandleInput')], handlesErrors: () => false, carried: 1
}

interface Placed {
  readonly site: Site
  readonly frame: Frame | null
  readonly values: readonly Value[]
}

/** Files of `src/routes`: https://svelte.dev/docs/kit/routing, with the hook before them: https://svelte.dev/docs/kit/hooks */
export function assemble(program: Program): Registered {
  const files = placedFiles(program, { package: '@sveltejs/kit', config: 'svelte.config', folders: ['src/routes'] })
  const hooks = new Map([...new Set(files.map(({ root }) => root))].map(root => [root, hooksOf(program, root)]))
  const drafts = files.flatMap(file => draftsOf(program, file, hooks.get(file.root) ?? [])).slice(0, MOST_ROUTES)
  return { routes: drafts, elements: [...[...hooks.values()].flat(), ...drafts.flatMap(({ handler }) => handler ?? [])], unresolved: [] }
}

/** `handle` of `src/hooks.server`, `sequence(one, other)` taken apart. */
function hooksOf(program: Program, root: string): readonly Stage[] {
  const module = moduleNamed(program, `${root}/src/hooks.server`) ?? moduleNamed(program, `${root}/src/hooks.server/index`)
  const exported = module === null ? null : exportedAs(program, module, 'handle')
  if (exported === null) return []
  return sequenceAt(program, { site: exported.site, frame: null, values: exported.values }, 0)
    .map(placed => stageOf(elementOf(program, placed, { name: 'handle', role: 'middleware', scope: 'app' }), placed))
}

function sequenceAt(program: Program, placed: Placed, depth: number): readonly Placed[] {
  const list = placed.values.find(value => value.kind === 'library' && value.path === '.sequence()')
  if (list?.kind !== 'library' || list.created?.node.kind !== 'call' || depth > 4) return [placed]
  const { module, node } = list.created
  return node.arguments.flatMap(argument => {
    const site = { module, node: argument.kind === 'spread' ? argument.value : argument }
    return sequenceAt(program, { site, frame: list.frame, values: program.evaluate(site, list.frame) }, depth + 1)
  })
}

function draftsOf(program: Program, file: PlacedFile, hooks: readonly Stage[]): readonly Draft[] {
  const path = pathOfSegments('', file.inside.map(segment => /^\(.*\)$/.test(segment) ? null : fromBrackets(segment)))
  const { module, name } = file
  const named = (method: string, exportName: string): readonly Draft[] => {
    const exported = exportedAs(program, module, exportName)
    if (exported === null) return []
    const { site, values, place } = exported
    return [draftOf(program, { file, method, path, hooks }, { site, frame: null, values, name: exportName, place })]
  }
  if (name === '+server') return [...VERBS.flatMap(verb => named(verb, verb)), ...named('ALL', 'fallback')]
  if (name === '+layout.server') return []
  return name === '+page.server' ? [...named('GET', 'load'), ...actionsOf(program, file, path, hooks)] : []
}

/** `actions`: `default` is posted to the page, the others by their names. */
function actionsOf(program: Program, file: PlacedFile, path: string, hooks: readonly Stage[]): readonly Draft[] {
  const exported = exportedAs(program, file.module, 'actions')
  const record = exported?.values.find(value => value.kind === 'record')
  if (record === undefined) return []
  return [...program.entries(record).entries].map(([name, { site, frame }]) => {
    const place = { path: site.module.path, start: site.node.start, end: site.node.end }
    const at = name === 'default' ? path : `${path === '/' ? '' : path}/?/${name}`
    return draftOf(program, { file, method: 'POST', path: at, hooks }, { site, frame, values: program.evaluate(site, frame), name, place })
  })
}

interface Listed {
  readonly file: PlacedFile
  readonly method: string
  readonly path: string
  readonly hooks: readonly Stage[]
}

function draftOf(
  program: Program, { file: { root, inside }, method, path, hooks }: Listed,
  placed: Placed & { readonly name: string, readonly place: Place }
): Draft {
  const element = elementOf(program, placed, { name: placed.name, role: 'handler', scope: 'route' })
  const handler = stageOf({ ...element, returned: 'answer' }, placed)
  const { place } = placed
  return {
    method, path, resolved: true, framework: 'sveltekit', place, registration: { place, insertAt: null, receiver: '' },
    stages: [...hooks, handler], handler, group: groupOf(root, inside), condition: null, app: `${root}#app`
  }
}

/** Routes of one folder vote together, those of one of its things among them. */
function groupOf(root: string, inside: readonly string[]): string {
  const end = inside.findIndex(segment => segment.startsWith('['))
  return [root, ...end < 0 ? inside : inside.slice(0, end)].join('/')
}

function elementOf(
  program: Program, { site, frame, values }: Placed, { name, role, scope }: Pick<ChainElement, 'name' | 'role' | 'scope'>
): ChainElement {
  const { functions, wrappers } = unwrap({ program, convention: handing }, { site, frame, values }, role)
  const place = { path: site.module.path, start: site.node.start, end: site.node.end }
  return { name: functions[0]?.function.node.name ?? name, place, functions, values, role, wrappers, scope }
}

function stageOf(element: ChainElement, { site, frame }: Pick<Placed, 'site' | 'frame'>): Stage {
  return { element, site, frame, mount: '/', presence: 'always', place: element.place }
}
