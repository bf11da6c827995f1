import type { Select } from '../../model/library.ts'
import { type AbstractValue, type Narrowing, nothing } from '../value.ts'
import { type AtPort, atPort } from './ports.ts'
import { readSql } from './sql-text.ts'
import type { Placed } from './shape.ts'
import type { Use } from './use.ts'
import { elementsOf, entriesOf, placedIn, textsIn } from './written.ts'

const none: Narrowing = { only: null, except: [], added: [], relations: [], within: [] }

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
    added: [...a.added, ...b.added],
    relations: [...a.relations, ...b.relations],
    within: [...a.within, ...b.within]
  }
}

function read(use: Use, select: Select, at: AtPort): Narrowing {
  switch (select.form) {
    case 'flags': return flags(use, at.value, written(use, at), select.mode)
    case 'keys': return of(select.mode, [...at.value.fields.keys()])
    case 'text': return text(use, select, at.value)
    case 'sql': return of(select.mode, (at.value.texts ?? []).flatMap(list => (readSql(`select ${list}`).columns ?? []).map(({ key }) => key)))
    case 'names': case 'aliased': return of(select.mode, listed(at.value, select.form === 'aliased'))
    case 'models': return models(use, at.place === null || at.within === true ? null : placedIn(use, at.place))
  }
}

/** The entries of the object at a port, where the port's own expression is in sight. */
function written(use: Use, { place, within }: AtPort): ReadonlyMap<string, Placed> | null {
  return place === null || within === true ? null : entriesOf(use, placedIn(use, place))
}

/** Names choose; what follows a dot is chosen of what is nested there. */
function of(mode: Select['mode'], names: readonly string[]): Narrowing {
  if (names.length === 0 || names.includes('*')) return none
  if (mode === 'relations') return { ...none, relations: names }
  if (mode === 'add') return { ...none, added: names }
  const plain = names.filter(name => !name.includes('.'))
  const within = names.filter(name => name.includes('.')).map(name => {
    const dot = name.indexOf('.')
    return { relation: name.slice(0, dot), chosen: of(mode, [name.slice(dot + 1)]) }
  })
  return mode === 'only' ? { ...none, only: plain, within } : { ...none, except: plain, within }
}

function listed(value: AbstractValue, aliased: boolean): readonly string[] {
  const parts = [value, ...value.elements === null ? [] : [value.elements, value.elements.elements], ...value.fields.values()]
  // `['passwordHash', 'hash']` is a column and its alias (Sequelize).
  const pairs = [...value.fields].flatMap(([name, part]) => (/^\d+$/.test(name) ? part.elements?.texts?.slice(0, 1) ?? [] : []))
  const texts = [...parts.flatMap(part => part?.texts ?? []), ...pairs]
  const names = texts.map(name => name.split(/\s+as\s+/i)[0]?.trim() ?? name)
  return aliased ? names.map(name => name.slice(name.indexOf('.') + 1)) : names
}

/** `{ name: true, secret: false, author: { select: { name: true } } }`, as written, since the flags are no data. */
function flags(use: Use, value: AbstractValue, entries: ReadonlyMap<string, Placed> | null, mode: Select['mode']): Narrowing {
  if (entries === null) return of(mode, [...value.fields.keys()].filter(name => !/^\d+$/.test(name)))
  return [...entries].reduce<Narrowing>((all, [key, entry]) => both(all, flag(use, key, entry, mode)), none)
}

function flag(use: Use, key: string, place: Placed, mode: Select['mode']): Narrowing {
  const constant = use.activation.engine.program.constant(place.site, place.frame)
  if (constant === false || constant === 0) return mode === 'only' ? { ...none, except: [key] } : none
  const entries = entriesOf(use, place)
  if (entries === null) return of(mode, [key])
  const own: Narrowing = mode === 'relations' ? { ...none, relations: [key] } : mode === 'only' ? { ...none, only: [key] } : none
  const chosen = inner(use, entries, mode)
  return chosen === none ? own : both(own, { ...none, within: [{ relation: key, chosen }] })
}

/** Options of what is nested, by the words of Prisma and of Drizzle. */
const modes: Readonly<Record<string, Select['mode']>> = { select: 'only', omit: 'except', include: 'relations', columns: 'only', with: 'relations' }

/** What the object in place of a flag says of what is nested: directly, or below an option. */
function inner(use: Use, entries: ReadonlyMap<string, Placed>, mode: Select['mode']): Narrowing {
  let all = none
  for (const [key, entry] of entries) {
    const nested = Object.hasOwn(modes, key) ? entriesOf(use, entry) : null
    const named = nested === null ? undefined : modes[key]
    if (named !== undefined) all = both(all, flags(use, nothing, nested, named))
    else if (mode !== 'relations' || use.activation.engine.program.constant(entry.site, entry.frame) !== undefined) {
      all = both(all, flag(use, key, entry, mode))
    }
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
function models(use: Use, place: Placed | null): Narrowing {
  if (place === null) return none
  return (elementsOf(use, place) ?? [place]).reduce<Narrowing>((all, item) => both(all, model(use, item)), none)
}

function model(use: Use, item: Placed): Narrowing {
  const entries = entriesOf(use, item)
  if (entries === null) return of('relations', namesOf(use, item))
  const named = entries.get('as') ?? entries.get('association') ?? entries.get('model')
  const names = named === undefined ? [] : namesOf(use, named)
  const attributes = entries.get('attributes')
  const excluded = attributes === undefined ? undefined : entriesOf(use, attributes)?.get('exclude')
  const columns = both(of('only', textsIn(use, attributes)), of('except', textsIn(use, excluded)))
  const chosen = both(columns, models(use, entries.get('include') ?? null))
  const within = chosen === none ? [] : names.map(relation => ({ relation, chosen }))
  return names.length === 0 ? none : { ...none, relations: names, within }
}

function namesOf(use: Use, { site, frame }: Placed): readonly string[] {
  const { program } = use.activation.engine
  const constant = program.constant(site, frame)
  if (typeof constant === 'string') return [constant]
  for (const value of program.evaluate(site, frame)) {
    if (value.kind === 'class' && value.class.node.name !== null) return [value.class.node.name]
    if (value.kind === 'instance' && value.of !== null) return [value.of.replace(/^.*#/, '')]
  }
  return []
}
