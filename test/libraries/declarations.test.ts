import { describe, expect, test } from 'vitest'
import { libraries } from '../../packages/engine/src/libraries/index.ts'
import { loadDeclarations } from './declarations.ts'
import { misnamed } from './misnamed.ts'

const declarations = loadDeclarations(libraries.flatMap(library => [library.package, ...(library.aliases ?? [])]), import.meta.dirname)

// A slip of the pen in a model would make Postern blind without a sound.
describe('what a model names exists in the package', () => {
  test.each(libraries.map(library => [library.package, library] as const))('%s', (_, library) => {
    expect(misnamed(library, declarations)).toEqual([])
  })

  test('a slip is found', () => {
    const slip = {
      package: 'pg',
      versions: '8',
      manual: 'https://node-postgres.com',
      exports: { Pond: {}, Pool: { new: { returns: { type: 'Pool' } } } },
      types: { Pool: { members: { qeury: {}, query: { call: { inputs: { 7: 'sql-values' } } } } }, Puddle: {} }
    } as const
    expect(misnamed(slip, declarations)).toEqual([
      'pg: no export Pond',
      'pg#Pool: no member qeury',
      'pg#Pool.query: port 7, but at most 3 arguments',
      'pg: no type Puddle'
    ])
  })
})
