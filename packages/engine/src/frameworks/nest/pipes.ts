import type { ClassRef, HandedInput, InputPipe, Module, Parameter, Program, Site, Value, ValueType } from '../../model/index.ts'
import { declaredClass } from '../classes/declared.ts'
import { methodsOf, runningOf } from '../classes/running.ts'
import { classOf, constantOf, entryAt, property, type Entry } from '../classes/values.ts'
import { providedBy } from './elements.ts'

/** A pipe as it was registered. */
export type Pipe = Entry

/** The parameter that a pipe works on. */
interface Subject {
  readonly module: Module
  readonly parameter: Parameter
  readonly part: HandedInput['part']
  readonly key: string | null
  /** Made by a function of the project. */
  readonly custom: boolean
}

const TYPES: Readonly<Record<string, ValueType>> = {
  ParseIntPipe: 'number', ParseFloatPipe: 'number', ParseBoolPipe: 'boolean', ParseUUIDPipe: 'uuid', ParseEnumPipe: 'enum', ParseDatePipe: 'date'
}
const PRIMITIVES: ReadonlySet<string> = new Set(['number', 'boolean'])

/** What all pipes together do with a parameter: those of the application first, its own last. */
export function pipesFor(program: Program, subject: Subject, around: readonly Pipe[], own: readonly Pipe[]): InputPipe[] {
  return [...around, ...own].flatMap(pipe => providedBy(program, pipe.values).flatMap(value => effectOf(program, value, subject)))
}

function effectOf(program: Program, value: Value, subject: Subject): readonly InputPipe[] {
  const ref = classOf(value)
  if (ref === null) return value.kind === 'library' || value.kind === 'instance' ? ofPackage(program, value, subject, optionsOf(program, value)) : []
  const [transform] = methodsOf(program, value, 'transform')
  if (transform !== undefined) return [{ kind: 'function', ...runningOf(program, transform) }]
  const base = baseOf(program, ref)
  return base === null ? [] : ofPackage(program, base, subject, optionsOfSuper(program, ref))
}

/** The package's class that a class of the project extends. */
function baseOf(program: Program, ref: ClassRef): Value | null {
  const last = program.ancestors(ref).classes.at(-1) ?? ref
  if (last.node.extends === null) return null
  return program.evaluate({ module: last.module, node: last.node.extends }, null).find(({ kind }) => kind === 'library' || kind === 'instance') ?? null
}

function ofPackage(program: Program, value: Value, subject: Subject, options: readonly Value[]): readonly InputPipe[] {
  if (value.kind !== 'library' && value.kind !== 'instance') return []
  const name = value.kind === 'library' ? value.path.replace(/^\.|\(\)$/g, '') : value.type
  if (value.package === 'nestjs-zod' && name === 'ZodValidationPipe') return bySchemaClass(program, subject, options)
  if (value.package !== '@nestjs/common') return []
  if (name === 'ValidationPipe') return validated(program, subject, options).map(pipe => made(pipe, value.created))
  if (name === 'ParseArrayPipe') return elements(program, options)
  const as = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  return as === undefined ? [] : [{ kind: 'type', as }]
}

/** A pipe with the call that made it, so that a fix can write the option. */
function made(pipe: InputPipe, created: Site | null): InputPipe {
  if (pipe.kind !== 'class' || created?.node.kind !== 'call') return pipe
  return { ...pipe, made: { module: created.module, node: created.node }, modes: [{ port: '0.whitelist', is: true, unknown: 'strip' }] }
}

function optionsOf(program: Program, value: Value): readonly Value[] {
  const created = value.kind === 'library' || value.kind === 'instance' ? value.created : null
  const first = created?.node.kind === 'call' ? created.node.arguments[0] : undefined
  if (created === null || first === undefined) return []
  return program.evaluate({ module: created.module, node: first }, value.kind === 'library' || value.kind === 'instance' ? value.frame : null)
}

/** `constructor() { super({ whitelist: true }) }` */
function optionsOfSuper(program: Program, ref: ClassRef): readonly Value[] {
  const { module, node } = ref
  const constructor = node.members.find(member => member.kind === 'constructor')?.function
  if (constructor === undefined || constructor === null) return []
  for (const statement of module.functions[constructor]?.body ?? []) {
    if (statement.kind !== 'expression' || statement.value.kind !== 'call' || statement.value.callee.kind !== 'super') continue
    const [first] = statement.value.arguments
    if (first !== undefined) return program.evaluate({ module, node: first }, null)
  }
  return []
}

/** Options that are not known count as the strict ones: better silent than wrong. */
function isOn(program: Program, options: readonly Value[], name: string): boolean {
  if (options.length > 0 && options.every(({ kind }) => kind !== 'record')) return true
  const entry = property(program, options, name)
  if (entry === null) return options.some(value => value.kind === 'record' && program.entries(value).rest)
  const constant = constantOf(entry)
  return constant === null ? !entry.values.some(value => value.kind === 'literal') : constant !== false
}

/**
 * The pipe looks at the class that the compiler wrote down for the parameter. For interfaces, aliases, unions, arrays and types that are
 * imported as such it writes none that has rules, and the pipe lets everything through.
 */
function validated(program: Program, subject: Subject, options: readonly Value[]): readonly InputPipe[] {
  if (subject.custom && !isOn(program, options, 'validateCustomDecorators')) return []
  const ref = declaredClass(program, subject.module, subject.parameter.type)
  if (ref !== null) {
    const strips = isOn(program, options, 'whitelist')
    return [{ kind: 'class', class: ref, unknown: !strips ? 'keep' : isOn(program, options, 'forbidNonWhitelisted') ? 'reject' : 'strip', many: false }]
  }
  const { type } = subject.parameter
  const isPrimitive = type?.kind === 'keyword' && PRIMITIVES.has(type.name) && (subject.part === 'query' || subject.part === 'params')
  if (!isPrimitive || subject.key === null || !isOn(program, options, 'transform')) return []
  return [{ kind: 'type', as: type.name === 'number' ? 'number' : 'boolean' }]
}

/** `new ParseArrayPipe({ items: CreateBerth, whitelist: true })` */
function elements(program: Program, options: readonly Value[]): readonly InputPipe[] {
  const items = property(program, options, 'items')
  const ref = items?.values.find(value => value.kind === 'class')?.class
  if (ref === undefined) return []
  return [{ kind: 'class', class: ref, unknown: isOn(program, options, 'whitelist') ? 'strip' : 'keep', many: true }]
}

/** `class CreateBerth extends createZodDto(schema)`, or the schema that the pipe was made with. */
function bySchemaClass(program: Program, subject: Subject, options: readonly Value[]): readonly InputPipe[] {
  const ref = options.find(value => value.kind === 'class')?.class ?? declaredClass(program, subject.module, subject.parameter.type)
  if (ref === null) {
    const schema = options.find(value => value.kind === 'instance' || value.kind === 'library')
    const created = schema?.kind === 'instance' || schema?.kind === 'library' ? schema.created : null
    return created === null ? [] : [{ kind: 'schema', site: created, frame: null }]
  }
  const { module, node } = ref
  if (node.extends?.kind !== 'call') return []
  const [first] = node.extends.arguments
  return first === undefined ? [] : [{ kind: 'schema', site: entryAt(program, { module, node: first }, null).site, frame: null }]
}
