import type { Guard, Place, Policy, Program, Route, Value } from '../../model/index.ts'
import type { Draft, Stage } from '../adapter.ts'
import { asksWhoCalls } from './asks.ts'
import type { Dialect } from './dialect.ts'
import { judge, type Judgement, type Target, type Verdict } from './judge.ts'
import type { Closure } from './machine.ts'
import { judgementOf } from './judgements.ts'
import { declaredGuard } from './policy.ts'
import { roleOfCall } from './roles.ts'
import { samplePath } from './sample.ts'
import { unlessOf, type Unless } from './unless.ts'

/** Judges the elements of routes. Answers are kept, since most elements stand before many routes. */
export class Guards {
  readonly #program: Program
  readonly #policy: Policy
  readonly #dialect: Dialect
  readonly #known = new Map<string, Verdict>()
  readonly #numbers = new Map<object, number>()

  constructor(program: Program, policy: Policy, dialect: Dialect) {
    this.#program = program
    this.#policy = policy
    this.#dialect = dialect
  }

  /** The route with its guards, in the order in which they run, and whether strangers are refused. */
  route(draft: Draft): Route {
    const { stages, handler, late, handsOn = false, unmounted = false, ...rest } = draft
    const verdicts = stages.map(stage => this.#verdict(draft, stage))
    // What stands behind a function that answers whoever calls never runs.
    const end = verdicts.findIndex((verdict, index) => verdict.kind === 'absent' && verdict.ends === true && stages[index]?.presence !== 'sometimes')
    const running = end < 0 ? stages : stages.slice(0, end + 1)
    const guards = running.flatMap((stage, index) => guardOf(draft, stage, verdicts[index] ?? { kind: 'absent' }) ?? [])
    const slips = verdicts.flatMap(verdict => (verdict.kind === 'absent' ? verdict.slips ?? [] : []))
    const auth = guards.some(({ verdict }) => verdict === 'proven') ? 'proven' : guards.length > 0 || unmounted ? 'opaque' : 'absent'
    return { ...rest, chain: stages.map(({ element }) => element), handler: handler?.element ?? null, handsOn, guards, auth, slips, late: auth === 'absent' ? this.#late(draft, [...stages.slice(running.length), ...late ?? []]) : [] }
  }

  #late(draft: Draft, stages: readonly Stage[]): readonly Guard[] {
    return stages.flatMap(stage => guardOf(draft, stage, this.#verdict(draft, stage)) ?? [])
      .filter(({ verdict, refuses }) => verdict === 'proven' && refuses === 'authentication')
  }

  #verdict(draft: Draft, stage: Stage): Verdict {
    const { element } = stage
    if (element.role === 'error-handler' || stage.presence === 'never') return { kind: 'absent' }
    const declared = declaredGuard(this.#policy, element.values)
    if (declared !== null) return { kind: 'proven', proof: element.place, reason: 'declared as a guard in postern.json', refuses: declared }
    if (stage.refuses !== undefined) return { kind: 'proven', proof: element.place, reason: stage.refuses, refuses: 'authentication' }
    const unless = unlessOf(this.#program, stage.site, stage.frame)
    if (unless !== null) return this.#unless(draft, stage, unless)
    const verdicts = element.values.map(value => this.#value(draft, stage, value))
    if (element.role === 'handler') return verdicts.length === 1 || verdicts.every(({ kind }) => kind !== 'absent') ? verdicts[0] ?? { kind: 'absent' } : { kind: 'absent' }
    return verdicts.reduce<Verdict | null>(weakest, null) ?? unknown(element.name, element.place)
  }

  #value(draft: Draft, stage: Stage, value: Value): Verdict {
    const { element } = stage
    if (value.kind === 'function') return this.#function(draft, stage, { kind: 'closure', function: value.function, frame: value.frame, scope: null, self: value.self })
    // Interceptors of packages wrap answers, files, transactions; a guard would be registered as one.
    if (element.role === 'interceptor') return { kind: 'absent' }
    if (value.kind === 'library' || value.kind === 'instance') {
      const role = roleOfCall(this.#program, value)
      if (role.kind === 'guard') return { kind: 'proven', proof: element.place, reason: `${role.name} refuses requests without a valid credential`, refuses: 'authentication' }
      if (role.kind === 'opaque' && element.role !== 'handler') return unknown(role.name, element.place)
      const inner = element.functions.map(running => this.#function(draft, stage, { kind: 'closure', function: running.function, frame: running.frame, scope: null, self: null }))
      return inner.length === 0 ? { kind: 'absent' } : inner.reduce((one, other) => weakest(one, other))
    }
    return element.role !== 'handler' && (value.kind === 'unknown' || value.kind === 'parameter') ? unknown(element.name, element.place) : { kind: 'absent' }
  }

  /** The guard that `unless` is called on, for the paths that it does not let through. */
  #unless(draft: Draft, stage: Stage, { receiver, frame, lets }: Unless): Verdict {
    const through = lets(samplePath(draft.path), draft.method)
    if (through === true) return { kind: 'absent' }
    const verdicts = this.#program.evaluate(receiver, frame).map(value => this.#value(draft, stage, value))
    const verdict = verdicts.reduce<Verdict | null>(weakest, null) ?? unknown(stage.element.name, stage.element.place)
    return through === null && verdict.kind === 'proven' ? unknown(stage.element.name, stage.element.place) : verdict
  }

  #function(draft: Draft, stage: Stage, closure: Closure): Verdict {
    const { role } = stage.element
    if (role === 'handler' && this.#dialect.ambient !== true && !asksWhoCalls(closure.function)) return { kind: 'absent' }
    const path = samplePath(draft.path)
    const { config } = stage
    const target: Target = {
      method: draft.method, path, mount: samplePath(stage.mount), metadata: draft.metadata ?? null, inputs: stage.element.inputs ?? null,
      ...config === undefined ? {} : { config }
    }
    const isPlain = target.metadata === null && target.inputs === null && config === undefined
    if (isPlain) return judgementOf(this.#program, this.#dialect, closure, role, target)
    const key = `${this.#number(closure.function)}.${closure.frame === null ? 0 : this.#number(closure.frame)}.${closure.self === null ? 0 : this.#number(closure.self)} ${role}`
    const about = draft.metadata === undefined ? '' : `${draft.group} ${draft.place.path}:${draft.place.start}`
    const routeKey = `${key} ${target.method} ${target.path} ${target.mount} ${about}`
    const known = this.#known.get(key) ?? this.#known.get(routeKey)
    if (known !== undefined) return known
    const { verdict, routeOnly }: Judgement = judge(this.#program, this.#dialect, closure, role, target)
    this.#known.set(routeOnly ? routeKey : key, verdict)
    return verdict
  }

  #number(thing: object): number {
    const known = this.#numbers.get(thing)
    if (known !== undefined) return known
    this.#numbers.set(thing, this.#numbers.size + 1)
    return this.#numbers.size
  }
}

function guardOf(draft: Draft, { element, presence }: Stage, verdict: Verdict): Guard | null {
  if (verdict.kind === 'absent') return null
  const conditional = verdict.kind === 'proven' && presence === 'sometimes'
  return {
    name: element.name,
    place: element.place,
    verdict: conditional ? 'opaque' : verdict.kind,
    refuses: verdict.kind === 'proven' ? verdict.refuses : 'unknown',
    proof: verdict.proof,
    reason: conditional ? `${verdict.reason}, but whether it is there for this route cannot be told` : verdict.reason,
    scope: element.role === 'handler' && draft.method !== 'USE' ? 'handler' : element.scope
  }
}

const unknown = (name: string, proof: Place): Verdict => ({ kind: 'opaque', proof, reason: `${name} is not known to Postern` })

/** Of several things that may stand there, one that refuses nobody decides. */
function weakest(one: Verdict | null, other: Verdict): Verdict {
  if (one === null) return other
  return one.kind === 'absent' || other.kind === 'absent' ? { kind: 'absent' } : one.kind === 'opaque' ? one : other
}
