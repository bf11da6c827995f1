import type { Expression, ObjectExpression } from '../../model/expression.ts'
import type { Select } from '../../model/library.ts'
import { type AbstractValue, type Narrowing, nothing } from '../value.ts'
import { type AtPort, atPort } from './ports.ts'
import { readSql } from './sql-text.ts'
import type { Use } from './use.ts'

const none: Narrowing = { only: null, except: [], relations: [], within: [] }

/** What the selections of a call choose, on top of what was chosen before. Null: nothing is chosen. */
export function selected(use: Use, select: Select | readonly Select[] | undefined, before: Narrowing | null): Narrowing | null {
  const list: readonly Select[] = select === undefined ? [] : Array.isArray(select) ? select as readonly Select[] : [select as Select]
  let all = before ?? none
  for (const one of list) for (const at of atPort(use, one.port)) all = both(all, read(use, one, at))
  return all === none ? null : all
}

/** One choice and another. */
export function both(a: Narrowing | null, b: Narrowing): Narrowing {
  if (a === null || a === none) return b
  if (b === none) return a
  return {
    only: a.only === null || b.only === null ? a.only ?? b.only : [...a.only, ...b.only],
    except: [...a.except, ...b.except],
    relations: [...a.relations, ...b.relations],
    within: [...a.within, ...b.within]
  }
}

function read(use: Use, select: Select, at: AtPort): Narrowing {
  switch (select.form) {
    case 'flags': return at.value.fields.size > 0 || at.place?.kind === 'object' ? flags(at.value, at.place, select.mode) : none
    case 'keys': return of(select.mode, [...at.value.fields.keys()])
    case 'text': return text(use, select, at.value)
    case 'sql': return of(select.mode, (at.value.texts ?? []).flatMap(list => (readSql(`select ${list}`).columns ?? []).map(({ key }) => key)))
    case 'names': case 'aliased': return of(select.mode, listed(at.value, select.form === 'aliased'))
    case 'models': return models(use, at.place)
  }
}

/** Names choose; what follows a dot is chosen of what is nested there. */
function of(mode: Select['mode'], names: readonly string[]): Narrowing {
  if (names.length === 0 || names.includes('*')) return none
  if (mode === 'relations') return { ...none, relations: names }
  if (mode === 'add') return none
  const plain = names.filter(name => !name.includes('.'))
  const within = names.filter(name => name.includes('.')).map(name => {
    const dot = name.indexOf('.')
    return { relation: name.slice(0, dot), chosen: of(mode, [name.slice(dot + 1)]) }
  })
  return mode === 'only' ? { ...none, only: plain, within } : { ...none, except: plain, within }
}

function listed(value: AbstractValue, aliased: boolean): readonly string[] {
  const texts = [...value.texts ?? [], ...value.elements?.texts ?? [], ...[...value.fields.values()].flatMap(field => field.texts ?? [])]
  const names = texts.map(name => name.split(/\s+as\s+/i)[0]?.trim() ?? name)
  return aliased ? names.map(name => name.slice(name.indexOf('.') + 1)) : names
}

/** `{ name: true, secret: false, author: { select: { name: true } } }`, as written, since the flags are no data. */
function flags(value: AbstractValue, place: Expression | null, mode: Select['mode']): Narrowing {
  if (place?.kind !== 'object') return of(mode, [...value.fields.keys()])
  return place.entries.reduce((all, entry) => (entry.kind === 'property' ? both(all, flag(entry.key, entry.value, mode)) : all), none)
}

function flag(key: string, value: Expression, mode: Select['mode']): Narrowing {
  const isOff = value.kind === 'literal' && (value.value === false || value.value === 0)
  if (isOff) return mode === 'only' ? { ...none, except: [key] } : none
  if (value.kind !== 'object') return of(mode, [key])
  const own: Narrowing = mode === 'relations' ? { ...none, relations: [key] } : mode === 'only' ? { ...none, only: [key] } : none
  const chosen = inner(value, mode)
  return chosen === none ? own : both(own, { ...none, within: [{ relation: key, chosen }] })
}

/** What the object in place of a flag says of what is nested: directly, or below `select`, `omit`, `include`. */
function inner(value: ObjectExpression, mode: Select['mode']): Narrowing {
  const modes: Readonly<Record<string, Select['mode']>> = { select: 'only', omit: 'except', include: 'relations' }
  let all = none
  for (const entry of value.entries) {
    if (entry.kind !== 'property') continue
    const named = Object.hasOwn(modes, entry.key) && entry.value.kind === 'object' ? modes[entry.key] : undefined
    if (named !== undefined) all = both(all, flags(nothing, entry.value, named))
    else if (mode !== 'relations' || entry.value.kind === 'literal') all = both(all, flag(entry.key, entry.value, mode))
  }
  return all
}

/** Mongoose: `'name email'`, `'-hash'`, `'+hash'`; of relations, the columns stand at another port. */
function text(use: Use, select: Select, value: AbstractValue): Narrowing {
  const words = (value.texts ?? []).flatMap(list => list.split(/\s+/).filter(Boolean))
  if (select.mode === 'relations') return relations(use, select, words)
  const only = words.filter(word => !/^[-+]/.test(word))
  return both(of('only', only), of('except', words.filter(word => word.startsWith('-')).map(word => word.slice(1))))
}

function relations(use: Use, select: Select, words: readonly string[]): Narrowing {
  const columns = select.columns === undefined ? null : selected(use, { port: select.columns, form: select.form, mode: 'only' }, null)
  const within = columns === null ? [] : words.map(relation => ({ relation, chosen: columns }))
  return words.length === 0 ? none : { ...none, relations: words, within }
}

/** Sequelize: `include: [Author, { model: Loan, as: 'loans', attributes: ['id'] }]`. */
function models(use: Use, place: Expression | null): Narrowing {
  const items = place?.kind === 'array' ? place.elements : [place]
  return items.reduce<Narrowing>((all, item) => (item === null ? all : both(all, model(use, item))), none)
}

function model(use: Use, item: Expression): Narrowing {
  if (item.kind !== 'object') return of('relations', namesOf(use, item))
  const entry = (key: string): Expression | undefined =>
    item.entries.flatMap(one => (one.kind === 'property' && one.key === key ? [one.value] : []))[0]
  const named = entry('as') ?? entry('association') ?? entry('model')
  const names = named === undefined ? [] : namesOf(use, named)
  const attributes = entry('attributes')
  const columns = attributes?.kind === 'array'
    ? of('only', attributes.elements.flatMap(element => (element?.kind === 'literal' && typeof element.value === 'string' ? [element.value] : [])))
    : attributes?.kind === 'object' ? excluded(attributes) : none
  const chosen = both(columns, models(use, entry('include') ?? null))
  const within = chosen === none ? [] : names.map(relation => ({ relation, chosen }))
  return names.length === 0 ? none : { ...none, relations: names, within }
}

function excluded(attributes: ObjectExpression): Narrowing {
  const list = attributes.entries.flatMap(one => (one.kind === 'property' && one.key === 'exclude' && one.value.kind === 'array' ? one.value.elements : []))
  return of('except', list.flatMap(element => (element?.kind === 'literal' && typeof element.value === 'string' ? [element.value] : [])))
}

function namesOf(use: Use, item: Expression): readonly string[] {
  if (item.kind === 'literal') return typeof item.value === 'string' ? [item.value] : []
  for (const value of use.activation.engine.program.evaluate({ module: use.site.module, node: item }, use.activation.frame)) {
    if (value.kind === 'class' && value.class.node.name !== null) return [value.class.node.name]
    if (value.kind === 'instance' && value.of !== null) return [value.of.replace(/^.*#/, '')]
  }
  return []
}
