import { harmlessBeforeToken, neutralTails, predicates, privileged, sensitive, sensitiveWhole, type Secret } from '../entities/vocabulary.ts'
import { endsIn, wordsOf } from '../entities/words.ts'

export type { Secret }

const tails = sensitive.map(({ secret, tails: names }) => ({ secret, tails: new Set(names) }))

/** Names that are remembered: those of a project of some thousand files. */
const MOST_NAMES = 100_000
const judged = new Map<string, Secret | null>()

/**
 * What a variable, property or function holds or makes by its name, in the words in which columns are judged; null: nothing secret.
 * Remembered, since it is asked of every name in every file.
 */
export function secretNamed(name: string): Secret | null {
  let secret = judged.get(name)
  if (secret === undefined) {
    if (judged.size >= MOST_NAMES) judged.clear()
    judged.set(name, secret = judgeName(name))
  }
  return secret
}

function judgeName(name: string): Secret | null {
  const words = wordsOf(name)
  if (words.length === 0 || (words.length > 1 && predicates.has(words[0] ?? ''))) return null
  if (words.length === 1 && sensitiveWhole.has(words[0] ?? '')) return words[0] === 'pass' ? 'password' : 'code'
  let end = words.length
  while (end > 1 && neutralTails.has(words[end - 1] ?? '')) end--
  const bare = words.slice(0, end)
  const last = bare.at(-1)
  if ((last === 'token' || last === 'tokens') && harmlessBeforeToken.has(bare.at(-2) ?? '')) return null
  return tails.find(each => endsIn(bare, each.tails) || endsIn(words, each.tails))?.secret ?? null
}

const rights = new Set(privileged.filter(each => each.privilege === 'rights').flatMap(each => each.tails))

/** Whether a name says what somebody may do: `role`, `x-user-role`, `isAdmin`. */
export function rightsNamed(name: string): boolean {
  return endsIn(wordsOf(name), rights)
}

/** Words in the name of a cookie that holds who the caller is; a token against forged requests must be readable by the page. */
const namesOfSessions = /sess|sid$|^sid|token|jwt|auth|login|remember|refresh/i
const readableOnPurpose = /csrf|xsrf/i

/** Whether a cookie of this name holds who the caller is; null: its name does not say. */
export function namesSession(name: string): boolean | null {
  return readableOnPurpose.test(name) ? false : namesOfSessions.test(name) ? true : null
}
