import type { HandedInput, Place, Program, Slip } from '../../model/index.ts'
import { ABSENT, FORGED, TRUTHY, type Abstract } from './abstract.ts'
import type { Dialect, Facts, Metadata } from './dialect.ts'
import { interpret, type Interpretation } from './interpret.ts'
import type { Closure, Outcome } from './machine.ts'

/** Whether a function refuses strangers, and what shows it. */
export type Verdict =
  /** `ends`: whoever calls is answered, and nothing that stands behind it runs. */
  | { readonly kind: 'absent', readonly slips?: readonly Slip[], readonly ends?: true }
  | { readonly kind: 'opaque', readonly proof: Place | null, readonly reason: string }
  | { readonly kind: 'proven', readonly proof: Place | null, readonly reason: string, readonly refuses: 'authentication' | 'authorization' }

/** The route for which a function is judged. */
export interface Target {
  readonly method: string
  readonly path: string
  readonly mount: string
  readonly config?: Abstract
  readonly metadata: Metadata | null
  readonly inputs: readonly (HandedInput | null)[] | null
}

export interface Judgement {
  readonly verdict: Verdict
  /** It holds for this route only, since path or method were asked. */
  readonly routeOnly: boolean
}

/**
 * A function is a guard when a request without a credential, and one with a credential that its sender made up, cannot get
 * past it, and the credential is what decides. `handler`: getting past means an answer that is no refusal, or a change of rows.
 */
export function judge(program: Program, dialect: Dialect, callee: Closure, role: string, target: Target): Judgement {
  const asked = { route: false }
  const run = (changes: Partial<Facts>): Interpretation => interpret(program, dialect, callee, role, {
    credential: ABSENT, principal: ABSENT, unverified: 'nothing', origin: null, ...target, asked, ...changes
  })
  const known = { credential: TRUTHY, principal: TRUTHY }
  const ask = (changes: Partial<Facts>): Interpretation => beside(run(changes), () => run({ ...changes, ...known }))
  const methods = target.method === 'ALL' || target.method === 'USE' ? ['GET', 'POST'] : [target.method]
  const handler = role === 'handler'
  const verdict = methods.map(method => judgeMethod(changes => ask({ ...changes, method }), handler)).reduce(weaker)
  const ends = verdict.kind === 'absent' && !handler && methods.every(method => [{}, known].every(who => isEnd(run({ ...who, method }))))
  return { verdict: ends ? { ...verdict, ends } : verdict, routeOnly: asked.route }
}

/** The request is answered there on every way. */
function isEnd({ outcomes, exhausted }: Interpretation): boolean {
  return !exhausted && outcomes.some(({ kind }) => kind === 'answer') && outcomes.every(({ kind, explicit }) => kind === 'answer' || kind === 'effect' || kind === 'refuse' && !explicit)
}

/** A mild refusal that is what everybody gets is an answer: who has a credential comes no further. */
function beside(found: Interpretation, others: () => Interpretation): Interpretation {
  const isMild = ({ kind, mild, status }: Outcome): boolean => kind === 'refuse' && (mild === true || status === ELSEWHERE)
  if (!found.outcomes.some(isMild)) return found
  const strangers = new Set(found.outcomes.map(placeOf))
  const known = new Set(others().outcomes.map(placeOf))
  if ([...known].some(place => !strangers.has(place))) return found
  const outcomes = found.outcomes.map((each): Outcome => isMild(each) && known.has(placeOf(each)) ? { ...each, kind: 'answer' } : each)
  return { ...found, outcomes }
}

const placeOf = ({ place: { path, start, end } }: Outcome): string => `${path} ${start} ${end}`

function judgeMethod(ask: (changes: Partial<Facts>) => Interpretation, handler: boolean): Verdict {
  const without = ask({})
  const first = conclude(without, handler)
  if (first.kind === 'absent' && !without.unverified && !without.crashed) return first
  const forged = first.kind === 'absent' ? null : ask({ credential: FORGED })
  const second = forged === null ? first : conclude(forged, handler)
  const verdict = weaker(first, second)
  if (verdict.kind === 'proven') return { ...verdict, refuses: asksFor(ask({ credential: TRUTHY, principal: TRUTHY }), handler) ?? verdict.refuses }
  if (verdict.kind === 'opaque') return verdict
  return whenThrown([ask({ unverified: 'throws' }), ask({ unverified: 'throws', credential: FORGED })], handler) ?? verdict
}

/**
 * The verdict when reading a member of nothing, and giving a credential to an unknown function, are errors: what then answers 401
 * or 403 is a guard; where an unknown function had to throw, it may be one.
 */
function whenThrown(found: readonly Interpretation[], handler: boolean): Verdict | null {
  const [verdict, ...others] = found.map(one => conclude(one, handler))
  if (verdict?.kind !== 'proven' || others.some(({ kind }) => kind !== 'proven')) return null
  if (!found.every(({ outcomes }) => outcomes.some(({ kind, status }) => kind === 'refuse' && isRefusal(status)))) return null
  if (!found.some(({ unverified }) => unverified)) return verdict
  return { kind: 'opaque', proof: verdict.proof, reason: 'refuses when a function that Postern cannot read throws' }
}

/** What decides, by a request with a principal: it may still be refused (rights are asked too), or nothing else is asked. */
function asksFor({ outcomes }: Interpretation, handler: boolean): 'authorization' | 'authentication' | null {
  if (outcomes.some(({ kind, status }) => kind === 'refuse' && status === 403)) return 'authorization'
  return outcomes.length > 0 && outcomes.every(outcome => getsPast(outcome, handler)) ? 'authentication' : null
}

const RANK = { absent: 0, opaque: 1, proven: 2 } as const

function weaker(one: Verdict, other: Verdict): Verdict {
  return RANK[one.kind] <= RANK[other.kind] ? one : other
}

function conclude({ outcomes, exhausted, verifier }: Interpretation, handler: boolean): Verdict {
  const past = outcomes.filter(outcome => getsPast(outcome, handler))
  if (past.length > 0) return { kind: 'absent', slips: past.flatMap(slipOf) }
  const unclear = outcomes.find(({ kind }) => kind === 'opaque')
  if (unclear !== undefined) return { kind: 'opaque', proof: unclear.place, reason: `${unclear.name ?? 'something unknown'} decides` }
  if (exhausted) return handler ? { kind: 'absent' } : { kind: 'opaque', proof: null, reason: 'too large to judge' }
  const refusals = outcomes.filter(({ kind, explicit }) => kind === 'refuse' && explicit)
  const plain = refusals.filter(({ status }) => status === 401 || status === 403 || status === 407 || status === 302)
  const says = (status: number | null): boolean => !handler || status === null || status === ELSEWHERE || isRefusal(status)
  const decided = [...plain, ...refusals].find(({ by, status }) => by && says(status))
  if (decided !== undefined) return proven(decided, outcomes, verifier)
  const closed = plain.find(({ doubt }) => !doubt)
  if (closed !== undefined && !outcomes.some(({ kind }) => kind === 'answer')) {
    // What decides was not seen: the status tells what it asked for.
    return { kind: 'proven', proof: closed.place, reason: 'refuses everybody', refuses: closed.status === 403 ? 'authorization' : 'authentication' }
  }
  return { kind: 'absent' }
}

/** Sent away to a page that is no login: a refusal only where a credential decided it. */
const ELSEWHERE = 307

function isRefusal(status: number | null): boolean {
  return status === 401 || status === 403 || status === 407 || status === 302
}

function proven(decided: Outcome, outcomes: readonly Outcome[], verifier: Interpretation['verifier']): Verdict {
  const authentication = verifier !== null || outcomes.some(({ kind, status }) => kind === 'refuse' && status !== 403)
  const how = decided.mild === true && decided.status === null ? 'gives nothing' : decided.status === null ? 'raises an error' : decided.status === 302 ? 'redirects to the login' : decided.status === ELSEWHERE ? 'redirects' : `answers ${decided.status}`
  return {
    kind: 'proven',
    proof: decided.place,
    reason: verifier === null ? `${how} without a valid credential` : `${how} when ${verifier.name} fails`,
    refuses: authentication ? 'authentication' : 'authorization'
  }
}

/** The refusal behind which a request got past: an answer that was sent ends nothing, except that there is no other answer. */
function slipOf({ kind, place, after }: Outcome): readonly Slip[] {
  if (after === undefined || (kind === 'answer' && after.how === 'sent')) return []
  return [{ how: after.how, refusal: after.place, past: place, certain: !after.doubt }]
}

/** In a middleware only handing on counts; in a handler every answer that is not an error, and every change. */
function getsPast({ kind, status }: Outcome, handler: boolean): boolean {
  if (kind === 'pass') return true
  return handler && (kind === 'effect' || kind === 'answer' && !(status !== null && status >= 400))
}
