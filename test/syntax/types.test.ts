import { describe, expect, test } from 'vitest'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { printType } from '../../packages/engine/src/model/print-types.ts'
import { lowered, type Row } from './support/lowered.ts'

/** The type of `let x: ...`; `^` marks a binding, `*` a declaration in the file. */
function typeOf(written: string, before = ''): string {
  const { bindings } = lower('/shop.ts', `${before}; let x: ${written}`)
  const { type } = bindings.find(({ name }) => name === 'x')!
  return type ? printType(type) : 'none'
}

describe('types', () => {
  test.each([
    ['string', 'string'], ['any', 'any'], ['undefined', 'undefined'], ['null', 'null'], ['this', 'this'], ['void', 'void'],
    [`'a'`, '"a"'], ['-1', '-1'], ['true', 'true'], ['`a`', '"a"'],
    ['Book', 'Book'], ['express.Request<A, B>', 'express.Request<A, B>'],
    ['A | B | null', '(A | B | null)'], ['A & { b: C }', '(A & { b: C })'], ['(A)', 'A'],
    ['A[]', 'A[]'], ['readonly A[]', 'A[]'], ['[A, b?: B, ...C[]]', '[A, B, other<C[]>]'],
    ['{ a: A, readonly b?: B, c(d: D): E, get f(): F, [key: string]: G, (): H }', '{ a: A, readonly b?: B, c: (D) => E, f: F }'],
    ['(a: A, b) => B', '(A, _) => B'], ['new () => A', '() => A'],
    ['A["b"]', 'A["b"]'], ['keyof A', 'other<A>'], ['A extends infer B ? C : D', 'other<A, other<>, C, D>'],
    ['{ [K in A]: B }', 'other<A, B>'], ['(a) => a is B', '(_) => other<B>'], ['(a) => asserts a', '(_) => other<>'], ['`a${B}`', 'other<B>']
  ])('%s', (written, printed) => expect(typeOf(written)).toBe(printed))
})

describe('names in types', () => {
  test.each([
    ['an import', 'express.Request', `import express from 'express'`, 'express.Request^'],
    ['a type of the file', 'Book', 'interface Book {}', 'Book*'],
    ['a class of the file', 'Book', 'class Book {}', 'Book^'],
    ['an enum, which is both', 'E', 'enum E {}', 'E^*'],
    ['a namespace', 'N.A', 'namespace N { export type A = 1 }', 'N.A^'],
    ['a constant is no type', 'book', 'const book = 1', 'book'],
    ['the type beside a constant', 'Book', 'const Book = 1; type Book = 2', 'Book*'],
    ['the value of a name', 'typeof book', 'const book = 1', 'typeof book^'],
    ['a module', `import('pg').Pool<A>`, '', 'Pool^<A>'],
    ['the values of a module', `typeof import('pg')`, '', `typeof import('pg')^`]
  ])('%s', (_what, written, before, printed) => expect(typeOf(written, before)).toBe(printed))

  test('an import type is a binding of its own', () => {
    const { bindings } = lower('/shop.ts', `let pool: import('pg').Pool`)
    expect(bindings.map(binding => binding.import)).toEqual([null, { from: 'pg', name: 'Pool', typeOnly: true }])
  })
})

describe('type declarations', () => {
  test.each<Row>([
    ['interfaces of one name are merged', 'interface A extends B<C> { a: 1 } interface A extends D { b: 2 }', 'interface A extends B<C>, D { a: 1, b: 2 }'],
    ['aliases', 'type A<T, U> = T | Promise<U>', 'alias A<T, U> = (T | Promise<U>)'],
    ['type parameters hide types', 'interface T {} type A<T> = T; function f<T>(a: T): T { return a } let b: T', `interface T {}
alias A<T> = T
function f(a: T): T {
  return a
}
let b: T*`],
    ['they are known before they are declared, and in their block', 'let a: A; { type A = 1; let b: A } type A = 2', `alias A = 2
alias A = 1
let a: A*
block {
  let b: A*
}`],
    ['in function types and methods', 'interface T {} type F = <T>(a: T) => { b<U>(c: U): T }', 'interface T {}\nalias F = (T) => { b: (U) => T }'],
    ['of classes', 'class A<T> { a: T; b<U>(c: U): A<T> {} }', `class A {
  field a: T
  method b(c: U): A^<T> {}
}`]
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})
