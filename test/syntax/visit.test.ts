import { describe, expect, test } from 'vitest'
import type { Expression } from '../../packages/engine/src/model/expression.ts'
import { children, expressionsOf, statementsOf, walkExpressions } from '../../packages/engine/src/model/visit.ts'
import { lower } from '../../packages/engine/src/syntax/index.ts'

const bodyOf = (text: string) => lower('/shop.tsx', text).functions[0]!.body

/** The text of all expressions that a walk meets. */
function met(text: string, enters: (expression: Expression) => boolean = () => true): string[] {
  const found: string[] = []
  walkExpressions(bodyOf(text), (expression) => {
    found.push(text.slice(expression.start, expression.end))
    return enters(expression)
  })
  return found
}

describe('a walk', () => {
  test('meets parents before children, in order of text', () => {
    expect(met('a.b(c, ...d)[e]')).toEqual(['a.b(c, ...d)[e]', 'a.b(c, ...d)', 'a.b', 'a', 'c', '...d', 'd', 'e'])
  })

  test('goes through statements of every kind', () => {
    const text = `if (a) b; else c
for (let i = d; e; f) g
while (h) i1
do j; while (k)
for (const l of m) n
switch (o) { case p: q; default: r }
try { s } catch (t) { u } finally { v }
w: { x; throw y }`
    expect(met(text).join(' ')).toBe('a b c d e f g h i1 k j m n o p q r s u v x y')
  })

  test('stays out of functions, and of what it is told to stay out of', () => {
    expect(met('f(() => a, [b], class { c = d })', ({ kind }) => kind !== 'array'))
      .toEqual(['f(() => a, [b], class { c = d })', 'f', '() => a', '[b]', 'class { c = d }'])
  })

  test('starts at an expression as well', () => {
    const [statement] = bodyOf('a + b.c')
    const found: string[] = []
    for (const value of expressionsOf(statement!)) walkExpressions(value, ({ kind }) => found.push(kind))
    expect(found).toEqual(['binary', 'global', 'member', 'global'])
  })
})

test('children of every kind of expression', () => {
  const text = `f\`a\${b}\`; { c: 1 }; ({ d, [e]: f, ...g }); [h, , i]; j = k; !l; m ? n : o; p, q; \`r\${s}\`; t ?? u; import(v); <w x={y}>{z}</w>; require('a'); /b/; this; [A = B] = C`
  const counts = bodyOf(text).flatMap(statement => expressionsOf(statement)).map(expression => `${expression.kind} ${children(expression).length}`)
  expect(counts).toEqual(['tagged 2', 'object 4', 'array 2', 'assign 2', 'unary 1', 'conditional 3', 'sequence 2', 'concat 2', 'logical 2', 'import-call 1', 'jsx 3', 'require 0', 'regex 0', 'this 0', 'sequence 3'])
})

test('the lists of statements in a statement', () => {
  const [first, second] = bodyOf('try { a; b } catch { c } if (d) e')
  expect([first!, second!].map(statement => statementsOf(statement).map(list => list.length))).toEqual([[2, 1, 0], [1, 0]])
})
