import type { Place } from '../../model/index.ts'
import { join, marked, UNDEFINED, type Abstract } from './abstract.ts'

/** A refusal that does not end the path: the answer was sent, made and left, or is in a promise that nobody waits for. */
export interface Refused {
  readonly place: Place
  readonly how: 'sent' | 'left' | 'unawaited'
  /** Something unknown decided whether it comes to it. */
  readonly doubt: boolean
}

/** What holds at one point of a path: variables, properties set on the request, and whether the point is reached at all. */
export class State {
  store: Map<string, Abstract>
  /** A credential decided a condition on the way here. */
  by: boolean
  dead: boolean
  /** Something unknown decided whether this point is reached. */
  doubt: boolean
  /** The refusal behind which this point is reached, on some way. */
  refused: Refused | null = null

  constructor(store = new Map<string, Abstract>(), by = false, dead = false, doubt = false) {
    this.store = store
    this.by = by
    this.dead = dead
    this.doubt = doubt
  }

  /** `doubt`: something unknown decides whether the copy is reached. */
  copy(doubt = false): State {
    const copy = new State(new Map(this.store), this.by, this.dead, this.doubt || doubt)
    copy.refused = this.refused
    return copy
  }

  /** Goes on with what holds in another state. */
  become(other: State): void {
    this.store = other.store
    this.by = other.by
    this.dead = other.dead
    this.doubt = other.doubt
    this.refused = other.refused
  }

  /** Goes on with what holds in both. */
  merge(other: State): void {
    if (other.dead) return
    if (this.dead) {
      this.become(other)
      return
    }
    for (const [key, value] of other.store) {
      const mine = this.store.get(key)
      if (mine === undefined) this.store.set(key, key.startsWith('@') ? join(value, UNDEFINED) : value)
      // What the two ways have made of it differs: a credential that decided between them decided it.
      else if (mine !== value) this.store.set(key, marked(join(mine, value), this.by !== other.by))
    }
    for (const [key, value] of this.store) if (key.startsWith('@') && !other.store.has(key)) this.store.set(key, join(value, UNDEFINED))
    this.by &&= other.by
    this.doubt &&= other.doubt
    this.refused ??= other.refused
  }
}
