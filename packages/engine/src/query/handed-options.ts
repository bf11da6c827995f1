import type { Call } from '../model/expression.ts'
import { keysOf } from '../model/expressions.ts'
import type { Setting } from '../model/kind.ts'
import type { Library } from '../model/library.ts'
import type { Program } from '../model/program.ts'
import type { SettingUse } from '../model/setting.ts'
import type { Frame, Site, Value } from '../model/value.ts'
import { assignedUnder } from './assigned-members.ts'

/** Objects within the object that is handed over: `{ credentials: { secretAccessKey } }`. */
const deepest = 2

/** What a call of some package is handed, in objects, under names that say what it decides (`Library.options`). */
export type HandedOptions = (call: Site<Call>) => readonly SettingUse[]

/**
 * Options of packages without a model, and of those whose model does not speak of them: `clientSecret` is a secret in the hands of every
 * strategy of passport. A name counts only where the object is handed to a package, since labels and messages have such names as well.
 */
export function handedOptions(program: Program): HandedOptions {
  const names = writtenNames(program)
  if (names.size === 0) return () => []
  return call => {
    const { module } = call
    const places = call.node.arguments.map((node, index) => ({ index, found: found(program, { module, node }, names) }))
      .filter(each => each.found.length > 0)
    const taker = places.length === 0 ? null : takerOf(program, call)
    if (taker === null) return []
    const development = program.isNeverInProduction(call)
    return places.flatMap(place => place.found.flatMap(({ path, setting, given, frame }): readonly SettingUse[] => {
      const port = [String(place.index), ...path].join('.')
      if (taker.ports.includes(port)) return []
      const name = path.at(-1) ?? ''
      return [{
        setting, port, self: null, call, callee: taker.callee, package: taker.package, name, given, frame, presence: 'given', options: null, missing: [],
        unsaidIsSafe: true, development
      }]
    }))
  }
}

interface Taker {
  readonly package: string
  readonly callee: string
  readonly ports: readonly string[]
}

/** The package that a call is of, and the ports of which its model speaks; null when it is of none. */
function takerOf(program: Program, call: Site<Call>): Taker | null {
  const [target] = program.targets(call)
  if (target?.kind === 'library') {
    const { library, name, signature } = target.target
    return { package: library.package, callee: name, ports: Object.keys(signature?.settings ?? {}) }
  }
  if (target?.kind !== 'opaque' || target.package === 'javascript') return null
  return { package: target.package, callee: `${target.package}${target.path.replaceAll('()', '').replace(/\.default$/, '')}`, ports: [] }
}

/** The names of options that some file of the program writes at all. */
function writtenNames(program: Program): ReadonlyMap<string, Setting> {
  const names = [...program.libraries.values()].flatMap(({ options = {} }: Library) => Object.entries(options)).filter(([, setting]) => setting === 'secret')
  return new Map(names.filter(([name]) => [...program.modules.values()].some(module => keysOf(module).has(name))))
}

interface Found {
  readonly path: readonly string[]
  readonly setting: Setting
  readonly given: Site
  readonly frame: Frame | null
}

function found(program: Program, site: Site, names: ReadonlyMap<string, Setting>): readonly Found[] {
  const { module, node } = site
  if (node.kind !== 'object' && node.kind !== 'ref' && node.kind !== 'member') return []
  const assigned = node.kind !== 'ref' ? [] : assignedUnder(module, node.binding).flatMap(([property, values]) => {
    const setting = names.get(property)
    return setting === undefined ? [] : values.map(value => ({ path: [property], setting, given: { module, node: value }, frame: null }))
  })
  return [...assigned, ...program.evaluate(site).flatMap(value => inRecord(program, value, names, []))]
}

function inRecord(program: Program, value: Value, names: ReadonlyMap<string, Setting>, path: readonly string[]): readonly Found[] {
  if (value.kind !== 'record') return []
  return [...program.entries(value).entries].flatMap(([name, { site, frame }]): readonly Found[] => {
    const setting = names.get(name)
    if (setting !== undefined) return [{ path: [...path, name], setting, given: site, frame }]
    if (site.node.kind !== 'object' || path.length + 1 >= deepest) return []
    return program.evaluate(site, frame).flatMap(inner => inRecord(program, inner, names, [...path, name]))
  })
}
