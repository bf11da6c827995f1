/**
 * Every bound of the linker with its reason. Meeting one makes an answer less precise (`unknown` joins it); it never makes the
 * linker fail or wait.
 */

/** Values of one answer. Registries of handlers seen in servers hold up to some twenty entries; more tell nothing apart. */
export const VALUES = 24

/**
 * Calls kept apart in a call string. Routers are handed through at most six functions in the servers we read (main, start, createApp,
 * registerRoutes, the callback of its loop, one per folder), and what wraps a handler is called in the last; handlers of routes behind
 * a cut string are one. Each further level multiplies the activations.
 */
export const CALL_DEPTH = 8

/**
 * Activations of one function, and of all. Functions that call each other in circles multiply them (five calls each, to the power of
 * `CALL_DEPTH`); a server of 660 files and 480 routes makes 20,000, at most 900 of one function. Beyond it a call is one of whoever calls.
 */
export const ACTIVATIONS_OF_FUNCTION = 2_048
export const ACTIVATIONS = 131_072

/** Callers of one function that are asked for their arguments; beyond it the function is a tool used everywhere. */
export const CALLERS = 32

/** Names under which one function may be called, through aliases and renaming imports and exports. */
export const ALIASES = 16

/** Questions inside questions. Each level takes some six frames of the JavaScript stack, which holds about ten thousand. */
export const QUESTION_DEPTH = 220

/** Rounds of a cycle of questions that depend on each other. Chains of assignments in a cycle settle in two or three. */
export const ROUNDS = 6

/** Segments of the API path of a package without a model: longer ones are no evidence for anything. */
export const API_PATH = 12

/** Characters of a constant text that is put together; routes, SQL and messages are shorter. */
export const TEXT = 4096

/** Parts of a text of which not all is known, before it is one unknown part. */
export const TEXT_PARTS = 64

/** Constant texts that one concatenation of alternatives may make. */
export const TEXT_CHOICES = 12

/** Subclasses or implementing classes that are considered for a member of an abstract type. */
export const IMPLEMENTATIONS = 8

/** Bases of a class, `extends` of a tsconfig, aliases of a type: real chains have up to five. */
export const CHAIN = 16

/** Elements of an array that are kept apart. Tables of routes are longer than answers: they are walked, not united. */
export const ELEMENTS = 512

/** Lists and records that are looked into for what is in one: spreads of spreads in tables of routes and options need some tens. */
export const NESTED_LISTS = 256

/** Folders from a file up to the root of the file system. */
export const FOLDERS = 64

/** Members of a declared type; generated types of databases reach some hundreds. */
export const KEYS = 1024

/** Calls that one walk of the program meets, and statements it executes. A server of 5,000 routes makes some 20,000. */
export const TRACED_CALLS = 200_000
export const TRACED_STATEMENTS = 1_000_000

/** Activations inside activations on a walk of the program, frames beyond `CALL_DEPTH` included. */
export const TRACE_DEPTH = 24

/** Turns of one unrolled loop. */
export const TURNS = 256
