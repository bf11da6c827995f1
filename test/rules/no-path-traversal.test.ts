import { describe, expect, test } from 'vitest'
import { fixed, inspect } from './inspect.ts'

const rule = 'no-path-traversal'

function handler(body: string, more = ''): string {
  return `import express from 'express'
import fs from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
const ROOT = path.resolve('covers')
const shelves = new Map()
const app = express()
app.use(express.json())
${more}
app.get('/covers/:name', async (req, res) => {
  ${body}
})
app.listen(80)
`
}

test('the message names source, callee, route and remedy', () => {
  expect(inspect(rule, handler('res.send(await readFile(\'covers/\' + req.query.name))'))).toEqual([
    'src/server.ts:11 error high: `req.query.name` decides which file `promises.readFile` opens: whoever calls `GET /covers/:name` can climb out of the folder '
    + 'with `..` and reach any file that the server may touch. Take the last part of it alone (`path.basename`), or resolve it below a folder and go on only when the '
    + 'result begins with that folder.'
  ])
})

describe('reported', () => {
  test.each([
    ['a template', 'fs.createReadStream(`covers/${req.params.name}.png`).pipe(res)'],
    ['joined', 'res.send(fs.readFileSync(path.join(ROOT, req.params.name)))'],
    ['resolved', 'res.send(fs.readFileSync(path.resolve(ROOT, req.body.name)))'],
    ['normalised alone', 'res.send(fs.readFileSync(path.join(ROOT, path.normalize(req.params.name))))'],
    ['a check of a path that is not in normal form', 'const file = ROOT + req.query.name; if (!file.startsWith(ROOT)) return res.sendStatus(400); res.send(fs.readFileSync(file))'],
    ['dots taken out once', 'res.send(fs.readFileSync(ROOT + \'/\' + req.query.name.replace(\'../\', \'\')))'],
    ['dots and slashes taken out together', 'res.send(fs.readFileSync(ROOT + \'/\' + req.query.name.replace(/\\.\\.\\//g, \'\')))'],
    ['written', 'fs.writeFileSync(path.join(ROOT, req.body.name), \'\'); res.end()'],
    ['removed', 'await rm(path.join(ROOT, req.body.name)); res.end()'],
    ['sent', 'res.sendFile(path.join(ROOT, req.query.name))'],
    ['downloaded', 'res.download(ROOT + \'/\' + req.query.name)'],
    ['no dots, but a whole path', 'if (req.query.name.includes(\'..\')) return res.sendStatus(400); res.send(fs.readFileSync(req.query.name))']
  ])('%s', (_, body) => { expect(inspect(rule, handler(body))).toHaveLength(1) })
})

describe('silent', () => {
  test.each([
    ['the last part', 'res.send(fs.readFileSync(path.join(ROOT, path.basename(req.params.name))))'],
    ['a number', 'res.send(fs.readFileSync(`covers/${Number(req.params.name)}.png`))'],
    ['resolved and compared', 'const file = path.resolve(ROOT, req.params.name); if (!file.startsWith(ROOT + path.sep)) return res.sendStatus(400); res.send(fs.readFileSync(file))'],
    ['joined and compared', 'const file = path.join(ROOT, req.params.name); if (file.startsWith(ROOT)) { res.send(fs.readFileSync(file)) } else res.end()'],
    ['compared by position', 'const file = path.join(ROOT, req.params.name); if (file.indexOf(ROOT) !== 0) return res.end(); res.send(fs.readFileSync(file))'],
    ['relative', 'const file = path.resolve(ROOT, req.params.name); const way = path.relative(ROOT, file); if (way.startsWith(\'..\') || path.isAbsolute(way)) return res.end(); res.send(fs.readFileSync(file))'],
    ['no dots below a folder', 'if (req.query.name.includes(\'..\')) return res.sendStatus(400); res.send(fs.readFileSync(path.join(ROOT, req.query.name)))'],
    ['no slash', 'if (req.params.name.includes(\'/\')) return res.sendStatus(400); res.send(fs.readFileSync(\'covers/\' + req.params.name))'],
    ['an anchored pattern', 'if (!/^[\\w. -]+$/.test(req.params.name)) return res.sendStatus(400); res.send(fs.readFileSync(path.join(ROOT, req.params.name)))'],
    ['nothing but words left', 'res.send(fs.readFileSync(path.join(ROOT, req.query.name.replace(/[^\\w.-]/g, \'\'))))'],
    ['all dots taken out', 'res.send(fs.readFileSync(path.join(ROOT, req.query.name.replace(/\\.\\./g, \'\'))))'],
    ['a list', 'if (![\'a.png\', \'b.png\'].includes(req.query.name)) return res.end(); res.send(fs.readFileSync(\'covers/\' + req.query.name))'],
    ['a name that the folder has', 'const names = fs.readdirSync(ROOT); if (!names.includes(req.params.name)) return res.end(); res.send(fs.readFileSync(path.join(ROOT, req.params.name)))'],
    ['an ending of a list, asked for twice', 'const end = [\'png\', \'gif\'].includes(req.body.url.split(\'.\').slice(-1)[0].toLowerCase()) ? req.body.url.split(\'.\').slice(-1)[0].toLowerCase() : \'jpg\'; fs.writeFileSync(`covers/1.${end}`, \'\'); res.end()'],
    ['what stands behind the last dot', 'fs.writeFileSync(`covers/1.${req.body.url.split(\'.\').pop()}`, \'\'); res.end()'],
    ['a root', 'res.sendFile(req.params.name, { root: ROOT })'],
    ['a root for a download', 'res.download(req.params.name, \'cover.png\', { root: ROOT })'],
    ['asked for alone', 'res.json(fs.existsSync(path.join(ROOT, req.params.name)))'],
    ['encoded', 'res.send(fs.readFileSync(`covers/${encodeURIComponent(req.params.name)}`))'],
    ['the name of an upload', 'fs.writeFileSync(path.join(ROOT, req.file.originalname), req.file.buffer); res.end()'],
    ['content', 'fs.writeFileSync(\'covers/list.txt\', req.body.names); res.end()'],
    ['a constant', 'res.send(fs.readFileSync(path.join(__dirname, \'cover.png\')))']
  ])('%s', (_, body) => { expect(inspect(rule, handler(body))).toEqual([]) })
})

describe('a helper of the project', () => {
  const helper = (test: string): string => `function safePath(name: string) { const file = path.join(ROOT, name); ${test}; return file }`

  test('that refuses what lies outside', () => {
    expect(inspect(rule, handler('res.send(fs.readFileSync(safePath(req.params.name)))', helper('if (!file.startsWith(ROOT)) throw new Error(\'outside\')')))).toEqual([])
  })
  test('that looks it up and gives null', () => {
    const body = 'const shelf = find(req.query.name); if (shelf == null) return res.end(); res.send(fs.readFileSync(\'covers/\' + req.query.name))'
    const look = (found: string): string => `function find(name: string) { if (${found}) return shelves.get(name) ?? null; return null }`
    expect(inspect(rule, handler(body, look('shelves.has(name)')))).toEqual([])
    expect(inspect(rule, handler(body, look('name !== \'\'')))).toHaveLength(1)
  })
  test('that only logs it', () => {
    expect(inspect(rule, handler('res.send(fs.readFileSync(safePath(req.params.name)))', helper('if (!file.startsWith(ROOT)) console.warn(\'outside\')')))).toHaveLength(1)
  })
})

describe('suggested', () => {
  test('the last part of what is joined', () => {
    expect(fixed(rule, handler('res.send(fs.readFileSync(path.join(ROOT, req.params.name)))'))).toContain('path.join(ROOT, path.basename(req.params.name))')
  })
  test('the last part of a hole', () => {
    expect(fixed(rule, handler('res.send(fs.readFileSync(`covers/${req.params.name}`))'))).toContain('`covers/${path.basename(req.params.name)}`')
  })
})
