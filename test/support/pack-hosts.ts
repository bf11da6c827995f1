import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { root } from './root.ts'
import { runWell } from './run.ts'

/** The published packages as files that npm can install. */
export interface Tarballs {
  readonly cli: string
  readonly plugin: string
}

/** Test files run beside each other, and a build empties the folder that another one packs. */
const lock = join(root, 'node_modules/.cache/postern-pack.lock')
/** Longer than a build and two packs take on a slow machine; a lock that is older was left by a run that was killed. */
const lockLifetime = 120_000

/** Builds both hosts as they are now and packs them into a new folder outside the workspace. */
export async function packHosts(): Promise<Tarballs> {
  await takeLock()
  try {
    await runPnpm(['run', 'build'], root)
    const folder = mkdtempSync(join(tmpdir(), 'postern-tarballs-'))
    return { cli: await pack('cli', folder), plugin: await pack('eslint-plugin', folder) }
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

async function pack(name: string, folder: string): Promise<string> {
  const output = await runPnpm(['pack', '--json', '--pack-destination', folder], join(root, 'packages', name))
  return (JSON.parse(output) as { filename: string }).filename
}

function runPnpm(args: readonly string[], cwd: string): Promise<string> {
  return runWell('npx', ['-y', 'pnpm@12', ...args], cwd)
}

async function takeLock(): Promise<void> {
  mkdirSync(join(lock, '..'), { recursive: true })
  while (!isTaken()) await setTimeout(200)
}

function isTaken(): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age > lockLifetime) rmSync(lock, { recursive: true, force: true })
    return false
  }
}
