import type { FunctionRef, HandedInput, Program, Value } from '../../model/index.ts'
import type { Context, Registered } from '../adapter.ts'
import { assumeInjected } from './injection.ts'

const common = (type: string): readonly Value[] => [{ kind: 'instance', package: '@nestjs/common', type, of: null, created: null, frame: null }]
const express = (type: string): readonly Value[] => [{ kind: 'instance', package: 'express', type, of: null, created: null, frame: null }]
const HANDED: Readonly<Record<string, readonly (readonly Value[])[]>> = {
  guard: [common('ExecutionContext')],
  interceptor: [common('ExecutionContext'), common('CallHandler')],
  middleware: [express('Request'), express('Response'), express('NextFunction')]
}

/** Says of every function that Nest calls what its parameters are. */
export function assume({ program }: Context, { elements }: Registered): void {
  if (elements.length > 0) assumeInjected(program)
  for (const { element } of elements) {
    for (const { function: target } of element.functions) {
      if (element.role === 'handler') assumeHandler(program, target, element.inputs ?? [])
      else if (target.node.name !== 'handleRequest') assumeAll(program, target, HANDED[element.role] ?? [])
    }
  }
}

function assumeAll(program: Program, target: FunctionRef, handed: readonly (readonly Value[])[]): void {
  for (const [index, values] of handed.entries()) if (index < target.node.parameters.length) program.assumeParameter(target, index, values)
}

function assumeHandler(program: Program, target: FunctionRef, inputs: readonly (HandedInput | null)[]): void {
  for (const [index, input] of inputs.entries()) {
    if (input === null) continue
    if (input.made !== null) program.assumeParameter(input.made.function, 1, common('ExecutionContext'))
    else if (input.part === 'request') program.assumeParameter(target, index, express('Request'))
    else if (input.part === 'response') program.assumeParameter(target, index, express('Response'))
  }
}
