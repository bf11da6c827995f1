import type { Call, Expression } from '../model/expression.ts'
import type { SourceKind } from '../model/kind.ts'
import type { Port, Result, Signature } from '../model/library.ts'
import { parsePort } from '../model/port.ts'
import type { Program } from '../model/program.ts'
import type { ChainElement, InputPipe, Route } from '../model/route.ts'
import type { Frame, FunctionRef, Site } from '../model/value.ts'
import { callsUnder } from './library/calls-under.ts'
import { jsonShapeOf, shapeOf, shapeOfFields } from './library/schemas.ts'
import { anyShape, type Placed, type Shape } from './library/shape.ts'
import { checksOf } from './validated.ts'

/** What a route asks of one part of its request, or of one key of it. */
export interface RequestPart {
  readonly part: SourceKind
  readonly key: string | null
  readonly shape: Shape
}

/**
 * The parts of a request that a route reads by schemas: those of its registration, of its parameters, of validators before the handler,
 * and of validators that functions of the chain call on them.
 */
export function requestParts(program: Program, { chain }: Pick<Route, 'chain'>): readonly RequestPart[] {
  return chain.flatMap(element =>
    [...registered(program, element), ...handed(program, element), ...checksOf(program, element), ...parsed(program, element)])
}

function registered(program: Program, { validates = [] }: ChainElement): readonly RequestPart[] {
  return validates.flatMap(check => {
    const shape = check.validator === true ? shapeOf(program, check) ?? entriesOf(program, check) : jsonShapeOf(program, check)
    return shape === null ? [] : [{ part: check.part, key: null, shape }]
  })
}

function entriesOf(program: Program, { site, frame }: Placed): Shape | null {
  const record = program.evaluate(site, frame).find(({ kind }) => kind === 'record')
  if (record === undefined) return null
  const keys = [...program.entries(record).entries].map(([key, placed]) => [key, shapeOf(program, placed) ?? anyShape] as const)
  return { ...anyShape, type: 'object', keys: new Map(keys) }
}

const PARTS: ReadonlySet<string> = new Set(['body', 'query', 'params', 'headers', 'cookies'])

function handed(program: Program, { inputs = [] }: ChainElement): readonly RequestPart[] {
  return inputs.flatMap(input => {
    if (input === null || !PARTS.has(input.part) || input.made !== null) return []
    const shape = input.pipes.reduce((before, pipe) => through(program, pipe) ?? before, anyShape)
    return [{ part: input.part as SourceKind, key: input.key, shape }]
  })
}

function through(program: Program, pipe: InputPipe): Shape | null {
  switch (pipe.kind) {
    case 'class': {
      const shape = shapeOfFields(program, pipe.class, pipe.unknown)
      return pipe.many ? { ...anyShape, type: 'array', element: shape } : shape
    }
    case 'keys': return { ...anyShape, type: 'object', unknown: pipe.unknown, keys: new Map([...pipe.keys].map(([key, type]) => [key, { ...anyShape, type }])) }
    case 'schema': return shapeOf(program, pipe)
    case 'type': return { ...anyShape, type: pipe.as }
    case 'function': return null
  }
}

/** `Schema.parse(req.body)` in a function of the chain. */
function parsed(program: Program, { functions }: ChainElement): readonly RequestPart[] {
  return functions.flatMap(({ function: ref, frame }) => callsUnder(ref).flatMap(call => parsedBy(program, ref, call, frame)))
}

function parsedBy(program: Program, { module }: FunctionRef, node: Call, frame: Frame | null): readonly RequestPart[] {
  return program.targets({ module, node }, frame).flatMap(target => {
    const signature = target.kind === 'library' ? target.target.signature : null
    const result = signature === null ? undefined : resultsOf(signature).find(each => 'parse' in each)
    if (result === undefined || !('parse' in result)) return []
    const data = at(node, result.parse)
    const schema = at(node, result.schema)
    const part = data === null ? null : partOf(program, { module, node: data }, frame)
    const shape = schema === null ? null : shapeOf(program, { site: { module, node: schema }, frame })
    return part === null || shape === null ? [] : [{ part, key: null, shape }]
  })
}

function resultsOf({ returns }: Signature): readonly Result[] {
  if (returns === undefined) return []
  return Array.isArray(returns) ? returns as readonly Result[] : [returns as Result]
}

function at(node: Call, port: Port): Expression | null {
  const root = parsePort(port)?.root
  if (root?.kind === 'this') return node.callee.kind === 'member' ? node.callee.object : null
  return root?.kind === 'argument' ? node.arguments[root.index] ?? null : null
}

/** The part of a request that an expression is: `req.body`, `await request.json()`. */
function partOf(program: Program, { module, node }: Site, frame: Frame | null): SourceKind | null {
  if (node.kind === 'await') return partOf(program, { module, node: node.value }, frame)
  const member = node.kind === 'call' ? node.callee : node
  if (member.kind !== 'member') return null
  for (const value of program.evaluate({ module, node: member.object }, frame)) {
    const item = program.item(value, member.property)?.item
    const call = item?.call
    const returns = node.kind === 'call' && call !== undefined && !Array.isArray(call) ? resultsOf(call as Signature) : []
    const source = item?.source ?? returns.flatMap(result => 'source' in result ? [result.source] : [])[0]
    if (source !== undefined) return source
  }
  return null
}
