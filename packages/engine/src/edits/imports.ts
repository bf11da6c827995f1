import type { Edit } from '../model/finding.ts'
import type { Module } from '../model/module.ts'
import type { View } from '../model/rule.ts'
import { insert } from './edit.ts'

/** How a value of another file is got at: the name to write, and the edit that makes it known. */
export interface Reach {
  readonly name: string
  readonly edits: readonly Edit[]
}

/**
 * Makes a name that one file exports usable in another: as it is when it is there already, else by an import in the form that the
 * file uses. Null when the name is exported by nobody or taken by something else.
 */
export function reach(view: View, into: string, from: string, name: string): Reach | null {
  const target = view.module(into)
  const source = view.module(from)
  if (target === null || source === null) return null
  if (into === from) return { name, edits: [] }
  const present = target.bindings.find(each => each.name === name && each.function === 0)
  if (present !== undefined) return isImportOf(view, target, present.import?.from, from) ? { name, edits: [] } : null
  const exported = source.exports.find(each => each.name === name && each.from === null && !each.typeOnly)
  if (exported === undefined || target.format === 'script') return null
  const specifier = relativeSpecifier(target, from)
  const edit = importLine(view, target, target.format === 'esm' ? `import { ${name} } from '${specifier}'` : `const { ${name} } = require('${specifier}')`)
  return edit === null ? null : { name, edits: [edit] }
}

/** Makes a name that a package exports usable in a file. Null when the name is taken by something else. */
export function reachPackage(view: View, into: string, from: string, name: string): Reach | null {
  const target = view.module(into)
  if (target?.format !== 'esm') return null
  const imported = target.bindings.filter(each => each.import?.from === from && !each.import.typeOnly && !notNamed.has(each.import.name))
  const present = imported.find(each => each.import?.name === name)
  if (present !== undefined) return { name: present.name, edits: [] }
  if (target.bindings.some(each => each.name === name && each.function === 0)) return null
  const last = imported.at(-1)
  return last === undefined ? null : { name, edits: [insert(into, last.end, `, ${name}`)] }
}

/**
 * Makes what a module outside of the project exports usable in a file: by a name or namespace that is there already, else by a line of
 * its own behind the last import. Null when the name is taken, or the file imports nothing.
 */
export function reachModule(view: View, into: string, from: string, name: string): Reach | null {
  const target = view.module(into)
  if (target === null) return null
  const same = (other: string | undefined): boolean => other?.replace(/^node:/, '') === from.replace(/^node:/, '')
  const imported = target.bindings.filter(each => same(each.import?.from) && each.import?.typeOnly !== true)
  const named = imported.find(each => each.import?.name === name)
  if (named !== undefined) return { name: named.name, edits: [] }
  const space = imported.find(each => each.import !== null && notNamed.has(each.import.name))
  if (space !== undefined) return { name: `${space.name}.${name}`, edits: [] }
  if (target.bindings.some(each => each.name === name) || target.format === 'script') return null
  const specifier = target.requests.some(each => /^(?:fs|path|http|https|crypto|url|util)$/.test(each.from)) ? from.replace(/^node:/, '') : from
  const edit = importLine(view, target, target.format === 'esm' ? `import { ${name} } from '${specifier}'` : `const { ${name} } = require('${specifier}')`)
  return edit === null ? null : { name, edits: [edit] }
}

/** The same for several names, in one line where a line is needed. */
export function reachNames(view: View, into: string, from: string, names: readonly string[]): readonly Reach[] | null {
  const found = names.map(name => reachModule(view, into, from, name))
  const reached = found.filter(each => each !== null)
  if (reached.length < names.length) return null
  const added = names.filter((_, index) => reached[index]?.edits.length === 1)
  const [first] = added
  return first === undefined ? reached : reached.map((each, index) => {
    const [edit] = each.edits
    if (edit === undefined) return each
    return { name: each.name, edits: names[index] === first ? [{ ...edit, text: edit.text.replace(`{ ${first} }`, `{ ${added.join(', ')} }`) }] : [] }
  })
}

/** A line of its own behind the last import, with a semicolon where that has one. */
function importLine(view: View, target: Module, statement: string): Edit | null {
  const last = target.requests.findLast(each => each.form === (target.format === 'esm' ? 'import' : 'require'))
  if (last === undefined) return null
  const text = view.text(target.path)
  const end = text.indexOf('\n', last.end)
  const at = end < 0 ? text.length : end
  const semicolon = text.slice(last.end, at).includes(';') ? ';' : ''
  return insert(target.path, at, `\n${statement}${semicolon}`)
}

const notNamed: ReadonlySet<string> = new Set(['*', '=', 'default'])

function isImportOf(view: View, module: Module, specifier: string | undefined, path: string): boolean {
  if (specifier === undefined) return false
  const target = view.program.resolve(module.path, specifier)
  return target.kind === 'file' && target.path === path
}

/** The path from one file to another, with or without the extension as the file's other imports have it. */
function relativeSpecifier(module: Module, to: string): string {
  const from = module.path.split('/').slice(0, -1)
  const parts = to.split('/')
  let shared = 0
  while (shared < from.length && shared < parts.length - 1 && from[shared] === parts[shared]) shared++
  const up = '../'.repeat(from.length - shared)
  const path = (up === '' ? './' : up) + parts.slice(shared).join('/')
  const sample = module.requests.find(each => each.from.startsWith('.'))?.from ?? ''
  const bare = path.replace(/\.[cm]?[jt]sx?$/, '')
  if (/\.[cm]?js$/.test(sample)) return `${bare}.js`
  return /\.[cm]?ts$/.test(sample) ? path : bare
}
