import type { ChainElement, ClassRef, HandedInput, Program, Value } from '../../model/index.ts'
import type { Draft, Registered, Stage } from '../adapter.ts'
import type { Decoration } from '../classes/decorations.ts'
import { classesMarked, decorationsOfClass, methodsOfClass, type Method } from '../classes/methods.ts'
import { entryAt, placeOf } from '../classes/values.ts'
import { constant, UNKNOWN } from '../guards/abstract.ts'
import { MOST_ROUTES } from '../limits.ts'
import { ANY_PATH, joinPaths, pathsAt, type PathText } from '../routing/paths.ts'
import { isRequested } from '../walk.ts'
import { settingsFor } from './config.ts'
import { inputsOf } from './inputs.ts'
import { isOurs } from './package.ts'
import { securityOf, type Security } from './security.ts'

const VERBS: Readonly<Record<string, string>> = {
  Get: 'GET', Post: 'POST', Put: 'PUT', Delete: 'DELETE', Patch: 'PATCH', Head: 'HEAD', Options: 'OPTIONS'
}
/** The functions that the authentication module exports, one for each platform. */
const AUTHENTICATION = ['expressAuthentication', 'koaAuthentication', 'hapiAuthentication']

/** The routes that the generator writes: one for each decorated method of a class with a route. */
export function assemble(program: Program): Registered {
  if (!isRequested(program, /^(?:@tsoa\/runtime|tsoa)$/)) return { routes: [], elements: [], unresolved: [] }
  const controllers = classesMarked(program, each => isOurs(each) && each.name === 'Route')
  if (controllers.length === 0) return { routes: [], elements: [], unresolved: [] }
  const authentication = authenticationIn(program)
  const drafts = controllers.flatMap(ref => routesOf(program, ref, authentication)).slice(0, MOST_ROUTES)
  return { routes: drafts, elements: drafts.flatMap(({ stages }) => stages), unresolved: [] }
}

function authenticationIn(program: Program): readonly Value[] {
  return [...program.modules.values()].flatMap(module => module.exports.some(({ name }) => AUTHENTICATION.includes(name))
    ? AUTHENTICATION.flatMap(name => program.member({ kind: 'module', module }, name)).filter(({ kind }) => kind === 'function') : [])
}

function routesOf(program: Program, ref: ClassRef, authentication: readonly Value[]): readonly Draft[] {
  const decorations = decorationsOfClass(program, ref)
  const mark = decorations.find(each => isOurs(each) && each.name === 'Route')
  if (mark === undefined) return []
  const { basePath } = settingsFor(program, ref.module.path)
  const [outer = ANY_PATH] = pathsIn(program, mark)
  return methodsOfClass(program, ref).flatMap(method => method.decorations.flatMap((verb): readonly Draft[] => {
    const name = isOurs(verb) && Object.hasOwn(VERBS, verb.name) ? VERBS[verb.name] : undefined
    if (name === undefined) return []
    const stages = stagesOf(program, ref, decorations, method, authentication)
    const place = placeOf(verb.site)
    return pathsIn(program, verb).map(path => ({
      method: name, path: [{ ...ANY_PATH, text: basePath }, outer, path].reduce((full, part) => joinPaths(full, braces(part)), '/'),
      resolved: outer.known && path.known, framework: 'tsoa', place, registration: { place, insertAt: null, receiver: '' },
      stages, handler: stages.at(-1) ?? null, group: `${ref.module.path}#${ref.node.name ?? ''}`, condition: null, app: `${mark.site.module.path}#app`
    }))
  }))
}

/** `{id}` is `:id`. */
const braces = (path: PathText): PathText => ({ ...path, text: path.text.replace(/\{(\w+)\}/g, ':$1') })

function pathsIn(program: Program, { site: { module }, arguments: [first], frame }: Decoration): readonly PathText[] {
  return first === undefined ? [ANY_PATH] : pathsAt(program, { module, node: first }, frame)
}

/** What is asked of the request, then middleware of class and method, then the action: as the generated routes have it. */
function stagesOf(
  program: Program, ref: ClassRef, decorations: readonly Decoration[], method: Method, authentication: readonly Value[]
): readonly Stage[] {
  return [
    ...securityOf(program, method.decorations, decorations).map(each => guardOf(each, authentication)),
    ...middlewareIn(program, decorations, 'router'), ...middlewareIn(program, method.decorations, 'route'),
    handlerOf(program, ref, method)
  ]
}

const HANDED: readonly (readonly [HandedInput['part'], string | null])[] = [['request', null], ['none', 'name'], ['none', 'scopes'], ['response', null]]

/** The function of the authentication module, asked for one kind of credential. */
function guardOf({ name, scopes, decoration, alternative }: Security, authentication: readonly Value[]): Stage {
  const place = placeOf(decoration.site)
  const values: readonly Value[] = authentication.length === 0 ? [{ kind: 'unknown' }] : authentication
  const inputs = HANDED.map(([part, key]): HandedInput => ({ part, key, place, made: null, pipes: [] }))
  const element: ChainElement = {
    name: `Security${name === null ? '' : ` ${name}`}`, place, values, functions: functionsIn(values), role: 'guard', wrappers: [], scope: 'route', inputs
  }
  const config = { kind: 'record', open: false, fields: new Map([
    ['name', name === null ? UNKNOWN : constant(name, false)], ['scopes', { kind: 'list', items: scopes }]
  ]) } as const
  return { ...stageOf(decoration.site, element), config, presence: alternative ? 'sometimes' : 'always' }
}

function middlewareIn(program: Program, decorations: readonly Decoration[], scope: 'router' | 'route'): readonly Stage[] {
  return decorations.filter(each => isOurs(each) && each.name === 'Middlewares').flatMap(({ site: { module }, arguments: args, frame }) =>
    args.map(node => {
      const { site, values } = entryAt(program, { module, node: node.kind === 'spread' ? node.value : node }, frame)
      return stageOf(site, {
        name: program.words(site), place: placeOf(site), values, functions: functionsIn(values), role: 'middleware', wrappers: [], scope
      })
    }))
}

function handlerOf(program: Program, ref: ClassRef, { function: target, member }: Method): Stage {
  const self: Value = { kind: 'object', class: ref, created: null, frame: null }
  const site = { module: target.module, node: { kind: 'function', function: target.index, start: target.node.start, end: target.node.end } as const }
  return stageOf(site, {
    name: `${ref.node.name ?? ''}.${member.name ?? ''}`, place: placeOf(site), functions: [{ function: target, frame: null }],
    values: [{ kind: 'function', function: target, frame: null, self, bound: [] }], role: 'handler', wrappers: [], scope: 'route',
    returned: 'answer', inputs: inputsOf(program, target, settingsFor(program, ref.module.path))
  })
}

function functionsIn(values: readonly Value[]): ChainElement['functions'] {
  return values.flatMap(value => value.kind === 'function' ? [{ function: value.function, frame: value.frame }] : [])
}

function stageOf(site: Stage['site'], element: ChainElement): Stage {
  return { element, site, frame: null, mount: '/', presence: 'always', place: element.place }
}
