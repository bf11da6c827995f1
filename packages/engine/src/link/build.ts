import type { Call, Expression } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Target } from '../model/program.ts'
import type { Frame, FunctionRef, Site, Value } from '../model/value.ts'
import { activate } from './activate.ts'
import { elementsOfArray, MadeArrays } from './arrays.ts'
import type { AssumedParameters } from './assumptions.ts'
import { bindingValues } from './bindings.ts'
import { ByFile } from './by-file.ts'
import { callValues, returnedValues, returnsOf, taggedValues } from './calls.ts'
import { ancestorsOf } from './classes.ts'
import { type Era, Eras } from './eras.ts'
import { evaluateNode } from './evaluate.ts'
import { exportedValues, importedValues } from './exports.ts'
import { type Frames, ownFrame } from './frames.ts'
import { classRef, constructorRef, functionRef } from './identity.ts'
import { itemOf } from './library/item.ts'
import type { Libraries } from './library/libraries.ts'
import { NESTED_LISTS } from './limits.ts'
import type { Ancestors, Entries, ExportSource, Linker } from './linker.ts'
import { entriesOf, memberOf } from './members.ts'
import { MemberQuestions } from './member-questions.ts'
import type { Modules } from './modules.ts'
import { parameterValues } from './parameters.ts'
import type { ProjectIndex } from './project-index.ts'
import type { Remembered } from './remembered.ts'
import type { Resolver } from './resolution/resolver.ts'
import type { Solver } from './solver.ts'
import type { Tracker } from './tracking.ts'
import { targetsOf } from './targets.ts'
import { declaredValues } from './types/declared.ts'
import { Hierarchy } from './types/hierarchy.ts'
import { keysOf } from './types/keys.ts'
import { typeOf } from './types/type-of.ts'
import type { Values } from './values.ts'

/** What the linkers of one program share. */
export interface Base {
  readonly modules: Modules
  readonly libraries: Libraries
  readonly resolver: Resolver
  readonly assumptions: AssumedParameters
  readonly exportSources: ByFile<readonly ExportSource[]>
  readonly index: ProjectIndex
  readonly tracker: Tracker
  readonly era: Era
}

/** What one linker has of its own. */
export interface Own {
  readonly solver: Solver
  /** Where calls go. */
  readonly goals: Remembered<readonly Target[]>
  readonly frames: Frames
  readonly callers: (target: FunctionRef) => readonly Site<Call>[]
}

/** Expressions whose answer is at hand: remembering it would cost more than asking again. */
const plain = new Set<Expression['kind']>(['literal', 'regex', 'ref', 'global', 'this', 'super', 'function', 'class', 'object', 'array'])

/** Puts the parts of the linker together. */
export function buildLinker(base: Base, own: Own): Linker {
  const arrays = new MadeArrays()
  const ancestors = new Eras(base.era, () => new ByFile<Ancestors>(base.modules, base.tracker))
  const guarded = guardOf(() => { own.solver.cut() })
  const members = new MemberQuestions()
  const linker: Linker = {
    modules: base.modules,
    libraries: base.libraries,
    assumptions: base.assumptions,
    exportSources: base.exportSources,
    index: base.index,
    resolve: (from, specifier) => base.resolver.resolve(from, specifier),
    functionRef, classRef, constructorRef,
    evaluate: (module, node, frame) => {
      if (plain.has(node.kind) && !node.casts) return evaluateNode(linker, module, node, frame)
      const at = frame && ownFrame(module, node, frame)
      return own.solver.answer(node, at, module, () => evaluateNode(linker, module, node, at))
    },
    binding: (module, index, frame) => answerBinding(linker, own.solver, module, index, frame),
    parameter: (target, index, frame) => parameterValues(linker, target, index, frame),
    exported: (module, name) => exportedValues(linker, module, name),
    imported: (module, from, name) => importedValues(linker, module, from, name),
    member: (value, name) => {
      const question = members.of(value, name)
      if (!question) return memberOf(linker, value, name)
      return own.solver.answer(question.key, question.frame, question.module, () => memberOf(linker, value, name))
    },
    elements: value => guarded(value, [], [null], () => elementsOfArray(linker, value)),
    entries: value => guarded(value, nothingKnown, nothingKnown, () => entriesOf(linker, value)),
    call: (module, node, frame) => callValues(linker, module, node, frame),
    tagged: (module, node, frame) => taggedValues(linker, module, node, frame),
    targets: (module, node, frame) => {
      const at = frame && ownFrame(module, node, frame)
      return own.goals.of(node, at, module, () => targetsOf(linker, module, node, at))
    },
    activate: (target, call, caller) => activate(linker, target, call, caller),
    enter: activation => own.frames.enter(activation),
    returned: (target, frame) => returnedValues(linker, target, frame),
    returns: returnsOf,
    callers: own.callers,
    madeArray: (question, elements) => arrays.make(question, elements),
    madeElements: node => arrays.elements(node),
    declared: (module, type) => declaredValues(linker, module, type),
    keys: (module, type) => keysOf(linker, module, type),
    typeOf: (module, node) => typeOf(linker, module, node),
    ancestors: ref => ancestors.current.of(ref.module, `${ref.index}`, () => ancestorsOf(linker, ref), undefined, ({ classes, library }) =>
      own.solver.isIdle || classes.length > 0 || library !== null),
    subclasses: ref => hierarchy.current.subclasses(ref),
    implementations: (module, declaration) => hierarchy.current.implementations(module, declaration),
    item: (value, name, call, frame) => itemOf(linker, value, name, call, frame)
  }
  const hierarchy = new Eras(base.era, () => new Hierarchy(linker, new ByFile(base.modules, base.tracker)))
  return linker
}

const nothingKnown: Entries = { entries: new Map(), rest: true }

/**
 * What is spread into itself (`list = [...list, x]`) adds nothing. Lists made of each other (trees that several functions map) have
 * more ways through each other than anyone can go: beyond the limit what is in them is not known, and answers that rest on it are not kept.
 */
function guardOf(cut: () => void): <T>(value: Value, again: T, tooMany: T, compute: () => T) => T {
  const active = new Set<object>()
  let asked = 0
  return (value, again, tooMany, compute) => {
    const key = value.kind === 'array' || value.kind === 'record' ? value.site.node : value
    if (active.has(key)) return again
    if (active.size === 0) asked = 0
    if (++asked > NESTED_LISTS) {
      cut()
      return tooMany
    }
    active.add(key)
    try {
      return compute()
    } finally {
      active.delete(key)
    }
  }
}

/** Names are asked for again and again: one answer for each activation of the function that owns them. */
function answerBinding(linker: Linker, solver: Solver, module: Module, index: number, frame: Frame | null): Values {
  const binding = module.bindings[index]
  if (!binding) return bindingValues(linker, module, index, frame)
  const at = frame && owning(module, binding, index, frame)
  return solver.answer(binding, at, module, () => bindingValues(linker, module, index, at))
}

/** The innermost activation in force that the binding stands in, or the turn of the loop whose variable it is. */
function owning(module: Module, binding: Module['bindings'][number], index: number, frame: Frame): Frame | null {
  for (let own: Frame | null = frame; own; own = own.parent) {
    if (own.function.module === module && own.bound?.has(index)) return own
  }
  return ownFrame(module, binding, frame)
}
