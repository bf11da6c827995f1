import type { Call, Expression } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { Setting } from '../model/kind.ts'
import type { SettingPort, Signature } from '../model/library.ts'
import type { Module } from '../model/module.ts'
import { parsePort, type PortStep } from '../model/port.ts'
import type { LibraryTarget, Program } from '../model/program.ts'
import type { View } from '../model/rule.ts'
import type { SettingUse } from '../model/setting.ts'
import type { Frame, Site } from '../model/value.ts'
import { handedOptions } from './handed-options.ts'
import { namesOf } from './setting-names.ts'
import { isAtLeast } from './versions.ts'

const known = new WeakMap<Program, ReadonlyMap<Setting, readonly SettingUse[]>>()

/**
 * Every use of a setting in the files that are judged, in their order. All settings are found in one walk, over calls whose name some
 * model knows, and kept. The idea: CodeQL's API graphs, asked for arguments.
 */
export function settingsOf(view: View, setting: Setting): readonly SettingUse[] {
  let found = known.get(view.program)
  if (found === undefined) known.set(view.program, found = read(view.program))
  return found.get(setting) ?? []
}

function read(program: Program): ReadonlyMap<Setting, readonly SettingUse[]> {
  const found = new Map<Setting, SettingUse[]>()
  const names = namesOf(program)
  const handed = handedOptions(program)
  for (const module of program.modules.values()) {
    const isNear = module.requests.some(({ from }) => names.packages.has(from))
    for (const node of callsOf(module)) {
      const call = { module, node }
      for (const use of [...mayMatter(node, names.members, isNear) ? usesIn(program, call) : [], ...handed(call)]) {
        const list = found.get(use.setting)
        if (list === undefined) found.set(use.setting, [use])
        else list.push(use)
      }
    }
  }
  return found
}

function mayMatter({ callee, arguments: given }: Call, members: ReadonlySet<string>, isNear: boolean): boolean {
  if (callee.kind === 'member') return members.has(callee.property) || (isNear && given.length > 0)
  return isNear
}

function usesIn(program: Program, call: Site<Call>): readonly SettingUse[] {
  const found: SettingUse[] = []
  const seen = new Set<Signature>()
  for (const { target, signature } of signaturesOf(program, call)) {
    if (signature.settings === undefined || seen.has(signature)) continue
    seen.add(signature)
    for (const [port, word] of Object.entries(signature.settings)) {
      const setting = typeof word === 'string' ? word : word.setting
      const parsed = parsePort(port)
      if (parsed?.root.kind !== 'argument' || (typeof word !== 'string' && isLeftOut(program, call, word.unless))) continue
      const at = argumentAt(call, parsed.root.index)
      const last = parsed.path.at(-1)
      const development = program.isNeverInProduction(call)
      for (const place of at === null ? [{ ...nowhere, presence: 'unknown' as const }] : follow(program, at, parsed.path)) {
        const name = last?.kind === 'property' ? last.name : ''
        const unsaidIsSafe = typeof word !== 'string' && isAtLeast(program.range(call.module.path, target.library.package), word.safeSince)
        const { self, name: callee, library } = target
        found.push({ setting, port, self, call, callee, package: library.package, name, unsaidIsSafe, development, ...place })
      }
    }
  }
  return found
}

type Condition = NonNullable<Extract<SettingPort, object>['unless']>

/** Whether another option has the value with which this one decides nothing. */
function isLeftOut(program: Program, call: Site<Call>, unless: Condition | undefined): boolean {
  const parsed = unless === undefined ? null : parsePort(unless.port)
  if (unless === undefined || parsed?.root.kind !== 'argument') return false
  const at = argumentAt(call, parsed.root.index)
  const places = at === null ? [] : follow(program, at, parsed.path)
  return places.some(({ given, frame }) => given !== null && program.constant(given, frame) === unless.is)
}

/** The library calls that a call is, those of a plugin that it installs included. */
function* signaturesOf(program: Program, call: Site<Call>): Iterable<{ readonly target: LibraryTarget, readonly signature: Signature }> {
  for (const each of program.targets(call)) {
    if (each.kind !== 'library' || each.target.signature === null) continue
    yield { target: each.target, signature: each.target.signature }
    const plugin = each.target.signature.installs === undefined ? undefined : call.node.arguments[0]
    if (plugin === undefined) continue
    for (const value of program.evaluate({ module: call.module, node: plugin })) {
      const target = program.item(value, null, call)
      if (target !== null && target.signature !== null) yield { target, signature: target.signature }
    }
  }
}

type Place = Pick<SettingUse, 'given' | 'frame' | 'presence' | 'options' | 'missing'>

const nowhere: Place = { given: null, frame: null, presence: 'absent', options: null, missing: [] }

/** An argument by its place: undefined when there is none, null when a spread hides it. */
function argumentAt({ module, node }: Site<Call>, index: number): { readonly site: Site | undefined } | null {
  const spread = node.arguments.findIndex(each => each.kind === 'spread')
  if (spread >= 0 && spread <= index) return null
  const given = node.arguments[index]
  return { site: given === undefined ? undefined : { module, node: given } }
}

/** Where the properties of a port lead: one place for each object that may stand there. Elements stand for their array. */
function follow(program: Program, { site }: { readonly site: Site | undefined }, path: readonly PortStep[]): readonly Place[] {
  const names = path.flatMap(step => (step.kind === 'property' ? [step.name] : []))
  if (site === undefined) return [{ ...nowhere, missing: names }]
  let places: readonly Place[] = [{ given: site, frame: null, presence: 'given', options: null, missing: [] }]
  for (const [index, step] of path.entries()) places = places.flatMap(place => (step.kind === 'property' ? property(program, place, names.slice(index)) : [place]))
  return places
}

function property(program: Program, place: Place, missing: readonly string[]): readonly Place[] {
  const [name = ''] = missing
  if (place.given === null) return [place]
  const values = program.evaluate(inProduction(program, place.given, place.frame), place.frame)
  const places = values.flatMap((value): readonly Place[] => {
    if (value.kind !== 'record') return value.kind === 'literal' ? [{ ...nowhere, missing }] : [{ ...nowhere, presence: 'unknown' }]
    const { entries, rest } = program.entries(value)
    const entry = entries.get(name)
    const options = value.site
    if (entry !== undefined) return [{ given: entry.site, frame: entry.frame, presence: 'given', options, missing: [] }]
    return [{ ...nowhere, presence: rest ? 'unknown' : 'absent', options, missing }]
  })
  return places.length === 0 ? [{ ...nowhere, presence: 'unknown' }] : places
}

/** The constant that stands at a setting in production; undefined when there is none, or more than one. */
export function constantOf(view: View, { given, frame }: Pick<SettingUse, 'given' | 'frame'>): string | number | boolean | null | undefined {
  if (given === null) return undefined
  return view.program.constant(inProduction(view.program, given, frame), frame)
}

/** The branch of a `?:` that production takes, else the expression itself. */
export function inProduction(program: Program, site: Site, frame: Frame | null): Site {
  let at: { readonly module: Module, readonly node: Expression } = site
  while (at.node.kind === 'conditional') {
    const test = { module: at.module, node: at.node.test }
    const holds = program.holdsInProduction(test, frame) ?? (isThing(program, test, frame) ? true : null)
    if (holds === null) return at
    at = { module: at.module, node: holds ? at.node.then : at.node.else }
  }
  return at
}

/** The uses of several settings, call by call, in the order of the calls. */
export function settingsByCall(view: View, settings: readonly Setting[]): ReadonlyMap<Site<Call>, readonly SettingUse[]> {
  const byCall = new Map<Site<Call>, SettingUse[]>()
  for (const use of settings.flatMap(setting => settingsOf(view, setting))) {
    const list = byCall.get(use.call)
    if (list === undefined) byCall.set(use.call, [use])
    else list.push(use)
  }
  return byCall
}

/** A test for what is certainly there: a module, a function, an object that is written out (`fs ? fs.readFileSync(path) : ''`). */
function isThing(program: Program, site: Site, frame: Frame | null): boolean {
  if (site.node.kind !== 'ref') return false
  const values = program.evaluate(site, frame)
  return values.length > 0 && values.every(({ kind, ...value }) => ['record', 'array', 'function', 'class', 'module'].includes(kind) || (kind === 'library' && 'path' in value && !value.path.includes('()')))
}
