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
