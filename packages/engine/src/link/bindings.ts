import type { Expression } from '../model/expression.ts'
import type { Binding, Module } from '../model/module.ts'
import type { Frame, Value } from '../model/value.ts'
import { frameOf } from './frames.ts'
import { elementsOf } from './library/results.ts'
import { areTelling } from './library/telling.ts'
import type { Linker } from './linker.ts'
import { literal, nothing, unite, unknown, type Values } from './values.ts'

/** Everything that a name may stand for: all that is ever assigned to it, its parameter's arguments, what it iterates over. */
export function bindingValues(linker: Linker, module: Module, index: number, frame: Frame | null): Values {
  const binding = module.bindings[index]
  if (!binding) return unknown
  const own = frame && frameOf(module, binding.function, frame, binding)
  const turn = unrolled(module, index, frame)
  if (turn) return turn
  if (binding.import) return linker.imported(module, binding.import.from, binding.import.name)
  const given = sources(linker, module, binding, own)
  const isPassed = (own?.call ?? null) !== null && given.every(isGiven)
  const values = unite([...given, ...assigned(linker, module, binding, index, own, isPassed)])
  if (!binding.type || areTelling(linker, values)) return values
  const declared = linker.declared(module, binding.type)
  return declared.length > 0 ? declared : values
}

/** The value in the turn of a loop that is being walked. */
function unrolled(module: Module, index: number, frame: Frame | null): Values | null {
  for (let own = frame; own; own = own.parent) {
    const values = own.function.module === module ? own.bound?.get(index) : undefined
    if (values) return values
  }
  return null
}

function sources(linker: Linker, module: Module, binding: Binding, frame: Frame | null): readonly Values[] {
  if (binding.parameter) {
    return [linker.parameter(linker.functionRef(module, binding.parameter.function), binding.parameter.index, frame)]
  }
  if (binding.each) {
    const { form, source } = binding.each
    return linker.evaluate(module, source, frame).map(value => form === 'of' ? elementsOf(linker, value) : keysOf(linker, value))
  }
  return binding.kind === 'catch' ? [unknown] : []
}

function keysOf(linker: Linker, value: Value): Values {
  const { entries, rest } = linker.entries(value)
  const keys = [...entries.keys()].map(key => literal(key))
  return unite(rest || keys.length === 0 ? [...keys, unknown] : keys)
}

function assigned(
  linker: Linker, module: Module, binding: Binding, index: number, frame: Frame | null, isPassed: boolean
): readonly Values[] {
  return binding.values.map(value => isDefault(binding, index, value)
    ? isPassed ? nothing : linker.evaluate(module, value.fallback, frame)
    : linker.evaluate(module, value, frame))
}

/** Whether an argument is certainly not undefined, so that the parameter's default does not stand in. */
function isGiven(values: Values): boolean {
  return values.length > 0 && values.every(value => value.kind === 'literal'
    ? value.value !== undefined
    : value.kind !== 'unknown' && value.kind !== 'parameter' && value.kind !== 'environment' && value.kind !== 'library' && value.kind !== 'instance')
}

/** A parameter's default reads the parameter itself: only the default adds anything. */
function isDefault(binding: Binding, index: number, value: Expression): value is Expression & { readonly kind: 'fallback' } {
  return value.kind === 'fallback' && binding.parameter !== null && value.value.kind === 'ref' && value.value.binding === index
}

