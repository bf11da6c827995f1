import type { Expression, ObjectExpression } from '../model/expression.ts'
import { forEachExpression, keysOf } from '../model/expressions.ts'
import type { Setting } from '../model/kind.ts'
import type { Item, Library } from '../model/library.ts'
import type { Module } from '../model/module.ts'
import type { Program } from '../model/program.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'

/** An option by its name, in an object that is written out or in an assignment, whoever takes it. */
export interface OptionUse {
  readonly setting: Setting
  readonly name: string
  readonly given: Site
  readonly frame: null
  /** The object that it is a property of; null when it is assigned. */
  readonly options: ObjectExpression | null
  /** A test keeps it from being reached in production. */
  readonly development: boolean
}

const known = new WeakMap<Program, ReadonlyMap<Setting, readonly OptionUse[]>>()

/** Every place where an option of this setting is written that means the same whoever takes it (`Library.options`), file by file. */
export function optionsOf(view: View, setting: Setting): readonly OptionUse[] {
  let found = known.get(view.program)
  if (found === undefined) known.set(view.program, found = read(view))
  return found.get(setting) ?? []
}

/** What the models say of options by their names alone. */
function optionNames(libraries: ReadonlyMap<string, Library>): ReadonlyMap<string, Setting> {
  return new Map([...libraries.values()].flatMap(({ options = {} }) => Object.entries(options)))
}

/** Members of packages that decide something when a value is assigned to them. */
function assignable(libraries: ReadonlyMap<string, Library>): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (items: Readonly<Record<string, Item>>): void => {
    for (const [name, item] of Object.entries(items)) {
      if (item.decides !== undefined) found.add(name)
      if (item.members !== undefined) visit(item.members)
    }
  }
  for (const { exports } of libraries.values()) visit(exports)
  return found
}

function read(view: View): ReadonlyMap<Setting, readonly OptionUse[]> {
  const names = optionNames(view.program.libraries)
  const members = assignable(view.program.libraries)
  const found = new Map<Setting, OptionUse[]>()
  for (const module of view.program.modules.values()) {
    const written = keysOf(module)
    // Most files hold none of them.
    if (![...names.keys(), ...members].some(name => written.has(name))) continue
    for (const use of [...usesIn(view, module, names), ...assignmentsIn(view, module, members)]) {
      const list = found.get(use.setting)
      if (list === undefined) found.set(use.setting, [use])
      else list.push(use)
    }
  }
  return found
}

function usesIn(view: View, module: Module, names: ReadonlyMap<string, Setting>): readonly OptionUse[] {
  const found: OptionUse[] = []
  const add = (name: string, node: Expression, options: ObjectExpression | null): void => {
    const setting = names.get(name)
    const given = { module, node }
    if (setting === undefined) return
    found.push({ setting, name, given, frame: null, options, development: view.program.isNeverInProduction(given) })
  }
  forEachExpression(module, node => {
    if (node.kind === 'object') {
      for (const entry of node.entries) if (entry.kind === 'property' && !/^[gs]etter$/.test(entry.form)) add(entry.key, entry.value, node)
    } else if (node.kind === 'assign' && node.operator === '=' && node.target.kind === 'member') add(node.target.property, node.value, null)
  })
  return found.sort((a, b) => a.given.node.start - b.given.node.start)
}

function assignmentsIn(view: View, module: Module, members: ReadonlySet<string>): readonly OptionUse[] {
  const found: OptionUse[] = []
  forEachExpression(module, node => {
    if (node.kind !== 'assign' || node.operator !== '=' || node.target.kind !== 'member' || !members.has(node.target.property)) return
    const { object, property } = node.target
    const given = { module, node: node.value }
    const decided = view.program.evaluate({ module, node: object }).map(value => view.program.item(value, property)?.item.decides)
    const setting = decided.find(each => each !== undefined)
    if (setting === undefined) return
    found.push({ setting, name: property, given, frame: null, options: null, development: view.program.isNeverInProduction(given) })
  })
  return found
}
