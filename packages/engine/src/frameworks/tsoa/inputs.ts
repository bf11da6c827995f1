import type { FunctionRef, HandedInput, InputPipe, Module, Parameter, Program, TypeNode, ValueType } from '../../model/index.ts'
import { decorationsOf } from '../classes/decorations.ts'
import { constantOf, entryAt, placeOf } from '../classes/values.ts'
import type { Settings } from './config.ts'
import { isOurs } from './package.ts'

type Part = HandedInput['part']

/** Decorators of parameters; those that are keyed take the name of the parameter where they are given none. */
const PARTS: Readonly<Record<string, readonly [part: Part, keyed: boolean]>> = {
  Body: ['body', false], BodyProp: ['body', true], FormField: ['body', true], Query: ['query', true], Queries: ['query', false], Path: ['params', true],
  Header: ['headers', true], Request: ['request', false], RequestProp: ['principal', false], UploadedFile: ['files', false], UploadedFiles: ['files', false],
  Res: ['none', false], Inject: ['none', false]
}
const TYPES: Readonly<Record<string, ValueType>> = { string: 'string', number: 'number', boolean: 'boolean' }

/** What the generated routes hand to each parameter; one without a decorator is a parameter of the path. */
export function inputsOf(program: Program, { module, node }: FunctionRef, settings: Settings): readonly HandedInput[] {
  return node.parameters.map(parameter => {
    const name = module.bindings[parameter.binding]?.name ?? ''
    const place = { path: module.path, start: parameter.start, end: parameter.end }
    for (const { name: of, arguments: [first], frame, site } of decorationsOf(program, module, parameter.decorators).filter(isOurs)) {
      const read = Object.hasOwn(PARTS, of) ? PARTS[of] : undefined
      if (read === undefined) continue
      const [part, keyed] = read
      const said = first === undefined ? null : constantOf(entryAt(program, { module: site.module, node: first }, frame))
      const key = !keyed ? null : typeof said === 'string' ? said : name
      return { part, key, place: placeOf(site), made: null, pipes: pipesOf(program, { module, parameter, part }, settings) }
    }
    return { part: 'params', key: name, place, made: null, pipes: pipesOf(program, { module, parameter, part: 'params' }, settings) }
  })
}

interface Subject {
  readonly module: Module
  readonly parameter: Parameter
  readonly part: Part
}

/** The generated validator checks the type that is declared, interfaces as well as classes. */
function pipesOf(program: Program, { module, parameter: { type }, part }: Subject, { unknown }: Settings): readonly InputPipe[] {
  if (type === null || !VALIDATED.has(part)) return []
  const as = primitive(type)
  if (as !== null) return [{ kind: 'type', as }]
  const keys = program.keys(module, type)
  if (keys === null) return []
  const types = [...keys].map(([key, of]): readonly [string, ValueType] => [key, of === null ? 'any' : primitive(of.type) ?? 'any'])
  return [{ kind: 'keys', keys: new Map(types), unknown }]
}

const VALIDATED: ReadonlySet<Part> = new Set<Part>(['body', 'query', 'params', 'headers'])

function primitive(type: TypeNode): ValueType | null {
  return type.kind === 'keyword' && Object.hasOwn(TYPES, type.name) ? TYPES[type.name] ?? null : null
}
