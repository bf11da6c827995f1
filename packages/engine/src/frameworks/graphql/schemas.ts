import type { Call, Frame, Program, Site, Value } from '../../model/index.ts'
import { callsIn } from '../walk.ts'

/** An expression and the activation in which it is written. */
export interface Placed {
  readonly site: Site
  readonly frame: Frame | null
}

/** Packages that make a schema of type definitions and resolvers, or shield one. */
const PACKAGES = /^(?:@apollo\/(?:server|subgraph)(?:\/|$)|@as-integrations\/|apollo-server|graphql-yoga$|@graphql-tools\/schema$|graphql-tools$|graphql-shield$|mercurius$)/
const SERVES = new Set(['ApolloServer', 'makeExecutableSchema', 'createSchema', 'buildSubgraphSchema', 'mercurius'])
const CONTEXTS = new Set(['expressMiddleware', 'koaMiddleware', 'startStandaloneServer', 'createYoga', 'ApolloServer', 'startServerAndCreateNextHandler', 'default'])

/** What a project says of its GraphQL schemas. */
export interface Found {
  readonly resolvers: readonly (Placed & { readonly call: Site<Call> })[]
  readonly contexts: readonly Placed[]
  readonly shields: readonly Site<Call>[]
}

/** The calls that make schemas, hand on contexts, and shield operations. */
export function schemasIn(program: Program): Found {
  const found = { resolvers: [] as Found['resolvers'][number][], contexts: [] as Placed[], shields: [] as Site<Call>[] }
  for (const module of program.modules.values()) {
    if (!module.requests.some(({ from }) => PACKAGES.test(from))) continue
    for (const node of callsIn(module, 0)) {
      const name = calledName(program, { module, node })
      if (name === null) continue
      if (name === 'shield') found.shields.push({ module, node })
      for (const argument of node.arguments) {
        if (SERVES.has(name)) found.resolvers.push(...entryAt(program, { module, node: argument }, 'resolvers').map(placed => ({ ...placed, call: { module, node } })))
        if (CONTEXTS.has(name)) found.contexts.push(...entryAt(program, { module, node: argument }, 'context'))
      }
    }
  }
  return found
}

function calledName(program: Program, { module, node }: Site<Call>): string | null {
  for (const value of program.evaluate({ module, node: node.callee })) {
    if (value.kind === 'library' && PACKAGES.test(value.package)) return value.path.replace(/^\./, '')
  }
  return null
}

function entryAt(program: Program, site: Site, name: string): readonly Placed[] {
  if (site.node.kind !== 'object' && site.node.kind !== 'ref') return []
  return program.evaluate(site).flatMap(value => value.kind === 'record' ? program.entries(value).entries.get(name) ?? [] : [])
}

const DEPTH = 8

/** The maps of resolvers that an expression stands for: lists, merged ones (`mergeResolvers([...])`), files. */
export function mapsAt(program: Program, { site, frame }: Placed, depth = 0): readonly Value[] {
  if (depth > DEPTH) return []
  return program.evaluate(site, frame).flatMap((value): readonly Value[] => {
    if (value.kind === 'record' || value.kind === 'module') return [value]
    if (value.kind === 'array') return program.elements(value).flatMap(element => element === null ? [] : mapsAt(program, element, depth + 1))
    if (value.kind !== 'library' || value.created?.node.kind !== 'call') return []
    const { created: { module, node }, frame: at } = value
    return node.arguments.flatMap(argument => mapsAt(program, { site: { module, node: argument.kind === 'spread' ? argument.value : argument }, frame: at }, depth + 1))
  })
}

/** The resolvers that run one after the other for a field until one gives something: `combineResolvers` of graphql-resolvers. */
export function combinedAt(program: Program, placed: Placed, depth = 0): readonly Placed[] {
  const made = program.evaluate(placed.site, placed.frame).find(value => value.kind === 'library' && value.package === 'graphql-resolvers')
  if (made?.kind !== 'library' || made.path !== '.combineResolvers()' || made.created?.node.kind !== 'call' || depth > DEPTH) return [placed]
  const { created: { module, node }, frame } = made
  return node.arguments.flatMap(argument => combinedAt(program, { site: { module, node: argument }, frame }, depth + 1))
}

/** What stands under a name, in an object or among the exports of a file. */
export function namedIn(program: Program, map: Value, name: string): readonly (readonly [string, Placed])[] {
  const values = map.kind === 'record' ? [...program.entries(map).entries].filter(([key]) => key === name).flatMap(([, placed]) => program.evaluate(placed.site, placed.frame))
    : program.member(map, name)
  return values.flatMap(value => value.kind === 'record' ? [...program.entries(value).entries] : value.kind === 'module' ? exportsOf(value) : [])
}

/** `import * as Query from './queries'`. */
function exportsOf({ module }: Value & { readonly kind: 'module' }): readonly (readonly [string, Placed])[] {
  return module.exports.flatMap(each => each.value === null || each.typeOnly || !/^\w+$/.test(each.name) || each.name === 'default' ? []
    : [[each.name, { site: { module, node: each.value }, frame: null }] as const])
}
