import type { Interpreter } from '../engine.ts'
import { call, tagged } from './calls.ts'
import { invoke } from './closures.ts'
import { refine } from './conditions.ts'
import { expression } from './expressions.ts'
import { methodElsewhere } from './methods.ts'
import { statements } from './statements.ts'

/** The parts that need each other, tied together. */
export const interpreter: Interpreter = { expression, statements, invoke, methodElsewhere, call, tagged, refine }
