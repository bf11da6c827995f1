import { describe, expect, test } from 'vitest'
import { lower } from '../../packages/engine/src/syntax/index.ts'
import { printModule } from '../../packages/engine/src/model/print.ts'
import { lowered, type Row } from './support/lowered.ts'

describe('require', () => {
  test.each<Row>([
    ['of a constant text', `const pg = require('pg'), { Pool } = require(\`pg\`)`, 'const pg = require("pg")\nconst Pool = require("pg").Pool'],
    ['of anything else is a call', 'require(name); require("a", "b"); require.resolve("c")', '<require>(<name>)\n<require>("a", "b")\n<require>.resolve("c")'],
    ['is not what the file calls so', `const require = f(); require('pg')`, 'const require = <f>()\nrequire("pg")'],
    ['is what the file only declares', `declare const require: any; const pg = require('pg')`, 'const pg = require("pg")'],
    ['and what it declares as a function', `declare function require(name: string): any; require('pg')`, 'require("pg")']
  ])('%s', (_what, source, printed) => expect(lowered(source)).toBe(printed))
})

/** The lines that print exports. */
function exported(text: string, path = '/shop.js'): string[] {
  return printModule(lower(path, text)).split('\n').filter(line => line.startsWith('export '))
}

describe('what CommonJS exports', () => {
  test.each<[what: string, source: string, exports: string[]]>([
    ['a whole', 'module.exports = shop', ['export = = <shop>']],
    ['a whole, and its properties later', 'module.exports = shop; module.exports.close = close', ['export = = <shop>', 'export close = <close>']],
    ['a whole by both names', 'exports = module.exports = shop', ['export = = <shop>']],
    ['a whole by the other name', 'module.exports = exports = shop', ['export = = <shop>']],
    ['names', 'exports.a = 1; module.exports.b = 2; exports["c-d"] = 3', ['export a = 1', 'export b = 2', 'export c-d = 3']],
    ['functions', 'exports.list = async (req, res) => {}', ['export list = function']],
    ['several of one value', 'exports.a = exports.b = f', ['export b = <f>', 'export a = <f>']],
    ['what transpilers announce', 'exports.a = exports.b = void 0; exports.a = 1', ['export a = 1']],
    ['many at once', 'Object.assign(module.exports, { a, b: 2, ...require("./c") }, require("./d"))', ['export a = <a>', 'export b = 2', 'export * from "./c"', 'export * from "./d"']],
    ['by a getter', `Object.defineProperty(exports, '__esModule', { value: true })
Object.defineProperty(exports, 'a', { enumerable: true, get: function () { return b_1.c } })
Object.defineProperty(exports, 'd', { get: () => e })
Object.defineProperty(exports, 'f', { value: 1 })`, ['export a = <b_1>.c', 'export d = <e>', 'export f = 1']],
    ['all of another', `__exportStar(require('./a'), exports); tslib_1.__exportStar(require('./b'), exports)`, ['export * from "./a"', 'export * from "./b"']],
    ['by a name of the file', 'const books = module.exports = {}; books.list = f; const loans = module.exports; loans.add = g', ['export = = {}', 'export list = <f>', 'export add = <g>']],
    ['inside a function', '(function () { exports.a = 1 })()', ['export a = 1']],
    ['nothing when the names are bound', 'function f(exports, module) { exports.a = 1; module.exports = 2 }', []],
    ['nothing by reading', 'f(module.exports.a, exports.b); exports.c += 1; other.exports = 1', []],
    ['nothing when the name stands for other things too', 'let books = module.exports; books = f(); books.list = g', []],
    ['nothing below a name', 'exports.a.b = 1', []]
  ])('%s', (_what, source, exports) => expect(exported(source)).toEqual(exports))

  test('the statements stay', () => {
    expect(lowered('exports.a = 1', 'shop.js')).toBe('(<exports>.a = 1)\nexport a = 1')
  })
})
