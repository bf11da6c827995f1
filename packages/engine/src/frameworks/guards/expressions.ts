import type { Expression, ObjectEntry } from '../../model/index.ts'
import { GUARD_STEPS } from '../limits.ts'
import { assign } from './assign.ts'
import { evaluateCall } from './calls.ts'
import { constant, isStray, join, marked, truth, UNDEFINED, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import { raise, siteOf, type Machine } from './machine.ts'
import { binary, unary } from './operators.ts'
import type { State } from './state.ts'

/** What an expression is at this point of the path; evaluating it may end the path. */
export function evaluateExpression(machine: Machine, node: Expression, scope: Scope, state: State): Abstract {
  machine.steps += 1
  if (machine.steps > GUARD_STEPS) machine.exhausted = true
  if (state.dead || machine.exhausted) return UNKNOWN
  const ask = (part: Expression): Abstract => machine.evaluate(part, scope, state)
  switch (node.kind) {
    case 'literal': return constant(node.value, false)
    case 'regex': return { kind: 'regex', pattern: node.pattern, flags: node.flags }
    case 'ref': return variable(machine, node, scope, state)
    case 'global': return node.name === 'undefined' ? UNDEFINED : UNKNOWN
    case 'this': return scope.self ?? machine.fromValues(machine.program.evaluate(siteOf(scope, node), scope.frame))
    case 'member': return machine.member(ask(node.object), node.property, siteOf(scope, node), scope, state)
    case 'index': return index(machine, ask(node.object), ask(node.index), node, scope, state)
    case 'rest': return rest(ask(node.object), node.from)
    case 'fallback': return fallback(machine, node, scope, state)
    case 'call': return evaluateCall(machine, node, scope, state)
    case 'function': return { kind: 'closure', function: machine.program.functionRef(scope.function.module, node.function), frame: null, scope, self: null }
    case 'object': return record(machine, node.entries, scope, state)
    case 'array': return list(machine, node.elements, scope, state)
    case 'assign': return assign(machine, node, scope, state)
    case 'binary': return binary(node.operator, ask(node.left), ask(node.right))
    case 'unary': return unary(node.operator, ask(node.operand))
    case 'logical': return logical(machine, node, scope, state)
    case 'conditional': return conditional(machine, node, scope, state)
    case 'await': return settle(machine, ask(node.value), state)
    case 'sequence': return node.items.map(ask).at(-1) ?? UNKNOWN
    case 'concat': return concat(node.parts.map(ask))
    case 'tagged': return concat(node.values.map(ask))
    case 'unknown': return marked(UNKNOWN, node.children.map(ask).some(({ by }) => by !== undefined))
    case 'spread': return ask(node.value)
    case 'class': case 'super': case 'yield': case 'jsx': case 'require': case 'import-call': return UNKNOWN
  }
}

/** A variable: as it was set on this path, or as the program knows it. */
function variable(machine: Machine, node: Extract<Expression, { kind: 'ref' }>, scope: Scope, state: State): Abstract {
  const owner = scope.function.module.bindings[node.binding]?.function
  for (let at: Scope | null = scope; at !== null; at = at.parent) {
    if (at.function.module !== scope.function.module || at.function.index !== owner) continue
    const value = state.store.get(`${at.id}:${node.binding}`)
    if (value !== undefined) return value
  }
  return machine.fromValues(machine.program.evaluate(siteOf(scope, node), scope.frame))
}

function index(machine: Machine, object: Abstract, key: Abstract, node: Expression, scope: Scope, state: State): Abstract {
  if (key.kind === 'constant' && key.value !== undefined && key.value !== null) return machine.member(object, String(key.value), siteOf(scope, node), scope, state)
  if (object.kind === 'part' && object.part === 'headers') return machine.facts.credential
  if (isStray(object) || object.kind === 'client') return object
  // Looking a credential up in a table finds nothing.
  return isStray(key) || key.kind === 'constant' && key.by !== undefined ? { kind: 'absent', by: true } : UNKNOWN
}

function rest(object: Abstract, from: number | null): Abstract {
  if (object.kind === 'list') return { kind: 'list', items: object.items.slice(from ?? 0) }
  return object
}

function fallback(machine: Machine, node: Extract<Expression, { kind: 'fallback' }>, scope: Scope, state: State): Abstract {
  const value = machine.evaluate(node.value, scope, state)
  if (value.kind === 'constant' && value.value === undefined) return marked(machine.evaluate(node.fallback, scope, state), value.by !== undefined)
  if (value.kind === 'absent') return marked(machine.evaluate(node.fallback, scope, state), true)
  if (truth(value) !== null) return value
  return join(value, machine.evaluate(node.fallback, scope, state))
}

function record(machine: Machine, entries: readonly ObjectEntry[], scope: Scope, state: State): Abstract {
  const fields = new Map<string, Abstract>()
  let open = false
  for (const entry of entries) {
    const value = machine.evaluate(entry.value, scope, state)
    if (entry.kind === 'property') fields.set(entry.key, value)
    else if (entry.kind === 'spread' && value.kind === 'record') for (const [key, field] of value.fields) fields.set(key, field)
    else open = true
  }
  return { kind: 'record', fields, open }
}

function list(machine: Machine, elements: readonly (Expression | null)[], scope: Scope, state: State): Abstract {
  const items: Abstract[] = []
  for (const element of elements) {
    if (element === null) continue
    const value = machine.evaluate(element, scope, state)
    if (element.kind !== 'spread') items.push(value)
    else if (value.kind === 'list') items.push(...value.items)
    else return UNKNOWN
  }
  return { kind: 'list', items }
}

function logical(machine: Machine, node: Extract<Expression, { kind: 'logical' }>, scope: Scope, state: State): Abstract {
  const left = machine.evaluate(node.left, scope, state)
  if (state.dead) return UNKNOWN
  const stops = node.operator === '&&' ? negated(truth(left)) : node.operator === '||' ? truth(left) : isThere(left)
  const by = left.by !== undefined
  if (stops === true) return left
  if (stops === false) {
    const before = state.by
    if (by) state.by = true
    const value = marked(machine.evaluate(node.right, scope, state), by)
    state.by = before
    return value
  }
  const other = state.copy()
  other.doubt = true
  const right = machine.evaluate(node.right, scope, other)
  const died = other.dead
  if (!died) other.doubt = state.doubt
  state.merge(other)
  return died ? left : marked(either(node.operator, left, right), by)
}

/** When the left side may or may not decide: `x && false` is false in any case. */
function either(operator: string, left: Abstract, right: Abstract): Abstract {
  if (operator === '&&' && truth(right) === false) return right.kind === 'constant' || right.kind === 'absent' ? constant(false, left.by !== undefined || right.by !== undefined) : right
  if (operator === '||' && truth(right) === true) return { kind: 'truthy' }
  // `req.query.key ?? ''`: the client still chooses.
  if (operator !== '&&' && left.kind === 'client' && right.kind === 'constant') return left
  return join(left, right)
}

const negated = (value: boolean | null): boolean | null => value === null ? null : !value

function isThere(value: Abstract): boolean | null {
  if (value.kind === 'absent') return false
  if (value.kind === 'constant') return value.value !== undefined && value.value !== null
  return truth(value)
}

function conditional(machine: Machine, node: Extract<Expression, { kind: 'conditional' }>, scope: Scope, state: State): Abstract {
  const test = machine.evaluate(node.test, scope, state)
  if (state.dead) return UNKNOWN
  const holds = truth(test)
  const by = test.by !== undefined
  if (holds !== null) {
    const before = state.by
    if (by) state.by = true
    const value = marked(machine.evaluate(holds ? node.then : node.else, scope, state), by)
    state.by = before
    return value
  }
  const { doubt } = state
  state.doubt = true
  const other = state.copy()
  const first = machine.evaluate(node.then, scope, state)
  const second = machine.evaluate(node.else, scope, other)
  if (!ended(state) && !other.dead) {
    state.doubt = doubt
    other.doubt = doubt
  }
  const value = ended(state) ? second : other.dead ? first : join(first, second)
  state.merge(other)
  return marked(value, by)
}

/** Asked anew, since evaluating an expression may have ended the path. */
const ended = (state: State): boolean => state.dead

/** `await`: the value of a promise, or its error. */
function settle(machine: Machine, value: Abstract, state: State): Abstract {
  if (value.kind !== 'promise') return value
  if (value.fails !== null) {
    const failing = state.copy()
    if (value.value === null) raise(machine, state, value.fails)
    else raise(machine, failing, value.fails)
  }
  return value.value ?? UNDEFINED
}

function concat(parts: readonly Abstract[]): Abstract {
  const constants = parts.flatMap(part => part.kind === 'constant' ? [String(part.value)] : [])
  if (constants.length === parts.length) return constant(constants.join(''), parts.some(({ by }) => by !== undefined))
  if (parts.some(isStray)) return { kind: 'forged', by: true }
  const [first] = parts
  return first?.kind === 'constant' && typeof first.value === 'string' ? { kind: 'truthy', begins: first.value } : { kind: 'truthy' }
}
