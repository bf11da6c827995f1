import type { Call, Expression, Frame, FunctionRef, Program, SchemaCheck, Site, SourceKind, TracedCall, Value } from '../../model/index.ts'
import type { Convention } from '../routing/convention.ts'
import type { Listed } from '../routing/items.ts'
import { methodOf, METHODS } from '../routing/methods.ts'
import type { Owner, Registering, Thing, ThingValue } from '../routing/owners.ts'
import { ANY_PATH, pathsAt, type PathText } from '../routing/paths.ts'
import { elysiaDialect } from './dialect.ts'

const CONTEXT: readonly Value[] = [{ kind: 'instance', package: 'elysia', type: 'Context', of: null, created: null, frame: null }]
/** Hooks that run before the handler, and may answer in its place: https://elysiajs.com/essential/life-cycle */
const HOOKS: ReadonlySet<string> = new Set(['onRequest', 'onParse', 'onTransform', 'onBeforeHandle', 'derive', 'resolve', 'mapDerive', 'mapResolve'])
const LOCAL = ['parse', 'transform', 'resolve', 'beforeHandle'] as const
const PARTS: readonly SourceKind[] = ['body', 'query', 'params', 'headers']

/** What routes are told of beside their functions: by the handler that is written there. */
export type Schemas = WeakMap<Expression, readonly SchemaCheck[]>

/**
 * Elysia 1: hooks hold for what is registered after them in their own instance, and beyond it where they say so. Groups and guards are
 * instances that a function is handed.
 */
export class ElysiaConvention implements Convention {
  readonly framework = 'elysia'
  readonly dialect = elysiaDialect
  readonly carried = 1
  readonly schemas: Schemas = new WeakMap()
  /** Instances whose hooks leave them. */
  readonly #open = new WeakSet<Owner>()
  /** Calls that hand an instance to a function which stands for the one it is called on. */
  readonly #plugins = new WeakSet<Expression>()
  readonly #macros = new Map<string, Listed>()

  readonly thingOf = (value: Value): Thing | null => value.kind === 'instance' && value.package === 'elysia' && value.type === 'Elysia' ? 'app' : null
  readonly copies = (_: Owner, mounted: Owner): boolean =>
    this.#open.has(mounted) || mounted.created !== null && this.#plugins.has(mounted.created.node)
  readonly isFluent = (name: string): boolean => METHODS.has(name) || HOOKS.has(name) || ['use', 'group', 'guard', 'decorate', 'state', 'model', 'macro', 'as'].includes(name)
  readonly handedTo = (): readonly (readonly Value[])[] => [CONTEXT]
  readonly handlesErrors = (): boolean => false
  readonly nextAt = (): number => 1

  /** `new Elysia({ prefix })`. */
  readonly prefixOf = (program: Program, { created, frame }: ThingValue): PathText | null => {
    const options = created?.node.kind === 'call' && created.node.new ? created.node.arguments[0] : undefined
    const prefix = created === null || options === undefined ? undefined : entryIn(program, { site: { module: created.module, node: options }, frame }, 'prefix')
    return prefix === undefined ? null : pathsAt(program, prefix.site, prefix.frame)[0] ?? null
  }

  /** `use(plugin)`, where the plugin is a function: it is handed an instance that stands for the one it is called on. */
  readonly runs = (program: Program, { site: { module, node }, frame }: TracedCall): readonly Frame[] => {
    const [first] = node.arguments
    if (node.callee.kind !== 'member' || node.callee.property !== 'use' || first === undefined) return []
    if (!program.evaluate({ module, node: node.callee.object }, frame).some(value => this.thingOf(value) !== null)) return []
    return pluginsAt(program, { module, node }, { site: { module, node: first }, frame })
  }

  readonly register = (registering: Registering): void => {
    const { program, call, name, owner, add } = registering
    const given = call.site.node.arguments.map((node): Listed => ({ site: { module: call.site.module, node }, frame: call.frame }))
    const [first, second, third] = given
    if (name === 'as') this.#open.add(owner)
    if (owner.entries.length === 0) this.#around(registering)
    if (first === undefined) return
    if (HOOKS.has(name)) {
      if (second !== undefined) this.#open.add(owner)
      add('USE', [ANY_PATH], [second ?? first])
    } else if (name === 'use') this.#use(registering, first)
    else if (name === 'group') this.#inside(registering, third ?? second, pathsAt(program, first.site, first.frame))
    else if (name === 'guard') {
      if (second !== undefined) this.#inside(registering, second, [ANY_PATH])
      else for (const hook of hooksIn(program, first, this.#macros)) add('USE', [ANY_PATH], [hook])
    } else if (name === 'macro') this.#macro(program, second ?? first)
    else if (METHODS.has(name) && second !== undefined) {
      if (third !== undefined) this.schemas.set(second.site.node, schemasIn(program, third))
      const hooks = third === undefined ? [] : hooksIn(program, third, this.#macros)
      add(methodOf(name), pathsAt(program, first.site, first.frame), [...hooks, second])
    }
  }

  /** An instance, or a function that is handed this one. */
  #use({ program, call, add }: Registering, plugin: Listed): void {
    const values = program.evaluate(plugin.site, plugin.frame)
    // What packages bring is no route of the project.
    if (values.length > 0 && values.every(({ kind }) => kind === 'library')) return
    const frames = pluginsAt(program, call.site, plugin)
    if (frames.length > 0) this.#plugins.add(call.site.node)
    add('MOUNT', [ANY_PATH], frames.length === 0 ? [plugin] : frames.flatMap(frame => program.returns(frame.function, frame)))
  }

  /** What a function registers on the instance that it is handed. */
  #inside({ program, add }: Registering, inner: Listed | undefined, paths: readonly PathText[]): void {
    if (inner === undefined) return
    const functions = program.evaluate(inner.site, inner.frame).filter(value => value.kind === 'function')
    add('MOUNT', paths, functions.flatMap(value => returnsOf(program, value.function, value.frame)))
  }

  /** Hooks of a guard or group stand before all that is registered on the instance which its function is handed. */
  #around({ program, owner: { created, frame }, add }: Registering): void {
    if (created?.node.kind !== 'call' || created.node.callee.kind !== 'member') return
    const { module, node: { callee: { property }, arguments: args } } = created
    const options = property === 'guard' && args.length === 2 ? args[0] : property === 'group' && args.length === 3 ? args[1] : undefined
    const hooks = options === undefined ? [] : hooksIn(program, { site: { module, node: options }, frame }, this.#macros)
    if (hooks.length > 0) add('USE', [ANY_PATH], hooks)
  }

  /** `macro({ staff: { beforeHandle } })`: hooks that a route asks for by a key. */
  #macro(program: Program, options: Listed): void {
    const record = program.evaluate(options.site, options.frame).find(({ kind }) => kind === 'record')
    if (record !== undefined) for (const [name, placed] of program.entries(record).entries) this.#macros.set(name, placed)
  }
}

/** The activations of functions that `use` is given, each of an instance that the call makes. */
function pluginsAt(program: Program, site: Site<Call>, plugin: Listed): readonly Frame[] {
  const instance: Value = { kind: 'instance', package: 'elysia', type: 'Elysia', of: null, created: site, frame: plugin.frame }
  return program.evaluate(plugin.site, plugin.frame).flatMap(value =>
    value.kind === 'function' ? [program.assume(value.function, [[instance]], value.frame, value.self)] : [])
}

function returnsOf(program: Program, target: FunctionRef, frame: Frame | null): readonly Listed[] {
  return program.returns(target, frame)
}

function entryIn(program: Program, { site, frame }: Listed, name: string): Listed | undefined {
  for (const value of program.evaluate(site, frame)) if (value.kind === 'record') return program.entries(value).entries.get(name)
  return undefined
}

/** The hooks that an object names, those of macros that it asks for among them; a macro may be a function that gives them. */
function hooksIn(program: Program, options: Listed, macros: ReadonlyMap<string, Listed>): readonly Listed[] {
  const asked = [...macros].flatMap(([name, macro]) => {
    const wish = entryIn(program, options, name)
    return wish === undefined || program.constant(wish.site, wish.frame) === false ? [] : [macro]
  })
  const made = asked.flatMap(macro => program.evaluate(macro.site, macro.frame).flatMap(value =>
    value.kind === 'function' ? returnsOf(program, value.function, value.frame) : [macro]))
  return [options, ...made].flatMap(each => LOCAL.flatMap(name => entryIn(program, each, name) ?? []))
}

/** `{ body: t.Object(...) }`: what the schema does not name is removed, unless it says otherwise. */
function schemasIn(program: Program, options: Listed): readonly SchemaCheck[] {
  return PARTS.flatMap((part): readonly SchemaCheck[] => {
    const schema = entryIn(program, options, part)
    return schema === undefined ? [] : [{ part, ...schema, unsaid: 'strip', closed: 'reject' }]
  })
}
