import type { Call, Expression, Member, Ref } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Target } from '../model/program.ts'
import type { View } from '../model/rule.ts'
import type { Frame, Site } from '../model/value.ts'
import { assignedToName, assignedToThis } from './assigned-members.ts'
import { inProduction } from './settings.ts'

/** An expression with the activation to ask about it. */
export interface Placed {
  readonly site: Site
  readonly frame: Frame | null
}

/** Expressions that are followed from one use, and steps of each: behind more, a value is not written in a place that says anything. */
const mostLeaves = 16
const mostSteps = 12

/** Methods of texts and bytes that hand on their receiver in another form. */
const receiverCarriers: ReadonlySet<string> = new Set(['toString', 'trim', 'slice', 'valueOf', 'normalize'])

/**
 * The expressions in which a value is written: through names, imports, properties of constant objects, defaults, parameters of known
 * callers, returned values and changes of form (`Buffer.from`), in the branches that production takes. What cannot be followed is a
 * leaf itself.
 */
export function writtenOf(view: View, site: Site, frame: Frame | null = null): readonly Placed[] {
  const leaves: Placed[] = []
  const seen = new Set<Expression>()
  const pending: { readonly placed: Placed, readonly left: number }[] = [{ placed: { site, frame }, left: mostSteps }]
  for (let next = pending.pop(); next !== undefined && leaves.length < mostLeaves; next = pending.pop()) {
    const { placed, left } = next
    if (seen.has(placed.site.node)) continue
    seen.add(placed.site.node)
    const behind = left === 0 ? [] : stepsFrom(view, placed)
    if (behind.length === 0) leaves.push(placed)
    else for (const each of [...behind].reverse()) pending.push({ placed: each, left: left - 1 })
  }
  return leaves
}

function stepsFrom(view: View, { site, frame }: Placed): readonly Placed[] {
  const { module, node } = site
  const at = (...nodes: readonly Expression[]): readonly Placed[] => nodes.map(each => ({ site: { module, node: each }, frame }))
  switch (node.kind) {
    case 'conditional': {
      const branch = inProduction(view.program, site, frame).node
      return branch === node ? at(node.then, node.else) : at(branch)
    }
    case 'logical': return node.operator === '&&' ? at(node.right) : at(node.left, node.right)
    case 'fallback': return at(node.value, node.fallback)
    case 'await': case 'spread': return at(node.value)
    case 'assign': return node.operator === '=' ? at(node.value) : []
    case 'ref': return ofName(view, module, node, frame)
    case 'member': return ofMember(view, module, node, frame)
    case 'array': return at(...node.elements.filter(each => each !== null))
    case 'call': return ofCall(view, { module, node }, frame)
    default: return []
  }
}

function ofName(view: View, module: Module, { binding: index }: Ref, frame: Frame | null): readonly Placed[] {
  const binding = module.bindings[index]
  if (binding === undefined) return []
  if (binding.import !== null) return exported(view, module, binding.import.from, binding.import.name)
  const own = binding.values.filter(value => value.kind !== 'fallback' || value.value.kind !== 'ref' || value.value.binding !== index)
  const assigned = own.map(node => ({ site: { module, node }, frame }))
  if (binding.parameter === null) return assigned
  const target = view.program.functionRef(module, binding.parameter.function)
  const place = binding.parameter.index
  const handed = view.program.callers(target).flatMap(call => {
    const given = call.node.arguments[place]
    return given === undefined || given.kind === 'spread' ? [] : [{ site: { module: call.module, node: given }, frame: null }]
  })
  return [...assigned, ...handed]
}

/** What another file exports under a name; followed through files that only pass it on. */
function exported(view: View, module: Module, from: string, name: string, left = mostSteps): readonly Placed[] {
  const resolution = view.program.resolve(module.path, from)
  const other = resolution.kind === 'file' ? view.module(resolution.path) : null
  if (other === null || left === 0) return []
  return other.exports.filter(each => each.name === name || each.name === '*').flatMap((each): readonly Placed[] => {
    if (each.from !== null) return exported(view, other, each.from, each.imported === null || each.name === '*' ? name : each.imported, left - 1)
    return each.value === null ? [] : [{ site: { module: other, node: each.value }, frame: null }]
  })
}

function ofMember(view: View, module: Module, { object, property }: Member, frame: Frame | null): readonly Placed[] {
  const assigned = object.kind === 'ref' ? assignedToName(module, object.binding, property) : []
  const found = view.program.evaluate({ module, node: object }, frame).flatMap((value): readonly Placed[] => {
    if (value.kind === 'record') {
      const entry = view.program.entries(value).entries.get(property)
      return entry === undefined ? [] : [entry]
    }
    if (value.kind === 'module') {
      const named = value.module.exports.filter(each => each.name === property)
      return named.flatMap(({ value: node }) => (node === null ? [] : [{ site: { module: value.module, node }, frame: null }]))
    }
    if (value.kind !== 'object' && value.kind !== 'class') return []
    const { module: owner, index, node: { members } } = value.class
    const field = members.find(each => each.name === property && each.value !== null)
    const written = [...field?.value == null ? [] : [field.value], ...value.kind === 'object' ? assignedToThis(owner, index, property) : []]
    return written.map(node => ({ site: { module: owner, node }, frame: null }))
  })
  return [...assigned.map(node => ({ site: { module, node }, frame })), ...found]
}

function ofCall(view: View, call: Site<Call>, frame: Frame | null): readonly Placed[] {
  const { callee, arguments: [first] } = call.node
  const targets = view.program.targets(call, frame)
  const returned = targets.flatMap(target =>
    (target.kind === 'function' ? view.program.returns(target.function, view.program.activate(target, call, frame)) : []))
  if (returned.length > 0) return returned
  if (first !== undefined && first.kind !== 'spread' && writesAnew(view, call, targets)) return [{ site: { module: call.module, node: first }, frame }]
  const isReceiver = callee.kind === 'member' && receiverCarriers.has(callee.property)
  return isReceiver ? [{ site: { module: call.module, node: callee.object }, frame }] : []
}

/** Whether a call gives its first argument in another form: `String`, `Buffer.from`, `TextEncoder.encode`, keys of node:crypto. */
function writesAnew(view: View, { module, node: { callee } }: Site<Call>, targets: readonly Target[]): boolean {
  if (callee.kind === 'global') return callee.name === 'String'
  if (callee.kind === 'member' && callee.property === 'from' && callee.object.kind === 'global') return callee.object.name === 'Buffer'
  if (callee.kind === 'member' && callee.property === 'encode') {
    return view.program.evaluate({ module, node: callee.object }).some(value => value.kind === 'library' && value.path.includes('TextEncoder'))
  }
  return targets.some(target => isKeyMaker(target) || givesFirst(target))
}

/** A call of a package that gives what it was given, as it was or in another form. */
function givesFirst(target: Target): boolean {
  const returns = target.kind === 'library' ? target.target.signature?.returns : undefined
  return returns !== undefined && !Array.isArray(returns) && JSON.stringify(returns) === '{"from":"0"}'
}

function isKeyMaker(target: Target): boolean {
  const [from, name] = target.kind === 'opaque' ? [target.package, target.path] : target.kind === 'library' ? [target.target.library.package, target.target.name] : ['', '']
  return /^(?:node:)?crypto$/.test(from) && /create(?:Secret|Private)Key$/.test(name.replace('()', ''))
}
