import type { Call, ClassRef, Program, Site, Value } from '../../model/index.ts'
import { classesMarked } from '../classes/methods.ts'
import { classOf, entryAt, listOf, property, type Entry } from '../classes/values.ts'
import { pathsAt, type PathText } from '../routing/paths.ts'
import { callsIn } from '../walk.ts'
import { PACKAGE } from './package.ts'

/** The calls that serve controllers, with the platform and whether they are handed an application that exists. */
const MAKING: Readonly<Record<string, { readonly platform: Platform, readonly hosted: boolean }>> = {
  createExpressServer: { platform: 'express', hosted: false },
  useExpressServer: { platform: 'express', hosted: true },
  createKoaServer: { platform: 'koa', hosted: false },
  useKoaServer: { platform: 'koa', hosted: true }
}

export type Platform = 'express' | 'koa'

/** One server of controllers with its options. */
export interface Application {
  readonly platform: Platform
  readonly call: Site<Call>
  /** The application on which they are registered. */
  readonly host: Site | null
  readonly prefix: PathText | null
  readonly controllers: readonly ClassRef[]
  /** Classes of `@Middleware({ type: 'before' })` that it runs for each request. */
  readonly middleware: readonly Value[]
  readonly authorizationChecker: Entry | null
  readonly currentUserChecker: Entry | null
  readonly options: readonly Value[]
}

/** The servers that the project makes. */
export function applicationsOf(program: Program): readonly Application[] {
  const found: Application[] = []
  for (const module of program.modules.values()) {
    if (!module.requests.some(({ from }) => from === PACKAGE)) continue
    for (const node of callsIn(module, 0)) {
      const call = { module, node }
      const kind = makingAt(program, call)
      if (kind !== null) found.push(applicationAt(program, call, kind))
    }
  }
  return found
}

function makingAt(program: Program, { module, node }: Site<Call>): (typeof MAKING)[string] | null {
  for (const value of program.evaluate({ module, node: node.callee })) {
    const name = value.kind === 'library' && value.package === PACKAGE ? value.path.replace(/^\.|\(\)$/g, '') : ''
    const kind = Object.hasOwn(MAKING, name) ? MAKING[name] : undefined
    if (kind !== undefined) return kind
  }
  return null
}

function applicationAt(program: Program, call: Site<Call>, { platform, hosted }: (typeof MAKING)[string] & object): Application {
  const { module, node: { arguments: args } } = call
  const given = args[hosted ? 1 : 0]
  const host = hosted ? args[0] : undefined
  const options = given === undefined ? [] : program.evaluate({ module, node: given })
  const prefix = property(program, options, 'routePrefix')
  return {
    platform, call, options,
    host: host === undefined ? null : { module, node: host },
    prefix: prefix === null ? null : pathsAt(program, prefix.site, prefix.frame)[0] ?? null,
    controllers: classesIn(program, property(program, options, 'controllers'), ({ package: name, name: of }) => name === PACKAGE && /^(?:Json)?Controller$/.test(of)),
    middleware: classesIn(program, property(program, options, 'middlewares'), ({ package: name, name: of }) => name === PACKAGE && of === 'Middleware')
      .map((ref): Value => ({ kind: 'class', class: ref, frame: null })),
    authorizationChecker: property(program, options, 'authorizationChecker'),
    currentUserChecker: property(program, options, 'currentUserChecker')
  }
}

/** The classes that a list names; of names of files, or of a list that is not known, all that are marked so. */
function classesIn(program: Program, entry: Entry | null, isMark: Parameters<typeof classesMarked>[1]): readonly ClassRef[] {
  const { items, whole } = listOf(program, entry)
  const named = items.flatMap(({ site, frame }) => entryAt(program, site, frame).values.flatMap(value => classOf(value) ?? []))
  return entry !== null && whole && named.length === items.length ? named : classesMarked(program, isMark)
}
