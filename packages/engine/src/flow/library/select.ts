import type { Expression } from '../../model/expression.ts'
import type { KeySet } from '../../model/flow.ts'
import type { Select } from '../../model/library.ts'
import { restrict } from '../access.ts'
import { except } from '../key-set.ts'
import { type AbstractValue, type Mark, type Narrowing, make, nothing, withPath } from '../value.ts'
import { type AtPort, atPort } from './ports.ts'
import { readSql } from './sql-text.ts'
import type { Use } from './use.ts'

interface Names {
  readonly only: readonly string[]
  readonly except: readonly string[]
  readonly relations: readonly string[]
}

const none: Names = { only: [], except: [], relations: [] }

/** What the selections of a call choose, on top of what was chosen before. Null: nothing is chosen. */
export function selected(use: Use, select: Select | readonly Select[] | undefined, before: Narrowing | null): Narrowing | null {
  const list: readonly Select[] = select === undefined ? [] : Array.isArray(select) ? select as readonly Select[] : [select as Select]
  let all = none
  for (const one of list) all = unite(all, namesAt(use, one))
  if (all === none) return before
  const only = [...before?.only ?? [], ...all.only]
  return {
    only: only.length === 0 ? null : only,
    except: [...before?.except ?? [], ...all.except],
    relations: [...before?.relations ?? [], ...all.relations]
  }
}

function unite(a: Names, b: Names): Names {
  if (b === none) return a
  return { only: [...a.only, ...b.only], except: [...a.except, ...b.except], relations: [...a.relations, ...b.relations] }
}

/** Rows with these columns and relations; relations asked for stay although `only` does not name them. */
export function narrow(value: AbstractValue, narrowing: Narrowing | null): AbstractValue {
  if (narrowing === null || value === nothing) return value
  const keys = keySetOf(narrowing)
  const cut = (row: AbstractValue): AbstractValue => {
    const related = narrowing.relations.length === 0 ? row.marks : row.marks.map(mark => withRelations(mark, narrowing.relations))
    return restrict(make({ ...row, marks: related }), keys)
  }
  const whole = cut(value)
  return value.elements === null ? whole : make({ ...whole, elements: cut(value.elements) })
}

function keySetOf({ only, except: dropped, relations }: Narrowing): KeySet {
  if (only === null) return except(dropped)
  const tops = relations.map(relation => relation.split('.')[0] ?? relation).filter(top => !only.some(key => key.startsWith(`${top}.`)))
  return { kind: 'only', keys: [...new Set([...only, ...tops])].filter(key => !dropped.includes(key)).sort() }
}

function withRelations(mark: Mark, relations: readonly string[]): Mark {
  if (mark.root.kind !== 'row' || mark.path.length > 0) return mark
  const all = [...new Set([...mark.root.relations, ...relations])].sort()
  return withPath({ ...mark, root: { ...mark.root, relations: all } }, mark.path)
}

function namesAt(use: Use, select: Select): Names {
  return atPort(use, select.port).reduce((names, at) => unite(names, read(use, select, at)), none)
}

function read(use: Use, select: Select, at: AtPort): Names {
  switch (select.form) {
    case 'flags': return at.value.fields.size > 0 || at.place?.kind === 'object' ? flags(at.value, at.place, select.mode) : none
    case 'keys': return of(select.mode, [...at.value.fields.keys()])
    case 'text': return text(at.value, select.mode)
    case 'sql': return of(select.mode, (at.value.texts ?? []).flatMap(list => (readSql(`select ${list}`).columns ?? []).map(({ key }) => key)))
    case 'names': case 'aliased': return of(select.mode, listed(at.value, select.form === 'aliased'))
    case 'models': return models(use, at)
  }
}

function of(mode: Select['mode'], names: readonly string[]): Names {
  if (names.length === 0 || names.includes('*')) return none
  if (mode === 'only') return { ...none, only: names }
  if (mode === 'except') return { ...none, except: names }
  return mode === 'relations' ? { ...none, relations: names } : none
}

function listed(value: AbstractValue, aliased: boolean): readonly string[] {
  const texts = [...value.texts ?? [], ...value.elements?.texts ?? [], ...[...value.fields.values()].flatMap(field => field.texts ?? [])]
  const names = texts.map(name => name.split(/\s+as\s+/i)[0]?.trim() ?? name)
  return aliased ? names.map(name => name.slice(name.indexOf('.') + 1)) : names
}

/** `{ name: true, secret: false, author: { select: { name: true } } }`, as written, since the flags are no data. */
function flags(value: AbstractValue, place: Expression | null, mode: Select['mode']): Names {
  if (place?.kind !== 'object') return of(mode, [...value.fields.keys()])
  let names = none
  for (const entry of place.entries) {
    if (entry.kind !== 'property') continue
    names = unite(names, flag(entry.key, entry.value, mode))
  }
  return names
}

function flag(key: string, value: Expression, mode: Select['mode']): Names {
  const off = value.kind === 'literal' && (value.value === false || value.value === 0)
  if (off) return mode === 'only' ? { ...none, except: [key] } : none
  if (value.kind !== 'object') return mode === 'relations' ? { ...none, relations: [key] } : of(mode, [key])
  const inner = value.entries.reduce((names, entry) => {
    if (entry.kind !== 'property') return names
    const nested = entry.value.kind === 'object' && ['select', 'include', 'omit'].includes(entry.key)
    const innerMode = entry.key === 'include' ? 'relations' : entry.key === 'omit' ? 'except' : 'only'
    return unite(names, nested ? flags(nothing, entry.value, innerMode) : mode === 'relations' && !isFlag(entry.value) ? none : flag(entry.key, entry.value, mode))
  }, none)
  const prefixed = (list: readonly string[]): readonly string[] => list.map(name => `${key}.${name}`)
  const own = mode === 'relations' ? { ...none, relations: [key] } : of(mode, [key])
  const only = prefixed(inner.only)
  return unite(only.length > 0 && mode === 'only' ? none : own, { only, except: prefixed(inner.except), relations: prefixed(inner.relations) })
}

function isFlag(value: Expression): boolean {
  return value.kind === 'literal' || value.kind === 'object'
}

/** Mongoose: `'name email'`, `'-hash'`, `'+hash'`. */
function text(value: AbstractValue, mode: Select['mode']): Names {
  const words = (value.texts ?? []).flatMap(list => list.split(/\s+/).filter(Boolean))
  if (mode === 'relations') return of(mode, words)
  const only = words.filter(word => !/^[-+]/.test(word))
  return { ...none, only, except: words.filter(word => word.startsWith('-')).map(word => word.slice(1)) }
}

/** Sequelize: `include: [Author, { model: Loan, as: 'loans' }]`. */
function models(use: Use, { place }: AtPort): Names {
  const items = place?.kind === 'array' ? place.elements : [place]
  const relations = items.flatMap(item => (item === null ? [] : model(use, item)))
  return relations.length === 0 ? none : { ...none, relations }
}

function model(use: Use, item: Expression): readonly string[] {
  const site = { module: use.site.module, node: item }
  if (item.kind === 'literal') return typeof item.value === 'string' ? [item.value] : []
  if (item.kind === 'object') {
    const entry = (key: string): Expression | undefined => item.entries.flatMap(one => (one.kind === 'property' && one.key === key ? [one.value] : []))[0]
    const named = entry('as') ?? entry('association') ?? entry('model')
    return named === undefined ? [] : model(use, named)
  }
  for (const value of use.activation.engine.program.evaluate(site, use.activation.frame)) {
    if (value.kind === 'class' && value.class.node.name !== null) return [value.class.node.name]
    if (value.kind === 'instance' && value.of !== null) return [value.of]
  }
  return []
}
