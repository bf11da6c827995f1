import type { Call, Expression, Place, Program } from '../../model/index.ts'
import { TABLE_ENTRIES } from '../limits.ts'
import { andThen, equality, isNothing, presence, type Ask } from './ask.ts'
import type { Environment, TableEntry } from './aspect.ts'
import type { Aspects } from './aspects.ts'
import type { Split } from './knowledge.ts'
import { Questions } from './questions.ts'
import { decided, type FunctionValue, type Way } from './way.ts'

/** The ways on which a test holds, and those on which it does not. Where it does not speak of the request, all are both. */
export interface Ways {
  readonly yes: readonly Way[]
  readonly no: readonly Way[]
}

/** Reads tests of method and path. */
export class Decider {
  readonly #questions: Questions
  readonly #aspects: Aspects

  constructor(program: Program, aspects: Aspects) {
    this.#questions = new Questions(program, aspects)
    this.#aspects = aspects
  }

  decide(test: Expression, env: Environment, ways: readonly Way[]): Ways {
    switch (test.kind) {
      case 'unary': {
        if (test.operator !== '!') return open(ways)
        const { yes, no } = this.decide(test.operand, env, ways)
        return { yes: no, no: yes }
      }
      case 'logical': return this.#both(test, env, ways)
      case 'binary': return this.#compared(test, env, ways)
      case 'call': return this.#called(test, env, ways)
      case 'await': return this.decide(test.value, env, ways)
      case 'ref': case 'member': case 'assign': case 'index': return this.#truth(test, env, ways)
      default: return open(ways)
    }
  }

  /** Whether an expression equals another, as a `switch` asks; `at` is where the outcome is kept. */
  equal(left: Expression, right: Expression, at: Expression, env: Environment, ways: readonly Way[]): Ways {
    if (left.kind === 'literal' && left.value === true) {
      const { yes, no } = this.decide(right, env, ways)
      return at === right ? { yes: mark(yes, at, true), no: mark(no, at, false) } : { yes, no }
    }
    const table = this.#presenceIn(left, right, env) ?? this.#presenceIn(right, left, env)
    if (table !== null) {
      const { yes, no } = this.found(table, ways, at, env)
      return { yes: mark(no, at, true), no: mark(yes, at, false) }
    }
    const ask = this.#questions.equal(left, right, env)
    return ask === null ? open(ways) : this.#ask(at, ask, env, ways)
  }

  /** The ways on which each of the entries of a table is found. */
  found(entries: readonly TableEntry[], ways: readonly Way[], at: Expression, env: Environment): Ways {
    const yes: Way[] = []
    let rest = ways
    const offered = entries.flatMap(({ value }) => functionsIn(value).map(each => each.function))
    const kept = env.turn !== true
    for (const entry of entries.slice(0, TABLE_ENTRIES)) {
      const next: Way[] = []
      const chosen = functionsIn(entry.value).map(value => [value.function, value] as const)
      for (const way of rest) {
        const found = this.#entry(entry, way)
        yes.push(...found.yes.map(({ known }): Way => ({
          ...decided(way, at, true, known, entry.place, kept),
          chosen: new Map([...way.chosen, ...chosen]), offered: new Set([...way.offered, ...offered])
        })))
        next.push(...found.no.map(({ known }) => ({ ...way, known })))
      }
      rest = next
    }
    const no = rest.map((way): Way => {
      const without = decided(way, at, false, way.known, null, kept)
      return { ...without, offered: new Set([...way.offered, ...offered]) }
    })
    return { yes, no }
  }

  /** The entries of a table that is asked whether it has none (`handler === undefined`). */
  #presenceIn(place: Expression, nothing: Expression, env: Environment): readonly TableEntry[] | null {
    if (!isNothing(nothing)) return null
    const aspect = this.#aspects.of(place, env)
    return aspect?.kind === 'entry' ? aspect.entries : null
  }

  #entry({ keys, test }: TableEntry, way: Way): Ways {
    if (test !== undefined) return this.decide(test.node, test.env, [way])
    const begun: Split = { yes: way.known, no: null }
    const { yes, no } = keys.reduce((into, { by, text }) => andThen(way.known, into, equality(by, text)), begun)
    return { yes: yes === null ? [] : [{ ...way, known: yes }], no: no === null ? [] : [{ ...way, known: no }] }
  }

  #both(test: Expression & { readonly kind: 'logical' }, env: Environment, ways: readonly Way[]): Ways {
    const left = this.decide(test.left, env, ways)
    if (test.operator === '&&') {
      const right = this.decide(test.right, env, left.yes)
      return { yes: right.yes, no: [...left.no, ...right.no] }
    }
    const right = this.decide(test.right, env, left.no)
    return { yes: [...left.yes, ...right.yes], no: right.no }
  }

  #compared(test: Expression & { readonly kind: 'binary' }, env: Environment, ways: readonly Way[]): Ways {
    const { operator, left, right } = test
    if (!/^[!=]==?$/.test(operator)) {
      const ask = this.#questions.ordered(operator, left, right, env)
      return ask === null ? open(ways) : this.#ask(test, ask, env, ways)
    }
    const { yes, no } = this.equal(left, right, test, env, ways)
    if (!operator.startsWith('!')) return { yes, no }
    return { yes: mark(no, test, true), no: mark(yes, test, false) }
  }

  #called(test: Call, env: Environment, ways: readonly Way[]): Ways {
    const ask = this.#questions.called(test, env)
    if (ask !== null) return this.#ask(test, ask, env, ways)
    const among = this.#questions.among(test, env)
    if (among !== null) {
      let no = ways
      const yes = among.flatMap(one => {
        const split = this.#ask(test, one, env, no)
        no = split.no
        return split.yes
      })
      return { yes, no }
    }
    return this.#aspects.of(test, env) === null ? this.#asked(test, env, ways) : this.#truth(test, env, ways)
  }

  #truth(test: Expression, env: Environment, ways: readonly Way[]): Ways {
    const aspect = this.#aspects.of(test, env)
    if (aspect?.kind === 'entry') return this.found(aspect.entries, ways, test, env)
    const ask = aspect === null ? null : presence(aspect)
    if (ask !== null) return this.#ask(test, ask, env, ways)
    const values = test.kind === 'ref' ? env.module.bindings[test.binding]?.values ?? [] : []
    const [value] = values
    const isTest = values.length === 1 && value !== undefined && /^(?:binary|logical|unary|call|await)$/.test(value.kind)
    if (!isTest) return open(ways)
    const { yes, no } = this.decide(value, env, ways)
    return env.turn === true ? { yes, no } : { yes: sure(yes, no, test, true), no: sure(no, yes, test, false) }
  }

  /** A function of the project that answers a question about the request (`isRoute(request, 'GET', '/books')`). */
  #asked(test: Call, env: Environment, ways: readonly Way[]): Ways {
    const inside = this.#aspects.enter(test, env)
    if (inside === null || ![...inside.env.names.values()].some(({ kind }) => kind !== 'program')) return open(ways)
    const returned = inside.body.flatMap(statement => statement.kind === 'return' && statement.value !== null ? [statement.value] : [])
    const [only] = returned
    if (returned.length !== 1 || only === undefined) return open(ways)
    const yes: Way[] = []
    const no: Way[] = []
    for (const way of ways) {
      const inner = this.decide(only, inside.env, [way])
      const isOpen = inner.yes.some(one => inner.no.some(({ known }) => known === one.known))
      const outside = (one: Way, holds: boolean): Way => ({
        ...one, place: holds && one.known !== way.known ? placeIn(env, test) : way.place,
        outcomes: isOpen || env.turn === true ? way.outcomes : new Map(way.outcomes).set(test, holds)
      })
      yes.push(...inner.yes.map(one => outside(one, true)))
      no.push(...inner.no.map(one => outside(one, false)))
    }
    return { yes, no }
  }

  #ask(test: Expression, ask: Ask, env: Environment, ways: readonly Way[]): Ways {
    const yes: Way[] = []
    const no: Way[] = []
    for (const way of ways) {
      const split = ask(way.known)
      if (split.yes !== null) yes.push(decided(way, test, true, split.yes, placeIn(env, test), env.turn !== true))
      if (split.no !== null) no.push(decided(way, test, false, split.no, null, env.turn !== true))
    }
    return { yes, no }
  }
}

const open = (ways: readonly Way[]): Ways => ({ yes: ways, no: ways })
const placeIn = ({ module }: Environment, { start, end }: Expression): Place => ({ path: module.path, start, end })

function mark(ways: readonly Way[], test: Expression, holds: boolean): readonly Way[] {
  return ways.map(way => way.outcomes.has(test) ? { ...way, outcomes: new Map(way.outcomes).set(test, holds) } : way)
}

/** The outcome of a name of a test, where the test itself was decided. */
function sure(ways: readonly Way[], others: readonly Way[], test: Expression, holds: boolean): readonly Way[] {
  return ways.map(way => others.includes(way) ? way : decided(way, test, holds, way.known, null))
}

/** The functions of the project that something of a table may be. */
export function functionsIn({ values }: TableEntry['value']): readonly FunctionValue[] {
  return values.filter(each => each.kind === 'function')
}
