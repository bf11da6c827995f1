import { expect, test } from 'vitest'
import { parsePort } from '../../packages/engine/src/model/port.ts'

const written = (text: string) => {
  const port = parsePort(text)
  if (!port) return 'not a port'
  const { root, path } = port
  const head = root.kind === 'argument' ? `argument ${root.index}` : root.kind === 'arguments' ? `arguments from ${root.from}` : root.kind
  return [head, ...path.map(step => step.kind === 'property' ? `property ${step.name}` : step.kind === 'parameter' ? `parameter ${step.index}` : step.kind)].join(', ')
}

test.each([
  ['this', 'this'],
  ['0', 'argument 0'],
  ['12.data', 'argument 12, property data'],
  ['1.$set', 'argument 1, property $set'],
  ['0.where.id', 'argument 0, property where, property id'],
  ['0[]', 'argument 0, element'],
  ['0[].select', 'argument 0, element, property select'],
  ['*', 'arguments from 0'],
  ['1*', 'arguments from 1'],
  ['*[]', 'arguments from 0, element'],
  ['1(0)', 'argument 1, parameter 0'],
  ['0()', 'argument 0, return'],
  ['values', 'values'],
  ['text', 'text'],
  ['name', 'name'],
  ['', 'not a port'],
  ['first', 'not a port'],
  ['0.', 'not a port'],
  ['0[1]', 'not a port'],
  ['-1', 'not a port']
])('%s', (text, meaning) => {
  expect(written(text)).toBe(meaning)
})

test('a text is read once', () => {
  expect(parsePort('3.values')).toBe(parsePort('3.values'))
})
