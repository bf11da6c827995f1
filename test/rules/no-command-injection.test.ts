import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'

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
    ['a constant', 'exec(\'lp list.txt\')'],
    ['another exec', '/a/.exec(req.body.file)']
  ])('%s', (_, body) => { expect(inspect(rule, handler(body))).toEqual([]) })
})
