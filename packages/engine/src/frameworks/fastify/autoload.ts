import type { Frame, Module, Program, Site, TracedCall, Value } from '../../model/index.ts'
import { folderOf } from './folders.ts'
import { entriesOf } from './options.ts'
import type { Placed } from './scopes.ts'

/** A file that is loaded as a plugin. */
export interface LoadedFile {
  readonly module: Module
  /** What it exports as plugin. */
  readonly site: Site
  readonly values: readonly Value[]
  /** The prefix by folder, `autoPrefix` or `autoConfig`. */
  readonly prefix: string
  readonly options: Placed | null
}

/** Files of one folder; those of `hooks` work on the same instance as the plugins, and only there. */
export interface LoadedGroup {
  readonly prefix: string
  readonly hooks: readonly LoadedFile[]
  readonly plugins: readonly LoadedFile[]
}

export interface Autoload {
  /** Null: the folder cannot be told. */
  readonly groups: readonly LoadedGroup[] | null
  readonly options: Placed | null
}

interface Settings {
  readonly dirNameRoutePrefix: boolean
  readonly autoHooks: boolean
  readonly cascadeHooks: boolean
  readonly overwriteHooks: boolean
  readonly routeParams: boolean
  readonly maxDepth: number
  readonly ignore: RegExp | null
  readonly prefix: string
}

const HOOKS = /^[_.]?auto_?hooks\.[cm]?[jt]s$/i
const INDEX = /^index\.[cm]?[jt]s$/
const SCRIPT = /(?<!\.d)\.[cm]?[jt]s$/

const isAutoload = (value: Value): boolean => value.kind === 'library' && /^(?:@fastify\/autoload|fastify-autoload)$/.test(value.package)

/** What `register(autoload, options)` loads, by the rules of @fastify/autoload 5 and 6; null when the call is another one. */
export function autoloadOf(program: Program, { site, frame }: TracedCall): Autoload | null {
  const { module, node } = site
  const [plugin, given] = node.arguments
  if (plugin === undefined || given === undefined) return null
  if (!program.evaluate({ module, node: plugin }, frame).some(isAutoload)) return null
  const entries = entriesOf(program, { module, node: given }, frame)
  const dir = entries.get('dir')
  const folder = dir === undefined ? null : folderOf(program, dir.site, dir.frame)
  const options = entries.get('options') ?? null
  if (folder === null) return { groups: null, options }
  return { groups: new Reading(program, settingsOf(program, entries, options)).groups(folder), options }
}

function settingsOf(program: Program, entries: ReadonlyMap<string, Placed>, options: Placed | null): Settings {
  const constant = (name: string): unknown => {
    const entry = entries.get(name)
    return entry === undefined ? undefined : program.constant(entry.site, entry.frame)
  }
  const prefix = options === null ? undefined : entriesOf(program, options.site, options.frame).get('prefix')
  const base = prefix === undefined ? undefined : program.constant(prefix.site, prefix.frame)
  const depth = constant('maxDepth')
  return {
    dirNameRoutePrefix: constant('dirNameRoutePrefix') !== false,
    autoHooks: constant('autoHooks') === true,
    cascadeHooks: constant('cascadeHooks') === true,
    overwriteHooks: constant('overwriteHooks') === true,
    routeParams: constant('routeParams') === true,
    maxDepth: typeof depth === 'number' ? depth : Infinity,
    ignore: ignored(program, entries.get('ignorePattern')),
    prefix: typeof base === 'string' ? base : ''
  }
}

/** Patterns of a project run only when they are plain. */
function ignored(program: Program, entry: Placed | undefined): RegExp | null {
  for (const value of entry === undefined ? [] : program.evaluate(entry.site, entry.frame)) {
    const pattern = value.kind === 'regex' ? value.pattern : value.kind === 'literal' && typeof value.value === 'string' ? value.value : null
    if (pattern === null || /[*+}]\??\)[*+{]/.test(pattern) || pattern.length > 200) continue
    try {
      return new RegExp(pattern, 'u')
    } catch {
      return null
    }
  }
  return null
}

/** The walk over one folder. */
class Reading {
  readonly #program: Program
  readonly #settings: Settings
  readonly #groups = new Map<string, { hooks: readonly LoadedFile[], plugins: LoadedFile[] }>()

  constructor(program: Program, settings: Settings) {
    this.#program = program
    this.#settings = settings
  }

  groups(folder: string): readonly LoadedGroup[] {
    this.#folder(folder, '', [], 0)
    return [...this.#groups].map(([prefix, group]) => ({ prefix, ...group }))
  }

  #folder(folder: string, prefix: string, above: readonly LoadedFile[], depth: number): void {
    const { autoHooks, overwriteHooks, cascadeHooks, ignore, maxDepth } = this.#settings
    const { files, folders } = listed(this.#program, folder)
    const group = this.#groups.get(prefix) ?? { hooks: [], plugins: [] }
    this.#groups.set(prefix, group)
    if (autoHooks) {
      const own = files.filter(name => HOOKS.test(name)).flatMap(name => this.#file(`${folder}/${name}`, prefix))
      group.hooks = [...own.length > 0 && overwriteHooks ? [] : above, ...own]
    }
    const index = files.find(name => INDEX.test(name))
    const plugins = index === undefined ? files.filter(name => SCRIPT.test(name) && !HOOKS.test(name)) : [index]
    for (const name of plugins) {
      if (name === index || ignore?.test(name) !== true) group.plugins.push(...this.#file(`${folder}/${name}`, prefix))
    }
    if (depth >= maxDepth) return
    for (const name of folders) {
      if (ignore?.test(name) !== true) this.#folder(`${folder}/${name}`, this.#below(prefix, name), cascadeHooks ? group.hooks : [], depth + 1)
    }
  }

  #below(prefix: string, name: string): string {
    if (!this.#settings.dirNameRoutePrefix) return prefix
    return `${prefix}/${this.#settings.routeParams ? name.replace(/(^|-)_/g, '$1:') : name}`
  }

  #file(path: string, folder: string): readonly LoadedFile[] {
    const module = this.#program.modules.get(path)
    const exported = module?.exports.find(({ name }) => name === 'default') ?? module?.exports.find(({ name }) => name === '=')
    if (module === undefined || exported === undefined || this.#constant(module, 'autoload') === false) return []
    const node = exported.value ?? { kind: 'global' as const, name: 'default', start: exported.start, end: exported.end }
    const site = { module, node }
    const values = this.#program.member({ kind: 'module', module }, exported.name)
    const override = this.#constant(module, 'prefixOverride')
    const own = this.#constant(module, 'autoPrefix')
    const prefix = typeof override === 'string' ? override : `${this.#settings.prefix}${typeof own === 'string' ? own : folder}`
    return [{ module, site, values, prefix: prefix === '' ? '/' : prefix, options: this.#options(module) }]
  }

  #constant(module: Module, name: string): unknown {
    const [value] = this.#program.member({ kind: 'module', module }, name)
    return value?.kind === 'literal' ? value.value : undefined
  }

  /** `autoConfig`, an object or a function that gives one. */
  #options(module: Module): Placed | null {
    const written = module.exports.find(({ name }) => name === 'autoConfig')?.value
    if (written === null || written === undefined) return null
    for (const value of this.#program.evaluate({ module, node: written })) {
      if (value.kind === 'function') return this.#program.returns(value.function, value.frame)[0] ?? null
    }
    return { site: { module, node: written }, frame: null }
  }
}

function listed(program: Program, folder: string): { readonly files: readonly string[], readonly folders: readonly string[] } {
  const files = new Set<string>()
  const folders = new Set<string>()
  for (const path of program.modules.keys()) {
    if (!path.startsWith(`${folder}/`)) continue
    const [name = '', ...rest] = path.slice(folder.length + 1).split('/')
    if (rest.length === 0) files.add(name)
    else folders.add(name)
  }
  return { files: [...files].sort(), folders: [...folders].sort() }
}

/** The activation in which a loaded file's plugin runs: on an instance of its own. */
export function activations(program: Program, file: LoadedFile, options: Placed | null, frame: Frame | null): readonly Frame[] {
  const given = options === null ? [{ kind: 'unknown' } as const] : program.evaluate(options.site, options.frame)
  return file.values.flatMap(value => value.kind === 'function'
    ? [program.assume(value.function, [[instanceOf(file, frame)], given], value.frame, value.self)]
    : [])
}

/** The instance that the plugin of a file is handed. */
export function instanceOf({ site }: LoadedFile, frame: Frame | null): Value & { readonly kind: 'instance' } {
  return { kind: 'instance', package: 'fastify', type: 'FastifyInstance', of: null, created: site, frame }
}

