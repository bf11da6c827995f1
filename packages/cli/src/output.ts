import fs from 'node:fs'
import { UsageError } from './errors.ts'

/** Writes the answer to a file, or to standard output. */
export function write(text: string, file: string | undefined): void {
  if (file === undefined) {
    // Synchronously, so that nothing is cut off when the process ends and standard output is a pipe.
    fs.writeSync(1, text)
    return
  }
  try {
    fs.writeFileSync(file, text)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown trouble'
    throw new UsageError(`The output could not be written to ${file} (${why}): name a file in a folder that exists and may be written.`)
  }
}
