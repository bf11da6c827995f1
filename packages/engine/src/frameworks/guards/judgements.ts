import type { FunctionRef, Program, Slot } from '../../model/index.ts'
import type { Dialect } from './dialect.ts'
import { judge, type Judgement, type Target, type Verdict } from './judge.ts'
import type { Closure } from './machine.ts'

/** One function as it was judged: in an activation, on an object, in a role, for all routes or for one. */
interface Judged {
  readonly frame: Closure['frame']
  readonly self: Closure['self']
  readonly about: string
  readonly slot: Slot<Judgement>
}

type ByFunction = WeakMap<FunctionRef, Judged[]>

/** For as long as a project is looked at, and for each framework: functions are judged again only where what they rest on has changed. */
const known = new WeakMap<object, Map<Dialect, ByFunction>>()

/** The verdict on a function for a route, from what is remembered where that holds for the route. */
export function judgementOf(program: Program, dialect: Dialect, closure: Closure, role: string, target: Target): Verdict {
  const list = listOf(program, dialect, closure.function)
  const anywhere = role
  const here = `${role} ${target.method} ${target.path} ${target.mount}`
  const find = (about: string): Judged | undefined =>
    list.find(one => one.about === about && one.frame === closure.frame && one.self === closure.self)
  for (const about of [anywhere, here]) {
    const judgement = find(about)?.slot.read()
    if (judgement?.routeOnly === (about === here)) return judgement.verdict
  }
  const slot = program.slot<Judgement>()
  const judgement = slot.fill([closure.function.module], () => judge(program, dialect, closure, role, target))
  const about = judgement.routeOnly ? here : anywhere
  const before = list.findIndex(one => one.about === about && one.frame === closure.frame && one.self === closure.self)
  list.splice(before < 0 ? list.length : before, 1, { frame: closure.frame, self: closure.self, about, slot })
  return judgement.verdict
}

function listOf({ lasting }: Program, dialect: Dialect, target: FunctionRef): Judged[] {
  const byDialect = known.get(lasting) ?? new Map<Dialect, ByFunction>()
  known.set(lasting, byDialect)
  const byFunction: ByFunction = byDialect.get(dialect) ?? new WeakMap<FunctionRef, Judged[]>()
  byDialect.set(dialect, byFunction)
  const list = byFunction.get(target) ?? []
  byFunction.set(target, list)
  return list
}
