import type { Expression, ObjectExpression } from '../model/expression.ts'
import { forEachExpression, keysOf } from '../model/expressions.ts'
import type { Setting } from '../model/kind.ts'
import type { Library } from '../model/library.ts'
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
export function optionNames(libraries: ReadonlyMap<string, Library>): ReadonlyMap<string, Setting> {
  return new Map([...libraries.values()].flatMap(({ options = {} }) => Object.entries(options)))
}

function read(view: View): ReadonlyMap<Setting, readonly OptionUse[]> {
  const names = optionNames(view.program.libraries)
  const found = new Map<Setting, OptionUse[]>()
  for (const module of view.program.modules.values()) {
    const written = keysOf(module)
    // Most files hold none of them.
    if (![...names.keys()].some(name => written.has(name))) continue
    for (const use of usesIn(view, module, names)) {
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
