import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { root } from '../support/root.ts'
import { temporaryProject } from '../support/temporary-project.ts'
import { postern } from './support.ts'

const clinic = {
  'package.json': '{ "name": "clinic", "dependencies": { "express": "^5.0.0", "zod": "^4.0.0" } }',
  'src/server.ts': `import express from 'express'
import jwt from 'jsonwebtoken'
import { z } from 'zod'

const app = express()
const AddWard = z.strictObject({ name: z.string(), beds: z.number(), nurse: z.object({ id: z.uuid() }), tags: z.array(z.string()) })

function signedIn(req, res, next) {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.SECRET)
  } catch {
    return res.status(401).json({ error: 'sign in' })
  }
  next()
}

app.get('/wards', (req, res) => { res.json(z.object({ floor: z.coerce.number() }).parse(req.query)) })
app.post('/wards', signedIn, (req, res) => { res.json(AddWard.parse(req.body)) })
app.delete('/wards/:id/beds/:bed', signedIn, (req, res) => { res.status(204).end() })
app.all('/echo', (req, res) => { res.json({}) })
app.get('/files/*rest', (req, res) => { res.json({}) })
app.get(/^\\/old/, (req, res) => { res.json({}) })
app.use((req, res) => { res.status(404).end() })
`
}

async function document(folder: string): Promise<Record<string, unknown>> {
  const { out, code } = await postern(folder, 'routes', '--format', 'openapi')
  expect(code).toBe(0)
  return JSON.parse(out) as Record<string, unknown>
}

describe('postern routes --format openapi', () => {
  it('writes a document of OpenAPI 3.1 with paths, parameters, bodies and security', async () => {
    const written = await document(temporaryProject(clinic))
    expect(await new Validator().validate(written)).toEqual({ valid: true })
    const paths = written.paths as Record<string, Record<string, unknown>>
    expect(Object.entries(paths).map(([path, item]) => `${path}: ${Object.keys(item).join(' ')}`)).toEqual([
      '/echo: get post put patch delete', '/files/{rest}: get', '/wards: get post', '/wards/{id}/beds/{bed}: delete'
    ])
    expect(paths['/wards']?.post).toMatchObject({
      security: [{ credential: [] }],
      requestBody: {
        content: {
          'application/json': {
            schema: {
              type: 'object', additionalProperties: false,
              properties: {
                name: { type: 'string' }, beds: { type: 'number' }, nurse: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } },
                tags: { type: 'array', items: { type: 'string' } }
              }
            }
          }
        }
      }
    })
    expect(paths['/wards']?.get).toMatchObject({ security: [], parameters: [{ name: 'floor', in: 'query', schema: { type: 'number' } }] })
    expect(paths['/wards/{id}/beds/{bed}']?.delete).toMatchObject({
      parameters: [{ name: 'id', in: 'path', required: true }, { name: 'bed', in: 'path', required: true }]
    })
  })

  it.each(['allotments', 'bookshop', 'clinic', 'crossings', 'ferries', 'harbour', 'library-desk', 'nursery', 'parcels'])('is valid for %s', async name => {
    const written = await document(join(root, 'fixtures', name))
    expect(await new Validator().validate(written)).toEqual({ valid: true })
  })

  it('is valid where there are no routes', async () => {
    expect(await new Validator().validate(await document(temporaryProject({ 'src/a.ts': 'export {}' })))).toEqual({ valid: true })
  })
})

describe('postern routes --format markdown', () => {
  it('writes a table', async () => {
    const { out } = await postern(temporaryProject(clinic), 'routes', '--format', 'markdown')
    const lines = out.trimEnd().split('\n')
    expect(lines.slice(0, 2)).toEqual(['| method | path | auth | guards | handler | place |', '| --- | --- | --- | --- | --- | --- |'])
    expect(lines).toContain('| POST | `/wards` | yes | `signedIn` | `anonymous` | `src/server.ts:18` |')
    expect(lines.every(line => line.replaceAll('\\|', '').split('|').length === 8)).toBe(true)
  })
})

describe('postern routes --explain', () => {
  it('says of one route what runs for it, what refuses and why, and what the request must be', async () => {
    const { out, code } = await postern(temporaryProject(clinic), 'routes', '--explain', 'POST /wards')
    expect(code).toBe(0)
    expect(out).toContain('POST /wards\nexpress, src/server.ts:18\nA request without a credential is refused.\n')
    expect(out).toContain('  1. middleware signedIn, src/server.ts:18 - refuses (authentication): ')
    expect(out).toContain('body: { name: string, beds: number, nurse: object, tags: array }, no other keys')
  })

  it('names routes that are near where there is none', async () => {
    const { code, err } = await postern(temporaryProject(clinic), 'routes', '--explain', 'PUT /wards')
    expect(code).toBe(2)
    expect(err).toContain('There is no route "PUT /wards". There is GET /wards, POST /wards')
  })

  it('is told of in the manual', () => {
    expect(readFileSync(join(root, 'packages/cli/README.md'), 'utf8')).toContain('--explain')
  })
})
