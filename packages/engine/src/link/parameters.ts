import type { Module } from '../model/module.ts'
import type { TypeNode } from '../model/type.ts'
import type { Frame, FunctionRef } from '../model/value.ts'
import { frameOf } from './frames.ts'
import { callbackOfMethod } from './methods/index.ts'
import { callbackArguments, handedByType } from './library/results.ts'
import { areTelling } from './library/telling.ts'
import type { Linker } from './linker.ts'
import { indexOf, type Handover } from './module-index.ts'
import { areInformative, nothing, unite, unknown, type Values } from './values.ts'

/**
 * What a parameter may hold: in its activation the arguments of that call; else what a framework is known to hand over, its declared
 * type, what the callee hands to callbacks at that place, what the callers in the project pass.
 */
export function parameterValues(linker: Linker, target: FunctionRef, index: number, frame: Frame | null): Values {
  const active = frameOf(target.module, target.index, frame)
  const given = active?.arguments[index]
  if (active && given && (given.length > 0 || active.call)) {
    return areTelling(linker, given) ? given : orElse(given, declared(linker, target, index))
  }
  const assumed = linker.assumptions.get(target, index)
  if (assumed) return assumed
  const typed = declared(linker, target, index)
  if (typed.length > 0) return typed
  const contextual = handedOver(linker, target, index, frame)
  if (contextual && areInformative(contextual)) return contextual
  const passed = passedByCallers(linker, target, index)
  if (passed.length > 0) return passed
  return contextual ?? [{ kind: 'parameter', function: target, index }]
}

function orElse(values: Values, other: Values): Values {
  return other.length > 0 ? other : values
}

/** A type that a framework's model knows, or a class or interface of the project. */
function declared(linker: Linker, target: FunctionRef, index: number): Values {
  const type = target.node.parameters[index]?.type
  return type ? linker.declared(target.module, type) : nothing
}

function passedByCallers(linker: Linker, target: FunctionRef, index: number): Values {
  const passed: Values[] = []
  for (const call of linker.callers(target)) {
    for (const goal of linker.targets(call.module, call.node, null)) {
      const isTarget = goal.kind === 'function' ? goal.function === target
        : goal.kind === 'construct' && linker.constructorRef(goal.class) === target
      const activation = isTarget ? linker.activate(goal, call, null) : null
      if (activation) passed.push(activation.arguments[index] ?? nothing)
    }
  }
  return unite(passed)
}

/**
 * What the surroundings of a function literal hand to it: the call that it is an argument of, or the declared type of the name or
 * property that it initialises. Null when they say nothing about it.
 */
function handedOver(linker: Linker, target: FunctionRef, index: number, frame: Frame | null): Values | null {
  const handover = indexOf(target.module).handovers.get(target.index)
  if (handover) return byCall(linker, target, handover, index, frame)
  const type = indexOf(target.module).initialised.get(target.index)
  return type ? byFunctionType(linker, target.module, type, index) : null
}

function byCall(linker: Linker, target: FunctionRef, handover: Handover, index: number, frame: Frame | null): Values | null {
  const { call, argument, path } = handover
  const { module } = target
  const byMethod = path === '' ? callbackOfMethod(linker, { module, node: call }, frame, index) : null
  if (byMethod) return byMethod
  const found: Values[] = []
  for (const goal of linker.targets(module, call, frame)) {
    if (goal.kind === 'library') {
      const use = { target: goal.target, call: { module, node: call }, frame }
      const given = callbackArguments(linker, use, argument, path, target.node.parameters.length)?.[index]
      if (given) found.push(given)
    } else if (goal.kind === 'function' && path === '') {
      const type = goal.function.node.parameters[argument - goal.bound.length]?.type
      const given = type ? byFunctionType(linker, goal.function.module, type, index) : null
      if (given) found.push(given)
    }
  }
  return found.length > 0 ? unite(found) : null
}

/** What callers of a function of this type hand over: the types of its parameters, or the model of a library's type of functions. */
function byFunctionType(linker: Linker, module: Module, type: TypeNode, index: number): Values | null {
  if (type.kind === 'function') {
    const parameter = type.parameters[index]
    return parameter ? orUnknown(linker.declared(module, parameter)) : null
  }
  for (const value of linker.declared(module, type)) {
    if (value.kind !== 'instance') continue
    const library = linker.libraries.get(value.package)
    const result = linker.libraries.parameters(value.package, value.type)?.[index]
    if (library && result !== undefined) return orUnknown(handedByType(linker, library, result))
  }
  return type.kind === 'named' ? byAlias(linker, module, type, index) : null
}

function byAlias(linker: Linker, module: Module, type: TypeNode & { readonly kind: 'named' }, index: number): Values | null {
  const declaration = type.declaration === null ? undefined : module.types[type.declaration]
  return declaration?.type && declaration.type !== type ? byFunctionType(linker, module, declaration.type, index) : null
}

function orUnknown(values: Values): Values {
  return values.length > 0 ? values : unknown
}
