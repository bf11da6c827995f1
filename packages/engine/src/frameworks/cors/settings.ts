import type { Call, Expression, Frame, Module, Place, Program, Site, Target, Value } from '../../model/index.ts'
import type { Stage } from '../adapter.ts'
import { decoratorCalls, ownExpressions } from '../walk.ts'
import { OPTIONS_HOLDERS, type OptionsHolder } from './holders.ts'
import { CORS_PACKAGES, semanticsOf, type CorsSemantics } from './semantics.ts'

/** One place that hands options to a package that answers cross-origin requests. */
export interface CorsSetting {
  readonly semantics: CorsSemantics
  /** The package that people know it by: the one whose options these are, or that hands them on. */
  readonly library: string
  readonly place: Place
  /** The call itself, for a fix that adds options; null: it is no call of that package. */
  readonly call: Site<Call> | null
  /** The expression that gives the options; null: there is none, and the package does what it does then. */
  readonly options: Site | null
  readonly frame: Frame | null
  /** Chain elements that carry it out. */
  readonly elements: readonly Place[]
  readonly scope: 'app' | 'route'
  readonly development: boolean
  /** Of settings that no chain element shows: the framework whose routes are under it. */
  readonly framework: string | null
}

/** All settings of a project: middleware that chains run, then calls, registrations and options that no chain shows. */
export function corsSettings(program: Program, stages: readonly Stage[]): readonly CorsSetting[] {
  const found = new Map<string, CorsSetting>()
  for (const stage of stages) for (const value of stage.element.values) addElement(program, stage, value, found)
  for (const module of program.modules.values()) {
    if (!module.requests.some(({ from }) => mayBeAsked(from))) continue
    for (const setting of settingsIn(program, module)) if (!found.has(keyOf(setting.place))) found.set(keyOf(setting.place), setting)
  }
  return [...found.values()]
}

const keyOf = ({ path, start }: Place): string => `${path}:${start}`
const HOLDING: ReadonlySet<string> = new Set(OPTIONS_HOLDERS.flatMap(({ packages }) => packages))
const mayBeAsked = (from: string): boolean => CORS_PACKAGES.has(from) || HOLDING.has(from)

function addElement(program: Program, stage: Stage, value: Value, into: Map<string, CorsSetting>): void {
  if (value.kind !== 'library' && value.kind !== 'instance') return
  const { created } = value
  if (created?.node.kind !== 'call') return
  const call: Site<Call> = { module: created.module, node: created.node }
  const semantics = semanticsOf(program, value.package, created.module.path)
  if (semantics === null) return
  const place = placeOf(call)
  // `app.register(cors, options)`: what the element stands for was handed over.
  const isRegistered = semantics.framework === 'fastify' && pluginOf(program, argument(call, 0) ?? call) !== null
  const known = into.get(keyOf(place))
  const scope = stage.element.scope === 'route' ? 'route' : 'app'
  into.set(keyOf(place), {
    ...isRegistered ? { call: null, options: argument(call, 1) } : { call, options: argument(call, 0) },
    semantics, library: semantics.package, place, frame: value.frame, framework: null,
    elements: [...known?.elements ?? [], stage.element.place],
    scope: known?.scope === 'app' ? 'app' : scope,
    development: (known?.development ?? true) && stage.presence === 'never'
  })
}

function settingsIn(program: Program, module: Module): readonly CorsSetting[] {
  const found: CorsSetting[] = [...ofAutoload(program, module)]
  for (const index of module.functions.keys()) {
    for (const node of ownExpressions(module, index)) {
      if (node.kind !== 'call') continue
      const setting = settingOf(program, { module, node })
      if (setting !== null) found.push({ ...setting, development: program.isNeverInProduction({ module, node }) })
    }
  }
  for (const node of decoratorCalls(module)) {
    const setting = settingOf(program, { module, node })
    if (setting !== null) found.push(setting)
  }
  return found
}

function settingOf(program: Program, call: Site<Call>): CorsSetting | null {
  for (const target of program.targets(call)) {
    const { name, packageName } = nameOf(target)
    if (packageName === null) continue
    const semantics = semanticsOf(program, packageName, call.module.path)
    if (semantics !== null && (name === 'default' || name === 'cors')) return settingAt(call, call, argument(call, 0), semantics)
    const holder = OPTIONS_HOLDERS.find(({ packages, names }) => packages.includes(packageName) && names.includes(name))
    if (holder !== undefined) return ofHolder(program, call, holder)
  }
  return ofRegistration(program, call)
}

/** A package, and the last name of what is called of it. */
function nameOf(target: Target): { readonly packageName: string | null, readonly name: string } {
  const [packageName, path] = target.kind === 'opaque' ? [target.package, target.path]
    : target.kind === 'library' ? [target.target.library.package, target.target.name] : [null, '']
  const name = path.replaceAll('()', '').split(/[.#]/).at(-1) ?? ''
  return { packageName, name: name === '' || name === packageName ? 'default' : name }
}

function settingAt(at: Site, call: Site<Call> | null, options: Site | null, semantics: CorsSemantics): CorsSetting {
  return { semantics, library: semantics.package, place: placeOf(at), call, options, frame: null, elements: [], scope: 'app', development: false, framework: semantics.framework }
}

/** `NestFactory.create(Module, { cors: options })`. */
function ofHolder(program: Program, call: Site<Call>, holder: OptionsHolder): CorsSetting | null {
  const { beside } = holder
  const name = beside !== undefined && call.module.requests.some(({ from }) => from === beside.package) ? beside.then : holder.package
  const semantics = semanticsOf(program, name, call.module.path)
  if (semantics === null) return null
  const library = holder.packages[0] ?? semantics.package
  const framework = /^@nestjs\/(?!websockets)/.test(holder.packages[0] ?? '') ? 'nest' : null
  for (const index of holder.arguments) {
    const given = argument(call, index)
    if (given === null) continue
    if (holder.property === null) return { ...settingAt(call, call, given, semantics), library, framework }
    for (const value of program.evaluate(given)) {
      const entry = value.kind === 'record' ? program.entries(value).entries.get(holder.property) : undefined
      if (entry !== undefined) return { ...settingAt(call, null, entry.site, semantics), library, frame: entry.frame, framework }
    }
  }
  if (holder.whenAbsent === 'off') return null
  return { ...settingAt(call, holder.property === null ? call : null, null, semantics), library, framework }
}

/** `app.register(cors, options)`: the package is handed over as it is. */
function ofRegistration(program: Program, call: Site<Call>): CorsSetting | null {
  for (const [index, node] of call.node.arguments.entries()) {
    const semantics = pluginOf(program, { module: call.module, node })
    if (semantics !== null) return settingAt(call, null, argument(call, index + 1), semantics)
  }
  return null
}

/** The package whose plugin an expression is, uncalled. */
function pluginOf(program: Program, site: Site): CorsSemantics | null {
  if (!mayBeNamed(site.node)) return null
  for (const value of program.evaluate(site)) {
    if (value.kind !== 'library' || value.created?.node.kind === 'call' || value.path.includes('()')) continue
    const semantics = semanticsOf(program, value.package, site.module.path)
    if (semantics?.framework === 'fastify') return semantics
  }
  return null
}

const mayBeNamed = ({ kind }: Expression): boolean => kind === 'ref' || kind === 'member' || kind === 'require' || kind === 'call' || kind === 'await' || kind === 'import-call'

/** A file for @fastify/autoload: `export default cors` beside `export const autoConfig = options`. */
function ofAutoload(program: Program, module: Module): readonly CorsSetting[] {
  const value = module.exports.find(({ name }) => name === 'default' || name === '=')?.value ?? null
  const semantics = value === null ? null : pluginOf(program, { module, node: value })
  if (value === null || semantics === null) return []
  const options = module.exports.find(({ name }) => name === 'autoConfig')?.value ?? null
  const at = { module, node: options ?? value }
  return [settingAt(at, null, options === null ? null : at, semantics)]
}

function argument({ module, node }: Site<Call>, index: number): Site | null {
  const given = node.arguments[index]
  return given === undefined ? null : { module, node: given }
}

export function placeOf({ module, node }: Site): Place {
  return { path: module.path, start: node.start, end: node.end }
}
