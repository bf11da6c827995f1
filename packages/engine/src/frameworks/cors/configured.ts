import type { CorsPolicy, Program, Route } from '../../model/index.ts'
import type { Served } from '../adapter.ts'
import { originOfText, type Judged } from './origin.ts'
import { placeOf } from './settings.ts'
import { ALLOW_CREDENTIALS, ALLOW_ORIGIN } from './written.ts'

/** Policies written as headers in the configuration of a framework (`headers()` of `next.config`). */
export function policiesOfConfiguration(program: Program, { headers }: Served, routes: readonly Route[]): readonly CorsPolicy[] {
  return headers.flatMap(({ headers: named, covers }): readonly CorsPolicy[] => {
    const origin = named.get(ALLOW_ORIGIN)
    if (origin === undefined) return []
    const allowing = named.get(ALLOW_CREDENTIALS)
    const credentials = allowing !== undefined && String(program.constant(allowing.site, allowing.frame)) === 'true'
    return [{
      place: placeOf(origin.site), library: 'raw header', ...originAt(program, origin), credentials, development: false,
      originPlace: placeOf(origin.site), optionsPlace: null, credentialsPlace: credentials ? placeOf(allowing.site) : null,
      scope: 'app', byDefault: false, form: 'text', routes: routes.filter(({ path }) => covers(path))
    }]
  })
}

/** Who a value that is written down lets in. */
function originAt(program: Program, { site, frame }: { readonly site: Parameters<typeof placeOf>[0], readonly frame: Parameters<Program['constant']>[1] }): Judged {
  const constant = program.constant(site, frame)
  if (typeof constant === 'string') return { origin: originOfText(constant), unlessSet: false }
  const values = program.evaluate(site, frame ?? null)
  const isOpen = values.some(value => value.kind === 'literal' && value.value === '*')
  if (!values.some(({ kind }) => kind === 'environment')) return { origin: { kind: 'unknown' }, unlessSet: false }
  return { origin: { kind: isOpen ? 'any' : 'environment' }, unlessSet: isOpen }
}
