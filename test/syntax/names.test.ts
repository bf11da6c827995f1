import { describe, expect, test } from 'vitest'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { lowered, type Row } from './support/lowered.ts'

// The first `x` of a file prints as `x`, the second as `x#2`; a name that nothing binds as `<x>`.
describe('names', () => {
  test.each<Row>([
    ['are known before their declaration', 'f(x); const x = 1; function f(a) { return x }', 'f(x)\nconst x = 1\nfunction f(a) {\n  return x\n}'],
    ['belong to their block', 'let x = 1; { let x = 2; f(x) } f(x)', 'let x = 1\nblock {\n  let x#2 = 2\n  <f>(x#2)\n}\n<f>(x)'],
    ['of functions belong to their block', '{ function f() {} f() } f()', 'block {\n  function f() {}\n  f()\n}\n<f>()'],
    ['of `var` belong to the function', 'function f() { if (a) { var x = 1 } for (var y in o) { try { var z } catch {} } return x + y + z }', `function f() {
  if <a> {
    var x = 1
  }
  for (y in <o>) {
    try {
      var z
    } catch {}
  }
  return ((x + y) + z)
}`],
    ['of two `var` are one', 'var x = 1; var x = 2; f(x)', 'var x = 1\nvar x = 2\n<f>(x)'],
    ['of parameters hide those outside', 'const id = 1; const f = id => id', 'const id = 1\nconst f = arrow f(id#2) {\n  return id#2\n}'],
    ['of parameters and body are one scope', 'function f(a) { var a; return a }', 'function f(a) {\n  parameter a\n  return a\n}'],
    ['of loops belong to the loop', 'for (let i = 0; i < 1;) f(i); i', 'for (let i = 0; (i < 1); ) {\n  <f>(i)\n}\n<i>'],
    ['of a switch are shared by its cases', 'switch (a) { case 1: let x; break; default: x } x', 'switch <a> {\n  case 1 {\n    let x\n    break\n  }\n  default {\n    x\n  }\n}\n<x>'],
    ['of catch', 'try {} catch (e) { e } e', 'try {} catch (e) {\n  e\n}\n<e>'],
    ['of class expressions are known inside', 'const A = class B { b = B }; B', 'const A = class B {\n  field b = B\n}\n<B>'],
    ['of classes and enums', 'new A(); E.x; class A { a() { return A } } enum E { x }', 'enum E { readonly x: 0 }\nnew A()\nE.x\nclass A {\n  method a() {\n    return A\n  }\n}\nenum E = { x: 0 }'],
    ['of the runtime are free', 'function f() { return arguments[0], undefined, process }', 'function f() {\n  return (<arguments>["0"], <undefined>, <process>)\n}'],
    ['of properties are none', 'const a = { b: 1 }; a.b; b', 'const a = { b: 1 }\na.b\n<b>'],
    ['may be like those of objects', 'f(constructor, toString, __proto__, hasOwnProperty); const __proto__ = 1', '<f>(<constructor>, <toString>, __proto__, <hasOwnProperty>)\nconst __proto__ = 1']
  ])('%s', (_what, source, printed) => expect(lowered(source, 'shop.ts')).toBe(printed))
})

describe('a binding', () => {
  const values = (text: string, name: string) => {
    const { bindings } = lower('/shop.ts', text)
    return bindings.filter(binding => binding.name === name).map(binding => binding.values.map(({ start, end }) => text.slice(start, end)))
  }

  test('knows everything that is assigned to it, in order of text', () => {
    expect(values('let x = 1; if (a) x = 2; x += 3; x++; ({ x } = o); f = () => { x = 4 }', 'x'))
      .toEqual([['1', '2', 'x += 3', 'x++', 'x', '4']])
  })

  test('knows what it iterates', () => {
    const { bindings } = lower('/shop.ts', 'for (const book of books) {} for (const key in book) {}')
    expect(bindings.map(({ name, each }) => [name, each?.form])).toEqual([['book', 'of'], ['key', 'in']])
  })

  test('knows the parameter that it is', () => {
    const { bindings } = lower('/shop.ts', 'const f = (req, { id }) => id')
    expect(bindings.map(({ name, kind, parameter }) => [name.startsWith('%') ? '%' : name, kind, parameter?.index ?? null]))
      .toEqual([['f', 'const', null], ['req', 'parameter', 0], ['%', 'parameter', 1], ['id', 'let', null]])
  })

  test('knows its function and its type', () => {
    const { bindings } = lower('/shop.ts', 'function f(pool: Pool) { const n: number = 1 }')
    expect(bindings.map(({ name, function: of, type }) => [name, of, type?.kind])).toEqual([['f', 0, undefined], ['pool', 1, 'named'], ['n', 1, 'keyword']])
  })
})

describe('`this` belongs to', () => {
  test.each<Row>([
    ['the function, through arrows', 'class A { m() { return () => this.x } static s() { this } }', `class A {
  method m() {
    return arrow () {
      return this@A.x
    }
  }
  static method s() {
    this@A.static
  }
}`],
    ['the class in a field', 'class A { x = this.y; f = () => this.x; static s = () => this.t }', `class A {
  field x = this@A.y
  field f = arrow f() {
    return this@A.x
  }
  static field s = arrow s() {
    return this@A.static.t
  }
}`],
    ['no class in a function of its own', 'class A { m() { return function () { return this } } o = { p() { return this } } }', `class A {
  method m() {
    return function () {
      return this
    }
  }
  field o = { method p: method p() {
    return this
  } }
}`],
    ['whom decorators stand outside of', 'class A { @d(this) m() { super.m() } }', `class A {
  @<d>(this) method m() {
    super@A.m()
  }
}`]
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})
