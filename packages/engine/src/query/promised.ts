import type { Call, Expression } from '../model/expression.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import { PerView } from './per-view.ts'
import { functionsReachedBy } from './reached.ts'
import { every, refuses } from './statements.ts'

/** A check of which the outcome does not count. */
export interface Unheeded {
  readonly site: Site<Call>
  /** `promise`: a promise is tested, which is always true; `ignored`: nobody looks at what the check gives. */
  readonly how: 'promise' | 'ignored'
  /** It stands in a function that may wait. */
  readonly mayWait: boolean
}

const known = new PerView(read)

/** The checks of a route whose outcome does not count: tests of promises that decide about a refusal, and results that are dropped. */
export function unheededChecks(view: View, route: Route): readonly Unheeded[] {
  return route.chain.flatMap(element => functionsReachedBy(view, element)).flatMap(target => known.of(view, target))
}

function read(view: View, { module, node: outer }: FunctionRef): readonly Unheeded[] {
  return module.functions.filter(each => each.start >= outer.start && each.end <= outer.end).flatMap(({ body, async }) =>
    every(body).flatMap((statement): readonly Unheeded[] => {
      if (statement.kind === 'expression') {
        const value = statement.value.kind === 'await' ? statement.value.value : statement.value
        if (value.kind !== 'call' || value.arguments.at(-1)?.kind === 'function' || isOfItself(value) || !verifies(view, { module, node: value }, ['returns', 'resolves'])) return []
        return [{ site: { module, node: value }, how: 'ignored', mayWait: async }]
      }
      if (statement.kind !== 'if') return []
      const isDecided = [statement.then, statement.else].some(branch => refuses(view, module, branch))
      return testsIn(statement.test).flatMap(node => {
        const site = { module, node }
        const isPromise = verifies(view, site, ['resolves', 'rejects']) || (isDecided && isAsync(view, site))
        return isPromise ? [{ site, how: 'promise' as const, mayWait: async }] : []
      })
    }))
}

/** `timingSafeEqual(hash, hash)`: it takes the time of a comparison, and is not meant to tell anything. */
function isOfItself({ arguments: [first, second] }: Call): boolean {
  return first?.kind === 'ref' && second?.kind === 'ref' && first.binding === second.binding
}

/** The calls whose truth is asked. */
function testsIn(node: Expression): readonly Call[] {
  if (node.kind === 'unary' && node.operator === '!') return testsIn(node.operand)
  if (node.kind === 'logical') return [...testsIn(node.left), ...testsIn(node.right)]
  return node.kind === 'call' ? [node] : []
}

function isAsync(view: View, site: Site<Call>): boolean {
  const targets = view.program.targets(site)
  return targets.length > 0 && targets.every(target => target.kind === 'function' && target.function.node.async && !target.function.node.generator)
}

function verifies(view: View, site: Site<Call>, how: readonly string[]): boolean {
  const targets = view.program.targets(site)
  return targets.length > 0 && targets.every(target => target.kind === 'library' && how.includes(target.target.signature?.verifies ?? ''))
}
