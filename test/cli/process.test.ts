import { execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../support/root.ts'
import { cleanShop, shop } from '../support/shop.ts'
import { temporaryProject } from '../support/temporary-project.ts'

/** What only a process of its own shows: pipes, environment, exit codes. */
const command = ['--import', import.meta.resolve('tsx'), join(root, 'packages/cli/src/main.ts')]

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function start(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const around = { ...process.env }
  // picocolors takes a CI job for a terminal.
  delete around.CI
  delete around.NO_COLOR
  delete around.FORCE_COLOR
  return new Promise(resolve => {
    const child = execFile(process.execPath, [...command, ...args], { cwd, env: { ...around, ...env }, maxBuffer: 1 << 26 }, (_error, out, err) => {
      resolve({ code: child.exitCode, out, err })
    })
  })
}

/** So many mistakes that the answer is larger than any pipe's buffer. */
const many = Array.from({ length: 300 }, (_, shelf) => `
app.get('/shelf-${shelf}', async (req, res) => {
  const { rows } = await pool.query("SELECT title FROM shelf_${shelf} WHERE title = '" + req.query.title + "'")
  res.json(rows)
})
`).join('')

describe('the process', () => {
  it('ends with the code of the answer', async () => {
    const [clean, wrong, broken] = await Promise.all([
      start(temporaryProject(cleanShop), []), start(temporaryProject(shop), []), start(temporaryProject(shop), ['--no-such-option'])
    ])
    expect([clean.code, wrong.code, broken.code]).toEqual([0, 1, 2])
    expect(clean).toMatchObject({ out: 'No findings in 1 file with 1 route.\n', err: '' })
  })

  it('hands a large answer to a pipe whole, and stops quietly when nobody reads on', async () => {
    const folder = temporaryProject({ ...shop, 'src/server.ts': shop['src/server.ts'] + many })
    const slow = spawn(process.execPath, [...command, '--format', 'json'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    const closed = spawn(process.execPath, [...command, '--format', 'json'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    closed.stdout.once('data', () => { closed.stdout.destroy() })
    const [answer, cut] = await Promise.all([read(slow), read(closed)])
    expect(answer.out.length).toBeGreaterThan(1 << 18)
    expect((JSON.parse(answer.out) as { findings: unknown[] }).findings).toHaveLength(301)
    expect(cut).toMatchObject({ code: 1, err: '' })
  })

  it('colours only where that is wanted', async () => {
    const folder = temporaryProject(shop)
    const [piped, forced, refused] = await Promise.all([start(folder, []), start(folder, [], { FORCE_COLOR: '1' }), start(folder, [], { FORCE_COLOR: '1', NO_COLOR: '1' })])
    expect(piped.out).not.toContain('\u001B')
    expect(forced.out).toContain('\u001B[31merror\u001B[39m')
    expect(refused.out).toBe(piped.out)
  })
})

/** Reads a child slowly, as a pager would. */
function read(child: ReturnType<typeof spawn>): Promise<Outcome> {
  let out = ''
  let err = ''
  child.stdout!.on('data', (chunk: Buffer) => {
    out += chunk.toString()
    child.stdout!.pause()
    setTimeout(() => child.stdout!.resume(), 1)
  })
  child.stderr!.on('data', (chunk: Buffer) => { err += chunk.toString() })
  return new Promise(resolve => { child.on('close', code => { resolve({ code, out, err }) }) })
}
