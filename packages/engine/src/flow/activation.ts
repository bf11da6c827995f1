import type { Frame, FunctionRef } from '../model/value.ts'
import type { Activation, Engine, Variables } from './engine.ts'
import { frameOf } from './frames.ts'
import { MAX_EXPRESSIONS } from './limits.ts'
import { noExits } from './variables.ts'

/** A run of a function that begins with these variables. */
export function activationOf(engine: Engine, target: FunctionRef, frame: Frame | null, variables: Variables): Activation {
  return {
    engine, module: target.module, root: target, function: target, frame: frameOf(engine.program, target, frame),
    variables, last: variables, identity: {}, exits: noExits(), jumps: [], aliases: new Map(), closures: new Map(), depth: 0, running: [],
    building: {
      settled: [], symbolic: [], calls: [], called: new Set(), notes: [], returned: new Map(), dropped: new Map(),
      resolved: new Map(), reassigned: new Set(), fuel: MAX_EXPRESSIONS
    }
  }
}
