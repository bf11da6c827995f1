import { describe, expect, test } from 'vitest'
import { lower } from '../../packages/engine/src/syntax/index.ts'

function comments(text: string, path = '/shop.tsx'): string[] {
  return lower(path, text).comments.map(({ start, end }) => text.slice(start, end))
}

describe('comments', () => {
  test.each<[what: string, text: string, found: string[]]>([
    ['of both forms', '// a\nf(/* b */ x) // c', ['// a', '/* b */', '// c']],
    ['wherever blanks may stand', 'a /*1*/ . /*2*/ b /*3*/ ( /*4*/ ) /*5*/ ; /*6*/ {/*7*/} /*8*/', [1, 2, 3, 4, 5, 6, 7, 8].map(at => `/*${at}*/`)],
    ['not in texts', `f("// a", '/* b */', \`// c \${ d /* yes */ } // e\`)`, ['/* yes */']],
    ['not in regular expressions', 'f(/[/*]/, /\\/\\//g) // yes', ['// yes']],
    ['not in JSX text', 'f(<p a="// no">// no {/* yes */} /* no */</p>) // yes', ['/* yes */', '// yes']],
    ['not in types', 'type A = "//no" | `/*no*/${B}//no` // yes', ['// yes']],
    ['not in module names', `import x from '//no' // yes`, ['// yes']],
    ['documentation', '/** a */ function f() {} /** b */', ['/** a */', '/** b */']],
    ['without an end', 'a /* b', ['/* b']],
    ['ended by any line end', '// a\r\n// b\u2028// c\r// d', ['// a', '// b', '// c', '// d']],
    ['a shebang is none', '#!/usr/bin/env //node\n// a', ['// a']],
    ['one in the other', '/* // a */ // /* b', ['/* // a */', '// /* b']]
  ])('%s', (_what, text, found) => expect(comments(text)).toEqual(found))
})

describe('directives', () => {
  test.each<[text: string, keyword: string, said: string, line: number]>([
    ['// eslint-disable-next-line postern/a, b -- why', 'eslint-disable-next-line', 'postern/a, b -- why', 0],
    ['/* eslint-disable */', 'eslint-disable', '', 0],
    ['/**\n * eslint-disable-line a\n */', 'eslint-disable-line', 'a', 2],
    ['\n\n//eslint-enable', 'eslint-enable', '', 2],
    ['// postern-ignore-next-line no-sql: reviewed', 'postern-ignore-next-line', 'no-sql: reviewed', 0],
    ['x // postern-public', 'postern-public', '', 0]
  ])('%s', (text, keyword, said, line) => {
    expect(lower('/shop.ts', text).directives.map(each => [each.keyword, each.text, each.line])).toEqual([[keyword, said, line]])
  })

  test.each(['// see eslint-disable', '// eslint-disabled', '"// eslint-disable"', '// posterns', '// eslint-env node'])('not %s', (text) => {
    expect(lower('/shop.ts', text).directives).toEqual([])
  })
})

describe('lines', () => {
  test.each([
    ['', [0]],
    ['a\nb\n', [0, 2, 4]],
    ['a\r\nb', [0, 3]],
    ['a\rb\u2028c\u2029d\r\ne', [0, 2, 4, 6, 9]]
  ])('%j', (text, lines) => expect(lower('/shop.ts', text).lines).toEqual(lines))
})
