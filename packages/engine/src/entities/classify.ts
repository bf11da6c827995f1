import type { Column, Privilege } from '../model/entity.ts'
import type { Policy } from '../model/policy.ts'
import type { ColumnDeclaration, Declaration } from './declaration.ts'
import {
  addressWords, harmlessBeforeToken, loginNames, neutralTails, owners, predicates, privileged, sensitive, sensitiveWhole, timestamps,
  type Vocabulary
} from './vocabulary.ts'
import { endsIn, wordsOf } from './words.ts'

/** What the other tables tell about this one: whether a name is that of a table of accounts, and the id of a table. */
export interface Surroundings {
  readonly hasCredentials: (name: string) => boolean
  readonly identify: (name: string) => string | null
}

const sensitiveTails = tailsOf(sensitive)
const privilegeTails = privileged.map(group => ({ privilege: group.privilege, tails: tailsOf([group]) }))

/**
 * What may become of a column, from its name, its type and the marks of its authors. Lists of the policy go before: entries are
 * `column` or `Entity.column`, without regard to case.
 */
export function classify(column: ColumnDeclaration, entity: Declaration, policy: Policy, around: Surroundings): Column {
  const words = wordsOf(column.name)
  const owner = isOwner(column, words, around)
  const own = owner ? 'owner' : privilegeOf(column, words, entity)
  const listed = (list: readonly string[]): boolean => isListed(column.name, entity, list)
  const privilege = listed(policy.privileged) ? own ?? 'rights' : listed(policy.notPrivileged) ? null : own
  return {
    name: column.name,
    place: column.place,
    type: column.type,
    sensitive: listed(policy.sensitive) || (!listed(policy.notSensitive) && isSensitive(column, words, entity)),
    privileged: privilege !== null,
    ...(privilege === null ? {} : { privilege }),
    owner,
    hidden: column.hidden,
    generated: column.generated || timestamps.has(words.join(' ')),
    relation: column.relation === null ? null : around.identify(column.relation) ?? column.relation,
    json: column.form === 'json' && column.relation === null
  }
}

/** Whether rows of the table are accounts: a login and a password, its hash or a salt. A link or a room may have a password too. */
export function isAccount(entity: Declaration): boolean {
  const names = entity.columns.map(column => wordsOf(column.name))
  return names.some(isLogin) && names.some(words =>
    (endsIn(words, passwords) && !isPredicate(words)) || words.includes('hash') || words.includes('salt'))
}

const passwords: ReadonlySet<string> = new Set(['password', 'password hash', 'password digest', 'passphrase', 'passcode', 'hashed pass'])

function isSensitive(column: ColumnDeclaration, words: readonly string[], entity: Declaration): boolean {
  if (column.relation !== null || column.form === 'boolean' || column.form === 'date') return false
  if (column.marked && column.form === 'text' && !column.primary) return true
  if (isPredicate(words)) return false
  if (column.form === 'number' && !endsIn(withoutNeutralTail(words), numericSecrets)) return false
  if (words.length === 1 && words[0] === 'hash') return entity.columns.some(other => isLogin(wordsOf(other.name)))
  if (sensitiveWhole.has(words.join(' '))) return column.form === 'text' || column.form === 'unknown'
  return saySecret(words)
}

/** Whether a name outside of any table is that of what must never leave: a password, a token, a key, a card. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name)
  return !isPredicate(words) && saySecret(words)
}

function saySecret(words: readonly string[]): boolean {
  const bare = withoutNeutralTail(words)
  const last = bare.at(-1)
  if ((last === 'token' || last === 'tokens') && harmlessBeforeToken.has(bare.at(-2) ?? '')) return false
  return endsIn(bare, sensitiveTails) || endsIn(words, sensitiveTails)
}

/** Sensitive things that are kept as numbers; a `token` that is a number is a count. */
const numericSecrets: ReadonlySet<string> = new Set([
  'otp', 'ssn', 'cvv', 'cvc', 'card number', 'card num', 'card no', 'security pin', 'verification code', 'reset code', 'credit card', 'social security number'
])

function privilegeOf(column: ColumnDeclaration, words: readonly string[], entity: Declaration): Privilege | null {
  if (column.primary || (words.length === 1 && words[0] === 'id')) return 'key'
  if (column.relation !== null) return endsIn(words, rolesOnly) ? 'rights' : null
  if (words.join(' ') === 'state') return entity.columns.some(other => addressWords.has(wordsOf(other.name).join(' '))) ? null : 'state'
  const found = privilegeTails.find(each => endsIn(words, each.tails))?.privilege ?? null
  return found === 'trust' && endsIn(words, onOrOff) && !isAccount(entity) ? 'state' : found
}

/** An account that is active is admitted; a timetable that is active is switched on. */
const onOrOff: ReadonlySet<string> = new Set(['active', 'is active', 'is enabled', 'is locked'])

const rolesOnly: ReadonlySet<string> = new Set(['role', 'roles', 'role id', 'permission', 'permissions', 'plan', 'plan id'])

function isOwner(column: ColumnDeclaration, words: readonly string[], around: Surroundings): boolean {
  const bare = words.at(-1) === 'id' || words.at(-1) === 'fk' ? words.slice(0, -1) : words
  if (bare.length === 0 || column.form === 'boolean' || column.form === 'date') return false
  const other = column.relation ?? column.references
  if (other !== null && !isSingle(column)) return false
  if (other !== null && around.hasCredentials(other)) return true
  if (column.relation !== null) return owners.has(bare.join(' '))
  if (bare.length === words.length) return owners.has(bare.join(' ')) && bare.join(' ').endsWith('by')
  return owners.has(bare.join(' ')) || around.hasCredentials(bare.join(''))
}

/** A relation to one row: a list of rows on the other side belongs to this one, not the other way round. */
function isSingle(column: ColumnDeclaration): boolean {
  return !(column.type ?? '').endsWith('[]')
}

function isLogin(words: readonly string[]): boolean {
  return loginNames.has(words.join(' '))
}

function isPredicate(words: readonly string[]): boolean {
  return words.length > 1 && predicates.has(words[0] ?? '')
}

function withoutNeutralTail(words: readonly string[]): readonly string[] {
  let end = words.length
  while (end > 1 && neutralTails.has(words[end - 1] ?? '')) end--
  return words.slice(0, end)
}

function isListed(column: string, entity: Declaration, list: readonly string[]): boolean {
  const name = column.toLowerCase()
  return list.some(entry => {
    const lower = entry.toLowerCase()
    return lower === name || [entity.name, ...entity.aliases].some(alias => lower === `${alias.toLowerCase()}.${name}`)
  })
}

function tailsOf(vocabulary: readonly Vocabulary[]): ReadonlySet<string> {
  return new Set(vocabulary.flatMap(group => group.tails))
}
