import type { Frame, FunctionNode, FunctionRef, Program, TracedCall, Value } from '../../model/index.ts'
import type { Dialect } from '../guards/dialect.ts'
import type { Owner, Registering, Thing, ThingValue } from './owners.ts'
import type { PathText } from './paths.ts'

/** How a framework runs the functions that it is given. */
export interface Handing {
  /** What it hands to a function, parameter by parameter. */
  readonly handedTo: (ref: FunctionRef, role: string) => readonly (readonly Value[])[]
  /** Whether a function handles errors, by the form of its parameters. */
  readonly handlesErrors: (node: FunctionNode) => boolean
  /** How many parameters hold the request (with its response): a wrapper hands on at least these. */
  readonly carried: 1 | 2
}

/**
 * What a framework says of itself whose routes are registered by calls on applications and routers, and whose functions are run one after
 * the other for each request. All else (owners, mounts, which layer sees which request) is shared.
 */
export interface Convention extends Handing {
  readonly framework: string
  readonly dialect: Dialect
  /** What a value is that routes are registered on; null when it is none. */
  readonly thingOf: (value: Value) => Thing | null
  /** Reads one call of a method of such a thing. */
  readonly register: (call: Registering) => void
  /** What stands before all paths of a thing by the call that makes it. */
  readonly prefixOf?: (program: Program, value: ThingValue) => PathText | null
  /** Mounting on an owner copies what is mounted: its middleware then stands among that of what it is mounted on. */
  readonly copies?: (owner: Owner, mounted: Owner) => boolean
  /** Activations that a call brings about in ways that only the framework knows: functions that are handed what it is called on. */
  readonly runs?: (program: Program, call: TracedCall) => readonly Frame[]
  /** Verbs register middleware too: a list without an end that answers is no route. */
  readonly middlewareByVerb?: true
  /** Methods whose calls give what they were called on (`router.use(a).get(...)`). */
  readonly isFluent: (method: string) => boolean
  /** The index of the parameter that hands the request on. */
  readonly nextAt: (node: FunctionNode) => number
}

/** A program read by the convention of one framework. */
export interface Reading<C extends Handing = Convention> {
  readonly program: Program
  readonly convention: C
}

/** The activation in which the framework runs a function; null when nothing about it is known beyond that. */
export function activation({ program, convention }: Reading<Handing>, value: Value & { readonly kind: 'function' }, role: string): Frame | null {
  if (value.frame === null && value.self === null) return null
  return program.assume(value.function, [...value.bound, ...convention.handedTo(value.function, role)], value.frame, value.self)
}
