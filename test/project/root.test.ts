import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../packages/engine/src/project/index.ts'
import { memoryHost } from '../support/memory-host.ts'

const host = memoryHost({
  '/harbour/package.json': '{ "name": "harbour", "workspaces": ["apps/*"] }',
  '/harbour/apps/berths/package.json': '{ "dependencies": { "express": "5" } }',
  '/harbour/apps/berths/src/esm/package.json': '{ "type": "module" }',
  '/harbour/apps/berths/src/esm/server.ts': '',
  '/harbour/legacy/postern.json': '{}',
  '/harbour/legacy/src/server.js': '',
  '/elsewhere/server.js': ''
})

describe('the root of a project', () => {
  it.each([
    ['/harbour/apps/berths/src/esm/server.ts', '/harbour/apps/berths', 'the nearest package.json that is one of a package'],
    ['/harbour/legacy/src/server.js', '/harbour/legacy', 'the nearest postern.json'],
    ['/elsewhere/server.js', '/elsewhere', 'the folder itself where there is neither']
  ])('of %s is %s: %s', (file, root) => {
    expect(projectRoot(host, file, false)).toBe(root)
  })

  it('of a folder may be the folder', () => {
    expect(projectRoot(host, '/harbour', true)).toBe('/harbour')
    expect(projectRoot(host, '/elsewhere', true)).toBe('/elsewhere')
  })
})
