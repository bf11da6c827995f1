import { describe, expect, it } from 'vitest'
import { routes } from '../frameworks/support/table.ts'

const handler = 'export default defineEventHandler(() => shelf())\n'
const table = (dependency: string, files: Readonly<Record<string, string>>): readonly string[] =>
  routes({ 'package.json': `{ "dependencies": { "${dependency}": "*" } }`, ...files }).map(route => route.split(' ').slice(0, 3).join(' '))

describe('names that a build imports', () => {
  const files = {
    'server/api/books.get.ts': 'export default defineEventHandler(event => { mustRead(event); return [] })\n',
    'server/utils/read.ts': "export function mustRead(event) { if (!find(getHeader(event, 'authorization'))) throw createError({ statusCode: 401 }) }\n"
  }

  it('are known in the server code of Nuxt', () => {
    expect(table('nuxt', files)).toEqual(['GET /api/books proven'])
  })

  it('are those of the nearest project alone', () => {
    const inside = Object.fromEntries(Object.entries(files).map(([path, text]) => [`shop/${path}`, text]))
    expect(table('express', { ...inside, 'shop/package.json': '{ "dependencies": { "nuxt": "*" } }', 'server/api/beds.get.ts': handler })).toEqual(['GET /api/books proven'])
  })

  it('give way to names that the file has itself', () => {
    expect(table('nuxt', { ...files, 'server/api/books.get.ts': 'function mustRead(event) { return event }\nexport default defineEventHandler(event => { mustRead(event); return [] })\n' }))
      .toEqual(['GET /api/books absent'])
  })
})
