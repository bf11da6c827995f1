import type { CorsPolicy, Frame, Program, Site, Value } from '../../model/index.ts'
import type { Dialect } from '../guards/dialect.ts'
import { inProductionBranch, OPEN, originOf, originOfConstant, type Judged } from './origin.ts'
import type { CorsSemantics } from './semantics.ts'
import { placeOf, type CorsSetting } from './settings.ts'
import { lookalikes, STRANGER, tryOrigin } from './trial.ts'

type Options = Pick<CorsPolicy, 'origin' | 'credentials' | 'originPlace' | 'optionsPlace' | 'credentialsPlace' | 'byDefault' | 'unlessSet'>

const UNSAID: Options = {
  origin: { kind: 'unknown' }, credentials: 'unknown', originPlace: null, optionsPlace: null, credentialsPlace: null, byDefault: false, unlessSet: false
}

/** What the options of a setting allow. Of several that may be meant, the one that lets strangers in counts. */
export function optionsOf(program: Program, dialect: Dialect, { semantics, options, frame }: CorsSetting): Options {
  if (options === null) return silentOptions(semantics)
  const site = inProductionBranch(program, options, frame)
  const judged = program.evaluate(site, frame).map(value => credentialed(semantics, ofValue(program, dialect, semantics, value, site)))
  const closed = site.node.kind === 'conditional' ? judged.find(({ origin }) => !OPEN.has(origin.kind)) : undefined
  return closed ?? judged.find(({ origin }) => OPEN.has(origin.kind)) ?? judged[0] ?? { ...UNSAID, optionsPlace: placeOf(site) }
}

/** What the package does when nothing is said. */
function silentOptions(semantics: CorsSemantics): Options {
  return { ...UNSAID, origin: heardAs(semantics.byDefault), credentials: false, byDefault: true }
}

/** `*` that the package turns into the origin of whoever asks when credentials are allowed. */
function credentialed(semantics: CorsSemantics, options: Options): Options {
  const turns = options.origin.kind === 'any' && options.credentials === true && semantics.starWithCredentials === 'reflected'
  return turns ? { ...options, origin: heardAs('reflected') } : options
}

function heardAs(heard: CorsSemantics['byDefault']): CorsPolicy['origin'] {
  return heard === 'reflected' ? { kind: 'reflected', from: 'origin' } : { kind: heard }
}

function ofValue(program: Program, dialect: Dialect, semantics: CorsSemantics, value: Value, site: Site): Options {
  if (value.kind === 'function' && semantics.delegate) return ofFunction(program, dialect, semantics, value, site)
  // `cors: true` of a framework; `cors: false` leaves it out.
  if (value.kind === 'literal') return value.value === false ? { ...UNSAID, origin: { kind: 'none' } } : silentOptions(semantics)
  if (value.kind !== 'record') return { ...UNSAID, optionsPlace: placeOf(site) }
  const { entries, rest } = program.entries(value)
  const delegator = semantics.delegate ? entries.get('delegator') : undefined
  const asked = delegator === undefined ? undefined : program.evaluate(delegator.site, delegator.frame).find(({ kind }) => kind === 'function')
  if (asked?.kind === 'function') return ofDelegate(program, dialect, semantics, asked, site)
  const origin = entries.get('origin')
  const credentials = entries.get('credentials')
  const judged: Judged = origin === undefined
    ? { origin: rest ? { kind: 'unknown' } : heardAs(semantics.byDefault), unlessSet: false }
    : originOf(program, dialect, semantics, origin.site, origin.frame)
  return {
    ...judged,
    credentials: credentials === undefined ? rest ? 'unknown' : false : truthOf(program, credentials.site, credentials.frame),
    originPlace: origin === undefined ? null : placeOf(origin.site),
    optionsPlace: placeOf(value.site),
    credentialsPlace: credentials === undefined ? null : placeOf(credentials.site),
    byDefault: origin === undefined && !rest
  }
}

function truthOf(program: Program, site: Site, frame: Frame | null): boolean | 'unknown' {
  const { node } = inProductionBranch(program, site, frame)
  const constant = program.constant({ module: site.module, node }, frame)
  return constant === undefined ? 'unknown' : Boolean(constant)
}

type FunctionValue = Value & { readonly kind: 'function' }

/** A delegate, or (Fastify) a function of the instance that returns one. */
function ofFunction(program: Program, dialect: Dialect, semantics: CorsSemantics, value: FunctionValue, site: Site): Options {
  if (semantics.framework !== 'fastify') return ofDelegate(program, dialect, semantics, value, site)
  const returned = program.returns(value.function, value.frame).flatMap(({ site: at, frame }) => program.evaluate(at, frame)).find(({ kind }) => kind === 'function')
  return returned?.kind === 'function' ? ofDelegate(program, dialect, semantics, returned, site) : { ...UNSAID, optionsPlace: placeOf(site) }
}

/** `cors((request, callback) => callback(null, options))`: asked with a strange origin, then with lookalikes of those it names. */
function ofDelegate(program: Program, dialect: Dialect, semantics: CorsSemantics, value: FunctionValue, site: Site): Options {
  const optionsPlace = placeOf(site)
  const strange = handedOver(program, dialect, semantics, value, STRANGER)
  if (strange !== null) return credentialed(semantics, { ...UNSAID, ...strange, optionsPlace })
  for (const { origin, why } of lookalikes(program, value.function)) {
    const handed = handedOver(program, dialect, semantics, value, origin)
    if (handed !== null) return { ...UNSAID, ...handed, origin: { kind: 'weak', why }, optionsPlace }
  }
  return { ...UNSAID, origin: { kind: 'checked' }, optionsPlace }
}

/** The options that a delegate is certain to give for an origin, when they let it in. */
function handedOver(
  program: Program, dialect: Dialect, semantics: CorsSemantics, value: FunctionValue, origin: string
): Pick<Options, 'origin' | 'credentials'> | null {
  const { outcomes, heard } = tryOrigin(program, dialect, value, [{ kind: 'request' }, { kind: 'probe' }], origin)
  const given = [heard, ...outcomes.flatMap(({ kind, values, doubt }) => kind === 'probe' && !doubt ? values?.[1] ?? [] : [])]
  for (const options of given) {
    if (options.kind !== 'record') continue
    const allowed = options.fields.get('origin') ?? (options.open ? undefined : { kind: 'constant', value: semantics.byDefault === 'any' ? '*' : origin } as const)
    const answer = allowed?.kind !== 'constant' ? null : allowed.value === origin ? heardAs('reflected') : originOfConstant(semantics, allowed.value)
    if (answer === null || !OPEN.has(answer.kind)) continue
    const sent = options.fields.get('credentials')
    return { origin: answer, credentials: sent === undefined ? false : sent.kind === 'constant' ? Boolean(sent.value) : 'unknown' }
  }
  return null
}
