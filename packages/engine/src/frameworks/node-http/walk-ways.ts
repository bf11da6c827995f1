import type { Call, Expression, FunctionRef, Program, Statement, Value } from '../../model/index.ts'
import { DISPATCH_DEPTH, MOST_WAYS } from '../limits.ts'
import { partsOf } from '../walk.ts'
import { hasCall, isAsked } from './calls.ts'
import type { Environment } from './aspect.ts'
import type { Aspects } from './aspects.ts'
import { Decider, functionsIn } from './decide.ts'
import { named, unrepeated, type FunctionValue, type Way } from './way.ts'

/** Where ways leave what is being walked. */
interface Exits {
  /** They left the function. */
  readonly returned: Way[]
  /** They left the loop or `switch`. */
  readonly broken: Way[]
  /** They go on with the next turn of the loop. */
  readonly continued: Way[]
}

/** Follows every way through a listener and the functions that it calls, as far as tests of method and path tell ways apart. */
export class Walk {
  readonly #program: Program
  readonly #aspects: Aspects
  readonly #decider: Decider
  readonly #stack: FunctionRef[] = []
  /** Functions that were walked. */
  readonly entered = new Set<FunctionRef>()
  /** What functions of tables are handed. */
  readonly handed: { readonly function: FunctionRef, readonly index: number, readonly kind: 'request' | 'response' }[] = []

  constructor(program: Program, aspects: Aspects) {
    this.#program = program
    this.#aspects = aspects
    this.#decider = new Decider(program, aspects)
  }

  /** The ways that come out of a function. */
  function(ref: FunctionRef, env: Environment, ways: readonly Way[]): readonly Way[] {
    if (this.#stack.includes(ref) || this.#stack.length >= DISPATCH_DEPTH || ways.length > MOST_WAYS) return ways
    this.#stack.push(ref)
    this.entered.add(ref)
    const exits: Exits = { returned: [], broken: [], continued: [] }
    const ended = this.#list(ref.node.body, env, ways, exits)
    this.#stack.pop()
    return unrepeated([...exits.returned, ...ended])
  }

  #list(statements: readonly Statement[], env: Environment, ways: readonly Way[], exits: Exits): readonly Way[] {
    let now = ways
    for (const statement of statements) {
      if (now.length === 0) return now
      now = unrepeated(this.#statement(statement, env, now, exits))
    }
    return now
  }

  #statement(statement: Statement, env: Environment, ways: readonly Way[], exits: Exits): readonly Way[] {
    const run = (list: readonly Statement[], from: readonly Way[]): readonly Way[] => this.#list(list, env, from, exits)
    switch (statement.kind) {
      case 'declare': return this.#declare(statement, env, ways)
      case 'expression': return this.#expression(statement.value, env, ways)
      case 'return': case 'throw':
        exits.returned.push(...statement.value === null ? ways : this.#expression(statement.value, env, ways))
        return []
      case 'if': {
        const { yes, no } = this.#decider.decide(statement.test, env, this.#expression(statement.test, env, ways))
        return [...run(statement.then, yes), ...run(statement.else, no)]
      }
      case 'switch': return this.#switch(statement, env, ways, exits)
      case 'block': return run(statement.body, ways)
      case 'try': {
        const after = run(statement.block, ways)
        return statement.finalizer === null ? after : run(statement.finalizer, after)
      }
      case 'each': return this.#each(statement, env, ways, exits)
      case 'loop': {
        const inner: Exits = { ...exits, broken: [], continued: [] }
        const after = this.#list(statement.body, env, run(statement.init, ways), inner)
        return [...ways, ...after, ...inner.broken, ...inner.continued]
      }
      case 'break': exits.broken.push(...ways); return []
      case 'continue': exits.continued.push(...ways); return []
      case 'function': case 'class': return ways
    }
  }

  #declare({ binding, value }: Statement & { readonly kind: 'declare' }, env: Environment, ways: readonly Way[]): readonly Way[] {
    if (value === null) return ways
    const after = this.#expression(value, env, ways)
    const aspect = this.#aspects.of(value, env)
    const at = aspect?.kind === 'segment' ? aspect.at : aspect?.kind === 'rest' ? -1 : null
    const name = env.module.bindings[binding]
    if (at === null || name === undefined || name.kind === 'temporary') return after
    return after.map(way => named(way, at, name.name))
  }

  #switch({ subject, cases }: Statement & { readonly kind: 'switch' }, env: Environment, ways: readonly Way[], exits: Exits): readonly Way[] {
    const inner: Exits = { ...exits, broken: [] }
    let open = this.#expression(subject, env, ways)
    let falling: readonly Way[] = []
    const bodies = cases.map(({ test, body }) => {
      if (test === null) return { body, ways: null }
      const { yes, no } = this.#decider.equal(subject, test, test, env, open)
      open = no
      return { body, ways: yes }
    })
    for (const { body, ways: entering } of bodies) falling = this.#list(body, env, [...falling, ...entering ?? open], inner)
    const hasDefault = cases.some(({ test }) => test === null)
    return [...falling, ...inner.broken, ...hasDefault ? [] : open]
  }

  /** A loop over a table of routes is turned once for each of its entries; tests in it come out anew each time. */
  #each(statement: Statement & { readonly kind: 'each' }, env: Environment, ways: readonly Way[], exits: Exits): readonly Way[] {
    const rows = this.#aspects.rows(statement.source, env).map(row => ({ ...row, values: this.#program.evaluate(row.site, row.frame) }))
    const inner: Exits = { ...exits, broken: [], continued: [] }
    if (!rows.some(({ values }) => values.some(({ kind }) => kind === 'record' || kind === 'object'))) {
      return [...ways, ...this.#list(statement.body, env, ways, inner), ...inner.broken, ...inner.continued]
    }
    const offered = rows.flatMap(({ values }) => values.flatMap(value => this.#functionsIn(value)))
    let rest: readonly Way[] = ways.map(way => ({ ...way, offered: new Set([...way.offered, ...offered]) }))
    for (const { values, site, frame, place } of rows) {
      const names = new Map(env.names).set(statement.binding, { kind: 'program', values, site, frame })
      const turn: Exits = { returned: [], broken: inner.broken, continued: [] }
      rest = [...this.#list(statement.body, { ...env, names, turn: true }, rest, turn), ...turn.continued]
      exits.returned.push(...turn.returned.map(way => way.chosen.size === 0 ? way : { ...way, place }))
    }
    return [...rest, ...inner.broken]
  }

  #functionsIn(value: Value): readonly FunctionRef[] {
    if (value.kind === 'function') return [value.function]
    if (value.kind !== 'record') return []
    return [...this.#program.entries(value).entries.values()].flatMap(({ site, frame }) =>
      this.#program.evaluate(site, frame).flatMap(each => each.kind === 'function' ? [each.function] : []))
  }

  #expression(node: Expression, env: Environment, ways: readonly Way[]): readonly Way[] {
    if (ways.length === 0) return ways
    switch (node.kind) {
      case 'conditional': {
        const { yes, no } = this.#decider.decide(node.test, env, this.#expression(node.test, env, ways))
        return [...this.#expression(node.then, env, yes), ...this.#expression(node.else, env, no)]
      }
      case 'logical': {
        const left = this.#expression(node.left, env, ways)
        if (!hasCall(node.right)) return left
        const { yes, no } = this.#decider.decide(node.left, env, left)
        return node.operator === '&&' ? [...this.#expression(node.right, env, yes), ...no] : [...yes, ...this.#expression(node.right, env, no)]
      }
      case 'call': return this.#call(node, env, partsOf(node).reduce((now, part) => this.#expression(part, env, now), ways))
      default: return hasCall(node) ? partsOf(node).reduce((now, part) => this.#expression(part, env, now), ways) : ways
    }
  }

  #call(node: Call, env: Environment, ways: readonly Way[]): readonly Way[] {
    let now = ways
    for (const argument of node.arguments) {
      if (argument.kind !== 'function') continue
      const ref = this.#program.functionRef(env.module, argument.function)
      if (isAsked(node)) continue
      now = this.function(ref, env, now)
    }
    const callee = this.#aspects.of(node.callee, env)
    if (callee?.kind === 'entry') {
      const { yes } = this.#decider.found(callee.entries, now, node.callee, env)
      return yes.flatMap(way => this.#run([...way.chosen.values()], node, env, [way]))
    }
    if (callee?.kind === 'program') return this.#run(functionsIn(callee), node, env, now)
    const inside = this.#aspects.enter(node, env)
    const aspects = inside?.function.node.parameters.flatMap(({ binding }) => inside.env.names.get(binding) ?? []) ?? []
    if (inside === null || !aspects.some(({ kind }) => kind !== 'program')) return now
    const after = this.function(inside.function, inside.env, now)
    const told = after.length !== now.length || after.some((way, index) => way.known !== now[index]?.known)
    // What several places call is a helper, and not the handler.
    if (told || !aspects.some(({ kind }) => kind === 'response') || this.#program.callers(inside.function).length > 1) return after
    return after.map(way => ({ ...way, ran: inside.function.node.name ?? way.ran }))
  }

  /** Runs functions of a table, which the linker does not know to be called here. */
  #run(functions: readonly FunctionValue[], node: Call, env: Environment, ways: readonly Way[]): readonly Way[] {
    return functions.reduce((now, value) => {
      const { function: ref } = value
      const names = new Map(ref.module === env.module ? env.names : [])
      for (const [index, { binding }] of ref.node.parameters.entries()) {
        const argument = node.arguments[index]
        const aspect = argument === undefined ? null : this.#aspects.of(argument, env)
        if (aspect !== null) names.set(binding, aspect)
        if (aspect?.kind === 'request' || aspect?.kind === 'response') this.handed.push({ function: ref, index, kind: aspect.kind })
      }
      const inside = { module: ref.module, frame: this.#program.assume(ref, [], value.frame, value.self), names }
      const after = this.function(ref, inside, now.map(way => ({ ...way, ran: ref.node.name ?? way.ran })))
      return after.map(way => ({ ...way, chosen: new Map(way.chosen).set(ref, value) }))
    }, ways)
  }
}
