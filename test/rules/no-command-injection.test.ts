import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-command-injection'

function handler(body: string, more = ''): string {
  return `import express from 'express'
import { exec, execFile, execSync, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import crossSpawn from 'cross-spawn'
import { execa, execaCommand } from 'execa'
import { quote } from 'shell-quote'
import shell from 'shelljs'
import { $ } from 'zx'
const run = promisify(exec)
const app = express()
app.use(express.json())
${more}
app.post('/prints/:id', async (req, res) => {
  ${body}
  res.end()
})
app.listen(80)
`
}

test('the message names source, callee, route and remedy', () => {
  expect(inspect(rule, handler('exec(`lp -n 1 ${req.body.file}`)'))).toEqual([
    'src/server.ts:14 error high: `req.body.file` becomes part of the line that `node:child_process.exec` hands to a shell: whoever calls `POST /prints/:id` can run commands of '
    + 'their own on the server. Start the program itself with its arguments in a list (`execFile(program, [...])`), which no shell reads.'
  ])
})

describe('reported', () => {
  test.each([
    ['a line', 'execSync(\'lp \' + req.body.file)'],
    ['quoted by hand', 'exec(`lp "${req.body.file}"`)'],
    ['promised', 'await run(`lp ${req.params.id}`)'],
    ['arguments with a shell', 'spawn(\'lp\', [req.body.file], { shell: true })'],
    ['given to a shell', 'spawn(\'sh\', [\'-c\', `lp ${req.body.file}`])'],
    ['the program', 'execFile(req.body.program, [])'],
    ['shelljs', 'shell.exec(`lp ${req.body.file}`)'],
    ['execa with a shell', 'await execa(\'lp\', [req.body.file], { shell: true })'],
    ['a program for an interpreter', 'spawn(\'node\', [\'-e\', req.body.line])'],
    ['an address that may be an option of git', 'spawn(\'git\', [\'clone\', \'--depth\', \'1\', req.body.address])'],
    ['cross-spawn', 'crossSpawn(\'bash\', [\'-c\', req.body.line])']
  ])('%s', (_, body) => { expect(inspect(rule, handler(body))).toHaveLength(1) })
})

describe('silent', () => {
  test.each([
    ['arguments', 'execFile(\'lp\', [req.body.file])'],
    ['arguments without a shell', 'spawn(\'lp\', [req.body.file], { shell: false })'],
    ['a number', 'exec(`lp -n ${Number(req.body.copies)} list.txt`)'],
    ['an anchored pattern', 'if (!/^[\\w.-]+$/.test(req.body.file)) return res.sendStatus(400); exec(`lp ${req.body.file}`)'],
    ['a choice', 'const tray = req.body.tray === \'left\' ? \'left\' : \'right\'; exec(`lp -o tray=${tray} list.txt`)'],
    ['a map', 'const trays = { left: \'1\', right: \'2\' }; exec(`lp -o tray=${trays[req.body.tray]} list.txt`)'],
    ['quoted for the shell', 'exec(`lp ${quote([req.body.file])}`)'],
    ['execa', 'await execa(\'lp\', [req.body.file])'],
    ['execa without a shell', 'await execaCommand(\'lp list.txt\')'],
    ['a tagged template that quotes', 'await $`lp ${req.body.file}`'],
    ['an address behind two dashes', 'spawn(\'git\', [\'clone\', \'--\', req.body.address])'],
    ['an address behind its scheme', 'spawn(\'git\', [\'clone\', `https://${req.body.address}`])'],
    ['an option of git itself', 'spawn(\'git\', [\'log\', req.body.branch])'],
    ['a constant', 'exec(\'lp list.txt\')'],
    ['another exec', '/a/.exec(req.body.file)']
  ])('%s', (_, body) => { expect(inspect(rule, handler(body))).toEqual([]) })
})

describe('fixed', () => {
  test.each([
    ['exec(`lp -n 1 ${req.body.file}`)', 'execFile(\'lp\', [\'-n\', \'1\', req.body.file])'],
    ['exec(`lp "${req.body.file}"`, { timeout: 9 }, () => res.end())', 'execFile(\'lp\', [req.body.file], { timeout: 9 }, () => res.end())'],
    ['exec(\'lp -o tray=\' + req.body.tray + \' list.txt\')', 'execFile(\'lp\', [\'-o\', `tray=${req.body.tray}`, \'list.txt\'])']
  ])('%s', (body, after) => { expect(fixed(rule, handler(body))).toContain(`  ${after}\n`) })

  test('what is missing is imported', () => {
    expect(fixed(rule, handler('execSync(`lp ${req.body.file}`)'))).toContain('execFileSync(\'lp\', [req.body.file])')
    expect(fixed(rule, handler('execSync(`lp ${req.body.file}`)'))).toMatch(/import \{[^}]*execFileSync/)
  })

  test.each([
    ['a pipe', 'exec(`cat ${req.body.file} | lp`)'],
    ['a redirection', 'exec(`lp ${req.body.file} > log.txt`)'],
    ['a variable of the shell', 'exec(`lp $HOME/${req.body.file}`)'],
    ['a program of the client\'s', 'exec(`${req.body.program} -n 1`)'],
    ['a promise', 'await run(`lp ${req.body.file}`)']
  ])('not fixed: %s', (_, body) => { expect(fixed(rule, handler(body))).toBeNull() })
})
