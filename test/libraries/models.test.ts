import { describe, expect, test } from 'vitest'
import { libraries } from '../../packages/engine/src/libraries/index.ts'
import { parsePort } from '../../packages/engine/src/model/port.ts'
import { portsOf, signaturesOf, typeReferences } from './walk.ts'

const types = new Set(libraries.flatMap(library => Object.keys(library.types ?? {}).map(type => `${library.package}#${type}`)))

test('the libraries stand in the order of their names, each once', () => {
  const names = libraries.map(library => library.package)
  expect(names).toEqual([...new Set(names)].sort())
  const imported = libraries.flatMap(library => [library.package, ...(library.aliases ?? [])])
  expect(imported.filter((name, at) => imported.indexOf(name) !== at)).toEqual([])
})

describe.each(libraries.map(library => [library.package, library] as const))('%s', (_, library) => {
  test('says what was read, and where', () => {
    expect(library.manual).toMatch(/^https:\/\//)
    expect(library.versions).not.toBe('')
  })

  test('its ports can be read', () => {
    const unread = [...signaturesOf(library)].flatMap(({ path, signature }) =>
      portsOf(signature).filter(port => parsePort(port) === null).map(port => `${path}: ${port}`))
    expect(unread).toEqual([])
  })

  test('the types that it refers to have a model', () => {
    const unknown = typeReferences(library).filter(({ type }) => !types.has(type.includes('#') ? type : `${library.package}#${type}`))
    expect(unknown).toEqual([])
  })

  test('is data: nothing is lost when it is written down', () => {
    expect(JSON.parse(JSON.stringify(library))).toEqual(library)
  })
})
