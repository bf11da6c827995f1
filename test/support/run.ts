import { execFile } from 'node:child_process'
import { delimiter } from 'node:path'
import { root } from './root.ts'

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end. An exit code is an answer, not an exception. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, { cwd, env: getEnvironment(), maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code
      if (typeof code === 'number') resolve({ code, stdout, stderr })
      else reject(new Error(`${command} did not run to its end`, { cause: error }))
    })
    child.stdin?.end()
  })
}

/** As `run`, for a program that has to succeed. */
export async function runWell(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd)
  if (code !== 0) throw new Error(`'${[command, ...args].join(' ')}' ended with ${code}\n${stdout}\n${stderr}`)
  return stdout
}

/**
 * What a shell outside the workspace would have: the user's own settings (registry, proxy, certificates), but neither the
 * script that runs the tests, nor the test runner, nor the programs in the workspace's node_modules.
 */
function getEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(npm_(package|lifecycle)_|npm_config_local_prefix$|pnpm_|VITEST|NODE_ENV$|FORCE_COLOR$|INIT_CWD$)/i
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name))
  const path = (process.env.PATH ?? '').split(delimiter).filter(folder => !folder.startsWith(root)).join(delimiter)
  return { ...Object.fromEntries(kept), PATH: path, NO_COLOR: '1' }
}
