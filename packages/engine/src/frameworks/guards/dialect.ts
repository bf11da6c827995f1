import type { HandedInput, Value } from '../../model/index.ts'
import type { Abstract } from './abstract.ts'

/** All that judging guards needs of a framework: which parameter is which, and what the members of request and response mean. */
export interface Dialect {
  /** What the parameters are, by the role of the element, the number of parameters and the name of the function. */
  readonly parameters: (role: string, count: number, name?: string | null) => readonly Abstract[]
  /** What a parameter is that the framework fills by itself, when elements say so (`inputs`). */
  readonly input?: (input: HandedInput, facts: Facts) => Abstract
  /** What a member of the request is; null: something that only middleware could have put there. */
  readonly request: (name: string, facts: Facts) => Abstract | null
  /** What a call of a method of the request gives; null: not one of the framework. */
  readonly requestCall: (name: string, args: readonly Abstract[], facts: Facts) => Abstract | null
  /** What a call of a method of the request does, where the request answers too (`ctx.throw`, `c.json`); null: nothing. */
  readonly requestDoes?: (name: string, args: readonly Abstract[], facts: Facts) => Answering | null
  readonly part: (part: string, name: string, facts: Facts) => Abstract
  /** What a call of a method of a part gives; null: what calls of parts usually give. */
  readonly partCall?: (part: string, name: string, args: readonly Abstract[], facts: Facts) => Abstract | null
  /** What it does that a member of request or response is set; null: nothing. */
  readonly assigned?: (name: string, value: Abstract) => Answering | null
  /**
   * What a call of something else of the framework gives (`self` null: of a global, by its path; `name` empty or `new`: `self` itself is
   * called); null: not the framework's.
   */
  readonly call?: (
    name: string, self: Value | null, args: readonly Abstract[], facts: Facts, fromValues: (values: readonly Value[]) => Abstract
  ) => Abstract | null
  /** What calling a method of the response does. */
  readonly response: (name: string, args: readonly Abstract[]) => Answering
  /** Values of the program that are the request, the response or `next`. */
  readonly known: (value: Value) => Abstract | null
  /** Request and response as values, where the project may give them members of its own. */
  readonly instances?: { readonly request: Value, readonly response: Value }
  /** What it does to the request that a function ends; absent: nothing, as where only `next` hands on and only the response answers. */
  readonly ends?: (ending: Ending) => 'pass' | 'answer' | 'refuse' | null
  /** What `next` is handed is more context for what follows; absent: an error. */
  readonly nextTakes?: 'context'
  /** The status of an answer for which none was set; absent: that tells nothing. */
  readonly unset?: number
  /** A request that was answered is not handed on, whatever the function does then. */
  readonly answeredStays?: true
  /** Functions ask who calls without being handed the request (`auth()`, `cookies()`). */
  readonly ambient?: true
}

/** One way in which a function that the framework called comes to its end. */
export interface Ending {
  readonly role: string
  readonly name: string | null
  /** How many parameters it has. */
  readonly parameters: number
  readonly asynchronous: boolean
  /** What it gives back, promises looked through. */
  readonly value: Abstract
  /** The request was answered on the way. */
  readonly answered: boolean
  /** A credential decided that it comes to this. */
  readonly decided: boolean
}

export type Answering =
  | { readonly kind: 'answers', readonly status: number | null, readonly location?: string | null }
  | { readonly kind: 'status', readonly status: number | null, readonly headers?: readonly (readonly [string, Abstract])[] }
  | { readonly kind: 'headers', readonly headers: readonly (readonly [string, Abstract])[] }
  /** Something stands in the answer that is sent when all functions have run. */
  | { readonly kind: 'sets', readonly status: number | null }
  /** A response is made; it is the answer when the function gives it back. */
  | { readonly kind: 'makes', readonly status: number | null, readonly location?: string | null }
  /** An error is raised; `unless`: only when this does not hold. */
  | { readonly kind: 'raises', readonly error: Abstract | undefined, readonly unless?: Abstract }
  /** A function that it is given is called with these. */
  | { readonly kind: 'calls', readonly function: Abstract, readonly arguments: readonly Abstract[] }
  | { readonly kind: 'other' }

/** The request under judgement. Path and method are those of the route, with a sample in place of each parameter. */
export interface Facts {
  /** What stands in the place of a credential. */
  readonly credential: Abstract
  /** What stands in the place of what middleware knows of the caller (`req.user`, session data). */
  readonly principal: Abstract
  /** What a call of an unknown function with a credential does: gives nothing, or throws. */
  readonly unverified: 'nothing' | 'throws'
  readonly method: string
  readonly path: string
  readonly mount: string
  /** Set when path or method was asked, so that the answer holds for this route only. */
  readonly asked: { route: boolean }
  /** What the registration says about the route. */
  readonly config?: Abstract
  /** The `Origin` header of the request, when cross-origin answers are judged. */
  readonly origin: string | null
  /** Further headers of that request, by name in lower case. */
  readonly sent?: Readonly<Record<string, string>>
  /** What decorators say of the route to whoever asks. */
  readonly metadata?: Metadata | null
  /** What the framework puts into each parameter of the function under judgement. */
  readonly inputs?: readonly (HandedInput | null)[] | null
}

/** What is written about a handler and its class, by key; null: nothing. */
export interface Metadata {
  readonly read: (key: string, level: 'handler' | 'class') => readonly Value[] | null
}
