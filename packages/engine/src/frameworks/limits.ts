/** Routers nested in routers: real servers stay below six; more is a cycle that escaped the check for cycles. */
export const MOUNT_DEPTH = 24
/** Routes of one project: beyond it a loop has been unrolled into nonsense. */
export const MOST_ROUTES = 20_000
/** Paths that one argument may stand for (arrays, loops, either-or); beyond it the rest adds nothing to a reader. */
export const PATHS_OF_ARGUMENT = 64
/** Arrays in arrays in spreads of middleware. */
export const LIST_DEPTH = 8
/** Wrappers around a handler (`trace(asyncHandler(validate(fn)))`). */
export const WRAPPER_DEPTH = 5
/** Expressions looked at while one function is judged, per hypothesis: real guards need a few hundred. Beyond it the verdict is open. */
export const GUARD_STEPS = 6_000
/** Calls inside calls that are followed while judging a guard: helper, service, verifier, and one more. */
export const GUARD_CALLS = 7
/** Elements of a constant list that a loop over it is unrolled for. */
export const UNROLLED = 48
/** Text to which a regular expression of the project is applied: longer ones are not paths. */
export const MATCHED_TEXT = 160
/** Origins that a stranger might register, tried against one check. */
export const TRIED_ORIGINS = 40
/** Functions whose texts name origins: the check itself and the helpers it asks. */
export const TRIED_FUNCTIONS = 8
/** Handlers that come to one place where a header is written: those of one helper behave alike. */
export const HEADER_ENTRIES = 12
/** Functions between a handler and the helper that writes a header. */
export const HEADER_CALLERS = 5
/** Decorators composed of composed decorators. */
export const DECORATOR_DEPTH = 8
/** Expressions that one asks about to know what an expression has to do with the request: names of names, helpers in helpers. */
export const ASPECT_DEPTH = 40
/** Ways through a listener that tell requests apart: one for each route, and one for each test before it that is still open. */
export const MOST_WAYS = 600
/** Functions that tell requests apart, each called by the one before. */
export const DISPATCH_DEPTH = 6
/** Steps in the building of a procedure, those of what it is built on included. */
export const PROCEDURE_STEPS = 40
/** Entries of a table of routes. */
export const TABLE_ENTRIES = 200
/** Modules of one application: real ones stay below a few hundred. */
export const MOST_MODULES = 2_000
