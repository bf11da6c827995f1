import { describe, expect, test } from 'vitest'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { lowered, type Row } from './support/lowered.ts'

describe('classes', () => {
  test.each<Row>([
    ['heritage', 'abstract class A<T> extends mixin(B)<Book> implements C, D<T> {}', 'abstract class A extends <mixin>(<B>)<Book> implements C, D<T> {}'],
    ['members', `class A {
  a = 1; readonly b?: string; static c; private d!: D; protected e() {}
  get f() { return 1 } set f(x) {} async *g() {} #h = 2; static { A.c = 1 } 'i-j'() {} [k]() {} ['l'] = 3; 4 = 5
  accessor m = 6; [key: string]: unknown; declare n: N;
}`, `class A {
  field a = 1
  field b?: string
  static field c
  private field d: D
  protected method e() {}
  getter f() {
    return 1
  }
  setter f(x) {}
  async method* g() {}
  field #h = 2
  static static-block () {
    (A.c = 1)
  }
  method i-j() {}
  method () {}
  field l = 3
  field 4 = 5
  field m = 6
  field n: N
}`],
    ['parameter properties are fields, and assigned first', 'class A { constructor(private readonly b: B, @In() public c = 1, d) { super(b); d } }', `class A {
  constructor constructor(property b: B, @<In>() property c, d) {
    (this@A.b = b)
    parameter c = (c default 1)
    (this@A.c = c)
    super@A(b)
    d
  }
  private field b: B
  @<In>() field c
}`],
    ['overloads disappear, abstract methods stay', 'abstract class A { f(a: string): void; f(a: any) {} abstract g(): void; static f(): void; static f() {} constructor(); constructor(b?) {} }', `abstract class A {
  method f(a: any) {}
  method g(): void
  static method f() {}
  constructor constructor(b?) {}
}`],
    ['decorators', `@Controller('books') @Guarded class A { @Get() list(@Query('q') q, @Body() { id }: Book) {} @Column b; @D() static c() {} }`, `@<Controller>("books") @<Guarded> class A {
  @<Get>() method list(@<Query>("q") q, @<Body>() %1: Book) {
    let id = %1.id
  }
  @<Column> field b
  @<D>() static method c() {}
}`],
    ['names in fields are those of the class\'s scope', 'const a = 1; class A { b = a; c = (a) => a }', `const a = 1
class A {
  field b = a
  field c = arrow c(a#2) {
    return a#2
  }
}`],
    ['expressions take names', 'const A = class {}; exports.B = class extends A {}', 'const A = class A {}\n(<exports>.B = class B extends A {})\nexport B = class'],
    ['that are only declared run nothing', 'declare class A { f(a: string): void; f(b: number): void }', '']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))

  test('functions and members know each other', () => {
    const { classes, functions } = lower('/shop.ts', 'class A { a() {} static b = () => 1 }')
    expect(classes[0]!.members.map(({ kind, function: of, static: isStatic }) => [kind, of, isStatic])).toEqual([['method', 1, false], ['field', null, true]])
    expect(functions.map(made => [made.kind, made.class])).toEqual([['module', null], ['method', 0], ['arrow', null]])
  })
})

describe('enums', () => {
  test.each<Row>([
    ['count', 'enum E { a, b = 5, c, d = -1, e }', `enum E { readonly a: 0, readonly b: 5, readonly c: 6, readonly d: -1, readonly e: 0 }
enum E = { a: 0, b: 5, c: 6, d: -1, e: 0 }`],
    ['compute what the text tells', "const base = 8; enum E { a = 1 << 2, b = a | 1, c = E.a + 1, 'd-e' = 'x', f = `${c}y`, g = 'x' + 'y', h = base, i }", `enum E { readonly a: 4, readonly b: 5, readonly c: 5, readonly d-e: "x", readonly f: "5y", readonly g: "xy", readonly h: 8, readonly i: 9 }
const base = 8
enum E = { a: 4, b: 5, c: 5, d-e: "x", f: "5y", g: "xy", h: 8, i: 9 }`],
    ['and nothing else', 'enum E { a = f(), b, c = 1 }', `enum E { readonly a, readonly b, readonly c: 1 }
enum E = { a: <f>(), b: unknown(), c: 1 }`],
    ['are merged', 'enum E { a } enum E { b = a2, c = E.a }', `enum E { readonly a: 0, readonly b, readonly c: 0 }
enum E = { a: 0, b: <a2>, c: 0 }`],
    ['inside namespaces too', 'namespace N { export enum E { a } } f(N.E.a)', `enum E { readonly a: 0 }
block {
  enum E = { a: 0 }
}
namespace N = { shorthand E: E }
<f>(N.E.a)`]
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})
