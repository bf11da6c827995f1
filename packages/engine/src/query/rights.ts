import type { Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { ChainElement } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { FunctionRef, Site } from '../model/value.ts'
import { rightsNamed } from './secret-names.ts'
import { inputsOf, type InputRead } from './inputs.ts'
import { PerView } from './per-view.ts'
import { functionsReachedBy } from './reached.ts'
import { every, refusesWithStatus } from './statements.ts'

/** A right that is taken from what the client says of itself. */
export interface RightClaim {
  /** What is tested: `req.body.role`. */
  readonly site: Site
  readonly read: InputRead
  readonly function: FunctionRef
}

const known = new PerView(read)

/**
 * The tests on the way of a handler that refuse whoever does not say that he has a right: `if (req.body.role !== 'admin') return 403`. A
 * test that refuses whoever says so is a check of what he asks for, and no claim.
 */
export function rightsClaimed(view: View, element: ChainElement): readonly RightClaim[] {
  const returned = element.role === 'guard' ? element.functions.flatMap(({ function: target, frame }) =>
    view.program.returns(target, frame).flatMap(({ site }) => claimsIn(view, site.module, site.node, true, target))) : []
  return [...returned, ...functionsReachedBy(view, element).flatMap(target => known.of(view, target))]
}

function read(view: View, target: FunctionRef): readonly RightClaim[] {
  const { module, node: outer } = target
  const inside = module.functions.filter(each => each.start >= outer.start && each.end <= outer.end)
  return inside.flatMap(({ body }) => every(body).flatMap(statement => {
    if (statement.kind !== 'if') return []
    const refused = refusesWithStatus(view, module, statement.then)
    if (refused === refusesWithStatus(view, module, statement.else)) return []
    return claimsIn(view, module, statement.test, !refused, target)
  }))
}

/** What of a test must be said by the client for it to come out as `wanted`. */
function claimsIn(view: View, module: Module, node: Expression, wanted: boolean, target: FunctionRef, left = 6): readonly RightClaim[] {
  if (left === 0) return []
  const inside = (inner: Expression, comesOut: boolean): readonly RightClaim[] => claimsIn(view, module, inner, comesOut, target, left - 1)
  switch (node.kind) {
    case 'unary': return node.operator === '!' ? inside(node.operand, !wanted) : []
    case 'logical': return [...inside(node.left, wanted), ...inside(node.right, wanted)]
    case 'binary': {
      const isEqual = node.operator === '===' || node.operator === '=='
      if (!isEqual && node.operator !== '!==' && node.operator !== '!=') return []
      if (isEqual !== wanted) return []
      const sides = [{ said: node.left, other: node.right }, { said: node.right, other: node.left }]
      return sides.filter(({ other }) => isConstant(view, { module, node: other }))
        .flatMap(({ said }) => claimAt(view, { module, node: said }, target))
    }
    case 'call': {
      const { callee, arguments: [first] } = node
      if (!wanted || callee.kind !== 'member' || callee.property !== 'includes' || first === undefined) return []
      return [...claimAt(view, { module, node: first }, target), ...claimAt(view, { module, node: callee.object }, target)]
    }
    case 'ref': {
      const [value, ...others] = module.bindings[node.binding]?.values ?? []
      if (value !== undefined && others.length === 0 && ['binary', 'logical', 'unary', 'call'].includes(value.kind)) return inside(value, wanted)
      return wanted ? claimAt(view, { module, node }, target) : []
    }
    case 'member': case 'index': return wanted ? claimAt(view, { module, node }, target) : []
    default: return []
  }
}

function isConstant(view: View, site: Site): boolean {
  const value = view.program.constant(site)
  return value !== undefined && value !== null
}

function claimAt(view: View, site: Site, target: FunctionRef): readonly RightClaim[] {
  const reads = inputsOf(view, site)
  const read = reads.find(each => each.part !== 'principal' && each.part !== 'params' && rightsNamed(each.path.at(-1) ?? ''))
  return read === undefined || reads.some(each => each.part === 'principal') ? [] : [{ site, read, function: target }]
}
