/** Steps kept of one way: longer lists are not read; the first steps are kept, since they name the source. */
export const MAX_STEPS = 32
/** Properties followed into an origin: deeper reads stand for all that lies there. Requests and rows are rarely nested deeper. */
export const MAX_PATH = 5
/** Marks in one value: a value that is made of more origins is found by any of these. */
export const MAX_MARKS = 24
/** Keys written one by one that are followed; the rest become values of unknown keys. The widest tables have about this many columns. */
export const MAX_FIELDS = 160
/** Nesting of written objects, so that `node = { next: node }` in a loop ends. */
export const MAX_NESTING = 6
/** Constant texts that one value can be: allow-lists of columns are longer than one thinks. */
export const MAX_TEXTS = 64
/** Characters of a constant text that are kept: the table and columns of an SQL text stand before. */
export const MAX_TEXT_LENGTH = 4000
/** Ways in which the alternatives of the parts of a text are combined. */
export const MAX_COMBINATIONS = 8
/** Rounds over a loop's body: one carries data into the next round, the next sees what that makes; keys grow once more. */
export const MAX_LOOP_ROUNDS = 3
/** Lists of constants for which one function (`pick`, `omit`) is looked at anew: a server has about this many forms. */
export const MAX_SPECIAL_SUMMARIES = 40
/** Rounds over functions that call each other. */
export const MAX_RECURSION_ROUNDS = 4
/** Functions summarised inside each other: the machine's stack holds about ten times as much. */
export const MAX_CALL_DEPTH = 48
/** Callbacks interpreted inside each other. */
export const MAX_CLOSURE_DEPTH = 16
/** Expressions nested in each other (fluent chains): deeper ones are nothing. */
export const MAX_EXPRESSION_DEPTH = 300
/** Targets of one call that are followed: more is a registry that the linker could not tell apart. */
export const MAX_TARGETS = 12
/** Symbolic arrivals that one summary hands to its callers. */
export const MAX_ARRIVALS = 300
/** Calls of parameters that one summary hands to its callers. */
export const MAX_SYMBOLIC_CALLS = 60
/** Expressions interpreted for one function: a generated function of ten thousand lines is passed over after that. */
export const MAX_EXPRESSIONS = 200_000
/** Schemas nested in schemas. */
export const MAX_SCHEMA_DEPTH = 6
/** Barrels that hand a name on: three in a row are many. */
export const MAX_REEXPORTS = 8
