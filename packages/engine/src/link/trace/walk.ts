import type { Call, Expression } from '../../model/expression.ts'
import type { ClassNode, Module } from '../../model/module.ts'
import type { Target, TracedCall } from '../../model/program.ts'
import type { Statement } from '../../model/statement.ts'
import type { Frame, FunctionRef, Site } from '../../model/value.ts'
import { turnOfLoop, type Frames } from '../frames.ts'
import { TRACE_DEPTH, TRACED_CALLS, TRACED_STATEMENTS, TURNS } from '../limits.ts'
import type { Linker } from '../linker.ts'
import { partsOf } from '../walk.ts'
import type { Interest } from './interest.ts'
import { runCallbacks } from './callbacks.ts'
import { runConstruction } from './construction.ts'
import { leaves, under } from './control.ts'
import type { Conditions, Position, Runner } from './position.ts'
import { elementsInTurn, keysInTurn } from './turns.ts'

/** What a framework runs besides, when a call is made. */
export type Runs = (call: TracedCall) => readonly Frame[]

/** Executes top levels and functions in their order, as far as values of interest are concerned, and notes the calls. */
export class Walk implements Runner {
  readonly calls: TracedCall[] = []
  readonly linker: Linker
  readonly interest: Interest
  readonly #frames: Frames
  readonly #runs: Runs
  readonly #modules = new Set<Module>()
  readonly #reached = new Set<FunctionRef>()
  readonly #activations = new Set<Frame>()
  #statements = 0

  constructor(linker: Linker, frames: Frames, interest: Interest, runs: Runs) {
    this.#runs = runs
    this.linker = linker
    this.#frames = frames
    this.interest = interest
  }

  hasReached(target: FunctionRef): boolean {
    return this.#reached.has(target)
  }

  hasReachedIndex(module: Module, index: number): boolean {
    return this.#reached.has(this.linker.functionRef(module, index))
  }

  /** A file: what it imports, then its own statements, once. */
  module(module: Module, conditions: Conditions = []): void {
    if (this.#modules.has(module)) return
    this.#modules.add(module)
    for (const request of module.requests) {
      if (request.form === 'import' || request.form === 'export') this.required(module, request.from, conditions)
    }
    const target = this.linker.functionRef(module, 0)
    this.#reached.add(target)
    this.#block(target.node.body, { target, frame: null, conditions, depth: 0 })
  }

  required(module: Module, from: string, conditions: Conditions): void {
    const resolution = this.linker.resolve(module.path, from)
    const required = resolution.kind === 'file' ? this.linker.modules.get(resolution.path) : undefined
    if (required) this.module(required, conditions)
  }

  /** A function that nobody was seen to call. */
  root(target: FunctionRef): void {
    this.run(target, null, { target, frame: null, conditions: [], depth: 0 })
  }

  /** The body of a function in an activation, once for each. */
  run(target: FunctionRef, frame: Frame | null, from: Position): void {
    if (from.depth > TRACE_DEPTH || !this.#enter(target, frame)) return
    const position = { target, frame, conditions: from.conditions, depth: from.depth + 1 }
    const { node, module } = target
    if (node.kind === 'constructor' && node.class !== null) this.#fields(module.classes[node.class], position)
    this.#block(node.body, position)
  }

  #enter(target: FunctionRef, frame: Frame | null): boolean {
    if (frame ? this.#activations.has(frame) : this.#reached.has(target)) return false
    if (frame) this.#activations.add(frame)
    this.#reached.add(target)
    return true
  }

  #fields(node: ClassNode | undefined, position: Position): void {
    for (const member of node?.members ?? []) {
      if (member.kind === 'field' && member.value && !member.static) this.expression(member.value, position)
    }
  }

  /** Statements in order; after one that always leaves, the rest is dead; after `if (x) return` it runs only when x does not hold. */
  #block(statements: readonly Statement[], position: Position): void {
    let at = position
    for (const statement of statements) {
      if (++this.#statements > TRACED_STATEMENTS || this.calls.length > TRACED_CALLS) return
      this.#statement(statement, at)
      if (leaves(statement)) return
      if (statement.kind !== 'if') continue
      const site: Site = { module: at.target.module, node: statement.test }
      const isThenEnd = statement.then.some(leaves)
      const isElseEnd = statement.else.some(leaves)
      if (isThenEnd !== isElseEnd) at = { ...at, conditions: [...at.conditions, { test: site, holds: isElseEnd }] }
    }
  }

  #statement(statement: Statement, at: Position): void {
    switch (statement.kind) {
      case 'declare':
      case 'return':
        if (statement.value) this.expression(statement.value, at)
        break
      case 'expression':
      case 'throw':
        this.expression(statement.value, at)
        break
      case 'if':
        this.expression(statement.test, at)
        this.#block(statement.then, under(at, statement.test, true))
        this.#block(statement.else, under(at, statement.test, false))
        break
      case 'loop':
        this.#block(statement.init, at)
        this.#block(statement.body, at)
        break
      case 'each':
        this.expression(statement.source, at)
        this.#each(statement, at)
        break
      case 'switch':
        this.expression(statement.subject, at)
        for (const one of statement.cases) this.#block(one.body, at)
        break
      case 'try':
        for (const block of [statement.block, statement.handler ?? [], statement.finalizer ?? []]) this.#block(block, at)
        break
      case 'block':
        this.#block(statement.body, at)
        break
      case 'class':
        this.#static(at.target.module.classes[statement.class], at)
        break
      default:
        break
    }
  }

  /** What runs when a class is declared: static blocks and fields. */
  #static(node: ClassNode | undefined, at: Position): void {
    for (const member of node?.members ?? []) {
      if (member.kind === 'field' && member.static && member.value) this.expression(member.value, at)
      if (member.kind !== 'static-block' || member.function === null) continue
      const target = this.linker.functionRef(at.target.module, member.function)
      if (this.interest.touches(target)) this.run(target, at.frame, at)
    }
  }

  /** A loop over something of known elements is unrolled; any other runs once. */
  #each(statement: Statement & { readonly kind: 'each' }, at: Position): void {
    const source: Site = { module: at.target.module, node: statement.source }
    const turns = statement.form === 'of' ? elementsInTurn(this.linker, source, at.frame) : keysInTurn(this.linker, source, at.frame)
    if (!turns) {
      this.#block(statement.body, at)
      return
    }
    for (const values of turns.slice(0, TURNS)) {
      const frame = turnOfLoop(this.#frames, at.target, at.frame, new Map([[statement.binding, values]]), statement)
      this.#block(statement.body, { ...at, frame })
    }
  }

  /** The parts of an expression in the order of execution, then its own call. */
  expression(node: Expression, at: Position): void {
    switch (node.kind) {
      case 'call':
        this.#call(node, at)
        return
      case 'logical':
        this.expression(node.left, at)
        this.expression(node.right, node.operator === '??' ? at : under(at, node.left, node.operator === '&&'))
        return
      case 'conditional':
        this.expression(node.test, at)
        this.expression(node.then, under(at, node.test, true))
        this.expression(node.else, under(at, node.test, false))
        return
      case 'require':
        this.required(at.target.module, node.from, at.conditions)
        return
      case 'import-call':
        if (node.from.kind === 'literal' && typeof node.from.value === 'string') this.required(at.target.module, node.from.value, at.conditions)
        return
      default:
        for (const part of partsOf(node)) this.expression(part, at)
    }
  }

  #call(node: Call, at: Position): void {
    for (const part of partsOf(node)) this.expression(part, at)
    const site: Site<Call> = { module: at.target.module, node }
    const targets = this.linker.targets(site.module, node, at.frame)
    const call: TracedCall = { site, frame: at.frame, targets, conditions: at.conditions }
    this.calls.push(call)
    for (const target of targets) this.#descend(target, site, at)
    runCallbacks(this, site, targets, at)
    for (const frame of this.#runs(call)) this.run(frame.function, frame, at)
  }

  #descend(target: Target, site: Site<Call>, at: Position): void {
    if (target.kind !== 'function' && target.kind !== 'construct') return
    const isHanded = site.node.arguments.some(node => this.#isHanded(site.module, node, at.frame))
    if (target.kind === 'construct') {
      runConstruction(this, target, site, isHanded, at)
      return
    }
    if (!isHanded && !this.interest.touches(target.function)) return
    this.run(target.function, this.linker.activate(target, site, at.frame) ?? target.frame, at)
  }

  /** A value of interest, or a function that touches one, is an argument. */
  #isHanded(module: Module, node: Expression, frame: Frame | null): boolean {
    return this.linker.evaluate(module, node.kind === 'spread' ? node.value : node, frame).some(value =>
      this.interest.of(value) || (value.kind === 'function' && this.interest.touches(value.function)))
  }
}
