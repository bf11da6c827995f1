import { fixOf, insert, replace, textAt, type CorsPolicy, type Edit, type Fix, type View } from '@postern/engine'
import { verdictOn } from './verdict.ts'

/** Origins from the environment; without the variable nobody is let in. */
const allowList = `process.env.ALLOWED_ORIGINS?.split(',') ?? []`
const written: Readonly<Record<CorsPolicy['form'], string>> = {
  array: allowList,
  function: `context => (${allowList}).find(allowed => allowed === context.get('Origin')) ?? ''`,
  text: `process.env.ALLOWED_ORIGIN ?? ''`
}

/**
 * An allow-list in place of the open origin: a suggestion, since pages of other origins stop working until the variable is set. Where
 * every page may read the answers of an open API, dropping the credentials is enough, and safe beside `*`: browsers refuse answers
 * with both to calls with credentials already.
 */
export function fixes(view: View, policy: CorsPolicy): readonly Fix[] {
  const title = policy.form === 'text' ? 'Allow the origin in ALLOWED_ORIGIN only' : 'Allow the origins in ALLOWED_ORIGINS only'
  const list = fixOf(title, false, [withOrigins(view, policy, written[policy.form])])
  const dropped = withoutCredentials(view, policy)
  return policy.origin.kind === 'any' ? [...dropped, ...list] : [...list, ...dropped]
}

function withoutCredentials(view: View, policy: CorsPolicy): readonly Fix[] {
  if (policy.credentials !== true || policy.credentialsPlace === null || verdictOn({ ...policy, origin: { kind: 'any' }, credentials: false }) !== null) return []
  const drop = dropCredentials(view, policy.credentialsPlace)
  if (policy.origin.kind === 'any') return fixOf('Drop credentials, which browsers refuse with *', true, [drop])
  return policy.originPlace === null ? [] : fixOf('Let every page read, without credentials', false, [replace(view, policy.originPlace, "'*'"), drop])
}

function withOrigins(view: View, policy: CorsPolicy, text: string): Edit | null {
  const { originPlace, optionsPlace, place } = policy
  if (originPlace !== null) return replace(view, originPlace, isMethod(view, originPlace) ? `origin: ${text}` : text)
  if (optionsPlace !== null) {
    const options = textAt(view, optionsPlace)
    if (!options.startsWith('{')) return null
    const line = /^\{[^\S\n]*(\r?\n[^\S\n]*)(?=\S)/.exec(options)?.[1] ?? ' '
    const empty = /^\{\s*\}$/.test(options)
    return insert(optionsPlace.path, optionsPlace.start + 1, `${empty ? ' ' : line}origin: ${text}${empty ? ' ' : ','}`)
  }
  const empty = policy.byDefault ? /\(\s*\)$/.exec(textAt(view, place)) : null
  if (empty === null) return null
  const start = place.end - empty[0].length
  return replace(view, { path: place.path, start, end: place.end }, `({ origin: ${text} })`)
}

/** `{ origin(asked, answer) { … } }`: the name is part of what decides. */
function isMethod(view: View, { path, start, end }: NonNullable<CorsPolicy['originPlace']>): boolean {
  return view.module(path)?.functions.some(each => each.kind === 'method' && each.start === start && each.end === end) === true
}

/** Turns the value into `false`: the key stays, so that the choice can be seen. */
function dropCredentials(view: View, place: NonNullable<CorsPolicy['credentialsPlace']>): Edit | null {
  const value = textAt(view, place)
  return value === 'true' ? replace(view, place, 'false') : /^(['"`])true\1$/.test(value) ? replace(view, place, value.replace('true', 'false')) : null
}
