import type { Expression, Frame, Program, Site, TracedCall } from '../model/index.ts'
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
    const answer = inProduction(program, condition.test, frame)
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

function isModeVariable(program: Program, site: Site, frame: Frame | null): boolean {
  const { node } = site
  if (node.kind !== 'member' && node.kind !== 'ref') return false
  return program.evaluate(site, frame).some(value => value.kind === 'environment' && /^(?:NODE_|APP_)?ENV(?:IRONMENT)?$/.test(value.name ?? ''))
}

function asksEnvironment(program: Program, { module, node }: Site, frame: Frame | null): boolean {
  if (isModeVariable(program, { module, node }, frame)) return true
  if (partsOf(node).some(part => asksEnvironment(program, { module, node: part }, frame))) return true
  if (node.kind !== 'ref') return false
  const value = module.bindings[node.binding]?.values[0]
  return value !== undefined && value.kind !== 'call' && value.kind !== 'function' && value.kind !== 'ref' && value.end <= node.start
    && asksEnvironment(program, { module, node: value }, null)
}

/** The truth of a test when the mode is `production`; null when it cannot be told. */
export function inProduction(program: Program, site: Site, frame: Frame | null): boolean | null {
  const { module, node } = site
  const ask = (part: Expression): boolean | null => inProduction(program, { module, node: part }, frame)
  if (node.kind === 'unary' && node.operator === '!') {
    const operand = ask(node.operand)
    return operand === null ? null : !operand
  }
  if (node.kind === 'logical' && node.operator !== '??') {
    const left = ask(node.left)
    const right = ask(node.right)
    const decides = node.operator === '||'
    if (left === decides || right === decides) return decides
    return left === null || right === null ? null : right
  }
  if (node.kind === 'binary') return compare(program, site, frame)
  if (node.kind === 'ref') {
    const value = module.bindings[node.binding]?.values
    const only = value?.length === 1 ? value[0] : undefined
    if (only !== undefined && (only.kind === 'binary' || only.kind === 'unary' || only.kind === 'logical')) return ask(only)
  }
  const constant = program.constant(site, frame)
  return constant === undefined ? null : Boolean(constant)
}

function compare(program: Program, { module, node }: Site, frame: Frame | null): boolean | null {
  if (node.kind !== 'binary' || !/^[!=]==?$/.test(node.operator)) return null
  const left = { module, node: node.left }
  const right = { module, node: node.right }
  const other = isModeVariable(program, left, frame) ? right : isModeVariable(program, right, frame) ? left : null
  const constant = other === null ? undefined : program.constant(other, frame)
  return typeof constant === 'string' ? (constant === 'production') === !node.operator.startsWith('!') : null
}
