import type { Program, Value } from '../../model/index.ts'
import { constant, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Decoration } from '../classes/decorations.ts'
import { constantOf, entryAt, listOf } from '../classes/values.ts'
import { isOurs } from './package.ts'

/** One thing that is asked of a request: a kind of credential with rights. */
export interface Security {
  readonly name: string | null
  readonly scopes: readonly Abstract[]
  readonly decoration: Decoration
  /** Another one would do as well. */
  readonly alternative: boolean
}

/**
 * What an action asks for: its own decorators, else those of its class, unless `@NoSecurity` says that it asks nothing. Several decorators
 * are alternatives; several names in one must all be met: https://tsoa-community.github.io/docs/authentication.html
 */
export function securityOf(program: Program, ofMethod: readonly Decoration[], ofClass: readonly Decoration[]): readonly Security[] {
  const own = (name: string, list: readonly Decoration[]): readonly Decoration[] => list.filter(each => isOurs(each) && each.name === name)
  if (own('NoSecurity', ofMethod).length > 0) return []
  const nearest = own('Security', ofMethod)
  const marks = nearest.length > 0 ? nearest : own('Security', ofClass)
  return marks.flatMap(mark => namesIn(program, mark).map(each => ({ ...each, decoration: mark, alternative: marks.length > 1 })))
}

/** `@Security('jwt', ['clerk'])`, `@Security({ jwt: ['clerk'], key: [] })`. */
function namesIn(program: Program, { site: { module }, arguments: [first, second], frame }: Decoration): readonly Pick<Security, 'name' | 'scopes'>[] {
  if (first === undefined) return []
  const entry = entryAt(program, { module, node: first }, frame)
  const record = entry.values.find((value): value is Value & { kind: 'record' } => value.kind === 'record')
  if (record !== undefined) {
    const { entries } = program.entries(record)
    return [...entries].map(([name, scopes]) => ({ name, scopes: scopesIn(program, entryAt(program, scopes.site, scopes.frame)) }))
  }
  const name = constantOf(entry)
  const scopes = second === undefined ? [] : scopesIn(program, entryAt(program, { module, node: second }, frame))
  return [{ name: typeof name === 'string' ? name : null, scopes }]
}

function scopesIn(program: Program, entry: ReturnType<typeof entryAt>): readonly Abstract[] {
  return listOf(program, entry).items.map(item => {
    const value = constantOf(item)
    return value === null ? UNKNOWN : constant(value, false)
  })
}
