import { run } from '../../packages/cli/src/run.ts'
import { plain, type Terminal } from '../../packages/cli/src/terminal/terminal.ts'

export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the command line in this process, in a folder. */
export async function postern(cwd: string, ...args: string[]): Promise<Outcome> {
  let out = ''
  let err = ''
  const terminal: Terminal = {
    cwd,
    today: '2030-06-15',
    print: text => { out += text; return Promise.resolve() },
    complain: text => { err += text },
    colors: plain,
    complaintColors: plain,
    progress: null
  }
  return { code: await run(args, terminal), out, err }
}
