import type { Note } from '../model/finding.ts'
import type { Slot } from '../model/program.ts'
import type { FunctionRef, Frame } from '../model/value.ts'
import { activationOf } from './activation.ts'
import type { Activation, Engine, Variables } from './engine.ts'
import { equal } from './join.ts'
import { MAX_CALL_DEPTH, MAX_RECURSION_ROUNDS, MAX_SPECIAL_SUMMARIES } from './limits.ts'
import { selfKey } from './interpret/places.ts'
import { type Summary, SELF } from './summary.ts'
import { type Constants, textOf } from './specialise.ts'
import { type AbstractValue, nothing, whole } from './value.ts'
import { joinVariables } from './variables.ts'

/** A function that is being summarised. */
interface Open {
  readonly depth: number
  current: Summary
  /** The lowest function on the stack whose unfinished summary was used in it. */
  lowest: number
  readonly slot: Slot<Summary>
  readonly notes: Note[]
}

type Slots = WeakMap<FunctionRef, Map<Frame | null, Slot<Summary>>>

/**
 * Summaries on demand, callees first. A function that is reached again while it is being summarised gives what is known so far;
 * then the lowest function of the circle is repeated until nothing new comes, and what was computed inside the circle on
 * unfinished ground is thrown away before each round (the bottom-up fixed point of Sharir and Pnueli).
 */
export function createSummaries(engine: () => Engine): Engine['summarise'] {
  const finished: Slots = new WeakMap()
  const provisional = new Map<FunctionRef, Map<Frame | null, Slot<Summary>>>()
  const special = new WeakMap<FunctionRef, Map<string, Slot<Summary>>>()
  const open = new Map<FunctionRef, Open>()
  const stack: Open[] = []
  /** Functions that are being looked at with constants, outermost first. */
  const specialising: FunctionRef[] = []
  /** The outermost of them that was reached again, and gave its summary for all lists. */
  let lowestAgain = Infinity

  function summarise(target: FunctionRef, frame: Frame | null, constants: Constants | null = null): Summary {
    if (constants !== null && frame === null && !open.has(target)) return specialised(target, constants)
    const kept = finished.get(target)?.get(frame)?.read()
    if (kept !== undefined) return kept
    const unfinished = provisional.get(target)?.get(frame)?.read()
    if (unfinished !== undefined) {
      touch(0)
      return unfinished
    }
    const running = open.get(target)
    if (running !== undefined) {
      running.slot.read()
      touch(running.depth)
      return running.current
    }
    if (stack.length >= MAX_CALL_DEPTH) {
      stack.at(-1)?.notes.push(tooDeep(target))
      return emptySummary(target)
    }
    return compute(target, frame)
  }

  /** What it does with these lists of constants: copying keys out of a list is another thing than copying all of them. */
  function specialised(target: FunctionRef, constants: Constants): Summary {
    const known = special.get(target) ?? new Map<string, Slot<Summary>>()
    special.set(target, known)
    const text = textOf(constants)
    const slot = known.get(text) ?? engine().program.slot<Summary>()
    const kept = slot.read()
    if (kept !== undefined) return kept
    if (!known.has(text) && known.size >= MAX_SPECIAL_SUMMARIES) return summarise(target, null)
    // Whatever lies on the way of a circle has the summary for all lists.
    const general = summarise(target, null)
    const again = specialising.indexOf(target)
    if (again >= 0) lowestAgain = Math.min(lowestAgain, again)
    const isTooDeep = stack.length + specialising.length >= MAX_CALL_DEPTH
    if (again >= 0 || isTooDeep || finished.get(target)?.get(null)?.read() !== general) return general
    const depth = specialising.push(target) - 1
    const made = slot.fill([target.module], () => run(engine(), target, null, constants))
    specialising.pop()
    // What rests on a function further out that is not finished holds only there.
    if (lowestAgain >= depth) known.set(text, slot)
    else slot.release()
    if (lowestAgain >= depth) lowestAgain = Infinity
    return made
  }

  function touch(depth: number): void {
    const top = stack.at(-1)
    if (top !== undefined) top.lowest = Math.min(top.lowest, depth)
  }

  function compute(target: FunctionRef, frame: Frame | null): Summary {
    const slot = finished.get(target)?.get(frame) ?? engine().program.slot<Summary>()
    const own: Open = { depth: stack.length, current: emptySummary(target), lowest: stack.length + 1, slot, notes: [] }
    open.set(target, own)
    stack.push(own)
    const summary = slot.fill([target.module], () => settled(target, frame, own))
    stack.pop()
    open.delete(target)
    const depends = own.lowest < own.depth
    if (depends) touch(own.lowest)
    const table = depends ? provisional : finished
    const byFrame = table.get(target) ?? new Map<Frame | null, Slot<Summary>>()
    table.set(target, byFrame.set(frame, slot))
    if (!depends && stack.length === 0) forgetUnfinished()
    return summary
  }

  function settled(target: FunctionRef, frame: Frame | null, own: Open): Summary {
    for (let round = 0; round < MAX_RECURSION_ROUNDS; round++) {
      own.lowest = stack.length
      own.notes.length = 0
      const before = own.current
      const made = run(engine(), target, frame)
      own.current = own.notes.length === 0 ? made : { ...made, notes: [...made.notes, ...own.notes] }
      // Not in a circle, or in one whose lowest function will repeat it.
      if (own.lowest !== own.depth || same(before, own.current)) break
      if (own.depth === lowestOpen()) forgetUnfinished()
    }
    return own.current
  }

  function forgetUnfinished(): void {
    for (const byFrame of provisional.values()) for (const slot of byFrame.values()) slot.release()
    provisional.clear()
  }

  const lowestOpen = (): number => stack.findIndex(({ lowest, depth }) => lowest <= depth)
  return summarise
}

function same(a: Summary, b: Summary): boolean {
  return equal(a.returns, b.returns) && a.symbolic.length === b.symbolic.length && a.settled.length === b.settled.length
    && a.calls.length === b.calls.length && a.leaves.size === b.leaves.size
}

function tooDeep(target: FunctionRef): Note {
  const message = `Calls are nested more than ${MAX_CALL_DEPTH} deep: what lies below ${target.node.name ?? 'a function'} is not followed.`
  return { path: target.module.path, stage: 'flow', message }
}

/** Runs the body once with symbols for the parameters, or what is known of them. */
function run(engine: Engine, target: FunctionRef, frame: Frame | null, constants: Constants | null = null): Summary {
  const variables: Variables = new Map()
  const { node, module, index } = target
  node.parameters.forEach(({ binding }, place) => variables.set(binding, constants?.get(place) ?? whole({ kind: 'parameter', index: place }, null)))
  if (node.kind !== 'arrow') variables.set(selfKey(index), whole({ kind: 'self' }, null))
  const before = new Map(variables)
  const a = activationOf(engine, target, frame, variables)
  engine.interpreter.statements(a, node.body)
  if (a.building.fuel <= 0) {
    a.building.notes.push({ path: module.path, stage: 'flow', message: `${node.name ?? 'A function'} is too long to be followed to its end.` })
  }
  const after = joinVariables(a.variables, a.exits.variables)
  if (after !== null) a.last = after
  const differences = (to: Variables | null): ReadonlyMap<number, AbstractValue> => changed(target, a, before, to)
  return {
    function: target, returns: a.exits.value, returned: a.building.returned, completes: after !== null,
    settled: a.building.settled, symbolic: a.building.symbolic,
    calls: a.building.calls, called: a.building.called, notes: a.building.notes, leaves: differences(after),
    whenTrue: differences(a.exits.whenTrue), whenFalse: differences(joinVariables(a.exits.whenFalse, a.variables))
  }
}

function changed(target: FunctionRef, a: Activation, before: Variables, to: Variables | null): ReadonlyMap<number, AbstractValue> {
  const changes = new Map<number, AbstractValue>()
  if (to === null) return changes
  const compare = (key: number, name: number): void => {
    const left = to.get(key)
    const was = before.get(key)
    if (left !== undefined && was !== undefined && !equal(left, was)) changes.set(name, left)
  }
  target.node.parameters.forEach(({ binding }, index) => {
    if (!a.building.reassigned.has(binding)) compare(binding, index)
  })
  compare(selfKey(target.index), SELF)
  return changes
}

function emptySummary(target: FunctionRef): Summary {
  return {
    function: target, returns: nothing, returned: new Map(), completes: true, settled: [], symbolic: [], calls: [], called: new Set(),
    notes: [],
    leaves: new Map(), whenTrue: new Map(), whenFalse: new Map()
  }
}

