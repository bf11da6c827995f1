import type { Call, Tagged } from '../model/expression.ts'
import type { LibraryTarget } from '../model/program.ts'
import type { Frame, Site, Value } from '../model/value.ts'
import { objectMember } from './classes.ts'
import { exportedNames } from './exports.ts'
import { partOfResult } from './library/results.ts'
import { memberOfInstance, memberOfLibrary } from './library/values.ts'
import type { Entries, Linker, Placed } from './linker.ts'
import { classMember } from './statics.ts'
import { recordEntries, recordMember } from './records.ts'
import { literal, nothing, unknown, type Values } from './values.ts'
import { indexOf } from './module-index.ts'
import { unite } from './values.ts'

/** A member of a value: fields, methods, entries of records, exports of modules, members of library types. */
export function memberOf(linker: Linker, value: Value, name: string): Values {
  switch (value.kind) {
    case 'record': return recordMember(linker, value, name)
    case 'object': return objectMember(linker, value, name)
    case 'class': return classMember(linker, value, name)
    case 'module': return linker.exported(value.module, name)
    case 'instance': return memberOfInstance(linker, value, name)
    case 'library': return partOfCall(linker, value, name) ?? memberOfLibrary(linker, value, name)
    case 'array': return elementAt(linker, value, name)
    case 'function': return propertyOfFunction(linker, value, name)
    case 'environment': return value.name === null ? [{ kind: 'environment', name }] : [value]
    case 'literal': return literalMember(value.value, name)
    case 'regex':
    case 'text':
    case 'parameter':
    case 'unknown': return unknown
  }
}

/** A property of what a call of a library gave, by the model of that call. */
function partOfCall(linker: Linker, value: Value & { readonly kind: 'library' }, name: string): Values | null {
  const { created, path } = value
  const end = path.lastIndexOf('()')
  if (end < 0 || (created?.node.kind !== 'call' && created?.node.kind !== 'tagged')) return null
  const names = [...path.slice(end + 2).split('.').filter(Boolean), name]
  const target = libraryTarget(linker, { module: created.module, node: created.node }, value.frame)
  if (!target) return null
  const use = { target, call: { module: created.module, node: created.node }, frame: value.frame }
  return partOfResult(linker, use, names, { ...value, path: `${path}.${name}` })
}

/** A library's word on what a call or tag calls: the first that has one. */
function libraryTarget(linker: Linker, { module, node }: Site<Call | Tagged>, frame: Frame | null): LibraryTarget | null {
  if (node.kind === 'call') {
    for (const target of linker.targets(module, node, frame)) if (target.kind === 'library') return target.target
    return null
  }
  for (const one of linker.evaluate(module, node.tag, frame)) {
    const target = linker.item(one, null, { module, node }, frame)
    if (target) return target
  }
  return null
}

function elementAt(linker: Linker, value: Value & { readonly kind: 'array' }, name: string): Values {
  if (!/^\d+$/.test(name)) return unknown
  const elements = linker.elements(value)
  const hole = elements.indexOf(null)
  const index = Number(name)
  if (hole >= 0 && hole <= index) return unknown
  const placed = elements[index]
  return placed ? linker.evaluate(placed.site.module, placed.site.node, placed.frame) : literal(undefined)
}

/** A property that is assigned to a function: `handler.validators = […]`. */
function propertyOfFunction(linker: Linker, value: Value & { readonly kind: 'function' }, name: string): Values {
  const { module } = value.function
  const written = (indexOf(module).writes.get(name) ?? []).filter(write => write.target.kind === 'member'
    && linker.evaluate(module, write.target.object, null).some(one => one.kind === 'function' && one.function === value.function))
  return written.length > 0 ? unite(written.map(write => linker.evaluate(module, write.value, null))) : unknown
}

function literalMember(value: string | number | boolean | null | undefined, name: string): Values {
  if (value === null || value === undefined) return nothing
  return typeof value === 'string' && name === 'length' ? literal(value.length) : unknown
}

/** The entries of a record, or the exports of a module. */
export function entriesOf(linker: Linker, value: Value): Entries {
  if (value.kind === 'record') return recordEntries(linker, value)
  const entries = new Map<string, Placed>()
  if (value.kind !== 'module') return { entries, rest: true }
  for (const name of [...exportedNames(linker, value.module)].sort()) {
    const { module } = value
    const node = { kind: 'member', start: 0, end: 0, object: { kind: 'global', start: 0, end: 0, name: 'exports' }, property: name, name: { start: 0, end: 0 }, optional: false } as const
    const own = module.exports.find(one => one.name === name)
    entries.set(name, { site: { module, node: own?.value ?? { ...node, start: own?.start ?? 0, end: own?.end ?? 0 } }, frame: null })
  }
  return { entries, rest: false }
}
