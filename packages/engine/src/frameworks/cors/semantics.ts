import type { Program } from '../../model/index.ts'

/** What a browser hears when one value stands in `origin`. `none`: no page of another origin may read the answer. */
type Heard = 'any' | 'reflected' | 'none'

/**
 * What one package makes of its options: each word measured by sending a strange `Origin` to a server with that configuration. Where
 * a package answers with a text that no page has as its origin (`true`, `a,b`) or with an error, that is `none`.
 */
export interface CorsSemantics {
  readonly package: string
  /** The major versions that these words hold for; packages with several rows have the newest first. */
  readonly majors: readonly number[]
  readonly manual: string
  /** No options, or none about origins. */
  readonly byDefault: Heard
  readonly whenTrue: Heard
  readonly whenFalse: Heard
  /** `undefined`, `null` or the empty text, as a variable that is not set gives. */
  readonly whenEmpty: Heard
  /** What `*` becomes when credentials are allowed too. */
  readonly starWithCredentials: 'any' | 'reflected'
  /** A list: each element is compared, `*` among them means all or nothing special; or the list as one text. */
  readonly list: 'each' | 'each-or-star' | 'joined'
  /** A regular expression as origin, or in a list: is tried, or does nothing. */
  readonly pattern: 'tried' | 'inert'
  /** A function as origin: answers through its callback, by a promise too, or by what it returns. */
  readonly decides: 'callback' | 'callback-or-promise' | 'return'
  /** What that function is asked with first. */
  readonly asks: 'origin' | 'context'
  /** Options may be a function `(request, callback)`, or stand in `delegator`. */
  readonly delegate: boolean
  /** The framework whose routes it answers for. */
  readonly framework: string
}

const koa = {
  manual: 'https://github.com/koajs/cors#corsoptions', whenTrue: 'none', starWithCredentials: 'reflected', list: 'joined', pattern: 'inert',
  decides: 'return', asks: 'context', delegate: false, framework: 'koa'
} as const

const CORS_SEMANTICS: readonly CorsSemantics[] = [
  {
    package: 'cors', majors: [2], manual: 'https://github.com/expressjs/cors#configuration-options', byDefault: 'any', whenTrue: 'reflected', whenFalse: 'none',
    whenEmpty: 'none', starWithCredentials: 'any', list: 'each', pattern: 'tried', decides: 'callback', asks: 'origin', delegate: true, framework: 'express'
  },
  {
    package: '@fastify/cors', majors: [8, 9, 10, 11], manual: 'https://github.com/fastify/fastify-cors#options', byDefault: 'any', whenTrue: 'reflected',
    whenFalse: 'none', whenEmpty: 'none', starWithCredentials: 'any', list: 'each-or-star', pattern: 'tried', decides: 'callback-or-promise', asks: 'origin',
    delegate: true, framework: 'fastify'
  },
  {
    package: 'hono/cors', majors: [4], manual: 'https://hono.dev/docs/middleware/builtin/cors', byDefault: 'any', whenTrue: 'none', whenFalse: 'none',
    whenEmpty: 'none', starWithCredentials: 'any', list: 'each', pattern: 'inert', decides: 'return', asks: 'origin', delegate: false, framework: 'hono'
  },
  { ...koa, package: '@koa/cors', majors: [5], byDefault: 'any', whenFalse: 'any', whenEmpty: 'any' },
  { ...koa, package: '@koa/cors', majors: [3, 4], byDefault: 'reflected', whenFalse: 'reflected', whenEmpty: 'reflected' },
  {
    ...koa, package: 'kcors', majors: [2], manual: 'https://www.npmjs.com/package/kcors', byDefault: 'reflected', whenFalse: 'reflected', whenEmpty: 'reflected',
    starWithCredentials: 'any'
  }
]

export const CORS_PACKAGES: ReadonlySet<string> = new Set(CORS_SEMANTICS.map(row => row.package))

/**
 * The row of a package for the version that package.json asks for where a file stands: the row that names the major version, else the
 * oldest for versions before all rows; the newest where no version is known.
 */
export function semanticsOf(program: Program, name: string, path: string): CorsSemantics | null {
  const rows = CORS_SEMANTICS.filter(row => row.package === name)
  const [newest] = rows
  if (newest === undefined || rows.length === 1) return newest ?? null
  const major = Number(/^\D*(\d+)/.exec(program.range(path, name) ?? '')?.[1] ?? Number.NaN)
  if (Number.isNaN(major)) return newest
  const isOlder = rows.every(({ majors }) => majors.every(each => each > major))
  return rows.find(({ majors }) => majors.includes(major)) ?? (isOlder ? rows.at(-1) ?? newest : newest)
}
