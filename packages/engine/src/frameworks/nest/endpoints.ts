import type { ClassMember, ClassRef, Decorator, FunctionRef, Program, Value } from '../../model/index.ts'
import { pathsAt, type PathText } from '../routing/paths.ts'
import { decorationsOf, type Decoration } from '../classes/decorations.ts'
import { entryAt, listOf, property } from '../classes/values.ts'

const COMMON = '@nestjs/common'

/** The decorators that make a method a route, with the verb. */
const VERBS: Readonly<Record<string, string>> = {
  Get: 'GET', Post: 'POST', Put: 'PUT', Delete: 'DELETE', Patch: 'PATCH', Options: 'OPTIONS', Head: 'HEAD', All: 'ALL', Search: 'SEARCH', Sse: 'GET',
  Propfind: 'PROPFIND', Proppatch: 'PROPPATCH', Mkcol: 'MKCOL', Copy: 'COPY', Move: 'MOVE', Lock: 'LOCK', Unlock: 'UNLOCK', QueryMethod: 'QUERY'
}
/** Members of `RequestMethod` by their number, for `@RequestMapping`. */
export const METHODS = [
  'GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ALL', 'OPTIONS', 'HEAD', 'SEARCH', 'PROPFIND', 'PROPPATCH', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'UNLOCK', 'QUERY'
] as const

/** A class with routes. */
export interface Controller {
  readonly class: ClassRef
  readonly paths: readonly PathText[]
  /** Null: none is said. */
  readonly versions: readonly string[] | null
  /** Those of its bases too, nearest first. */
  readonly decorations: readonly Decoration[]
}

/** A method that answers requests. */
export interface Endpoint {
  readonly method: string
  readonly paths: readonly PathText[]
  readonly versions: readonly string[] | null
  readonly function: FunctionRef
  readonly member: ClassMember
  readonly decorations: readonly Decoration[]
  /** The decorator with the verb, as it is written on the method. */
  readonly at: Decorator
}

/** The controller that a class is; null when nothing says so. */
export function controllerOf(program: Program, ref: ClassRef): Controller | null {
  const lineage = [ref, ...program.ancestors(ref).classes]
  const decorations = lineage.flatMap(one => decorationsOf(program, one.module, one.node.decorators))
  const mark = decorations.find(each => isCommon(each, 'Controller'))
  if (mark === undefined) return null
  const [first] = mark.arguments
  const values = first === undefined ? [] : program.evaluate({ module: mark.site.module, node: first }, mark.frame)
  const options = values.find(value => value.kind === 'record')
  const path = options === undefined ? null : property(program, [options], 'path')
  return {
    class: ref,
    paths: options !== undefined
      ? path === null ? [EMPTY] : pathsAt(program, path.site, path.frame)
      : first === undefined ? [EMPTY] : pathsAt(program, { module: mark.site.module, node: first }, mark.frame),
    versions: options === undefined ? null : versionsIn(program, options),
    decorations
  }
}

/** The classes that are marked as controllers, whether or not a module lists them. */
export function decoratedControllers(program: Program): readonly ClassRef[] {
  const found: ClassRef[] = []
  for (const module of program.modules.values()) {
    for (const [index, { decorators }] of module.classes.entries()) {
      if (decorators.length > 0 && decorationsOf(program, module, decorators).some(each => isCommon(each, 'Controller'))) found.push(program.classRef(module, index))
    }
  }
  return found
}

const EMPTY: PathText = { text: '', known: true, regex: null }

/** The methods of a controller that answer requests, those of its bases too unless it has one of that name. */
export function endpointsOf(program: Program, ref: ClassRef): readonly Endpoint[] {
  const seen = new Set<string>()
  return [ref, ...program.ancestors(ref).classes].flatMap(owner => owner.node.members.flatMap(member => {
    if (member.kind !== 'method' || member.static || member.name === null || member.function === null) return []
    const node = owner.module.functions[member.function]
    if (node === undefined || node.bodySpan === null || seen.has(member.name)) return []
    seen.add(member.name)
    return endpointsAt(program, owner, member, member.function)
  }))
}

function endpointsAt(program: Program, owner: ClassRef, member: ClassMember, index: number): readonly Endpoint[] {
  const decorations = decorationsOf(program, owner.module, member.decorators)
  const target = program.functionRef(owner.module, index)
  return member.decorators.flatMap(at => decorationsOf(program, owner.module, [at]).flatMap(verb => {
    const read = verbOf(program, verb)
    return read === null ? [] : [{ ...read, versions: versionOf(program, decorations), function: target, member, decorations, at }]
  }))
}

function verbOf(program: Program, decoration: Decoration): Pick<Endpoint, 'method' | 'paths'> | null {
  if (decoration.package !== COMMON) return null
  const [first] = decoration.arguments
  const { module } = decoration.site
  if (decoration.name === 'RequestMapping') {
    const values = first === undefined ? [] : program.evaluate({ module, node: first }, decoration.frame)
    const path = property(program, values, 'path')
    const method = property(program, values, 'method')?.values[0]
    return {
      method: method?.kind === 'literal' ? METHODS[Number(method.value)] ?? 'GET' : 'GET',
      paths: path === null ? [EMPTY] : pathsAt(program, path.site, path.frame)
    }
  }
  const method = Object.hasOwn(VERBS, decoration.name) ? VERBS[decoration.name] : undefined
  if (method === undefined) return null
  return { method, paths: first === undefined ? [EMPTY] : pathsAt(program, { module, node: first }, decoration.frame) }
}

function versionOf(program: Program, decorations: readonly Decoration[]): readonly string[] | null {
  const mark = decorations.find(each => isCommon(each, 'Version'))
  const [first] = mark?.arguments ?? []
  if (mark === undefined || first === undefined) return null
  return namesOf(program, program.evaluate({ module: mark.site.module, node: first }, mark.frame))
}

function versionsIn(program: Program, options: Value): readonly string[] | null {
  const entry = property(program, [options], 'version')
  return entry === null ? null : namesOf(program, entry.values)
}

/** The empty text stands for `VERSION_NEUTRAL`. */
export function namesOf(program: Program, values: readonly Value[]): readonly string[] | null {
  const names = values.flatMap((value): readonly string[] => {
    if (value.kind === 'literal') return [value.value === 'VERSION_NEUTRAL' ? '' : String(value.value)]
    if (value.kind === 'library' && value.path === '.VERSION_NEUTRAL') return ['']
    if (value.kind !== 'array') return []
    const { site, frame } = value
    return listOf(program, entryAt(program, site, frame)).items.flatMap(item => namesOf(program, item.values) ?? [])
  })
  return names.length === 0 ? null : names
}

export function isCommon({ package: name, name: of }: Decoration, wanted: string): boolean {
  return name === COMMON && of === wanted
}
