import type { Expression } from '../../model/expression.ts'
import { removeField, restrict } from '../access.ts'
import { asType, passing, scalar } from '../convert.ts'
import { type Activation, siteOf } from '../engine.ts'
import { join } from '../join.ts'
import { except } from '../key-set.ts'
import { MAX_EXPRESSION_DEPTH } from '../limits.ts'
import { type AbstractValue, constant, nothing } from '../value.ts'
import { branch } from '../variables.ts'
import { assigned } from './assigned.ts'
import { closureOf } from './closures.ts'
import { dropInLoop } from './deletions.ts'
import { readUnder } from './keys.ts'
import { imported } from './imported.ts'
import { present } from '../presence.ts'
import { array, object } from './literals.ts'
import { member, name, self } from './names.ts'
import { isSame } from './same.ts'
import { writtenBelow } from './pollution.ts'
import { peek, store, update } from './places.ts'
import { concat } from './texts.ts'

/** What an expression gives in the activation's state, which it changes as running it would. */
export function expression(a: Activation, node: Expression): AbstractValue {
  if (a.variables === null || a.depth > MAX_EXPRESSION_DEPTH || a.building.fuel <= 0) return nothing
  a.depth++
  a.building.fuel--
  const value = evaluate(a, node)
  a.depth--
  return value
}

function evaluate(a: Activation, node: Expression): AbstractValue {
  switch (node.kind) {
    case 'literal': return typeof node.value === 'string' || typeof node.value === 'number' ? constant(String(node.value)) : nothing
    case 'ref': return name(a, node)
    case 'this': case 'super': return self(a, node)
    case 'member': return member(a, node)
    case 'index': return readUnder(expression(a, node.object), expression(a, node.index))
    case 'call': return a.engine.interpreter.call(a, node)
    case 'tagged': return a.engine.interpreter.tagged(a, node)
    case 'concat': return concat(node.parts.map(part => expression(a, part)), siteOf(a, node))
    case 'object': return object(a, node.entries)
    case 'array': return array(a, node.elements)
    case 'function': return closureOf(a, node.function)
    case 'assign': return assign(a, node)
    case 'rest': return rest(a, node)
    case 'fallback': return join(present(expression(a, node.value)), expression(a, node.fallback))
    case 'conditional': return choose(a, node)
    case 'logical': return logical(a, node)
    case 'binary': return binary(a, node)
    case 'unary': return unary(a, node)
    case 'await': return expression(a, node.value)
    case 'spread': return expression(a, node.value)
    case 'yield': return node.value === null ? nothing : expression(a, node.value)
    case 'sequence': return node.items.map(item => expression(a, item)).at(-1) ?? nothing
    case 'jsx': return [object(a, node.attributes), ...node.children.map(child => expression(a, child))].reduce((x, y) => join(x, scalar(y, 'string')))
    case 'import-call': return imported(a, node)
    case 'unknown': return node.children.map(child => expression(a, child)).reduce(join, nothing)
    case 'regex': case 'global': case 'class': case 'require': return nothing
  }
}

function rest(a: Activation, node: Expression & { kind: 'rest' }): AbstractValue {
  const object = expression(a, node.object)
  if (node.from !== null) return object
  return passing(restrict(object, except(node.except.filter(key => key !== null))), siteOf(a, node))
}

function assign(a: Activation, node: Expression & { kind: 'assign' }): AbstractValue {
  const target = node.target
  if (target.kind === 'member' || target.kind === 'index') expression(a, target.object)
  if (node.operator === '=') {
    const value = expression(a, node.value)
    if (target.kind === 'member') assigned(a, node, target, value)
    if (target.kind === 'index') writtenBelow(a, node, target)
    store(a, target, value)
    return value
  }
  if (node.operator === '??=' || node.operator === '||=' || node.operator === '&&=') {
    const old = peek(a, target) ?? nothing
    const [value] = branch(a, () => join(old, expression(a, node.value)), () => old)
    store(a, target, value)
    return value
  }
  const old = expression(a, target)
  const added = expression(a, node.value)
  const value = node.operator === '+=' ? concat([old, added], siteOf(a, node)) : scalar(join(old, added), 'number')
  store(a, target, value)
  return value
}

function choose(a: Activation, node: Expression & { kind: 'conditional' }): AbstractValue {
  const { refine } = a.engine.interpreter
  expression(a, node.test)
  const [left, right] = branch(
    a,
    () => { refine(a, node.test, true); return chosen(node, expression(a, node.then)) },
    () => { refine(a, node.test, false); return expression(a, node.else) }
  )
  return join(left, right)
}

/** `LIST.includes(f(x)) ? f(x) : …`: what was looked for is what is taken, though it has no name. */
function chosen({ test, then }: Expression & { kind: 'conditional' }, value: AbstractValue): AbstractValue {
  const isLookup = test.kind === 'call' && test.callee.kind === 'member' && /^(?:includes|has)$/.test(test.callee.property)
  const [sought] = isLookup ? test.arguments : []
  return sought?.kind === 'call' && isSame(sought, then) ? asType(value, 'enum') : value
}

function logical(a: Activation, node: Expression & { kind: 'logical' }): AbstractValue {
  const { refine } = a.engine.interpreter
  const left = expression(a, node.left)
  const [right] = branch(
    a,
    () => { if (node.operator !== '??') refine(a, node.left, node.operator === '&&'); return expression(a, node.right) },
    () => { if (node.operator !== '??') refine(a, node.left, node.operator === '||'); return nothing }
  )
  // What is falsy carries nothing.
  return node.operator === '&&' ? right : join(present(left), right)
}

function binary(a: Activation, node: Expression & { kind: 'binary' }): AbstractValue {
  const left = expression(a, node.left)
  const right = expression(a, node.right)
  if (node.operator === '+') return concat([left, right], siteOf(a, node))
  return /^(?:[-*/%&|^]|\*\*|<<|>>>?)$/.test(node.operator) ? scalar(join(left, right), 'number') : nothing
}

function unary(a: Activation, node: Expression & { kind: 'unary' }): AbstractValue {
  if (node.operator === 'delete') {
    drop(a, node.operand)
    return nothing
  }
  const value = expression(a, node.operand)
  return node.operator === '+' || node.operator === '-' || node.operator === '~' ? scalar(value, 'number') : nothing
}

function drop(a: Activation, target: Expression): void {
  if (target.kind !== 'member' && target.kind !== 'index') return
  const object = expression(a, target.object)
  if (target.kind === 'member') {
    update(a, target.object, removeField(object, target.property))
    return
  }
  const key = expression(a, target.index)
  if (dropInLoop(a, target.object, object, key)) return
  // `for (key of SECRET) delete row[key]` runs for all of them; a key that is not known removes nothing for sure.
  if (key.texts !== null) update(a, target.object, key.texts.reduce(removeField, object))
}

