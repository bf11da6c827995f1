import type { Library } from './library.ts'

/** What `postern.json` says, checked. Paths of routes may end in `*`. */
export interface Policy {
  /** The folder of the file, absolute: patterns of `ignore` start there. Absent: there is no file. */
  readonly folder?: string
  readonly public: readonly PublicRoute[]
  /** Functions that guard although their behaviour does not show it: `name` exported from `module`. */
  readonly guards: readonly { readonly module: string, readonly name: string, readonly refuses: 'authentication' | 'authorization' }[]
  readonly sensitive: readonly string[]
  readonly notSensitive: readonly string[]
  readonly privileged: readonly string[]
  readonly notPrivileged: readonly string[]
  readonly rules: Readonly<Record<string, 'off' | 'warn' | 'error'>>
  readonly ignore: readonly string[]
  readonly libraries: readonly Library[]
  /** Who stands before the application: what it does, the code need not. */
  readonly gateway: { readonly authentication: readonly string[], readonly rateLimit: readonly string[] } | null
}

/** A route that is meant to be open. */
export interface PublicRoute {
  readonly route: string
  readonly reason: string
  readonly until: string | null
}
