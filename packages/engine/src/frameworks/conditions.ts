import type { Frame, Program, Site, TracedCall } from '../model/index.ts'
import { partsOf } from './walk.ts'

type Test = TracedCall['conditions'][number]

/** What the tests around a registration say: never in production, only under a condition of the environment, or under others. */
export interface Conditions {
  /** As written, for people; null when none asks for the environment. */
  readonly environment: string | null
  /** Whether it is there when NODE_ENV is `production`; `unknown` when it hangs on something else. */
  readonly production: 'yes' | 'no' | 'unknown'
  /** Names of the tests, to compare those of two registrations. */
  readonly tests: readonly string[]
}

export function conditionsOf(program: Program, { conditions, frame }: TracedCall): Conditions {
  const environment: string[] = []
  const tests: string[] = []
  let production: Conditions['production'] = 'yes'
  for (const condition of conditions) {
    const answer = program.holdsInProduction(condition.test, frame)
    const holds = answer === null ? null : answer === condition.holds
    const { module, node } = condition.test
    if (asksEnvironment(program, condition.test, frame)) environment.push(words(program, condition))
    else if (holds === null) tests.push(`${module.path}:${node.start} ${String(condition.holds)}`)
    if (holds === false) production = 'no'
    else if (holds === null && production === 'yes') production = 'unknown'
  }
  return { environment: environment.length === 0 ? null : environment.join(' && '), production, tests }
}

function words(program: Program, { test, holds }: Test): string {
  const text = program.words(test)
  return holds ? text : `!(${text})`
}

function asksEnvironment(program: Program, { module, node }: Site, frame: Frame | null): boolean {
  if (program.isModeVariable({ module, node }, frame)) return true
  if (partsOf(node).some(part => asksEnvironment(program, { module, node: part }, frame))) return true
  if (node.kind !== 'ref') return false
  const value = module.bindings[node.binding]?.values[0]
  return value !== undefined && value.kind !== 'call' && value.kind !== 'function' && value.kind !== 'ref' && value.end <= node.start
    && asksEnvironment(program, { module, node: value }, null)
}
