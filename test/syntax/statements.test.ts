import { describe, expect, test } from 'vitest'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { lowered, type Row } from './support/lowered.ts'

describe('statements', () => {
  test.each<Row>([
    ['several names in one declaration', 'let a = 1, b, c = a', 'let a = 1\nlet b\nlet c = a'],
    ['if, else if, else', 'if (a) b; else if (c) { d } else e', `if <a> {
  <b>
} else {
  if <c> {
    <d>
  } else {
    <e>
  }
}`],
    ['loops', 'for (let i = 0; i < 9; i++) f(i); for (;;) break; while (a) b; do c; while (d)', `for (let i = 0; (i < 9); (i += 1)) {
  <f>(i)
}
for (; ; ) {
  break
}
while (<a>) {
  <b>
}
do (<d>) {
  <c>
}`],
    ['each', 'for (const book of books) f(book); for (const key in shop) g(key)', `for (book of <books>) {
  <f>(book)
}
for (key in <shop>) {
  <g>(key)
}`],
    ['each with a pattern', 'for await (const { id, title = id } of books) f(title)', `for await (%1 of <books>) {
  const id = %1.id
  const title = (%1.title default id)
  <f>(title)
}`],
    ['each into a target of its own', 'let id; for (id of ids) f(id); for ([shop.a, shop.b] of pairs) ;', `let id
for (%1 of <ids>) {
  (id = %1)
  <f>(id)
}
for (%2 of <pairs>) {
  ((<shop>.a = %2["0"]), (<shop>.b = %2["1"]), %2)
}`],
    ['switch', 'switch (role) { case 1: case 2: f(); break; default: g() }', `switch <role> {
  case 1 {}
  case 2 {
    <f>()
    break
  }
  default {
    <g>()
  }
}`],
    ['try', 'try { a } catch { b } finally { c }', `try {
  <a>
} catch {
  <b>
} finally {
  <c>
}`],
    ['catch with a name and with a pattern', 'try {} catch (e) { f(e) } try {} catch ({ code }) { f(code) }', `try {} catch (e) {
  <f>(e)
}
try {} catch (%1) {
  let code = %1.code
  <f>(code)
}`],
    ['labels', 'outer: for (;;) { continue outer }', `outer: {
  for (; ; ) {
    continue outer
  }
}`],
    ['blocks and nothing', '{ a };;debugger', 'block {\n  <a>\n}'],
    ['with', 'with (a) b', '<a>\nblock {\n  <b>\n}'],
    ['using', 'using a = open(); async () => { await using b = open() }', `const a = <open>()
async arrow () {
  const b = <open>()
}`],
    ['prologues', '"use strict"; f()', '"use strict"\n<f>()']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

describe('functions', () => {
  test.each<Row>([
    ['kinds', 'async function* f() {} const g = async x => x; const h = function () {}', `async function* f() {}
const g = async arrow g(x) {
  return x
}
const h = function h() {}`],
    ['a default opens the body', 'function f(a: number = 1, b = a) { return b }', `function f(a: number, b) {
  parameter a: number = (a default 1)
  parameter b = (b default a)
  return b
}`],
    ['a pattern opens the body', 'const f = ({ id, tags: [first] }: Book, ...rest) => id', `const f = arrow f(%1: Book, ...rest) {
  let id = %1.id
  let first = %1.tags["0"]
  return id
}`],
    ['a pattern with a default', 'function f({ a } = {}) {}', `function f(%1) {
  parameter %1 = (%1 default {})
  let a = %1.a
}`],
    ['`this` is no parameter', 'function f(this: Shop, id) {}', 'function f(id) {}'],
    ['overloads have no statements', 'function f(a: string): void; function f(a: number): void; function f(a) {}', 'function f(a) {}'],
    ['names come from what they initialise', 'shop.open = () => {}; f({ close: function () {} })', '(<shop>.open = arrow open() {})\n<f>({ close: function close() {} })'],
    ['named expressions know themselves', 'const f = function g() { return g }', 'const f = function g() {\n  return g\n}']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))

  test('an arrow without braces returns its expression', () => {
    const text = 'const f = x => (x + 1)'
    const made = lower('/shop.ts', text).functions[1]!
    expect(made.expressionBody).toBe(true)
    expect(made.body.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`)).toEqual(['return x + 1'])
  })

  test('a declared function has no body, and no statement', () => {
    const { functions, bindings } = lower('/shop.ts', 'declare function open(id: string): Shop')
    expect(functions[0]!.body).toEqual([])
    expect(functions[1]!.bodySpan).toBeNull()
    expect(bindings[0]!.values.map(value => value.kind)).toEqual(['function'])
  })
})
