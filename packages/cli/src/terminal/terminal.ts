import pc from 'picocolors'

export type Colors = ReturnType<typeof pc.createColors>

/** No colours: for files. */
export const plain: Colors = pc.createColors(false)

/** What a command has around it. Commands reach the process through this alone, so that tests can stand in for it. */
export interface Terminal {
  /** The working folder. */
  readonly cwd: string
  /** The day, as 2030-12-31. */
  readonly today: string
  /** Prints the answer; done when all of it is on its way, or when nobody reads it any more. */
  readonly print: (text: string) => Promise<void>
  /** Says what went wrong. */
  readonly complain: (text: string) => void
  readonly colors: Colors
  readonly complaintColors: Colors
  /** Writes over the line in which work is reported; null where nobody watches. */
  readonly progress: ((line: string) => void) | null
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const { stdout, stderr } = process
  for (const stream of [stdout, stderr]) {
    // `postern | head` closes the pipe when it has seen enough.
    stream.on('error', (error: NodeJS.ErrnoException) => { if (error.code !== 'EPIPE') throw error })
  }
  return {
    cwd: process.cwd(),
    today: new Date().toISOString().slice(0, 10),
    // With a callback: a pipe takes its time, and what is not taken when the process ends is lost.
    print: text => new Promise(resolve => { stdout.write(text, () => { resolve() }) }),
    complain: text => { stderr.write(text) },
    colors: pc.createColors(isColoured(stdout)),
    complaintColors: pc.createColors(isColoured(stderr)),
    progress: stderr.isTTY ? line => { stderr.write(`\r\u001B[K${line}`) } : null
  }
}

/** https://no-color.org and https://force-color.org; else whoever can see colours gets them. */
function isColoured(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM } = process.env
  if (NO_COLOR !== '') return false
  return FORCE_COLOR !== '' ? FORCE_COLOR !== '0' : stream.isTTY && TERM !== 'dumb'
}
