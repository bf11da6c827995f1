import type { Statement } from '../../model/index.ts'
import { UNROLLED } from '../limits.ts'
import { marked, truth, UNDEFINED, UNKNOWN, type Abstract, type Scope } from './abstract.ts'
import { noteRefusal } from './left.ts'
import { mayRaise, placeIn, raise, type Catcher, type Machine, type Returned } from './machine.ts'
import { binary } from './operators.ts'
import { refine } from './refine.ts'
import { State } from './state.ts'
import { statusOfError } from './status.ts'

/** Where `break` and `continue` go. */
interface Loop {
  readonly breaks: State[]
  readonly continues: State[]
}

/** Runs statements in order until the path ends. */
export function runStatements(machine: Machine, statements: readonly Statement[], scope: Scope, state: State, returns: Returned[]): void {
  new Runner(machine, scope, returns).all(statements, state, null)
}

class Runner {
  readonly #machine: Machine
  readonly #scope: Scope
  readonly #returns: Returned[]

  constructor(machine: Machine, scope: Scope, returns: Returned[]) {
    this.#machine = machine
    this.#scope = scope
    this.#returns = returns
  }

  all(statements: readonly Statement[], state: State, loop: Loop | null): void {
    for (const statement of statements) {
      if (state.dead || this.#machine.exhausted) return
      this.#one(statement, state, loop)
    }
  }

  #one(statement: Statement, state: State, loop: Loop | null): void {
    switch (statement.kind) {
      case 'declare': this.#set(statement.binding, statement.value === null ? UNDEFINED : this.#evaluate(statement.value, state), state); break
      case 'expression': noteRefusal(this.#machine, this.#evaluate(statement.value, state), placeIn(this.#scope, statement), state); break
      case 'return': this.#return(statement.value === null ? UNDEFINED : this.#evaluate(statement.value, state), statement, state); break
      case 'throw': this.#throw(statement, state); break
      case 'if': this.#if(statement, state, loop); break
      case 'loop': case 'each': this.#loop(statement, state); break
      case 'switch': this.#switch(statement, state, loop); break
      case 'try': this.#try(statement, state, loop); break
      case 'block': this.all(statement.body, state, loop); break
      case 'break': case 'continue':
        if (loop !== null) loop[statement.kind === 'break' ? 'breaks' : 'continues'].push(state.copy())
        state.dead = true
        break
      case 'function': case 'class': break
    }
  }

  #evaluate(node: Parameters<Machine['evaluate']>[0], state: State): Abstract {
    return this.#machine.evaluate(node, this.#scope, state)
  }

  #set(binding: number, value: Abstract, state: State): void {
    state.store.set(`${this.#scope.id}:${binding}`, value)
  }

  #throw(statement: Extract<Statement, { kind: 'throw' }>, state: State): void {
    const value = this.#evaluate(statement.value, state)
    if (state.dead) return
    const status = value.kind === 'error' || value.kind === 'response' ? value.status : value.kind === 'value' ? statusOfError(this.#machine.program, value.value) : null
    const at = (value.kind === 'error' || value.kind === 'response') && value.at !== undefined ? value.at : placeIn(this.#scope, statement)
    raise(this.#machine, state, { kind: 'error', status, at, ...value.by === undefined ? {} : { by: true as const } })
  }

  #return(value: Abstract, statement: Statement, state: State): void {
    if (!state.dead) this.#returns.push({ state: state.copy(), value, place: placeIn(this.#scope, statement) })
    state.dead = true
  }

  #if(statement: Extract<Statement, { kind: 'if' }>, state: State, loop: Loop | null): void {
    const test = this.#evaluate(statement.test, state)
    if (state.dead) return
    const holds = truth(test)
    const other = state.copy()
    const { doubt } = state
    if (holds === null) {
      state.doubt = true
      other.doubt = true
    }
    if (holds !== null && test.by !== undefined) {
      state.by = true
      other.by = true
    }
    if (holds === false) state.dead = true
    if (holds === true) other.dead = true
    if (holds === null) {
      refine(this.#machine, statement.test, true, this.#scope, state)
      refine(this.#machine, statement.test, false, this.#scope, other)
    }
    this.all(statement.then, state, loop)
    this.all(statement.else, other, loop)
    if (!state.dead && !other.dead) {
      state.doubt &&= doubt
      other.doubt &&= doubt
    }
    state.merge(other)
  }

  #loop(statement: Extract<Statement, { kind: 'loop' | 'each' }>, state: State): void {
    const around = state.copy()
    const loop: Loop = { breaks: [], continues: [] }
    if (statement.kind === 'each') {
      this.#each(statement, state, around, loop)
    } else {
      this.all(statement.init, state, null)
      const test = statement.test === null || statement.form === 'do' ? null : this.#evaluate(statement.test, state)
      around.become(state.copy())
      if (test !== null && truth(test) === false) state.dead = true
      if (test === null || truth(test) === null) state.doubt = true
      this.all(statement.body, state, loop)
      if (statement.form === 'do') around.dead = true
    }
    for (const next of [...loop.continues, ...loop.breaks, around]) state.merge(next)
  }

  /** Over a list that is known the body is run for each element in turn; else once, or not at all. */
  #each(statement: Extract<Statement, { kind: 'each' }>, state: State, around: State, loop: Loop): void {
    const source = this.#evaluate(statement.source, state)
    const items = statement.form === 'of' && source.kind === 'list' && source.items.length <= UNROLLED ? source.items : null
    if (items === null) {
      around.become(state.copy())
      this.#set(statement.binding, marked(UNKNOWN, source.by !== undefined), state)
      state.doubt = true
      this.all(statement.body, state, loop)
      return
    }
    around.dead = true
    for (const item of items) {
      this.#set(statement.binding, item, state)
      const turn: Loop = { breaks: loop.breaks, continues: [] }
      this.all(statement.body, state, turn)
      for (const next of turn.continues) state.merge(next)
    }
  }

  #switch(statement: Extract<Statement, { kind: 'switch' }>, state: State, loop: Loop | null): void {
    const subject = this.#evaluate(statement.subject, state)
    const inner: Loop = { breaks: [], continues: loop?.continues ?? [] }
    const rest = state.copy()
    const end = new State(new Map(), false, true)
    state.dead = true
    for (const branch of statement.cases) {
      if (branch.test !== null && !rest.dead) {
        const same = binary('===', subject, this.#evaluate(branch.test, rest))
        if (truth(same) !== false) state.merge(rest.copy(truth(same) === null))
        if (truth(same) === true) rest.dead = true
      } else if (branch.test === null) {
        state.merge(rest.copy())
        rest.dead = true
      }
      this.all(branch.body, state, inner)
    }
    if (!statement.cases.some(({ test }) => test === null)) end.merge(rest)
    for (const next of [...inner.breaks, end]) state.merge(next)
  }

  #try(statement: Extract<Statement, { kind: 'try' }>, state: State, loop: Loop | null): void {
    const catcher: Catcher = { states: [], error: null }
    const begun = state.copy()
    const before = this.#returns.length
    this.#machine.catchers.push(catcher)
    this.all(statement.block, state, loop)
    this.#machine.catchers.pop()
    const failed = new State(new Map(), false, true)
    for (const caught of catcher.states) failed.merge(caught)
    const error = catcher.error ?? UNKNOWN
    if (statement.handler !== null && !failed.dead) {
      if (statement.binding !== null) this.#set(statement.binding, errorOf(error), failed)
      this.all(statement.handler, failed, loop)
      state.merge(failed)
    } else if (!failed.dead) {
      mayRaise(this.#machine, failed, error)
    }
    const returned = before === this.#returns.length ? undefined : this.#returns.at(-1)?.state
    if (statement.finalizer !== null) this.#finally(statement.finalizer, state, returned ?? begun, loop)
  }

  #finally(finalizer: readonly Statement[], state: State, instead: State, loop: Loop | null): void {
    if (!state.dead) this.all(finalizer, state, loop)
    else this.all(finalizer, instead.copy(), loop)
  }
}

/** What is thrown counts as true, whatever it is. */
function errorOf(value: Abstract): Abstract {
  if (value.kind === 'error' || truth(value) === true && value.kind !== 'value') return value
  return marked({ kind: 'error', status: null }, value.by !== undefined)
}
