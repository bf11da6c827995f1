/** Folders looked into for schema files: monorepos of 2,000 packages have about this many; beyond it something generated is walked. */
export const maximumFolders = 5_000

/** How deep below a root schema files are looked for: `apps/x/src/modules/y/database/migrations/z` is 8. */
export const maximumDepth = 8

/** Characters of a schema or SQL file that are read: a dump with its rows is larger than any schema, and its head has the tables. */
export const maximumText = 2_000_000

/** Mixins and abstract bases followed from one class. Deeper chains are generated code. */
export const maximumAncestors = 12

/** Levels of nested objects read in a Mongoose schema; columns below stay one column. */
export const maximumNesting = 4

/** Migrations that are read: ten years of one a week. */
export const maximumMigrations = 520
