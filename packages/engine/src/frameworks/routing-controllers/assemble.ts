import type { ChainElement, ClassRef, HandedInput, Place, Program, Value } from '../../model/index.ts'
import type { Context, Draft, Registered, Stage } from '../adapter.ts'
import type { Decoration } from '../classes/decorations.ts'
import { classesMarked, decorationsOfClass, methodsOfClass, type Method } from '../classes/methods.ts'
import { methodsOf, runningOf } from '../classes/running.ts'
import { constantOf, entryAt, listOf, placeOf, placeOfClass, property, type Entry } from '../classes/values.ts'
import { expressConvention } from '../express/convention.ts'
import { koaConvention } from '../koa/convention.ts'
import { MOST_ROUTES } from '../limits.ts'
import { runsBefore } from '../routing/hosted.ts'
import { ANY_PATH, joinPaths, pathsAt, shownPath, type PathText } from '../routing/paths.ts'
import { isRequested } from '../walk.ts'
import { applicationsOf, type Application, type Platform } from './applications.ts'
import { inputsOf, requiredUser } from './inputs.ts'
import { PACKAGE } from './package.ts'
import { rightsOf } from './rights.ts'

const VERBS: Readonly<Record<string, string>> = {
  Get: 'GET', Post: 'POST', Put: 'PUT', Delete: 'DELETE', Patch: 'PATCH', Head: 'HEAD', All: 'ALL'
}
const NOT_SERVED = 'No server of routing-controllers was found that lists this controller: its routes are listed without a prefix.'

const isOurs = ({ package: name }: Decoration): boolean => name === PACKAGE
const isController = (decoration: Decoration): boolean => isOurs(decoration) && /^(?:Json)?Controller$/.test(decoration.name)

/** The routes of all controllers below the servers that list them; without any server below none. */
export function assemble({ program }: Context, platform: Platform): Registered {
  if (!isRequested(program, /^routing-controllers$/)) return { routes: [], elements: [], unresolved: [] }
  const applications = applicationsOf(program)
  const own = applications.filter(each => each.platform === platform)
  const found = own.flatMap(application => application.controllers.flatMap(ref => routesOf(program, ref, application)))
  const lost = applications.length > 0 || platform === 'koa' ? [] : classesMarked(program, isController)
  const drafts = [...found, ...lost.flatMap(ref => routesOf(program, ref, null))].slice(0, MOST_ROUTES)
  return {
    routes: drafts,
    elements: drafts.flatMap(({ stages }) => stages),
    unresolved: lost.map(ref => ({ place: placeOfClass(ref), reason: NOT_SERVED }))
  }
}

function routesOf(program: Program, ref: ClassRef, application: Application | null): readonly Draft[] {
  const decorations = decorationsOfClass(program, ref)
  const mark = decorations.find(isController)
  if (mark === undefined) return []
  const outer = pathsIn(program, mark, 0)
  const before = application === null ? [] : beforeAll(program, application)
  return methodsOfClass(program, ref).flatMap(method => method.decorations.flatMap(verb => {
    const named = verbOf(program, verb)
    if (named === null) return []
    const own = stagesOf(program, { ref, decorations }, method, application)
    return outer.flatMap(base => named.paths.map(path =>
      draftOf({ program, application, ref, method, verb }, { method: named.method, base, path }, [...before, ...own])))
  }))
}

/** `@Get('/books')`, `@Method('get', '/books')`. */
function verbOf(program: Program, verb: Decoration): { readonly method: string, readonly paths: readonly PathText[] } | null {
  if (!isOurs(verb)) return null
  if (verb.name === 'Method') {
    const name = program.constant({ module: verb.site.module, node: verb.arguments[0] ?? verb.site.node }, verb.frame)
    return typeof name === 'string' ? { method: name.toUpperCase(), paths: pathsIn(program, verb, 1) } : null
  }
  const method = Object.hasOwn(VERBS, verb.name) ? VERBS[verb.name] : undefined
  return method === undefined ? null : { method, paths: pathsIn(program, verb, 0) }
}

function pathsIn(program: Program, { site: { module }, arguments: args, frame }: Decoration, index: number): readonly PathText[] {
  const node = args[index]
  return node === undefined ? [ANY_PATH] : pathsAt(program, { module, node }, frame)
}

interface Action {
  readonly program: Program
  readonly application: Application | null
  readonly ref: ClassRef
  readonly method: Method
  readonly verb: Decoration
}

function draftOf(
  { application, ref, verb }: Action, { method, base, path }: { method: string, base: PathText, path: PathText }, stages: readonly Stage[]
): Draft {
  const place = placeOf(verb.site)
  const parts = [...application?.prefix == null ? [] : [application.prefix], base, path]
  return {
    method,
    path: shownPath(parts.reduce((full, part) => joinPaths(full, part), '/')),
    resolved: application !== null && parts.every(({ known }) => known),
    unmounted: application === null,
    framework: PACKAGE,
    place,
    registration: { place, insertAt: null, receiver: '' },
    stages,
    handler: stages.findLast(({ element }) => element.role === 'handler') ?? null,
    group: `${ref.module.path}#${ref.node.name ?? ''}`,
    condition: null,
    app: `${application?.call.module.path ?? ''}#app`
  }
}

/** What the application runs already, and the classes of `middlewares` that stand before actions. */
function beforeAll(program: Program, application: Application): readonly Stage[] {
  const { host, call, prefix, platform } = application
  const path = prefix === null ? '/' : joinPaths('/', prefix)
  const convention = platform === 'koa' ? koaConvention : expressConvention
  const hosted = host === null ? [] : runsBefore({ program, convention }, { site: host, frame: null }, call, path)
  const own = application.middleware.filter(value => isBefore(program, value)).map(value => {
    const place = value.kind === 'class' ? placeOfClass(value.class) : placeOf(call)
    return stageOf(call, elementOf(program, { name: value.kind === 'class' ? value.class.node.name ?? '' : '', place, values: [value] }, 'use', 'app'))
  })
  return [...hosted, ...own]
}

function isBefore(program: Program, value: Value): boolean {
  if (value.kind !== 'class' || methodsOf(program, value, 'use').length === 0) return false
  const mark = decorationsOfClass(program, value.class).find(each => isOurs(each) && each.name === 'Middleware')
  const node = mark?.arguments[0]
  const options = mark === undefined || node === undefined ? [] : program.evaluate({ module: mark.site.module, node }, mark.frame)
  return constantOf(property(program, options, 'type')) !== 'after'
}

/** Middleware of class and method, then the checker, then the action: the order in which the driver registers them. */
function stagesOf(
  program: Program, { ref, decorations }: { ref: ClassRef, decorations: readonly Decoration[] }, method: Method,
  application: Application | null
): readonly Stage[] {
  const used = [...usedBefore(program, decorations, 'router'), ...usedBefore(program, method.decorations, 'route')]
  return [...used, ...checksOf(program, decorations, method, application), handlerOf(program, ref, method, application)]
}

function usedBefore(program: Program, decorations: readonly Decoration[], scope: 'router' | 'route'): readonly Stage[] {
  const used = decorations.filter(each => isOurs(each) && each.name === 'UseBefore')
  return used.flatMap(({ site: { module }, arguments: args, frame }) => args.flatMap(node => {
    const entry = entryAt(program, { module, node: node.kind === 'spread' ? node.value : node }, frame)
    const items = entry.values.some(({ kind }) => kind === 'array') ? listOf(program, entry).items : [entry]
    return items.map(({ site, values }) => stageOf(site, elementOf(program, { name: program.words(site), place: placeOf(site), values }, 'use', scope)))
  }))
}

/** `@Authorized` asks the checker of the server; a user who is required must be there. */
function checksOf(program: Program, decorations: readonly Decoration[], method: Method, application: Application | null): readonly Stage[] {
  const marks = [...decorations, ...method.decorations].filter(each => isOurs(each) && each.name === 'Authorized')
  const [mark] = marks
  const user = requiredUser(program, method.function)
  const checker = application?.authorizationChecker ?? null
  const authorized = mark === undefined ? [] : [{ ...checkerStage(program, mark, checker, 'Authorized'), config: rightsOf(program, marks) }]
  return [...authorized, ...user === null ? [] : [checkerStage(program, user, application?.currentUserChecker ?? null, 'CurrentUser')]]
}

const HANDED: HandedInput['part'][] = ['context', 'none']

function checkerStage(program: Program, mark: Decoration, checker: Entry | null, name: string): Stage {
  const element = elementOf(program, { name, place: placeOf(mark.site), values: checker?.values ?? [{ kind: 'unknown' }] }, null, 'route')
  const inputs = HANDED.map((part): HandedInput => ({ part, key: null, place: element.place, made: null, pipes: [] }))
  return stageOf(mark.site, { ...element, role: 'guard', inputs })
}

function handlerOf(program: Program, ref: ClassRef, { function: target, member }: Method, application: Application | null): Stage {
  const self: Value = { kind: 'object', class: ref, created: null, frame: null }
  const node = { kind: 'function', function: target.index, start: target.node.start, end: target.node.end } as const
  const site = { module: target.module, node }
  const options = application?.options ?? []
  return stageOf(site, {
    name: `${ref.node.name ?? ''}.${member.name ?? ''}`, place: placeOf(site),
    functions: [{ function: target, frame: null }],
    values: [{ kind: 'function', function: target, frame: null, self, bound: [] }],
    role: 'handler', wrappers: [], scope: 'route', returned: 'answer',
    inputs: inputsOf(program, target, options),
    // Instances are written by class-transformer unless that is turned off.
    answered: { through: [], excludes: constantOf(property(program, options, 'classTransformer')) !== false }
  })
}

/** What runs of a value: itself, or the method of a class by which the framework calls it. */
function elementOf(
  program: Program, { name, place, values }: { name: string, place: Place, values: readonly Value[] }, method: 'use' | null, scope: ChainElement['scope']
): ChainElement {
  const running = values.flatMap((value): readonly Value[] => {
    const own = method === null ? [] : methodsOf(program, value, method)
    return own.length > 0 ? own : [value]
  })
  return {
    name, place, functions: running.flatMap(value => value.kind === 'function' ? [runningOf(program, value)] : []), values: running,
    role: 'middleware', wrappers: [], scope
  }
}

function stageOf(site: Stage['site'], element: ChainElement): Stage {
  return { element, site, frame: null, mount: '/', presence: 'always', place: element.place }
}
