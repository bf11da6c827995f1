import fs from 'node:fs'
import path from 'node:path'
import { reasonOf, UsageError } from './errors.ts'
import type { Terminal } from './terminal/terminal.ts'

/** Takes the answer of a command. */
export type Output = (text: string) => Promise<void>

/**
 * Where the answer goes: a file, or the terminal. The file is opened at once, since nobody wants to hear after the work that it
 * cannot be written; it changes only when there is an answer.
 *
 * @throws UsageError when the file cannot be written
 */
export function openOutput(terminal: Terminal, given: string | undefined): Output {
  if (given === undefined) return terminal.print
  const file = path.resolve(terminal.cwd, given)
  const isNew = !fs.existsSync(file)
  attempt(given, () => { fs.closeSync(fs.openSync(file, 'a')) })
  if (isNew) fs.rmSync(file, { force: true })
  return text => {
    attempt(given, () => { fs.writeFileSync(file, text) })
    return Promise.resolve()
  }
}

function attempt(given: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    throw new UsageError(`The answer cannot be written to ${given}: ${reasonOf(error)}. Name a file in a folder that exists and may be written.`)
  }
}
