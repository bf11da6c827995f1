import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryProject } from '../support/temporary-project.ts'
import { postern } from './support.ts'

const clinic = {
  'package.json': '{ "name": "clinic", "dependencies": { "express": "^5.0.0" } }',
  'src/guard.ts': `import jwt from 'jsonwebtoken'

export function signedIn(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.SECRET)
  } catch {
    return res.status(401).json({ error: 'sign in' })
  }
  next()
}
`,
  'src/server.ts': `import express from 'express'
import { signedIn } from './guard.ts'

const app = express()
const wards = express.Router()

function list(req, res) { res.json([]) }

wards.get('/', list)
wards.delete('/:id', signedIn, (req, res) => { res.status(204).end() })
app.use('/wards', wards)
`
}

describe('postern routes', () => {
  it('lists every route with its guards, as JSON', async () => {
    const { code, out, err } = await postern(temporaryProject(clinic), 'routes', '--format', 'json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toEqual([
      { method: 'GET', path: '/wards', framework: 'express', file: 'src/server.ts', line: 9, handler: 'list', auth: 'no', guards: [] },
      {
        method: 'DELETE', path: '/wards/:id', framework: 'express', file: 'src/server.ts', line: 10, handler: expect.any(String) as string, auth: 'yes',
        guards: [{ name: 'signedIn', file: 'src/guard.ts', line: 7 }]
      }
    ])
  })

  it('lists them as a table', async () => {
    const { out } = await postern(temporaryProject(clinic), 'routes')
    const rows = out.split('\n').map(line => line.split('│').map(cell => cell.trim()).filter(cell => cell !== ''))
    expect(rows).toContainEqual(['method', 'path', 'auth', 'guards', 'handler', 'place'])
    expect(rows).toContainEqual(['GET', '/wards', 'no', 'list', 'src/server.ts:9'])
    expect(out).toMatch(/\n2 routes\n$/)
  })

  it('says so when there are none', async () => {
    const folder = temporaryProject({ 'src/a.ts': 'export {}' })
    expect(await postern(folder, 'routes')).toEqual({ code: 0, out: 'No routes found.\n', err: '' })
    expect(await postern(folder, 'routes', '--format', 'json')).toEqual({ code: 0, out: '[]\n', err: '' })
  })

  it('writes to a file', async () => {
    const folder = temporaryProject(clinic)
    expect(await postern(folder, 'routes', '-f', 'json', '-o', 'routes.json')).toEqual({ code: 0, out: '', err: '' })
    expect(JSON.parse(readFileSync(join(folder, 'routes.json'), 'utf8'))).toHaveLength(2)
  })
})
