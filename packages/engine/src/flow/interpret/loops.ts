import type { Statement } from '../../model/statement.ts'
import { allMarks } from '../convert.ts'
import { readElement } from '../access.ts'
import { isConstantList, withElements } from '../assemble.ts'
import type { Activation, JumpTarget } from '../engine.ts'
import { equal, join } from '../join.ts'
import { MAX_LOOP_ROUNDS } from '../limits.ts'
import { type AbstractValue, type KeyOf, make } from '../value.ts'
import { joinVariables, sameVariables } from '../variables.ts'
import { endOfKeys } from './deletions.ts'
import { peek, update } from './places.ts'

/** `for`, `while`, `do`: rounds until nothing new comes, bounded. */
export function loop(a: Activation, statement: Statement & { kind: 'loop' }, init: () => void, body: () => void): void {
  const { expression, refine } = a.engine.interpreter
  init()
  const test = statement.test
  rounds(a, statement.form === 'do', () => {
    if (test !== null && statement.form !== 'do') {
      expression(a, test)
      refine(a, test, true)
    }
    body()
  }, () => {
    if (statement.update !== null) expression(a, statement.update)
    if (test !== null && statement.form === 'do') expression(a, test)
  }, test === null && statement.form === 'for')
  if (test !== null && a.variables !== null) refine(a, test, false)
}

/** `for (x of xs)` and `for (key in object)`. */
export function each(a: Activation, statement: Statement & { kind: 'each' }, body: () => void): void {
  const source = a.engine.interpreter.expression(a, statement.source)
  const value = statement.form === 'of' ? readElement(source) : keyOf(source, statement)
  let left = value
  const broken = rounds(a, isConstantList(source), () => {
    a.variables?.set(statement.binding, value)
    body()
  }, () => { left = a.variables?.get(statement.binding) ?? value }, false)
  endOfKeys(a, value)
  if (statement.form === 'of' && !a.building.reassigned.has(statement.binding) && !equal(left, value)) {
    if (peek(a, statement.source) !== null) update(a, statement.source, withElements(source, broken ? join(left, value) : left))
  }
}

/** A key of an object: constant texts when all its keys are known, else whatever the origin of the object chooses. */
export function keyOf(object: AbstractValue, identity: object): AbstractValue {
  const key: KeyOf = { identity, object, except: [] }
  if (object.marks.length === 0 && object.elements === null && object.fields.size > 0) {
    return make({ texts: [...object.fields.keys()], key })
  }
  return make({ marks: allMarks(object).map(mark => ({ ...mark, type: 'string', keys: { kind: 'all' } })), key })
}

/** `first`: the body surely runs. Tells whether something leaves the loop before its end. */
function rounds(a: Activation, first: boolean, body: () => void, update: () => void, endless: boolean): boolean {
  const target: JumpTarget = { labels: [], loop: true, plain: true, breaks: null, continues: null }
  const entry = a.variables
  let head = entry
  a.jumps.push(target)
  for (let round = 0; round < MAX_LOOP_ROUNDS && head !== null; round++) {
    a.variables = new Map(head)
    body()
    a.variables = joinVariables(a.variables, target.continues)
    if (a.variables !== null) update()
    const next = joinVariables(head, a.variables)
    if (sameVariables(head, next)) break
    head = next
  }
  a.jumps.pop()
  a.variables = joinVariables(endless ? null : first ? a.variables : head, target.breaks)
  return target.breaks !== null
}
