import type { Frame, Site, Value } from '../model/value.ts'
import { VALUES } from './limits.ts'

export type Values = readonly Value[]

export const nothing: Values = []
const unknownValue: Value = { kind: 'unknown' }
export const unknown: Values = [unknownValue]
export const undefinedValue: Value = { kind: 'literal', value: undefined }

export function literal(value: string | number | boolean | null | undefined): Values {
  return [{ kind: 'literal', value }]
}

/** Something is known of it, so that neither a declared type nor a guess has to help out. */
export function isInformative(value: Value): boolean {
  if (value.kind === 'unknown' || value.kind === 'parameter') return false
  return value.kind !== 'literal' || (value.value !== null && value.value !== undefined)
}

export function areInformative(values: Values): boolean {
  return values.some(isInformative)
}

/** The same thing: the same function in the same activation, the instance made by the same call in the same activation. */
export function isSameValue(a: Value, b: Value): boolean {
  return a === b || (a.kind === b.kind && compareValues(a, b) === 0)
}

export function areSameValues(a: Values, b: Values): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => {
    const other = b[index]
    return other !== undefined && isSameValue(value, other)
  }))
}

/** The same, down to the objects that they speak of: equal places in two texts of one file are not. */
export function areIdentical(a: Values, b: Values): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => isIdentical(value, b[index])))
}

function isIdentical(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((part, index) => isIdentical(part, b[index]))
  if (!('kind' in a || 'node' in a) || 'start' in a || 'functions' in a) return false
  const parts = Object.entries(a)
  return parts.length === Object.keys(b).length && parts.every(([name, part]) => name === 'node' || name === 'module' || name === 'function'
    ? part === (b as Record<string, unknown>)[name]
    : isIdentical(part, (b as Record<string, unknown>)[name]))
}

/**
 * The union of answers, without doubles, in an order of its own (place in the text, not order of questions), so that answers do not
 * depend on what was asked before.
 */
export function unite(lists: readonly Values[]): Values {
  const filled = lists.filter(list => list.length > 0)
  const [first] = filled
  if (!first) return nothing
  if (filled.length === 1) return first
  return normalise(filled.flat())
}

export function normalise(values: Values): Values {
  if (values.length < 2) return values
  const sorted = [...values].sort(compareValues)
  const kept = sorted.filter((value, index) => {
    const before = sorted[index - 1]
    return index === 0 || before === undefined || compareValues(before, value) !== 0
  })
  return kept.length > VALUES ? [...kept.slice(0, VALUES), unknownValue] : kept
}

const order: Readonly<Record<Value['kind'], number>> = {
  function: 0, class: 1, object: 2, instance: 3, library: 4, record: 5, array: 6, module: 7, literal: 8, regex: 9, text: 10,
  environment: 11, parameter: 12, unknown: 13
}

/** A total order that knows no object identities: kind, file, place, activation. */
function compareValues(a: Value, b: Value): number {
  if (a === b) return 0
  if (a.kind !== b.kind) return order[a.kind] - order[b.kind]
  return compareSameKind(a, b)
}

function compareSameKind(a: Value, b: Value): number {
  if (a.kind === 'function' && b.kind === 'function') {
    return comparePlace(a.function.module.path, a.function.index, b.function.module.path, b.function.index)
      || compareFrames(a.frame, b.frame) || compareSelves(a.self, b.self) || compareLists(a.bound, b.bound)
  }
  if (a.kind === 'class' && b.kind === 'class') return compareClass(a, b) || compareFrames(a.frame, b.frame)
  if (a.kind === 'object' && b.kind === 'object') return compareClass(a, b) || compareMade(a, b)
  if (a.kind === 'instance' && b.kind === 'instance') {
    return compareText(a.package, b.package) || compareText(a.type, b.type) || compareMade(a, b) || compareText(a.of ?? '', b.of ?? '')
  }
  if (a.kind === 'library' && b.kind === 'library') {
    return compareText(a.package, b.package) || compareText(a.path, b.path) || compareMade(a, b)
      || compareSelves(a.self ?? null, b.self ?? null)
  }
  if ((a.kind === 'record' || a.kind === 'array') && (b.kind === 'record' || b.kind === 'array')) {
    return compareSites(a.site, b.site) || compareFrames(a.frame, b.frame)
  }
  return comparePlain(a, b)
}

function comparePlain(a: Value, b: Value): number {
  if (a.kind === 'module' && b.kind === 'module') return compareText(a.module.path, b.module.path)
  if (a.kind === 'literal' && b.kind === 'literal') {
    return compareText(typeof a.value, typeof b.value) || compareText(String(a.value), String(b.value))
  }
  if (a.kind === 'regex' && b.kind === 'regex') return compareText(a.pattern, b.pattern) || compareText(a.flags, b.flags)
  if (a.kind === 'text' && b.kind === 'text') return compareText(JSON.stringify(a.parts), JSON.stringify(b.parts))
  if (a.kind === 'environment' && b.kind === 'environment') return compareText(a.name ?? '', b.name ?? '')
  if (a.kind === 'parameter' && b.kind === 'parameter') {
    return comparePlace(a.function.module.path, a.function.index, b.function.module.path, b.function.index) || a.index - b.index
  }
  return 0
}

interface Made { readonly created: Site | null, readonly frame: Frame | null }
interface OfClass { readonly class: { readonly module: { readonly path: string }, readonly index: number } }

function compareClass(a: OfClass, b: OfClass): number {
  return comparePlace(a.class.module.path, a.class.index, b.class.module.path, b.class.index)
}

function compareMade(a: Made, b: Made): number {
  return compareOptional(a.created, b.created, compareSites) || compareFrames(a.frame, b.frame)
}

/** Nodes are told apart by identity, since made-up ones have the place of what they stand for. */
function compareSites(a: Site, b: Site): number {
  if (a.node === b.node) return 0
  return comparePlace(a.module.path, a.node.start, b.module.path, b.node.start) || a.node.end - b.node.end
    || compareText(a.node.kind, b.node.kind) || -1
}

function compareFrames(a: Frame | null, b: Frame | null): number {
  if (a === b) return 0
  return compareOptional(a, b, (x, y) =>
    comparePlace(x.function.module.path, x.function.index, y.function.module.path, y.function.index)
    || compareOptional(x.call, y.call, compareSites) || compareFrames(x.caller, y.caller) || compareFrames(x.parent, y.parent)
    || compareSelves(x.self, y.self) || compareBound(x, y))
}

/** Turns of a loop and assumed activations: by what their variables hold. */
function compareBound(a: Frame, b: Frame): number {
  if (a.call === null && b.call === null) {
    const byArguments = compareLists(a.arguments, b.arguments)
    if (byArguments !== 0) return byArguments
  }
  return compareLists([...a.bound?.values() ?? []], [...b.bound?.values() ?? []])
}

function compareSelves(a: Value | null, b: Value | null): number {
  return compareOptional(a, b, compareValues)
}

function compareLists(a: readonly Values[], b: readonly Values[]): number {
  if (a === b) return 0
  if (a.length !== b.length) return a.length - b.length
  for (const [index, values] of a.entries()) {
    const other = b[index] ?? nothing
    if (values.length !== other.length) return values.length - other.length
    for (const [place, value] of values.entries()) {
      const compared = compareValues(value, other[place] ?? unknownValue)
      if (compared !== 0) return compared
    }
  }
  return 0
}

function compareOptional<T>(a: T | null, b: T | null, compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1
  return compare(a, b)
}

function comparePlace(path: string, at: number, otherPath: string, otherAt: number): number {
  return compareText(path, otherPath) || at - otherAt
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
