import { setTimeout as sleep } from 'node:timers/promises'
import { createSpinner } from 'nanospinner'

/** Shows on a terminal's standard error that work is going on; elsewhere it only does the work. */
export async function withProgress<T>(what: string, work: () => T): Promise<T> {
  if (!process.stderr.isTTY) return work()
  const spinner = createSpinner(`${what} …`, { stream: process.stderr }).start()
  try {
    // The work is synchronous: the line has to be on the screen before it begins.
    await sleep(0)
    return work()
  } finally {
    spinner.clear().stop()
  }
}
