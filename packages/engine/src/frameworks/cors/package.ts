import type { Call, CorsPolicy, Frame, Place, Program, Site, Value } from '../../model/index.ts'
import type { Stage } from '../adapter.ts'
import type { Dialect } from '../guards/dialect.ts'
import { inProductionBranch, originOf, originOfLiteral, type Origin } from './origin.ts'
import { CORS_SEMANTICS, type CorsSemantics } from './semantics.ts'
import { STRANGER, tryOrigin } from './trial.ts'

/** What a middleware of a package that answers cross-origin requests allows; null when the value is none. */
export function policyOfPackage(program: Program, dialect: Dialect, value: Value, stage: Stage): CorsPolicy | null {
  if (value.kind !== 'library' && value.kind !== 'instance') return null
  const semantics = CORS_SEMANTICS.find(({ package: name }) => name === value.package)
  if (semantics === undefined) return null
  const { created } = value
  const call = created?.node.kind === 'call' ? { module: created.module, node: created.node } : null
  return {
    place: call === null ? stage.element.place : placeOf(call),
    library: semantics.package,
    development: stage.presence === 'never',
    scope: stage.element.scope === 'route' ? 'route' : 'app',
    ...optionsOf(program, dialect, semantics, call, value.frame)
  }
}

type Judged = Pick<CorsPolicy, 'origin' | 'credentials' | 'originPlace' | 'optionsPlace' | 'credentialsPlace' | 'byDefault'>

const UNSAID: Judged = {
  origin: { kind: 'unknown' }, credentials: 'unknown', originPlace: null, optionsPlace: null, credentialsPlace: null, byDefault: false
}

function optionsOf(program: Program, dialect: Dialect, semantics: CorsSemantics, call: Site<Call> | null, frame: Frame | null): Judged {
  const argument = call?.node.arguments[0]
  const nothing: Judged = { ...UNSAID, origin: { kind: semantics.byDefault }, credentials: false, byDefault: true }
  if (call === null || argument === undefined) return nothing
  const site = inProductionBranch(program, { module: call.module, node: argument }, frame)
  const optionsPlace = placeOf(site)
  const values = program.evaluate(site, frame)
  const judged = values.map(value => ofValue(program, dialect, semantics, value, optionsPlace))
  const first = judged.find(({ origin: { kind } }) => kind === 'reflected' || kind === 'any' || kind === 'weak') ?? judged[0]
  return first ?? { ...UNSAID, optionsPlace }
}

function ofValue(program: Program, dialect: Dialect, semantics: CorsSemantics, value: Value, optionsPlace: Place): Judged {
  if (value.kind === 'function' && semantics.delegate) return ofDelegate(program, dialect, semantics, value, optionsPlace)
  if (value.kind !== 'record') return { ...UNSAID, optionsPlace }
  const { entries, rest } = program.entries(value)
  const place = placeOf(value.site)
  const origin = entries.get('origin')
  const credentials = entries.get('credentials')
  return {
    origin: origin === undefined ? { kind: rest ? 'unknown' : semantics.byDefault } : originOf(program, dialect, semantics, origin.site, origin.frame),
    credentials: credentials === undefined ? rest ? 'unknown' : false : truthOf(program, credentials.site, credentials.frame),
    originPlace: origin === undefined ? null : placeOf(origin.site),
    optionsPlace: place,
    credentialsPlace: credentials === undefined ? null : placeOf(credentials.site),
    byDefault: origin === undefined && !rest
  }
}

function truthOf(program: Program, site: Site, frame: Frame | null): boolean | 'unknown' {
  const constant = program.constant(site, frame)
  return constant === undefined ? 'unknown' : Boolean(constant)
}

/** `cors((request, callback) => callback(null, options))`: what it hands over for a strange origin. */
function ofDelegate(program: Program, dialect: Dialect, semantics: CorsSemantics, value: Value & { readonly kind: 'function' }, optionsPlace: Place): Judged {
  const { outcomes } = tryOrigin(program, dialect, value, [{ kind: 'request' }, { kind: 'probe' }], STRANGER)
  let origin: Origin = { kind: 'checked' }
  let credentials: boolean | 'unknown' = false
  for (const { kind, values, doubt } of outcomes) {
    const options = values?.[1]
    if (kind !== 'probe' || doubt || options?.kind !== 'record') continue
    const allowed = options.fields.get('origin')
    if (allowed === undefined && !options.open) origin = { kind: semantics.byDefault }
    if (allowed?.kind === 'constant' && allowed.value !== false) origin = allowed.value === STRANGER ? { kind: 'reflected' } : originOfLiteral(semantics, allowed.value)
    const sent = options.fields.get('credentials')
    credentials = sent === undefined ? false : sent.kind === 'constant' ? Boolean(sent.value) : 'unknown'
  }
  return { ...UNSAID, origin, credentials, optionsPlace }
}

function placeOf({ module, node }: Site): Place {
  return { path: module.path, start: node.start, end: node.end }
}
