import type { Expression, ObjectEntry } from '../model/expression.ts'
import type { Frame, Value } from '../model/value.ts'
import type { Entries, Linker, Placed } from './linker.ts'
import { indexOf } from './module-index.ts'
import { literal, nothing, unite, unknown, type Values } from './values.ts'

type RecordValue = Value & { readonly kind: 'record' }

/**
 * An entry of an object literal: the last one written under the name, of the literal itself or of what is spread into it, or what
 * is assigned to the property later.
 */
export function recordMember(linker: Linker, value: RecordValue, name: string): Values {
  const { entries } = value.site.node
  const found: Values[] = []
  let isCertain = false
  for (let index = entries.length - 1; index >= 0 && !isCertain; index--) {
    const entry = entries[index]
    if (!entry || (entry.kind === 'property' && entry.key !== name)) continue
    const values = entryValues(linker, value, entry, name)
    if (values.length > 0) found.push(values)
    isCertain = entry.kind === 'property' && entry.form !== 'setter'
  }
  const later = assignedLater(linker, value, name)
  if (later.length > 0) found.push(later)
  for (const { from, keys } of copiedInto(linker, value)) {
    if (keys === null || keys.includes(name)) found.push(unite(from.map(one => memberOrNothing(linker, one, name))))
  }
  if (found.length > 0) return unite(found)
  return entries.some(entry => entry.kind !== 'property') ? unknown : literal(undefined)
}

function entryValues(linker: Linker, value: RecordValue, entry: ObjectEntry, name: string): Values {
  const { module } = value.site
  if (entry.kind === 'property') return propertyValues(linker, value, entry)
  if (entry.kind === 'spread') {
    const spread = linker.evaluate(module, entry.value, value.frame).map(one => memberOrNothing(linker, one, name))
    return unite(spread)
  }
  const keys = linker.evaluate(module, entry.key, value.frame)
  const mayBe = keys.length === 0 || keys.some(key => key.kind !== 'literal' || String(key.value) === name)
  return mayBe ? linker.evaluate(module, entry.value, value.frame) : nothing
}

function memberOrNothing(linker: Linker, value: Value, name: string): Values {
  const isNothing = value.kind === 'literal'
  return isNothing ? nothing : linker.member(value, name).filter(one => !(one.kind === 'literal' && one.value === undefined))
}

type Property = ObjectEntry & { readonly kind: 'property' }

/** Methods get the record as `this`; a getter gives what it returns. */
function propertyValues(linker: Linker, value: RecordValue, entry: Property): Values {
  const values = linker.evaluate(value.site.module, entry.value, value.frame)
  if (entry.form === 'setter') return nothing
  if (entry.form !== 'method' && entry.form !== 'getter') return values
  const methods = values.map(one => one.kind === 'function' ? { ...one, self: value } : one)
  if (entry.form === 'method') return methods
  return unite(methods.map(one => {
    if (one.kind !== 'function') return unknown
    const frame = linker.enter({
      function: one.function, arguments: () => [], parent: one.frame, self: value, call: null, caller: null, bound: null
    })
    return linker.returned(one.function, frame)
  }))
}

/** `registry.name = …` anywhere in the file that makes the record, where the target may be this one. */
function assignedLater(linker: Linker, value: RecordValue, name: string): Values {
  const { module } = value.site
  const writes = indexOf(module).writes.get(name) ?? []
  const found: Values[] = []
  for (const write of writes) {
    if (write.target.kind !== 'member' || write.operator !== '=' || write.target.object.kind !== 'ref') continue
    const isOwn = linker.evaluate(module, write.target.object, value.frame).some(one => one.kind === 'record' && one.site.node === value.site.node)
    if (isOwn) found.push(linker.evaluate(module, write.value, value.frame))
  }
  return unite(found)
}

interface Copied { readonly from: Values, readonly keys: readonly string[] | null }

/**
 * What is copied key by key into an object that begins empty (`for (const key of keys) to[key] = from[key]`). `keys`: which, where known;
 * of a callback's parameter those of all its calls.
 */
function copiedInto(linker: Linker, value: RecordValue): readonly Copied[] {
  const { site: { module, node }, frame } = value
  if (node.entries.length > 0) return []
  return indexOf(module).copies.flatMap(({ to, from, key }): readonly Copied[] => {
    const isOwn = linker.evaluate(module, to, frame).some(one => one.kind === 'record' && one.site.node === node)
    if (!isOwn) return []
    const names = linker.evaluate(module, key, frame).map(one => one.kind === 'literal' ? String(one.value) : null)
    const keys = names.length > 0 && !names.includes(null) ? names.filter(name => name !== null) : null
    return [{ from: linker.evaluate(module, from, frame), keys }]
  })
}

/** All entries of a record in order; those of spread records that are known take their places. */
export function recordEntries(linker: Linker, value: RecordValue): Entries {
  const entries = new Map<string, Placed>()
  const state = { rest: false }
  for (const entry of value.site.node.entries) addEntry(linker, value, entry, entries, state)
  for (const { from, keys } of copiedInto(linker, value)) addRecord(linker, from, entries, state, keys)
  return { entries, rest: state.rest }
}

function addEntry(linker: Linker, value: RecordValue, entry: ObjectEntry, entries: Map<string, Placed>, state: { rest: boolean }): void {
  const { site, frame } = value
  const place = (key: string, node: Expression, at: Frame | null): void => {
    entries.delete(key)
    entries.set(key, { site: { module: site.module, node }, frame: at })
  }
  if (entry.kind === 'property') {
    if (entry.form !== 'setter') place(entry.key, entry.value, frame)
    return
  }
  if (entry.kind === 'computed') {
    const [key, ...others] = linker.evaluate(site.module, entry.key, frame)
    if (key?.kind === 'literal' && others.length === 0) place(String(key.value), entry.value, frame)
    else state.rest = true
    return
  }
  addRecord(linker, linker.evaluate(site.module, entry.value, frame), entries, state, null)
}

/** The entries of another record, or (`keys`) those of these names. */
function addRecord(
  linker: Linker, values: Values, entries: Map<string, Placed>, state: { rest: boolean }, keys: readonly string[] | null
): void {
  const spread = values.filter(one => one.kind !== 'literal')
  const [only] = spread
  if (spread.length !== 1 || !only || (only.kind !== 'record' && only.kind !== 'module')) {
    state.rest ||= spread.length > 0
    return
  }
  const inner = linker.entries(only)
  state.rest ||= inner.rest
  for (const [key, placed] of inner.entries) {
    if (keys !== null && !keys.includes(key)) continue
    entries.delete(key)
    entries.set(key, placed)
  }
}
