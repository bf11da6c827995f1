import type { FunctionRef, HandedInput, InputPipe, Module, Parameter, Program, UnknownMode, Value } from '../../model/index.ts'
import { declaredClass } from '../classes/declared.ts'
import { decorationsOf, type Decoration } from '../classes/decorations.ts'
import { constantOf, entryAt, placeOf, property, type Entry } from '../classes/values.ts'
import { PACKAGE } from './package.ts'

type Part = HandedInput['part']

/** Decorators of parameters with what they take, and whether their first argument names one key of it. */
const PARTS: Readonly<Record<string, readonly [part: Part, keyed: boolean]>> = {
  Body: ['body', false], BodyParam: ['body', true], QueryParam: ['query', true], QueryParams: ['query', false], Param: ['params', true],
  Params: ['params', false], HeaderParam: ['headers', true], HeaderParams: ['headers', false], CookieParam: ['cookies', true],
  CookieParams: ['cookies', false], Session: ['principal', false], SessionParam: ['principal', true], State: ['principal', false],
  CurrentUser: ['principal', false], UploadedFile: ['files', false], UploadedFiles: ['files', false], Req: ['request', false],
  Res: ['response', false], Ctx: ['context', false]
}

/** What the framework hands to each parameter of an action; null: nothing known. */
export function inputsOf(program: Program, target: FunctionRef, options: readonly Value[]): readonly (HandedInput | null)[] {
  const { module } = target
  return target.node.parameters.map(parameter => {
    for (const decoration of decorationsOf(program, module, parameter.decorators)) {
      const read = Object.hasOwn(PARTS, decoration.name) && decoration.package === PACKAGE ? PARTS[decoration.name] : undefined
      if (read === undefined) continue
      const [part, keyed] = read
      const name = keyed ? argument(program, decoration, 0) : null
      const key = name === null ? null : constantOf(name)
      const settings = argument(program, decoration, keyed ? 1 : 0)?.values ?? []
      return {
        part, key: typeof key === 'string' ? key : null, place: placeOf(decoration.site), made: null,
        pipes: pipesOf(program, { module, parameter, part }, { settings, options })
      }
    }
    return null
  })
}

/** Whether an action must not run without a user (`@CurrentUser({ required: true })`), and where that is said. */
export function requiredUser(program: Program, { module, node }: FunctionRef): Decoration | null {
  for (const parameter of node.parameters) {
    for (const decoration of decorationsOf(program, module, parameter.decorators)) {
      if (decoration.package !== PACKAGE || decoration.name !== 'CurrentUser') continue
      if (constantOf(property(program, argument(program, decoration, 0)?.values ?? [], 'required')) === true) return decoration
    }
  }
  return null
}

function argument(program: Program, { site: { module }, arguments: args, frame }: Decoration, index: number): Entry | null {
  const node = args[index]
  return node === undefined ? null : entryAt(program, { module, node }, frame)
}

interface Subject {
  readonly module: Module
  readonly parameter: Parameter
  readonly part: Part
}

/** Whether options say something at all: `validation` and the like of the server, `validate` of the parameter. */
interface Said {
  readonly settings: readonly Value[]
  readonly options: readonly Value[]
}

const WHITELIST: readonly UnknownMode[] = [{ port: '0.validation.whitelist', is: true, unknown: 'strip' }]

/** Texts become numbers where the parameter is declared so; an object becomes an instance of the class, and is validated as one. */
function pipesOf(program: Program, { module, parameter, part }: Subject, said: Said): readonly InputPipe[] {
  const { type } = parameter
  if (type?.kind === 'keyword' && (type.name === 'number' || type.name === 'boolean') && part !== 'body') return [{ kind: 'type', as: type.name }]
  if (part === 'principal' || part === 'request' || part === 'response' || part === 'context') return []
  const ref = declaredClass(program, module, type)
  if (ref === null || !isValidated(program, said)) return []
  return [{ kind: 'class', class: ref, unknown: unknownKeys(program, said), many: false, modes: WHITELIST }]
}

/** On unless it is turned off: for the server, or for the parameter. */
function isValidated(program: Program, { settings, options }: Said): boolean {
  const own = property(program, settings, 'validate')
  if (own !== null) return constantOf(own) !== false
  return constantOf(property(program, options, 'validation')) !== false
}

function unknownKeys(program: Program, { settings, options }: Said): 'strip' | 'keep' | 'reject' {
  const validators = [property(program, settings, 'validate'), property(program, options, 'validation')]
    .flatMap(entry => entry === null ? [] : [entry.values])
  const isOn = (name: string): boolean => validators.some(values => isSet(program, values, name))
  if (isOn('whitelist')) return isOn('forbidNonWhitelisted') ? 'reject' : 'strip'
  const transforms = [property(program, settings, 'transform'), property(program, options, 'plainToClassTransformOptions')]
  return transforms.some(entry => entry !== null && isSet(program, entry.values, 'excludeExtraneousValues')) ? 'strip' : 'keep'
}

/** Options that are not known count as the strict ones: better silent than wrong. */
function isSet(program: Program, values: readonly Value[], name: string): boolean {
  if (values.some(value => value.kind === 'literal')) return false
  if (!values.some(({ kind }) => kind === 'record')) return values.length > 0
  const entry = property(program, values, name)
  return entry === null ? values.some(value => value.kind === 'record' && program.entries(value).rest) : constantOf(entry) !== false
}
