import type { Frame, FunctionRef } from '../model/value.ts'
import { activationOf } from './activation.ts'
import { resolve } from './apply.ts'
import type { Engine } from './engine.ts'
import { entryFrame } from './frames.ts'
import { substitute } from './substitute.ts'
import { type AbstractValue, nothing } from './value.ts'

/** What a function gives back that a framework calls with these values. */
export function resultOfEntry(engine: Engine, target: FunctionRef, frame: Frame | null, args: readonly AbstractValue[]): AbstractValue {
  const definer = entryFrame(engine.program, target, frame)
  const summary = engine.summarise(target, definer)
  return substitute(summary.returns, resolve(activationOf(engine, target, definer, new Map()), summary, args, nothing))
}
