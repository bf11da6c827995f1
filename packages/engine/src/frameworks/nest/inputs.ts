import type { FunctionRef, HandedInput, InputPipe, Place, Program, Site, Value } from '../../model/index.ts'
import { decorationsOf, type Decoration } from '../classes/decorations.ts'
import { runningOf } from '../classes/running.ts'
import { constantOf, entryAt, placeOf, property, type Entry } from '../classes/values.ts'
import { pipesFor, type Pipe } from './pipes.ts'

type Part = HandedInput['part']

/** Parameter decorators of the framework, with what they take from the request. */
const PARTS: Readonly<Record<string, Part>> = {
  Body: 'body', RawBody: 'body', Query: 'query', Param: 'params', Headers: 'headers', Req: 'request', Request: 'request',
  Res: 'response', Response: 'response',
  UploadedFile: 'files', UploadedFiles: 'files', Session: 'principal', Next: 'none', Ip: 'none', HostParam: 'params'
}
/** Those whose first argument may name a key; elsewhere it is a pipe. */
const KEYED: ReadonlySet<Part> = new Set<Part>(['body', 'query', 'params', 'headers'])

/** What the framework hands to each parameter of a handler; null: nothing known. `around`: pipes of application, class and method. */
export function inputsOf(program: Program, target: FunctionRef, around: readonly Pipe[]): readonly (HandedInput | null)[] {
  return target.node.parameters.map(parameter => {
    const { module } = target
    for (const decoration of decorationsOf(program, module, parameter.decorators)) {
      const read = readInput(program, decoration, placeOf(decoration.site))
      if (read === null) continue
      const { part, key, made: custom } = read.input
      const pipes: readonly InputPipe[] = pipesFor(program, { module, parameter, part, key, custom: custom !== null }, around, read.pipes)
      return { ...read.input, pipes }
    }
    return null
  })
}

interface Read {
  readonly input: Omit<HandedInput, 'pipes'>
  readonly pipes: readonly Entry[]
}

function readInput(program: Program, decoration: Decoration, place: Place): Read | null {
  const { module } = decoration.site
  const entries = decoration.arguments.map(node => entryAt(program, { module, node }, decoration.frame))
  if (decoration.name === 'createParamDecorator()') return made(program, decoration.value, entries, place)
  const part = partOf(decoration)
  if (part === null) return null
  const [first, ...others] = entries
  // `@Args({ name: 'id', type: () => Int })`
  const named = decoration.package === '@nestjs/graphql' && first !== undefined ? property(program, first.values, 'name') : null
  const key = first !== undefined && KEYED.has(part) ? constantOf(named ?? first) : null
  return {
    input: { part, key: typeof key === 'string' ? key : null, place, made: null },
    pipes: first === undefined ? [] : typeof key === 'string' ? others : entries
  }
}

function partOf({ package: name, name: of }: Decoration): Part | null {
  if (name === '@nestjs/common') return Object.hasOwn(PARTS, of) ? PARTS[of] ?? null : null
  if (name !== '@nestjs/graphql') return null
  return of === 'Args' ? 'body' : of === 'Context' ? 'context' : null
}

/** `createParamDecorator((data, context) => ...)`: its function makes the value. */
function made(program: Program, value: Value, [data, ...pipes]: readonly Entry[], place: Place): Read | null {
  if (value.kind !== 'library' || value.created?.node.kind !== 'call') return null
  const { module, node } = value.created
  const [first] = node.arguments
  const values = first === undefined ? [] : program.evaluate({ module, node: first }, value.frame)
  const factory = values.find(each => each.kind === 'function')
  if (factory === undefined) return null
  const site: Site | null = data?.site ?? null
  return { input: { part: 'context', key: null, place, made: { ...runningOf(program, factory), data: site } }, pipes }
}

