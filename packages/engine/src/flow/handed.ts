import type { HandedInput, InputPipe } from '../model/route.ts'
import type { InstanceOfLibrary } from '../model/value.ts'
import { readElement, readKnown } from './access.ts'
import { arrayOf } from './assemble.ts'
import { asType } from './convert.ts'
import type { Engine } from './engine.ts'
import { resultOfEntry } from './entry.ts'
import { shaped } from './library/parse.ts'
import { shapeOf, shapeOfFields } from './library/schemas.ts'
import { anyShape } from './library/shape.ts'
import { requested } from './requested.ts'
import { type AbstractValue, nothing } from './value.ts'

/** What a framework gives for a parameter of a type that its model names, as the chain has left it. */
export type Given = (type: InstanceOfLibrary) => AbstractValue

/** What a parameter holds that the framework fills by itself. */
export function handedValue(engine: Engine, input: HandedInput, given: Given): AbstractValue {
  const value = input.made === null ? partOf(input) : madeBy(engine, input.made, given)
  return input.pipes.reduce((into, pipe) => through(engine, into, pipe), value)
}

function partOf({ part, key, place }: HandedInput): AbstractValue {
  if (part === 'response' || part === 'context' || part === 'none') return nothing
  const value = requested(part, place, null)
  return key === null ? value : readKnown(value, key)
}

/** A function of the project makes it of the context: what it reads of the request. */
function madeBy(engine: Engine, made: NonNullable<HandedInput['made']>, given: Given): AbstractValue {
  const args = made.function.node.parameters.map((_, index) => index === 1 ? given(CONTEXT) : nothing)
  return resultOfEntry(engine, made.function, made.frame, args)
}

const CONTEXT: InstanceOfLibrary = { kind: 'instance', package: '@nestjs/common', type: 'ExecutionContext', of: null, created: null, frame: null }

function through(engine: Engine, value: AbstractValue, pipe: InputPipe): AbstractValue {
  if (value === nothing) return nothing
  switch (pipe.kind) {
    case 'type': return asType(value, pipe.as)
    case 'schema': {
      const shape = shapeOf(engine.program, { site: pipe.site, frame: pipe.frame })
      return shape === null ? value : shaped(value, shape)
    }
    case 'class': {
      const shape = shapeOfFields(engine.program, pipe.class, pipe.unknown)
      return pipe.many ? arrayOf(shaped(readElement(value), shape)) : shaped(value, shape)
    }
    case 'keys': return shaped(value, {
      ...anyShape, type: 'object', unknown: pipe.unknown, keys: new Map([...pipe.keys].map(([key, type]) => [key, { ...anyShape, type }]))
    })
    case 'function': return resultOfEntry(engine, pipe.function, pipe.frame, [value])
  }
}
