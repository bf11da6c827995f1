import type { Expression, Call, Tagged } from '../model/expression.ts'
import type { Note } from '../model/finding.ts'
import type { KeySet } from '../model/flow.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { Statement } from '../model/statement.ts'
import type { Frame, FunctionRef, Site } from '../model/value.ts'
import type { Constants } from './specialise.ts'
import type { EntityLookup, Meeting, Summary } from './summary.ts'
import type { AbstractValue, Closure, SymbolicCall } from './value.ts'

/** Variables by binding; `this` of function f stands at `-1 - f`. */
export type Variables = Map<number, AbstractValue>

/** Everything that one run shares. */
export interface Engine {
  readonly program: Program
  readonly entities: EntityLookup
  /** Member names that give request data on some type of some library: only these are looked up when a value is not known. */
  readonly sourceNames: ReadonlySet<string>
  /** The same of members to which data may be assigned. */
  readonly assignedNames: ReadonlySet<string>
  readonly interpreter: Interpreter
  readonly summarise: (target: FunctionRef, frame: Frame | null, constants?: Constants | null) => Summary
  /** Numbers for symbolic calls. */
  readonly next: () => number
}

/** What a call hands over: values with the expressions that gave them (null: they stand elsewhere, or behind a spread). */
export interface Given {
  readonly receiver: AbstractValue
  readonly receiverPlace: Expression | null
  readonly arguments: readonly AbstractValue[]
  readonly places: readonly (Expression | null)[]
}

/** The mutually recursive parts of the interpreter, tied together in one place so that no file imports in a circle. */
export interface Interpreter {
  readonly expression: (activation: Activation, node: Expression) => AbstractValue
  readonly statements: (activation: Activation, list: readonly Statement[]) => void
  /** Calls whatever functions a value is. Null when it is none. */
  readonly invoke: (
    activation: Activation, callee: AbstractValue, args: readonly AbstractValue[], site: Site<Call | Tagged>, calling?: Calling
  ) => AbstractValue | null
  /** Calls a library's method of what the receiver is, in a function that was summarised before. Null: there is none. */
  readonly methodElsewhere: (
    activation: Activation, site: Site<Call | Tagged>, receiver: AbstractValue, args: readonly AbstractValue[]
  ) => AbstractValue | null
  readonly call: (activation: Activation, node: Call) => AbstractValue
  readonly tagged: (activation: Activation, node: Tagged) => AbstractValue
  /** What is known when the test holds, or does not. */
  readonly refine: (activation: Activation, test: Expression, holds: boolean) => void
}

/** How a function value is called. */
export interface Calling {
  /** Here and now; otherwise somebody may call it, and what it throws ends nobody. */
  readonly surely: boolean
  /** Told what a parameter holds in the end, where that is not what it was given. */
  readonly left: (parameter: number, value: AbstractValue) => void
}

/** What a function's run has made so far; shared with the callbacks that run inside it. */
interface Building {
  readonly settled: Meeting[]
  readonly symbolic: Meeting[]
  readonly calls: SymbolicCall[]
  readonly called: Set<Summary>
  /** What is not followed to its end. */
  readonly notes: Note[]
  /** What each `return` of the root function gives back. */
  readonly returned: Map<Expression, AbstractValue>
  /** What loops over the keys of an object leave of it, by the identity of the keys. */
  readonly dropped: Map<object, readonly { readonly place: Expression, readonly keys: KeySet }[]>
  /** What the promises that are made in it are resolved with, by the call that makes them. */
  readonly resolved: Map<object, AbstractValue>
  /** Parameters that were given another value: what is written into that is nobody else's. */
  readonly reassigned: Set<number>
  /** Expressions that may still be interpreted. */
  fuel: number
}

/** Ways out of a function. */
export interface Exits {
  value: AbstractValue
  /** Variables where it returns, joined; null: it never does. */
  variables: Variables | null
  whenTrue: Variables | null
  whenFalse: Variables | null
}

/** A loop, switch or block that `break` and `continue` lead out of. */
export interface JumpTarget {
  readonly labels: readonly string[]
  readonly loop: boolean
  readonly plain: boolean
  breaks: Variables | null
  continues: Variables | null
}

/** One run of a function: where it is, what its variables hold. */
export interface Activation {
  readonly engine: Engine
  readonly module: Module
  /** The function whose symbols the values speak of. */
  readonly root: FunctionRef
  /** The function that is being interpreted: the root or a callback in it. */
  function: FunctionRef
  frame: Frame | null
  /** Null: this place is not reached. */
  variables: Variables | null
  /** The variables at the last exit, for closures that outlive the run. */
  last: Variables
  readonly identity: object
  readonly building: Building
  exits: Exits
  jumps: JumpTarget[]
  /** `const b = a.x`: what is written into b is written into a.x. */
  readonly aliases: Map<number, Expression>
  readonly closures: Map<number, Closure>
  /** Nesting of expressions, and of callbacks in callbacks. */
  depth: number
  readonly running: FunctionRef[]
}

/** The place of a node in the activation's file. */
export function siteOf<E extends Expression>(activation: Activation, node: E): Site<E> {
  return { module: activation.module, node }
}
