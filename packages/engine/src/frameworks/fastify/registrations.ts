import type { Call, Expression, Frame, Module, Place, Program, Registration, Site, TracedCall, Value } from '../../model/index.ts'
import { conditionsOf, type Conditions } from '../conditions.ts'
import { Identities } from '../routing/identity.ts'
import { pathsAt, pathsOf, type PathText } from '../routing/paths.ts'
import { ownExpressions } from '../walk.ts'
import { activations, autoloadOf, instanceOf, type Autoload, type LoadedFile, type LoadedGroup } from './autoload.ts'
import { entriesOf, hookItems, methodsOf, routeOptions, withoutAwait } from './options.ts'
import { placeOf, type InstanceValue, type Placed, type RegisterStep, type Scope, type Step } from './scopes.ts'

const VERBS: ReadonlySet<string> = new Set([
  'all', 'copy', 'delete', 'get', 'head', 'lock', 'mkcalendar', 'mkcol', 'move', 'options', 'patch', 'post', 'propfind', 'proppatch', 'put', 'query', 'report', 'search',
  'trace', 'unlock'
])
const ROOT: PathText = { text: '/', known: true, regex: null }

const isInstance = (value: Value): value is InstanceValue => value.kind === 'instance' && value.package === 'fastify' && value.type === 'FastifyInstance'

/** Everything that running the program does with instances of Fastify, by instance. */
export class Registrations {
  readonly scopes = new Map<string, Scope>()
  readonly unresolved: { readonly place: Place, readonly reason: string }[] = []
  readonly #program: Program
  readonly #identities = new Identities()
  readonly #autoloads = new Map<TracedCall, Autoload | null>()
  readonly #started = new Set<string>()

  constructor(program: Program) {
    this.#program = program
    assumePlugins(program)
    for (const call of program.trace(isInstance, call => this.#loads(call))) this.#add(call)
  }

  /** Activations of the plugins that `@fastify/autoload` finds. */
  #loads(call: TracedCall): readonly Frame[] {
    const loaded = this.#instances(call).length === 0 || methodOf(call.site.node) !== 'register' ? null : autoloadOf(this.#program, call)
    this.#autoloads.set(call, loaded)
    const files = (loaded?.groups ?? []).flatMap(({ hooks, plugins }) => [...hooks, ...plugins])
    return files.flatMap(file => {
      const key = this.#fileKey(file, call)
      if (this.#started.has(key)) return []
      this.#started.add(key)
      return activations(this.#program, file, file.options ?? loaded?.options ?? null, call.frame)
    })
  }

  #fileKey(file: LoadedFile, call: TracedCall): string {
    return this.#identities.of(instanceOf(file, call.frame), file.site)
  }

  #instances({ site, frame }: TracedCall): readonly InstanceValue[] {
    const { callee } = site.node
    if (callee.kind !== 'member' && callee.kind !== 'index') return []
    return this.#program.evaluate({ module: site.module, node: callee.object }, frame).filter(isInstance)
  }

  #add(call: TracedCall): void {
    for (const instance of this.#instances(call)) {
      const { callee } = call.site.node
      const used = { module: call.site.module, node: callee.kind === 'member' || callee.kind === 'index' ? callee.object : callee }
      const scope = this.#scope(this.#identities.of(instance, used), instance.created)
      for (const name of this.#names(callee, call)) this.#read(scope, name, call)
    }
  }

  #scope(key: string, created: Site | null): Scope {
    const known = this.scopes.get(key)
    if (known !== undefined) return known
    const scope: Scope = { key, created, steps: [] }
    this.scopes.set(key, scope)
    return scope
  }

  #names(callee: Expression, call: TracedCall): readonly string[] {
    if (callee.kind === 'member') return [callee.property]
    if (callee.kind !== 'index') return []
    const values = this.#program.evaluate({ module: call.site.module, node: callee.index }, call.frame)
    return values.flatMap(value => value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [])
  }

  #read(scope: Scope, name: string, call: TracedCall): void {
    if (name === 'route') scope.steps.push(...this.#route(call))
    else if (name === 'addHook') scope.steps.push(...this.#hook(call))
    else if (name === 'register') this.#register(scope, call)
    else if (name === 'after') scope.steps.push({ kind: 'wait' })
    else if (VERBS.has(name.toLowerCase()) && call.site.node.arguments.length >= 2) scope.steps.push(...this.#verb(name, call))
  }

  #verb(name: string, call: TracedCall): readonly Step[] {
    const { module, node } = call.site
    const [path, second, third] = node.arguments
    if (path === undefined || second === undefined) return []
    const at = (expression: Expression): Placed => ({ site: { module, node: expression }, frame: call.frame })
    const entries = entriesOf(this.#program, third === undefined && second.kind === 'function' ? null : at(second).site, call.frame)
    const handler = third !== undefined ? at(third) : entries.has('handler') ? null : at(second)
    return [{
      kind: 'route',
      methods: [name.toUpperCase()],
      paths: pathsAt(this.#program, at(path).site, call.frame),
      options: routeOptions(this.#program, entries, handler),
      ...this.#registered(call, ...insertion(second, third === undefined && !entries.has('handler'), entries))
    }]
  }

  #route(call: TracedCall): readonly Step[] {
    const { module, node } = call.site
    const [options] = node.arguments
    if (options === undefined) return []
    const entries = entriesOf(this.#program, { module, node: options }, call.frame)
    const url = entries.get('url') ?? entries.get('path')
    const methods = methodsOf(this.#program, entries.get('method') ?? entries.get('methods'))
    if (url === undefined || methods.length === 0) {
      this.unresolved.push({ place: placeOf(call.site), reason: 'The options of this route could not be resolved.' })
      return []
    }
    return [{
      kind: 'route',
      methods: [...new Set(methods)],
      paths: pathsAt(this.#program, url.site, url.frame),
      options: routeOptions(this.#program, entries, null),
      ...this.#registered(call, ...insertion(options, false, entries))
    }]
  }

  #hook(call: TracedCall): readonly Step[] {
    const { module, node } = call.site
    const [name, hook] = node.arguments
    if (name === undefined || hook === undefined) return []
    return this.#program.evaluate({ module, node: name }, call.frame).flatMap((value): readonly Step[] => {
      if (value.kind !== 'literal' || typeof value.value !== 'string') return []
      return [{ kind: 'hook', name: value.value, items: hookItems(this.#program, { module, node: hook }, call.frame), ...this.#registered(call, null) }]
    })
  }

  #register(scope: Scope, call: TracedCall): void {
    const { module, node } = call.site
    const [plugin, options] = node.arguments
    if (plugin === undefined) return
    const loaded = this.#autoloads.get(call) ?? null
    if (loaded !== null) this.#autoload(scope, loaded, call)
    else {
      const values = this.#pluginValues(plugin, call)
      const key = this.#identities.of({ kind: 'instance', package: 'fastify', type: 'FastifyInstance', of: null, created: call.site, frame: call.frame }, call.site)
      const prefix = options === undefined ? undefined : this.#optionsOf({ module, node: options }, call.frame).get('prefix')
      const prefixes = prefix === undefined ? [ROOT] : pathsOf(this.#program, prefix.site, prefix.frame) ?? [{ text: '?', known: false, regex: null }]
      if (values.some(({ kind }) => kind === 'function')) {
        scope.steps.push({ kind: 'register', child: key, shares: values.some(isShared), prefixes, ...this.#registered(call, null) })
      } else scope.steps.push(...this.#package(values, { module, node: plugin }, call))
    }
    if (isAwaited(call.site)) scope.steps.push({ kind: 'wait' })
  }

  /** Options may be a function of the parent instance. */
  #optionsOf(site: Site, frame: Frame | null): ReturnType<typeof entriesOf> {
    const [value] = this.#program.evaluate(site, frame)
    const [returned] = value?.kind === 'function' ? this.#program.returns(value.function, value.frame) : []
    return returned === undefined ? entriesOf(this.#program, site, frame) : entriesOf(this.#program, returned.site, returned.frame)
  }

  /** A module stands for its default export. */
  #pluginValues(plugin: Expression, call: TracedCall): readonly Value[] {
    const values = this.#program.evaluate({ module: call.site.module, node: withoutAwait(plugin) }, call.frame)
    return values.flatMap(value => value.kind === 'module' ? this.#program.member(value, 'default') : [value])
  }

  /** A plugin of a package: what it does for requests, it does for all of the instance. */
  #package(values: readonly Value[], site: Site, call: TracedCall): readonly Step[] {
    const known = values.filter(value => value.kind === 'library')
    if (known.length === 0) {
      if (values.some(({ kind }) => kind === 'unknown' || kind === 'parameter')) {
        this.unresolved.push({ place: placeOf(call.site), reason: 'The plugin that is registered here could not be resolved.' })
      }
      return []
    }
    const items = known.map(value => ({ site, frame: call.frame, values: [{ ...value, path: `${value.path}()`, created: call.site, frame: call.frame }] }))
    return [{ kind: 'hook', name: 'onRequest', items, ...this.#registered(call, null) }]
  }

  #autoload(scope: Scope, { groups }: Autoload, call: TracedCall): void {
    if (groups === null) {
      this.unresolved.push({ place: placeOf(call.site), reason: 'The folder that is loaded here could not be resolved.' })
      return
    }
    for (const group of groups) {
      const steps = this.#group(group, call)
      if (group.hooks.length === 0) scope.steps.push(...steps)
      else {
        const own = this.#scope(`${scope.key} ${call.site.node.start} ${group.prefix}`, null)
        own.steps.push(...steps)
        scope.steps.push({ kind: 'register', child: own.key, shares: false, prefixes: [ROOT], ...this.#registered(call, null) })
      }
    }
  }

  #group({ hooks, plugins }: LoadedGroup, call: TracedCall): readonly Step[] {
    return [...hooks.flatMap(file => this.#loaded(file, true, call)), { kind: 'wait' as const }, ...plugins.flatMap(file => this.#loaded(file, false, call))]
  }

  #loaded(file: LoadedFile, isHook: boolean, call: TracedCall): readonly Step[] {
    if (!file.values.some(({ kind }) => kind === 'function')) {
      const values = file.values.filter(({ kind }) => kind === 'library')
      const items = values.length === 0 ? [] : [{ site: file.options?.site ?? file.site, frame: null, values }]
      return [{ kind: 'hook', name: 'onRequest', items, ...this.#registered(call, null) }]
    }
    const step: RegisterStep = {
      kind: 'register',
      child: this.#fileKey(file, call),
      shares: isHook || file.values.some(isShared),
      prefixes: [isHook ? ROOT : { text: file.prefix, known: true, regex: null }],
      ...this.#registered(call, null)
    }
    return [step]
  }

  #registered(call: TracedCall, insertAt: number | null, around?: Registration['around']): { readonly registration: Registration, readonly conditions: Conditions } {
    const { module, node } = call.site
    const { callee } = node
    const receiver = callee.kind === 'member' || callee.kind === 'index' ? this.#program.words({ module, node: callee.object }) : ''
    const place = placeOf(call.site)
    const written = callee.kind === 'member' && callee.object.kind === 'call' ? { ...place, start: callee.name.start } : place
    const registration = { place: written, insertAt, receiver, ...around === undefined ? {} : { around } }
    return { registration, conditions: conditionsOf(this.#program, call) }
  }
}

/** Where a guard is put in: into the options that are written there, or as options before the handler. */
function insertion(
  node: Expression, isHandler: boolean, entries: ReadonlyMap<string, unknown>
): readonly [number | null, Registration['around']?] {
  if (isHandler) return [node.start, ['{ onRequest: [', '] }, ']]
  return node.kind === 'object' && node.entries.length > 0 && !entries.has('onRequest') ? [node.start + 1, [' onRequest: [', '],']] : [null]
}

function methodOf({ callee }: Call): string | null {
  return callee.kind === 'member' ? callee.property : null
}

/** Marked by `fastify-plugin`, or by hand. */
function isShared(value: Value): boolean {
  if (value.kind === 'instance') return value.package === 'fastify-plugin'
  if (value.kind !== 'function') return false
  const { module, node } = value.function
  return ownExpressions(module, 0).some(each => each.kind === 'assign' && each.target.kind === 'index' && each.target.object.kind === 'ref'
    && each.target.object.name === node.name && isSkip(each.target.index))
}

function isSkip(key: Expression): boolean {
  const [name] = key.kind === 'call' ? key.arguments : []
  return name?.kind === 'literal' && name.value === 'skip-override'
}

/** Whether the call, or the chain that it begins, is waited for. */
function isAwaited({ module, node }: Site): boolean {
  return module.functions.some((_, index) => ownExpressions(module, index).some(each => each.kind === 'await' && begins(each.value, node)))
}

function begins(chain: Expression, call: Expression): boolean {
  let at = chain
  while (at !== call && at.kind === 'call' && at.callee.kind === 'member') at = at.callee.object
  return at === call
}

const PLUGINS = /^(?:@fastify\/|fastify-)/

/** Says of the plugins that are found in folders what they are handed, before the walk asks. */
function assumePlugins(program: Program): void {
  const instance: Value = { kind: 'instance', package: 'fastify', type: 'FastifyInstance', of: null, created: null, frame: null }
  for (const module of program.modules.values()) {
    if (!module.requests.some(({ from }) => PLUGINS.test(from))) continue
    for (const index of module.functions.keys()) {
      for (const node of ownExpressions(module, index)) {
        if (node.kind !== 'call' || methodOf(node) !== 'register') continue
        assumeReceiver(program, module, node, instance)
        const loaded = autoloadOf(program, { site: { module, node }, frame: null, targets: [], conditions: [] })
        for (const { values } of (loaded?.groups ?? []).flatMap(({ hooks, plugins }) => [...hooks, ...plugins])) {
          for (const value of values) if (value.kind === 'function') program.assumeParameter(value.function, 0, [instance])
        }
      }
    }
  }
}

/** What a plugin of a package is registered on by a function is the instance that the function is handed (`fastify start app.js`). */
function assumeReceiver(program: Program, module: Module, call: Call, instance: Value): void {
  const [plugin] = call.arguments
  if (plugin === undefined || !program.evaluate({ module, node: plugin }).some(value => value.kind === 'library' && PLUGINS.test(value.package))) return
  let receiver: Expression = call.callee
  while (receiver.kind === 'member' || receiver.kind === 'call') receiver = receiver.kind === 'member' ? receiver.object : receiver.callee
  const parameter = receiver.kind === 'ref' ? module.bindings[receiver.binding]?.parameter : undefined
  if (parameter?.index === 0) program.assumeParameter(program.functionRef(module, parameter.function), 0, [instance])
}
