import type { Export, Module } from '../model/module.ts'
import { exportedByPackage } from './library/values.ts'
import type { ExportSource, Linker } from './linker.ts'
import { exportsNamed } from './module-index.ts'
import { unite, unknown, type Values } from './values.ts'

/** What an import of `name` from `from` stands for (`default`, `*` the namespace, `=` the CommonJS value). */
export function importedValues(linker: Linker, module: Module, from: string, name: string): Values {
  const resolution = linker.resolve(module.path, from)
  if (resolution.kind === 'package') return exportedByPackage(linker, resolution.package, resolution.subpath, name)
  if (resolution.kind === 'missing') return unknown
  const target = linker.modules.get(resolution.path)
  return target ? linker.exported(target, name) : unknown
}

/** What a file exports under a name. */
export function exportedValues(linker: Linker, module: Module, name: string): Values {
  const found = sourcesOf(linker, module, name)
  if (found.length > 0) return unite(found.map(source => evaluateSource(linker, source)))
  return name === '*' || name === '=' ? [{ kind: 'module', module }] : unknown
}

function sourcesOf(linker: Linker, module: Module, name: string): readonly ExportSource[] {
  return linker.exportSources.of(module, name, () => find(linker, module, name, new Set()))
}

function evaluateSource(linker: Linker, source: ExportSource): Values {
  if (source.kind === 'namespace') return [{ kind: 'module', module: source.module }]
  if (source.kind === 'imported') return importedValues(linker, source.module, source.from, source.name)
  const values = linker.evaluate(source.module, source.node, null)
  const { member } = source
  return member === null ? values : unite(values.map(value => linker.member(value, member)))
}

/** Where the name comes from. Barrels are followed without asking what anything is; `seen` cuts circles of `export *`. */
function find(linker: Linker, module: Module, name: string, seen: Set<string>): readonly ExportSource[] {
  const key = `${module.path}\n${name}`
  if (seen.has(key)) return []
  seen.add(key)
  if (name === '*') return [{ kind: 'namespace', module }]
  const named = exportsNamed(module, name).filter(one => one.value !== null || one.from !== null)
  if (named.length > 0) return named.flatMap(one => follow(linker, module, one, seen))
  const whole = exportsNamed(module, '=').filter(one => one.value !== null)
  if (whole.length > 0) return whole.map(one => ofWhole(module, one, name))
  if (name === '=' || (name === 'default' && module.format === 'commonjs')) return [{ kind: 'namespace', module }]
  if (name === 'default') return []
  return exportsNamed(module, '*').flatMap(one => star(linker, module, one, name, seen))
}

/** A name of a file that exports one CommonJS value: that value for `default`, else its member. */
function ofWhole(module: Module, whole: Export, name: string): ExportSource {
  const node = whole.value ?? { kind: 'unknown', start: whole.start, end: whole.end, children: [] }
  return { kind: 'expression', module, node, member: name === '=' || name === 'default' ? null : name }
}

function follow(linker: Linker, module: Module, one: Export, seen: Set<string>): readonly ExportSource[] {
  if (one.from === null) return one.value ? [{ kind: 'expression', module, node: one.value, member: null }] : []
  const imported = one.imported ?? one.name
  const target = fileOf(linker, module, one.from)
  return target ? find(linker, target, imported, seen) : [{ kind: 'imported', module, from: one.from, name: imported }]
}

function star(linker: Linker, module: Module, one: Export, name: string, seen: Set<string>): readonly ExportSource[] {
  if (one.from === null) return []
  const target = fileOf(linker, module, one.from)
  if (target) return find(linker, target, name, seen)
  return linker.resolve(module.path, one.from).kind === 'package' ? [{ kind: 'imported', module, from: one.from, name }] : []
}

function fileOf(linker: Linker, module: Module, from: string): Module | null {
  const resolution = linker.resolve(module.path, from)
  return resolution.kind === 'file' ? linker.modules.get(resolution.path) ?? null : null
}

/** The names that a file exports, those of `export *` included; `default` and types are left out. */
export function exportedNames(linker: Linker, module: Module, seen = new Set<Module>()): ReadonlySet<string> {
  const names = new Set<string>()
  if (seen.has(module)) return names
  seen.add(module)
  for (const one of module.exports) {
    if (one.typeOnly || one.name === '=' || one.name === 'default') continue
    if (one.name !== '*') {
      if (one.value !== null || one.from !== null) names.add(one.name)
      continue
    }
    const target = one.from === null ? null : fileOf(linker, module, one.from)
    if (target) for (const name of exportedNames(linker, target, seen)) names.add(name)
  }
  return names
}

