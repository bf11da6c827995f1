import type { Call } from '../model/expression.ts'
import { callsOf, forEachExpression } from '../model/expressions.ts'
import type { Item, Library, Signature } from '../model/library.ts'
import { parsePort } from '../model/port.ts'
import type { Program } from '../model/program.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'

/** An expression that is sent as (part of) the body of an answer, and what sends it. */
export interface Sent {
  readonly site: Site
  readonly by: Site
  /** `Response.json`; of an assignment, the property. */
  readonly callee: string
  readonly package: string
}

const known = new WeakMap<Program, readonly Sent[]>()

/** Every expression in the files that are judged that a library sends to the client, whether or not a route is known to reach it. */
export function sentBodies(view: View): readonly Sent[] {
  let found = known.get(view.program)
  if (found === undefined) known.set(view.program, found = read(view.program))
  return found
}

function read(program: Program): readonly Sent[] {
  const { calls, properties } = namesOf(program.libraries)
  return [...program.modules.values()].flatMap(module => {
    const found = callsOf(module)
      .filter(({ callee }) => callee.kind === 'member' && calls.has(callee.property))
      .flatMap(node => bySend(program, { module, node }))
    forEachExpression(module, node => {
      if (node.kind !== 'assign' || node.target.kind !== 'member' || !properties.has(node.target.property)) return
      const { object, property } = node.target
      for (const value of program.evaluate({ module, node: object })) {
        const item = program.item(value, property)
        if (item !== null && kindOf(item.item.assigned) === 'response-body') {
          found.push({ site: { module, node: node.value }, by: { module, node }, callee: item.name, package: item.library.package })
        }
      }
    })
    return found
  })
}

/** `Response.json` of the platform, which no package has. */
function isPlatform({ callee }: Call): boolean {
  return callee.kind === 'member' && callee.object.kind === 'global' && callee.object.name === 'Response' && callee.property === 'json'
}

function bySend(program: Program, by: Site<Call>): Sent[] {
  const [body] = by.node.arguments
  if (body !== undefined && isPlatform(by.node)) return [{ site: { module: by.module, node: body }, by, callee: 'Response.json', package: 'javascript' }]
  return program.targets(by).flatMap(target => {
    if (target.kind !== 'library' || target.target.signature === null) return []
    return Object.entries(target.target.signature.inputs ?? {}).flatMap(([port, input]) => {
      const root = kindOf(input) === 'response-body' ? parsePort(port)?.root : undefined
      const given = root?.kind === 'argument' ? by.node.arguments[root.index] : undefined
      const { name, library } = target.target
      return given === undefined ? [] : [{ site: { module: by.module, node: given }, by, callee: name, package: library.package }]
    })
  })
}

function kindOf(input: Item['assigned']): string | undefined {
  return typeof input === 'string' ? input : input?.kind
}

interface Names { readonly calls: ReadonlySet<string>, readonly properties: ReadonlySet<string> }

/** The names of the members that send, in all models. */
function namesOf(libraries: ReadonlyMap<string, Library>): Names {
  const calls = new Set<string>()
  const properties = new Set<string>()
  const collect = (items: Readonly<Record<string, Item>> = {}): void => {
    for (const [name, item] of Object.entries(items)) {
      if (kindOf(item.assigned) === 'response-body') properties.add(name)
      if ([item.call].flat().some(each => each !== undefined && sends(each))) calls.add(name)
      collect(item.members)
    }
  }
  for (const library of libraries.values()) {
    collect(library.exports)
    for (const type of Object.values(library.types ?? {})) collect(type.members)
  }
  return { calls, properties }
}

function sends({ inputs = {} }: Signature): boolean {
  return Object.values(inputs).some(input => kindOf(input) === 'response-body')
}
