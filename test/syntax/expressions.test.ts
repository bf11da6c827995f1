import { describe, expect, test } from 'vitest'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { lowered, type Row } from './support/lowered.ts'

describe('what does not change the meaning is gone', () => {
  test.each<Row>([
    ['parentheses', '((shop)).open((1))', '<shop>.open(1)'],
    ['casts, innermost first', '(shop as Shop)!.open satisfies Open', '((<shop> as Shop)!.open satisfies Open)'],
    ['old casts', '<Shop>shop', '(<shop> as Shop)'],
    ['optional chains', 'shop?.books?.[0]?.(title)', '<shop>?.books?.["0"]?.(<title>)'],
    ['quoted and numbered members', `shop['books'][1e3][\`x-y\`]`, '<shop>.books["1000"]["x-y"]'],
    ['computed members', 'shop[key]?.[other + 1]', '<shop>[<key>]?.[(<other> + 1)]'],
    ['private members', 'class Shop { #till; static is(x) { return #till in x && x.#till } }', `class Shop {
  field #till
  static method is(x) {
    return ((unknown() in x) && x.#till)
  }
}`],
    ['instantiations', 'const make = create<Book>', 'const make = <create>'],
    ['meta properties', 'import.meta.url; function F() { new.target }', '<import.meta>.url\nfunction F() {\n  <new.target>\n}']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

describe('literals', () => {
  test.each<Row>([
    ['numbers', '0x10; 1_000; .5; 0b11; 1e3', '16\n1000\n0.5\n3\n1000'],
    ['bigints, as their digits', '10n; 0x1fn; 1_0n', '10n\n31n\n10n'],
    ['texts', `('it''s'.length); "a\\n\\u0041"; \`plain\``.replace(`it''s`, 'its'), '"its".length\n"a\\nA"\n"plain"'],
    ['keywords', 'f(true, false, null, undefined)', '<f>(true, false, null, <undefined>)'],
    ['regular expressions', 'x = /a[/]\\/b/giu', '(<x> = /a[/]\\/b/giu)'],
    ['arrays with holes and spreads', 'f([1, , ...rest])', '<f>([1, , ...<rest>])']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

describe('text that is put together', () => {
  test.each<Row>([
    ['a template', 'f(`select ${a} from ${b}`)', '<f>(template("select ", <a>, " from ", <b>))'],
    ['a chain of plus', `f('select ' + a + ' from ' + b)`, '<f>(plus("select ", <a>, " from ", <b>))'],
    ['one in the other', "f('a' + `b${c + 'd'}e` + ('f' + g))", '<f>(plus("a", "b", <c>, "d", "e", "f", <g>))'],
    ['a cast keeps its part together', "f('a' + ('b' + c as Sql))", '<f>(plus("a", (plus("b", <c>) as Sql)))'],
    ['numbers are added', 'f(a + b + 1)', '<f>(((<a> + <b>) + 1))'],
    ['other operators end a chain', "f('a' + b - c)", '<f>((plus("a", <b>) - <c>))'],
    ['a tag', 'sql<Book>`select ${id} from \\unicode`', '<sql>`select ${} from \\unicode`(<id>)']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))

  test('the parts have their own spans', () => {
    const text = 'f(`ab${ c }d` + `${e}`)'
    const [call] = lower('/shop.ts', text).functions[0]!.body
    const parts = call?.kind === 'expression' && call.value.kind === 'call' && call.value.arguments[0]?.kind === 'concat'
      ? call.value.arguments[0].parts
      : []
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual(['ab', 'c', 'd', 'e'])
  })
})

describe('operators', () => {
  test.each<Row>([
    ['logic', 'a && b || c; a ?? b', '((<a> && <b>) || <c>)\n(<a> ?? <b>)'],
    ['unary', 'f(!a, -b, +c, ~d, typeof e, void 0); delete f.g', '<f>(!<a>, -<b>, +<c>, ~<d>, typeof <e>, void 0)\ndelete <f>.g'],
    ['comparison', 'a === b; a instanceof B; "k" in o; a ** b ** c', '(<a> === <b>)\n(<a> instanceof <B>)\n("k" in <o>)\n(<a> ** (<b> ** <c>))'],
    ['conditions', 'f(a ? b : c ? d : e)', '<f>((<a> ? <b> : (<c> ? <d> : <e>)))'],
    ['assignments', 'a = b += c; o.k ??= d; l[i] ||= e', '(<a> = (<b> += <c>))\n(<o>.k ??= <d>)\n(<l>[<i>] ||= <e>)'],
    ['steps', 'a++; --o.k', '(<a> += 1)\n(<o>.k -= 1)'],
    ['sequences', 'a, b, c', '(<a>, <b>, <c>)'],
    ['waiting', 'async function f() { await g(await h) }', 'async function f() {\n  (await <g>((await <h>)))\n}'],
    ['yielding', 'function* f() { yield; yield a; yield* b }', 'function* f() {\n  (yield )\n  (yield <a>)\n  (yield* <b>)\n}']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

describe('calls', () => {
  test.each<Row>([
    ['with spreads and types', 'f<Book, string>(a, ...b)', '<f><Book, string>(<a>, ...<b>)'],
    ['new', 'new Pool; new pg.Pool<X>(o)', 'new <Pool>()\nnew <pg>.Pool<X>(<o>)'],
    ['imports', "import('./books'); import(name, { with: {} }); import.defer('./x')", 'import("./books")\nimport(<name>)\nimport("./x")']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

describe('objects', () => {
  test.each<Row>([
    ['keys', `f({ a: 1, 'b-c': 2, 3: 4, ['d']: 5, [e]: 6, 10n: 7 })`, '<f>({ a: 1, b-c: 2, 3: 4, d: 5, [<e>]: 6, 10: 7 })'],
    ['forms', 'f({ a, ...b, c() {}, get d() { return 1 }, set d(x) {}, async *e() {} })', `<f>({ shorthand a: <a>, ...<b>, method c: method c() {}, getter d: getter d() {
  return 1
}, setter d: setter d(x) {}, method e: async method* e() {} })`]
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

describe('JSX', () => {
  test.each<Row>([
    ['elements and components', 'f(<p id="a" hidden><Book.Title {...rest} year={1} /></p>)', '<f>(jsx("p"; id: "a", hidden: true; jsx(<Book>.Title; ...<rest>, year: 1; )))'],
    ['text, spread children and comments', 'f(<>Hello {name}{/* no */}{...kids}</>)', '<f>(jsx(; ; "Hello ", <name>, ...<kids>))'],
    ['indentation is no text', 'f(<ul>\n  <li/>\n</ul>)', '<f>(jsx("ul"; ; jsx("li"; ; )))'],
    ['namespaced names', 'f(<svg:a xlink:href="b"/>)', '<f>(jsx("svg:a"; xlink:href: "b"; ))']
  ])('%s', (_what, source, printed) => {
    expect(lowered(source, 'page.tsx')).toBe(printed)
    expect(lowered(source, 'page.js')).toBe(printed)
  })
})
