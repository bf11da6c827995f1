import { describe, expect, test } from 'vitest'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { lowered, type Row } from './support/lowered.ts'

describe('imports', () => {
  test.each<Row>([
    ['of every form', `import express, { Router as R, json } from 'express'; import * as pg from 'pg'; import './env'; f(express, R, json, pg)`, `import express = "express" default
import R = "express" Router
import json = "express" json
import pg = "pg" *
<f>(express, R, json, pg)`],
    ['of types', `import type { Pool } from 'pg'; import { type Client, query } from 'pg'; import type * as t from 't'`, `import type Pool = "pg" Pool
import type Client = "pg" Client
import query = "pg" query
import type t = "t" *`],
    ['with names that are texts, attributes and phases', `import { 'a b' as c } from 'x'; import d from './d.json' with { type: 'json' }; import defer * as e from 'e'`, `import c = "x" a b
import d = "./d.json" default
import e = "e" *`],
    ['by require', `import fs = require('fs'); import type pg = require('pg'); fs.read`, `import fs = "fs" =
import type pg = "pg" =
fs.read`],
    ['of a namespace', `import * as shop from './shop'; import Book = shop.models.Book; let b: Book = new Book()`, `import shop = "./shop" *
namespace Book = shop.models.Book
let b: Book^ = new Book()`]
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

describe('exports', () => {
  test.each<Row>([
    ['of declarations', 'export const a = 1, { b, c: [d] } = o; export function f() {} export class A {} export enum E { x }', `enum E { readonly x: 0 }
const a = 1
const b = <o>.b
const d = <o>.c["0"]
function f() {}
class A {}
enum E = { x: 0 }
export a = a
export b = b
export d = d
export f = f
export A = A
export E = E, type E`],
    ['of types', 'export interface Book {} export type Id = string; interface Loan {} export { type Loan, Id as Key }', `interface Book {}
alias Id = string
interface Loan {}
export Book = type Book
export Id = type Id
export type Loan = type Loan
export Key = type Id`],
    ['of a value and a type of one name, once', 'export const Book = z.object({}); export type Book = string', `alias Book = string
const Book = <z>.object({})
export Book = Book, type Book`],
    ['by name', `const a = 1; export { a as default, a as b, a as 'c d' }; export { gone }`, `const a = 1
export default = a
export b = a
export c d = a
export gone = <gone>`],
    ['from other modules', `export * from './a'; export * as b from './b'; export { default, c as d } from './c'; export type { E } from './e'; export type * from './f'`, `export * from "./a"
export b from "./b" *
export default from "./c" default
export d from "./c" c
export type E from "./e" E
export type * from "./f"`],
    ['by default: a value', 'export default { open: true }', '{ open: true }\nexport default = { open: true }'],
    ['by default: a function', 'export default async function () {}', 'async function default() {}\nexport default = function'],
    ['by default: an arrow', 'export default () => {}', 'arrow default() {}\nexport default = function'],
    ['by default: a class with a name', 'export default class Shop {}', 'class Shop {}\nexport default = Shop'],
    ['by default: an interface', 'export default interface Book {}', 'interface Book {}\nexport default = type Book'],
    ['as a whole', 'function shop() {} export = shop', 'function shop() {}\nshop\nexport = = shop'],
    ['of overloads, once', 'export function f(a: string): void; export function f(a: any) {}', 'function f(a: any) {}\nexport f = f'],
    ['of namespaces', 'export namespace Shop { export const a = 1; const b = 2; export function f() { return a + b } } export namespace Shop { export const c = a }', `block {
  const a = 1
  const b = 2
  function f() {
    return (a + b)
  }
}
namespace Shop = { shorthand a: a, shorthand f: f, shorthand c: c }
block {
  const c = a
}
export Shop = Shop`],
    ['of nested namespaces', 'namespace A.B { export const x = 1 } f(A.B.x)', `block {
  block {
    const x = 1
  }
  namespace B = { shorthand x: x }
}
namespace A = { shorthand B: B }
<f>(A.B.x)`],
    ['and ambient modules, which say nothing of this one', `declare module 'x' { export const a: string } declare global { interface Window {} } export {}`, 'interface Window {}']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

describe('the format', () => {
  test.each([
    ['esm', `import 'x'`],
    ['esm', 'export {}'],
    ['esm', 'export const a = 1'],
    ['esm', `import x from 'x'; module.exports = require('y')`],
    ['commonjs', `const x = require('x')`],
    ['commonjs', `import x = require('x')`],
    ['commonjs', 'export = 1'],
    ['commonjs', 'exports.a = 1'],
    ['script', 'const module = 1; f(module)'],
    ['script', `import('x')`]
  ])('%s: %s', (format, text) => expect(lower('/shop.ts', text).format).toBe(format))
})

describe('the language', () => {
  test.each([
    ['ts', 'a.ts'], ['ts', 'a.mts'], ['ts', 'a.cts'], ['tsx', 'a.tsx'], ['js', 'a.js'], ['js', 'a.mjs'], ['js', 'a.cjs'], ['jsx', 'a.jsx'],
    ['dts', 'a.d.ts'], ['dts', 'a.d.mts'], ['dts', 'a.d.cts'], ['dts', 'a.d.css.ts'], ['ts', 'a.d/b.ts'], ['ts', 'A.TS']
  ])('%s: %s', (language, path) => expect(lower(`/shop/${path}`, '').language).toBe(language))
})

test('requests are all module specifiers, in order of text', () => {
  const text = `import './a'; import type b from './b'; export * from './c'; const d = require('./d')
import('./e'); type F = import('./f').F; import g = require('./g'); export type { h } from './h'; require('./' + i)`
  expect(lower('/shop.ts', text).requests.map(({ from, form, start, end }) => `${form} ${from} ${text.slice(start, end)}`)).toEqual([
    `import ./a './a'`, `type ./b './b'`, `export ./c './c'`, `require ./d './d'`,
    `dynamic ./e './e'`, `type ./f './f'`, `require ./g './g'`, `type ./h './h'`
  ])
})
