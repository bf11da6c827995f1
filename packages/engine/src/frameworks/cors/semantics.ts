/** What one package makes of its options, measured against a strange `Origin`. Other packages are further rows. */
export interface CorsSemantics {
  readonly package: string
  readonly versions: string
  readonly manual: string
  /** No options, or none about origins. */
  readonly byDefault: 'any' | 'reflected'
  readonly whenTrue: 'reflected' | 'unknown'
  readonly whenFalse: 'none' | 'any'
  readonly star: 'any' | 'reflected'
  /** `'*'` among the elements of a list. */
  readonly starInList: 'inert' | 'any'
  /** A function as origin: answers through its callback, or by what it returns. */
  readonly decides: 'callback' | 'return'
  /** Options may be a function `(request, callback)`. */
  readonly delegate: boolean
}

export const CORS_SEMANTICS: readonly CorsSemantics[] = [
  {
    package: 'cors',
    versions: '2',
    manual: 'https://github.com/expressjs/cors#configuration-options',
    byDefault: 'any',
    whenTrue: 'reflected',
    whenFalse: 'none',
    star: 'any',
    starInList: 'inert',
    decides: 'callback',
    delegate: true
  }
]
