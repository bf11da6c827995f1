import type { Host } from '@postern/engine'
import type { Terminal } from './terminal.ts'

/** Work that is done before anybody wonders needs no words. */
const PATIENCE = 500
/** Often enough to look alive, seldom enough to cost nothing. */
const INTERVAL = 100

/** Counts the files that are read and shows the number, when it takes long and somebody watches. */
export interface Progress {
  readonly host: Host
  /** Wipes the line: the answer comes. */
  readonly done: () => void
}

export function watchReading(host: Host, { progress }: Pick<Terminal, 'progress'>, now: () => number = () => performance.now()): Progress {
  if (progress === null) return { host, done: () => undefined }
  const begin = now()
  let shown = begin + PATIENCE - INTERVAL
  let files = 0
  let dirty = false
  // The work is synchronous: nothing but the work itself can say how far it is.
  const tick = (): void => {
    if (now() - shown < INTERVAL) return
    shown = now()
    dirty = true
    progress(`Looking at the project: ${files} files read …`)
  }
  return {
    host: { ...host, read: path => (files++, tick(), host.read(path)) },
    done() { if (dirty) progress('') }
  }
}
