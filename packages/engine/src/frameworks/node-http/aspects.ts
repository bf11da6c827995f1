import type { Call, Expression, Program, Site, Value } from '../../model/index.ts'
import { ASPECT_DEPTH } from '../limits.ts'
import type { Aspect, Entered, Environment, TableEntry } from './aspect.ts'
import { foundBy, lookUp } from './look-up.ts'
import { elementsOf, type Row } from './tables.ts'
import { constantIn, matchOf, methodOf } from './text-methods.ts'

const CONVERTS: ReadonlySet<string> = new Set(['Number', 'parseInt', 'String', 'BigInt', 'decodeURIComponent', 'decodeURI', 'parseFloat'])
const PATHS: ReadonlySet<string> = new Set(['url', 'originalUrl', 'path'])

/** Reads expressions as far as they speak of method and path. */
export class Aspects {
  readonly #program: Program
  readonly #open = new Set<Expression>()

  constructor(program: Program) {
    this.#program = program
  }

  of(node: Expression, env: Environment): Aspect | null {
    if (this.#open.has(node) || this.#open.size > ASPECT_DEPTH) return null
    this.#open.add(node)
    const aspect = this.#read(node, env)
    this.#open.delete(node)
    return aspect
  }

  /** The constant text or number that an expression is. */
  constant(node: Expression, env: Environment): string | number | null {
    if (node.kind === 'literal') return typeof node.value === 'string' || typeof node.value === 'number' ? node.value : null
    const aspect = node.kind === 'ref' || node.kind === 'member' ? this.of(node, env) : null
    if (aspect?.kind === 'program') return constantIn(aspect.values)
    const value = aspect === null ? this.#program.constant({ module: env.module, node }, env.frame) : undefined
    return typeof value === 'string' || typeof value === 'number' ? value : null
  }

  #read(node: Expression, env: Environment): Aspect | null {
    switch (node.kind) {
      case 'ref': return this.#name(node.binding, env)
      case 'member': return this.#member(this.of(node.object, env), node.property, { module: env.module, node }, env)
      case 'index': return this.#index(node.object, node.index, env)
      case 'rest': {
        const object = this.of(node.object, env)
        return object?.kind === 'segments' && node.from !== null ? { ...object, shift: object.shift - node.from } : object
      }
      case 'fallback': case 'await': case 'spread': return this.of(node.value, env)
      case 'assign': return this.of(node.value, env)
      case 'logical': return this.of(node.left, env) ?? this.of(node.right, env)
      case 'conditional': return this.of(node.then, env) ?? this.of(node.else, env)
      case 'concat': return this.#concat(node.parts, env)
      case 'call': return this.#call(node, env)
      default: return null
    }
  }

  /** A variable is what was last given to it, as far as that is known. */
  #name(index: number, env: Environment): Aspect | null {
    const known = env.names.get(index)
    if (known !== undefined) return known
    const binding = env.module.bindings[index]
    if (binding === undefined || binding.kind === 'parameter' || binding.kind === 'import') return null
    return [...binding.values].reverse().reduce<Aspect | null>((found, value) => found ?? this.of(value, env), null)
  }

  #member(object: Aspect | null, name: string, site: Site, env: Environment): Aspect | null {
    switch (object?.kind) {
      case 'request': return name === 'method' ? { kind: 'method' } : PATHS.has(name) ? { kind: 'path' } : null
      case 'parsed': return name === 'pathname' || name === 'path' || name === 'href' ? { kind: 'path' } : null
      case 'pieces': return name === '0' ? { kind: 'path' } : null
      case 'segments': return name === 'length' ? { kind: 'length', shift: object.shift } : /^\d+$/.test(name) ? { kind: 'segment', at: Number(name) - object.shift } : null
      case 'match': {
        if (name === 'groups') return object
        const at = object.pattern.groups.get(name)
        return at === undefined ? null : { kind: 'segment', at }
      }
      case 'program': return this.#valuesOf(object.values.flatMap(value => this.#program.member(value, name)), object)
      case 'entry': return { kind: 'entry', entries: object.entries.map(entry => ({ ...entry, value: this.#memberOf(entry.value, name) })) }
      default: return object === null ? this.#written(site, env) : null
    }
  }

  /** What a property of an object is that a function of the project gave back (`const { path } = parse(request)`). */
  #written({ node }: Site, env: Environment): Aspect | null {
    if (node.kind !== 'member') return null
    const record = this.#record(node.object, env)
    const entry = record?.node.entries.find(each => each.kind === 'property' && each.key === node.property)
    return record === null || entry === undefined ? null : this.of(entry.value, record.env)
  }

  #record(node: Expression, env: Environment): { readonly node: Expression & { readonly kind: 'object' }, readonly env: Environment } | null {
    if (node.kind === 'object') return { node, env }
    if (node.kind === 'await') return this.#record(node.value, env)
    if (node.kind === 'ref') {
      const values = env.module.bindings[node.binding]?.values ?? []
      const [value] = values
      return values.length === 1 && value !== undefined && value.kind !== 'ref' ? this.#record(value, env) : null
    }
    if (node.kind !== 'call') return null
    const inside = this.enter(node, env)
    const returned = inside?.body.flatMap(statement => statement.kind === 'return' && statement.value !== null ? [statement.value] : []).at(-1)
    return inside === null || returned?.kind !== 'object' ? null : { node: returned, env: inside.env }
  }

  #memberOf(value: TableEntry['value'], name: string): TableEntry['value'] {
    return this.#valuesOf(value.values.flatMap(each => this.#program.member(each, name)), value)
  }

  #valuesOf(values: readonly Value[], from: TableEntry['value']): TableEntry['value'] {
    return { ...from, values }
  }

  #index(object: Expression, index: Expression, env: Environment): Aspect | null {
    const by = this.of(index, env)
    if (by === null) {
      const position = this.constant(index, env)
      return position === null ? null : this.#member(this.of(object, env), String(position), { module: env.module, node: object }, env)
    }
    return lookUp(this.#program, this.of(object, env) ?? this.values(object, env), by)
  }

  /** `routes.find(route => route.path === path)`. */
  #find(list: Expression, index: number, env: Environment): Aspect | null {
    const { parameters: [parameter], body: [only] } = this.#program.functionRef(env.module, index).node
    if (parameter === undefined || only?.kind !== 'return' || only.value === null) return null
    return foundBy(this.#program, this.rows(list, env), { node: only.value, binding: parameter.binding, env })
  }

  /** What a list holds. */
  rows(list: Expression, env: Environment): readonly Row[] {
    const { values, site } = this.values(list, env)
    return elementsOf(this.#program, values, site)
  }

  values(node: Expression, env: Environment): Aspect & { readonly kind: 'program' } {
    const site = { module: env.module, node }
    return { kind: 'program', values: this.#program.evaluate(site, env.frame), site, frame: env.frame }
  }

  #concat(nodes: readonly Expression[], env: Environment): Aspect | null {
    const parts: string[] = []
    for (const node of nodes) {
      const constant = this.constant(node, env)
      const kind = constant === null ? this.of(node, env)?.kind : undefined
      if (constant === null && kind !== 'method' && kind !== 'path') return null
      parts.push(constant === null ? `${String(kind)}:` : String(constant))
    }
    return parts.some(part => part === 'method:' || part === 'path:') ? { kind: 'key', parts } : null
  }

  #call(node: Call, env: Environment): Aspect | null {
    const { callee } = node
    const [first] = node.arguments
    if (callee.kind === 'member') {
      if (callee.property === 'find' && first?.kind === 'function') return this.#find(callee.object, first.function, env)
      const object = this.of(callee.object, env)
      if (object !== null) return this.#method(object, callee.property, node, env)
      const found = this.#ofPlain(callee.object, callee.property, first, env)
      if (found !== null) return found
    }
    const name = callee.kind === 'member' ? callee.property : callee.kind === 'ref' || callee.kind === 'global' ? callee.name : ''
    if (name === 'URL' || name === 'parse' || name === 'parseUrl' || name === 'parseurl') {
      return node.arguments.some(argument => this.of(argument, env)?.kind === 'path') ? { kind: 'parsed' } : null
    }
    if (callee.kind === 'global' && CONVERTS.has(name) && first !== undefined) return this.of(first, env)
    const inside = this.enter(node, env)
    for (const statement of inside?.body ?? []) {
      const aspect = statement.kind === 'return' && statement.value !== null && inside !== null ? this.of(statement.value, inside.env) : null
      if (aspect !== null) return aspect
    }
    return null
  }

  /** `pattern.exec(path)`, `table.get(key)`. */
  #ofPlain(object: Expression, name: string, first: Expression | undefined, env: Environment): Aspect | null {
    const by = first === undefined ? null : this.of(first, env)
    if (by === null) return null
    if (name === 'exec' && by.kind === 'path') return matchOf(this.values(object, env))
    return name === 'get' ? lookUp(this.#program, this.values(object, env), by) : null
  }

  #method(object: Aspect, name: string, node: Call, env: Environment): Aspect | null {
    const [first] = node.arguments
    if (object.kind === 'program') return name === 'exec' && first !== undefined && this.of(first, env)?.kind === 'path' ? matchOf(object) : null
    if (object.kind === 'path' && name === 'match') return first === undefined ? null : matchOf(this.values(first, env))
    return methodOf(object, name, first === undefined ? null : this.constant(first, env))
  }

  /** A function of the project as a call runs it: what its parameters stand for. */
  enter(node: Call, env: Environment): Entered | null {
    const site = { module: env.module, node }
    for (const target of this.#program.targets(site, env.frame)) {
      if (target.kind !== 'function' || target.function.node.bodySpan === null) continue
      const { function: ref } = target
      const names = new Map(ref.module === env.module ? env.names : [])
      for (const [index, { binding }] of ref.node.parameters.entries()) {
        const argument = node.arguments[index - target.bound.length]
        const aspect = argument === undefined ? null : this.of(argument, env) ?? this.#constantArgument(argument, env)
        if (aspect === null) names.delete(binding)
        else names.set(binding, aspect)
      }
      const frame = this.#program.activate(target, site, env.frame) ?? target.frame
      return { function: ref, body: ref.node.body, env: { module: ref.module, frame, names } }
    }
    return null
  }

  #constantArgument(node: Expression, env: Environment): Aspect | null {
    return node.kind === 'literal' || node.kind === 'regex' || node.kind === 'ref' || node.kind === 'member' ? this.values(node, env) : null
  }
}
