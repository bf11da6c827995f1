import { fixOf, insert, replace, textAt, type CorsPolicy, type Edit, type Fix, type View } from '@postern/engine'

/** Origins from the environment; without the variable nobody is let in. */
const allowList = `process.env.ALLOWED_ORIGINS?.split(',') ?? []`

/**
 * An allow-list in place of the open origin: a suggestion, since pages of other origins stop working until the variable is set. Where
 * `*` stands with credentials, dropping the credentials is safe: browsers refuse such answers to calls with credentials already.
 */
export function fixes(view: View, policy: CorsPolicy): readonly Fix[] {
  if (policy.library === 'raw header') return []
  const list = withOrigins(view, policy)
  const drop = policy.credentials === true && policy.credentialsPlace !== null ? dropCredentials(view, policy.credentialsPlace) : null
  return [
    ...policy.origin.kind === 'any' && drop !== null ? fixOf('Drop credentials, which browsers refuse with *', true, [drop]) : [],
    ...list === null ? [] : fixOf('Allow the origins in ALLOWED_ORIGINS only', false, [list]),
    ...policy.origin.kind !== 'any' && drop !== null ? fixOf('Drop credentials', false, [drop]) : []
  ]
}

function withOrigins(view: View, policy: CorsPolicy): Edit | null {
  if (policy.originPlace !== null) return replace(view, policy.originPlace, allowList)
  if (policy.optionsPlace !== null) {
    const options = textAt(view, policy.optionsPlace)
    if (!options.startsWith('{')) return null
    const empty = /^\{\s*\}$/.test(options)
    return insert(policy.optionsPlace.path, policy.optionsPlace.start + 1, ` origin: ${allowList}${empty ? ' ' : ','}`)
  }
  const empty = /\(\s*\)$/.exec(textAt(view, policy.place))
  if (empty === null) return null
  const start = policy.place.end - empty[0].length
  return replace(view, { path: policy.place.path, start, end: policy.place.end }, `({ origin: ${allowList} })`)
}

/** Turns the value into `false`: the key stays, so that the choice can be seen. */
function dropCredentials(view: View, place: NonNullable<CorsPolicy['credentialsPlace']>): Edit | null {
  return textAt(view, place) === 'true' ? replace(view, place, 'false') : null
}
