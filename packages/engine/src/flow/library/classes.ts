import type { ClassMember } from '../../model/module.ts'
import type { Result } from '../../model/library.ts'
import type { Program } from '../../model/program.ts'
import type { ClassRef, Site } from '../../model/value.ts'
import type { Shape } from './shape.ts'

/** What reading a class needs of the reader of schemas. */
export interface Reader {
  readonly program: Program
  /** The shape of the schema that an expression is. */
  readonly shape: (site: Site) => Shape | null
  readonly any: Shape
}

/**
 * The fields of a class that a decorator of a library speaks of, by the names of their packages' models: those with a schema are known to
 * validation. Fields of bases count, also of those that a call makes of other classes (`PickType(CreateBook, ['title'])`).
 */
export function shapeOfClass(reader: Reader, ref: ClassRef, unknown: Shape['unknown']): Shape {
  const { program } = reader
  const lineage = [...program.ancestors(ref).classes].reverse().concat(ref)
  const keys = new Map<string, Shape>()
  for (const one of lineage) {
    const base = one.node.extends
    if (base?.kind === 'call') for (const [name, shape] of reader.shape({ module: one.module, node: base })?.keys ?? []) keys.set(name, shape)
    for (const member of one.node.members) {
      if (member.name === null || member.static || member.kind !== 'field') continue
      const shape = fieldShape(reader, one, member, unknown)
      if (shape !== null) keys.set(member.name, shape)
    }
  }
  return { ...reader.any, type: 'object', keys, unknown }
}

/** What the decorators of a field say together; null: none of them validates it. */
function fieldShape(reader: Reader, { module }: ClassRef, member: ClassMember, unknown: Shape['unknown']): Shape | null {
  let found: Shape | null = null
  let inner: Shape | null = null
  let isList = member.type?.kind === 'array'
  let isBounded = false
  for (const { value } of member.decorators) {
    const site: Site = { module, node: value }
    const results = resultsOf(reader.program, site)
    const shape = results.some(result => 'schema' in result && !('parse' in result)) ? reader.shape(site) : null
    if (results.some(result => 'callback' in result)) inner = reader.shape(site)
    isBounded ||= shape?.bounded === true
    if (shape !== null) found = found === null || found.type === 'any' ? shape : found
    if (shape === null && results.length === 0 && validates(reader.program, site)) found ??= reader.any
    isList ||= eachOf(site)
  }
  if (found === null) return null
  const one: Shape = found.type === 'object' && inner?.keys !== undefined ? { ...inner, unknown } : found.type === 'object' ? reader.any : found
  return isList ? { ...reader.any, type: 'array', element: one } : isBounded ? { ...one, bounded: true } : one
}

function resultsOf(program: Program, { module, node }: Site): readonly Result[] {
  if (node.kind !== 'call') return []
  for (const target of program.targets({ module, node })) {
    const returns = target.kind === 'library' ? target.target.signature?.returns : undefined
    if (returns !== undefined) return Array.isArray(returns) ? returns as readonly Result[] : [returns as Result]
  }
  return []
}

/** A decorator of the project that is made of decorators which validate, or registers itself with a package that has some. */
function validates(program: Program, { module, node }: Site): boolean {
  if (node.kind !== 'call') return false
  return program.targets({ module, node }).some(target => target.kind === 'function' && usesValidator(program, target.function.module))
}

/** The file in which it is made knows a package that decorates fields. */
function usesValidator(program: Program, { requests, path }: ClassRef['module']): boolean {
  return requests.some(({ from }) => {
    const resolution = program.resolve(path, from)
    const library = resolution.kind === 'package' ? program.libraries.get(resolution.package) : undefined
    return library !== undefined && Object.values(library.exports).some(({ call }) => call !== undefined && 'returns' in call && isSchema(call.returns))
  })
}

function isSchema(returns: Result | readonly Result[] | undefined): boolean {
  return returns !== undefined && !Array.isArray(returns) && 'schema' in (returns as Result) && !('parse' in (returns as Result))
}

/** `@IsString({ each: true })` speaks of the elements. */
function eachOf({ node }: Site): boolean {
  const options = node.kind === 'call' ? node.arguments.at(-1) : undefined
  return options?.kind === 'object' && options.entries.some(each => each.kind === 'property' && each.key === 'each' && each.value.kind === 'literal' && each.value.value === true)
}
