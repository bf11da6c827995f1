import { entityOf } from '../model/entity-of.ts'
import type { Expression, Index, Member, Rest } from '../model/expression.ts'
import type { Module } from '../model/module.ts'
import type { Frame, Value } from '../model/value.ts'
import { ownFrame, selfOf } from './frames.ts'
import { elementsOf } from './library/results.ts'
import { areTelling } from './library/telling.ts'
import { globals } from './library/values.ts'
import type { Ancestors, Linker } from './linker.ts'
import { assignValues, binaryValues, fallbackValues, logicalValues, unaryValues } from './operators.ts'
import { textOf } from './text.ts'
import { areInformative, literal, nothing, undefinedValue, unite, unknown, type Values } from './values.ts'

/** What an expression may be, by its kind. Callers memoise. */
export function evaluateNode(linker: Linker, module: Module, node: Expression, frame: Frame | null): Values {
  const values = byKind(linker, module, node, frame)
  if (!node.casts || areTelling(linker, values)) return values
  return byCast(linker, module, node, values)
}

/** An assertion is evidence only where nothing better is known. */
function byCast(linker: Linker, module: Module, node: Expression, values: Values): Values {
  for (const cast of [...node.casts ?? []].reverse()) {
    const declared = cast.type ? linker.declared(module, cast.type) : nothing
    if (declared.length > 0) return declared
  }
  return values
}

function byKind(linker: Linker, module: Module, node: Expression, frame: Frame | null): Values {
  const evaluate = (part: Expression): Values => linker.evaluate(module, part, frame)
  switch (node.kind) {
    case 'literal': return node.bigint ? unknown : literal(node.value)
    case 'regex': return [{ kind: 'regex', pattern: node.pattern, flags: node.flags }]
    case 'concat': return textOf(linker, module, node, frame)
    case 'ref': return linker.binding(module, node.binding, frame)
    case 'global': return globalValues(module, node.name)
    case 'this':
    case 'super': return thisValues(linker, module, node, frame)
    case 'member': return memberValues(linker, module, node, frame)
    case 'index': return indexValues(linker, module, node, frame)
    case 'rest': return restValues(linker, module, node, frame)
    case 'fallback': return fallbackValues(evaluate, node)
    case 'call': return linker.call(module, node, frame)
    case 'tagged': return linker.tagged(module, node, frame)
    case 'function': {
      const parent = ownFrame(module, node, frame)
      return [{ kind: 'function', function: linker.functionRef(module, node.function), frame: parent, self: null, bound: [] }]
    }
    case 'class': return [{ kind: 'class', class: linker.classRef(module, node.class), frame: ownFrame(module, node, frame) }]
    case 'object': return [{ kind: 'record', site: { module, node }, frame: ownFrame(module, node, frame) }]
    case 'array': return [{ kind: 'array', site: { module, node }, frame: ownFrame(module, node, frame) }]
    case 'assign': return assignValues(evaluate, node)
    case 'binary': return binaryValues(evaluate, node)
    case 'unary': return unaryValues(evaluate, node)
    case 'logical': return logicalValues(evaluate, node)
    case 'conditional': return unite([evaluate(node.then), evaluate(node.else)])
    case 'await':
    case 'spread': return evaluate(node.value)
    case 'sequence': return lastOf(node.items, evaluate)
    case 'require': return linker.imported(module, node.from, '=')
    case 'import-call': return node.from.kind === 'literal' && typeof node.from.value === 'string'
      ? linker.imported(module, node.from.value, '*')
      : unknown
    case 'yield':
    case 'jsx':
    case 'unknown': return unknown
  }
}

function lastOf(items: readonly Expression[], evaluate: (node: Expression) => Values): Values {
  const last = items.at(-1)
  return last ? evaluate(last) : unknown
}

function globalValues(module: Module, name: string): Values {
  switch (name) {
    case 'undefined': return [undefinedValue]
    case 'NaN': return unknown
    case 'Infinity': return literal(Infinity)
    case 'exports': return [{ kind: 'module', module }]
    case 'globalThis':
    case 'global':
    case 'window': return [{ kind: 'library', package: globals, path: '', created: null, frame: null }]
    default: return [{ kind: 'library', package: globals, path: `.${name}`, created: null, frame: null }]
  }
}

type Self = Expression & { readonly kind: 'this' | 'super' }

function thisValues(linker: Linker, module: Module, node: Self, frame: Frame | null): Values {
  const self = node.static ? null : selfOf(module, node.function, node.class, frame)
  if (node.kind === 'super') return superValues(linker, module, node, self)
  if (self) return [self]
  if (node.class === null) return node.function === 0 && module.format === 'commonjs' ? [{ kind: 'module', module }] : unknown
  const ref = linker.classRef(module, node.class)
  const own = ownFrame(module, ref.node, frame)
  return [node.static ? { kind: 'class', class: ref, frame: own } : { kind: 'object', class: ref, created: null, frame: null }]
}

/** `super` as a receiver: what the base class has, on the same object. */
function superValues(linker: Linker, module: Module, node: Self, self: Value | null): Values {
  if (node.class === null) return unknown
  const { classes: [base], library } = linker.ancestors(linker.classRef(module, node.class))
  if (!base) return node.static || library === null ? self ? [self] : unknown : [inheritedFrom(library, self)]
  return [node.static
    ? { kind: 'class', class: base, frame: null }
    : { kind: 'object', class: base, created: self?.kind === 'object' ? self.created : null, frame: self?.kind === 'object' ? self.frame : null }]
}

/** The object as an instance of the package's class that it inherits from. */
function inheritedFrom(library: NonNullable<Ancestors['library']>, self: Value | null): Value {
  const { created, frame } = self?.kind === 'object' ? self : { created: null, frame: null }
  return { kind: 'instance', ...library, of: self === null ? null : entityOf(self), created, frame }
}

function memberValues(linker: Linker, module: Module, node: Member, frame: Frame | null): Values {
  const { object, property } = node
  if (object.kind === 'global' && object.name === 'module' && property === 'exports') return linker.exported(module, '=')
  if (object.kind === 'global' && object.name === 'import.meta' && property === 'env') return [{ kind: 'environment', name: null }]
  const objects = linker.evaluate(module, object, frame)
  const values = unite(objects.map(value => linker.member(value, property)))
  if (areInformative(values)) return values
  const declared = declaredMember(linker, module, node)
  return declared.length > 0 ? declared : values.length > 0 ? values : objects.length > 0 ? unknown : nothing
}

/** What the declared types of the expression say, when its values say nothing. */
function declaredMember(linker: Linker, module: Module, node: Member): Values {
  const type = linker.typeOf(module, node)
  return type ? linker.declared(type.module, type.type) : nothing
}

/** `object[index]`: the members of constant names, else any entry. */
function indexValues(linker: Linker, module: Module, node: Index, frame: Frame | null): Values {
  const objects = linker.evaluate(module, node.object, frame)
  const names = linker.evaluate(module, node.index, frame)
  const keys = names.flatMap(name => name.kind === 'literal' ? [String(name.value)] : [])
  if (keys.length > 0 && keys.length === names.length) {
    return unite(objects.flatMap(value => keys.map(key => linker.member(value, key))))
  }
  return unite(objects.map(value => anyEntry(linker, value)))
}

function anyEntry(linker: Linker, value: Value): Values {
  if (value.kind === 'array') return elementsOf(linker, value)
  if (value.kind === 'environment') return [{ kind: 'environment', name: null }]
  if (value.kind !== 'record' && value.kind !== 'module') return unknown
  const { entries, rest } = linker.entries(value)
  const all = [...entries.values()].map(({ site, frame }) => linker.evaluate(site.module, site.node, frame))
  return unite(rest ? [...all, unknown] : all)
}

/** The rest of an object is that object as far as its other members go; the rest of an array are its later elements. */
function restValues(linker: Linker, module: Module, node: Rest, frame: Frame | null): Values {
  const objects = linker.evaluate(module, node.object, frame)
  const { from } = node
  if (from === null) return objects
  return unite(objects.map(value => value.kind === 'array'
    ? [linker.madeArray({ site: { module, node }, frame }, () => linker.elements(value).slice(from))]
    : unknown))
}
