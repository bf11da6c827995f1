/** Files, as the engine sees them. Synchronous, since editors' linters are; paths are absolute with forward slashes. */
export interface Host {
  /** The text of a file, or null when there is none or it cannot be read. */
  readonly read: (path: string) => string | null
  /** Names in a folder, folders with a trailing slash, sorted; empty when there is none. */
  readonly list: (folder: string) => readonly string[]
  /** The path behind symbolic links (workspace packages in node_modules); the path itself when there is none. */
  readonly real: (path: string) => string
}
