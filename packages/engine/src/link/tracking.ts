/** A remembered answer, or something that answers are read from (a file), and those that rest on it. */
export interface Cell {
  /** Who read it since it was remembered; null: nobody. */
  dependents: Cell[] | null
  /** Nothing is remembered any more, or not yet. */
  readonly isForgotten: boolean
  /** Forgets the answer. True: those that rest on it are to fall as well. */
  drop: () => boolean
}

/** What is read that is no answer: the text of a file, the calls of one name. */
export class Ground implements Cell {
  readonly isForgotten = false
  dependents: Cell[] | null = null

  drop(): boolean {
    return true
  }
}

/** Beyond as many dependents those that are no more are looked for, each time that there are twice as many. */
const CROWD = 64

/**
 * Knows which answers rest on which, so that after a change those fall that could be others now, and only those. Whoever computes an
 * answer does so `within` its cell; what is read meanwhile is told by `read`. Where nobody will change anything it is off and costs
 * nothing.
 */
export class Tracker {
  readonly isOn: boolean
  #reader: Cell | null = null

  constructor(isOn: boolean) {
    this.isOn = isOn
  }

  read(cell: Cell): void {
    const reader = this.#reader
    if (reader === null || !this.isOn) return
    const { dependents } = cell
    if (dependents === null) {
      cell.dependents = [reader]
    } else if (dependents.at(-1) !== reader) {
      if (dependents.length >= CROWD && (dependents.length & (dependents.length - 1)) === 0) cell.dependents = withoutDoubles(dependents)
      cell.dependents?.push(reader)
    }
  }

  /** From here on this answer is being computed. Gives what to `leave` with. */
  enter(cell: Cell | null): Cell | null {
    const outer = this.#reader
    if (this.isOn) this.#reader = cell
    return outer
  }

  leave(outer: Cell | null): void {
    this.#reader = outer
  }

  within<T>(cell: Cell | null, compute: () => T): T {
    const outer = this.enter(cell)
    try {
      return compute()
    } finally {
      this.leave(outer)
    }
  }

  /** Forgets these answers and all that rest on them. */
  drop(cells: Iterable<Cell>): void {
    const pending = [...cells]
    for (let cell = pending.pop(); cell; cell = pending.pop()) {
      if (!cell.drop() || cell.dependents === null) continue
      const { dependents } = cell
      cell.dependents = null
      for (const dependent of dependents) pending.push(dependent)
    }
  }
}

function withoutDoubles(cells: readonly Cell[]): Cell[] {
  return [...new Set(cells)].filter(cell => !cell.isForgotten)
}
