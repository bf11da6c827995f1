import type { Call } from './expression.ts'
import type { UnknownMode } from './library.ts'
import type { Place } from './span.ts'
import type { SourceKind, ValueType } from './kind.ts'
import type { ClassRef, Frame, FunctionRef, Site, Value } from './value.ts'

/** One endpoint: a method and a full path, with everything that runs for it, in the order in which it runs. */
export interface Route {
  /** Upper case; `ALL` stands for every method, `USE` for a mounted handler that answers by itself. */
  readonly method: string
  /** Through every mount and prefix; parameters as `:id`; `?` stands for a part that could not be resolved. */
  readonly path: string
  /** The path as it is written, where it says more (`/:id(\\d+)`). */
  readonly pattern?: string
  /** False when a part of the path, or its mount, could not be resolved. */
  readonly resolved: boolean
  readonly framework: string
  /** The registration (the call `router.post(...)`), and the span of its arguments' list for insertions. */
  readonly place: Place
  readonly registration: Registration
  /** Everything before the handler and the handler, in running order. */
  readonly chain: readonly ChainElement[]
  readonly handler: ChainElement | null
  /** The handler may hand the request on to routes behind it. */
  readonly handsOn: boolean
  readonly guards: readonly Guard[]
  /** Whether a request without a credential is refused: proven, absent, or opaque (something unknown may do it). */
  readonly auth: 'proven' | 'absent' | 'opaque'
  /** Guards for credentials that were registered for its path, where they come too late for it or stand apart. */
  readonly late: readonly Guard[]
  /** Refusals on its way that refuse nobody. */
  readonly slips: readonly Slip[]
  /** Routes that share router, file or class and so vote together. */
  readonly group: string
  /** Mounted in code that only runs under a condition of the environment (`NODE_ENV`), as written. */
  readonly condition: string | null
  /** The application that it belongs to: the path of the file that makes it, and a name. */
  readonly app: string
}

/** Where and how a route is written down, for fixes. */
export interface Registration {
  readonly place: Place
  /** The first argument after the path: where a guard would be inserted. */
  readonly insertAt: number | null
  /** What stands before and after a guard that is inserted there; absent: it is one more argument. */
  readonly around?: readonly [before: string, after: string]
  /** Guards are written there as arguments of this decorator (`@UseGuards(...)`), and not as arguments of the call. */
  readonly decorator?: { readonly name: string, readonly from: string }
  readonly receiver: string
}

/** A middleware or handler. */
export interface ChainElement {
  readonly name: string
  readonly place: Place
  /** What runs: project functions with their activation; empty when it is a library's. */
  readonly functions: readonly { readonly function: FunctionRef, readonly frame: Frame | null }[]
  /** The values behind it, library middlewares included. */
  readonly values: readonly Value[]
  readonly role: 'handler' | 'middleware' | 'error-handler' | 'parameter' | 'guard' | 'interceptor'
  /** Wrappers around the handler (`asyncHandler`), outermost first. */
  readonly wrappers: readonly string[]
  /** Where it was registered: in the route call itself, at a mount or `use`, or on the whole application. */
  readonly scope: 'route' | 'router' | 'app'
  /** What the framework makes of what the functions give back; absent: nothing. */
  readonly returned?: 'answer'
  /** Schemas that parts of the request have passed before it runs; what they let through is what it sees. */
  readonly validates?: readonly SchemaCheck[]
  /** Schemas that its answers go through: only what they name leaves. */
  readonly projections?: readonly Projection[]
  /** What becomes of it on the way. */
  readonly answered?: AnswerByReturn
  /** What the framework puts into each parameter, where it fills them one by one; null: nothing that is known. */
  readonly inputs?: readonly (HandedInput | null)[]
}

/** A part of the request that passes a schema. */
export interface SchemaCheck {
  readonly part: SourceKind
  readonly site: Site
  readonly frame: Frame | null
  /** What becomes of keys of which the schema says nothing, and of those that it refuses. */
  readonly unsaid: 'strip' | 'keep'
  readonly closed: 'strip' | 'reject'
  /** It is a validator's schema, and no JSON Schema; what several of one part let through adds up. */
  readonly validator?: true
}

/** The schema of answers with a status: `200`, `2xx`, `default`. */
export interface Projection {
  readonly statuses: string
  readonly site: Site
  readonly frame: Frame | null
}

/** What a framework puts into one parameter of a function that it calls. */
export interface HandedInput {
  readonly part: SourceKind | 'response' | 'context' | 'none'
  /** The one key of the part that is meant. */
  readonly key: string | null
  /** Where that is written. */
  readonly place: Place
  /** A function of the project makes it, of `data` and of the context of the request. */
  readonly made: { readonly function: FunctionRef, readonly frame: Frame | null, readonly data: Site | null } | null
  /** What it goes through on the way, in order. */
  readonly pipes: readonly InputPipe[]
}

/** What validation or conversion does with an input. */
export type InputPipe =
  /** Checked against the decorated fields of a class, or of each element of a list of such. */
  | {
    readonly kind: 'class', readonly class: ClassRef, readonly unknown: 'strip' | 'keep' | 'reject', readonly many: boolean,
    /** The call that made the pipe, and the options by which it treats keys that the class does not name. */
    readonly made?: Site<Call>, readonly modes?: readonly UnknownMode[]
  }
  /** Checked against these keys, each of a type: those of a declared type, where a generator has made a validator of it. */
  | { readonly kind: 'keys', readonly keys: ReadonlyMap<string, ValueType>, readonly unknown: 'strip' | 'keep' | 'reject' }
  /** Checked against the schema of a validator. */
  | { readonly kind: 'schema', readonly site: Site, readonly frame: Frame | null }
  | { readonly kind: 'type', readonly as: ValueType }
  /** What a function of the project makes of it. */
  | { readonly kind: 'function', readonly function: FunctionRef, readonly frame: Frame | null }

/** What becomes of a returned value until it is sent: interceptors map it, or write it as plain data. */
export interface AnswerByReturn {
  /** Functions of the project that it goes through, in order. */
  readonly through: readonly { readonly function: FunctionRef, readonly frame: Frame | null }[]
  /** Instances of classes are written without what class-transformer's `@Exclude` marks. */
  readonly excludes: boolean
}

/** Something on the chain (or in the handler) that refuses requests. */
export interface Guard {
  readonly name: string
  readonly place: Place
  readonly verdict: 'proven' | 'opaque'
  readonly refuses: 'authentication' | 'authorization' | 'unknown'
  /** The line that proves it: where it answers 401/403, throws, or the library that does. */
  readonly proof: Place | null
  readonly reason: string
  readonly scope: 'route' | 'router' | 'app' | 'handler'
}

/** A refusal behind which the request goes on: it was sent, made and left, or is in a promise that nobody waits for. */
export interface Slip {
  readonly how: 'sent' | 'left' | 'unawaited'
  readonly refusal: Place
  /** Where it goes on: what is handed on, changed or answered nevertheless. */
  readonly past: Place
  /** Nothing unknown decides whether it comes to it. */
  readonly certain: boolean
}

/** A handler without a route in sight: declared or used as one. */
export interface LooseHandler {
  readonly function: FunctionRef
  readonly framework: string
  readonly frame: Frame | null
  readonly place: Place
}

/** What a framework adapter gives. */
export interface Surface {
  readonly routes: readonly Route[]
  readonly loose: readonly LooseHandler[]
  readonly cors: readonly CorsPolicy[]
  readonly shadows: readonly Shadow[]
  /** Registrations that could not be resolved to a route, with the reason. */
  readonly unresolved: readonly { readonly place: Place, readonly reason: string }[]
}

/** A route that is never asked, and the earlier one that answers all of its requests. */
export interface Shadow {
  readonly route: Route
  readonly by: Route
}

/** One place that decides about cross-origin requests, framework by framework evaluated to the same words. */
export interface CorsPolicy {
  readonly place: Place
  /** The package that carries it out (`cors`), or `raw header`. */
  readonly library: string
  /** Who may read answers: nobody else, the listed ones, every origin (`*`), whoever asks (reflected), by a check, unknown. */
  readonly origin:
    | { readonly kind: 'none' | 'any' | 'environment' | 'unknown' }
    /** `from`: what of the request the answer repeats: its `Origin`, or a value that the client is free to choose (query, body). */
    | { readonly kind: 'reflected', readonly from: 'origin' | 'client' }
    | { readonly kind: 'list', readonly origins: readonly string[] }
    /** A pattern or comparison that strangers can satisfy; `why` says how. */
    | { readonly kind: 'weak', readonly why: string }
    | { readonly kind: 'checked' }
  readonly credentials: boolean | 'unknown'
  /** Runs only outside production. */
  readonly development: boolean
  /** The expression that decides (of the origin), for the fix; and the options object. */
  readonly originPlace: Place | null
  readonly optionsPlace: Place | null
  readonly credentialsPlace: Place | null
  /** Applies to the whole application, or to these routes only. */
  readonly scope: 'app' | 'route'
  /** The default of the package was taken: nothing is written about origins. */
  readonly byDefault: boolean
  /** It holds only while a variable of the environment is not set (`process.env.ORIGIN || '*'`). */
  readonly unlessSet: boolean
  /** How a list of origins is written in the place of `originPlace`: an array, a function of the context that picks one, or one text. */
  readonly form: 'array' | 'function' | 'text'
  /** The routes whose answers, or preflights, it decides about. Empty: none is known. */
  readonly routes: readonly Route[]
}

/** How one source kind is reached on the request of a framework, for messages. */
export type InputPart = SourceKind
