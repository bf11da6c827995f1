import { describe, expect, it } from 'vitest'
import { cover } from '../../packages/engine/src/frameworks/routing/cover.ts'
import { joinPaths, shownPath } from '../../packages/engine/src/frameworks/routing/paths.ts'
import { samplePath } from '../../packages/engine/src/frameworks/guards/sample.ts'

describe('which requests of a route a layer sees', () => {
  it.each([
    // use
    ['use', '/', '/books', 'all'],
    ['use', '/books', '/books', 'all'],
    ['use', '/books', '/books/:id/pages', 'all'],
    ['use', '/Books', '/books/:id', 'all'],
    ['use', '/books', '/bookshelves', 'none'],
    ['use', '/books/:id', '/books', 'none'],
    ['use', '/books/:id', '/books/:id/pages', 'all'],
    ['use', '/:tenant', '/books', 'all'],
    ['use', '/books/new', '/books/:id', 'some'],
    ['use', '/books/:id(\\d+)', '/books/:id', 'some'],
    ['use', '/books/:id(\\d+)', '/books/:id(\\d+)', 'all'],
    ['use', '/api/*', '/api/books', 'all'],
    ['use', '/{*rest}', '/books', 'all'],
    // verbs
    ['verb', '*', '/books/:id', 'all'],
    ['verb', '/*splat', '/books/:id', 'all'],
    ['verb', '/admin/*', '/admin/books', 'all'],
    ['verb', '/admin/*', '/books', 'none'],
    ['verb', '/books', '/books/:id', 'none'],
    ['verb', '/books/:id', '/books/:isbn', 'all'],
    ['verb', '/books/:id?', '/books', 'all'],
    ['verb', '/books', '/books/:id?', 'some'],
    // regular expressions: `/^\/staff/` as it is written
    ['use', '/^\\/staff/', '/staff/rota', 'all'],
    ['use', '/^\\/(?!health)/', '/health', 'none'],
    ['use', '/^\\/(?!health)/', '/rota/:id', 'all'],
    ['use', '/staff', '/^\\/staff\\/rota\\/\\d+/', 'all'],
    ['use', '/staff', '/^\\/books\\/\\d+/', 'none'],
    ['use', '/staff', '/^\\/st/', 'unknown'],
    ['use', '/bays', '/bays/:no(\\d+)/berths', 'all'],
    // parts that are not known
    ['use', '/?/api', '/api/books', 'unknown'],
    ['use', '/?/api', '/v1/api/books', 'unknown'],
    ['use', '/?/api', '/health', 'none'],
    ['use', '/api', '/?/api/books', 'unknown'],
    ['use', '/api/?', '/books', 'none']
  ] as const)('%s %s for %s: %s', (kind, layer, route, expected) => {
    expect(cover(layer, kind === 'use', route)).toBe(expected)
  })
})

describe('paths', () => {
  const text = (path: string) => ({ text: path, known: true, regex: null })

  it.each([
    ['/', '/', '/'],
    ['/api', '/', '/api'],
    ['/api', '/books', '/api/books'],
    ['/api/', 'books/', '/api/books'],
    ['/', '*', '/*'],
    ['/api', '', '/api']
  ])('%s and %s make %s', (prefix, path, expected) => {
    expect(joinPaths(prefix, text(path))).toBe(expected)
  })

  it('shows parameters without their patterns', () => {
    expect(shownPath('/bays/:no(\\d+)/berths/:id')).toBe('/bays/:no/berths/:id')
  })

  it('samples a path that no list of open paths holds', () => {
    expect(samplePath('/bays/:no/{*rest}')).toBe('/bays/x7q2/x7q2')
  })
})
