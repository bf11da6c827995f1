import type { ClassRef, Program } from '../../model/index.ts'
import { decorationsOf, type Decoration } from '../classes/decorations.ts'
import { property } from '../classes/values.ts'
import type { Controller, Endpoint } from './endpoints.ts'

const GRAPHQL = '@nestjs/graphql'
/** The decorators that make a method an operation of the schema. Fields of types (`@ResolveField`) are asked below one of them. */
const OPERATIONS: Readonly<Record<string, string>> = { Query: 'QUERY', Mutation: 'MUTATION', Subscription: 'SUBSCRIPTION' }

/** A class with operations of a GraphQL schema: https://docs.nestjs.com/graphql/resolvers; null when it is none. */
export function resolverOf(program: Program, ref: ClassRef): Controller | null {
  const lineage = [ref, ...program.ancestors(ref).classes]
  const decorations = lineage.flatMap(one => decorationsOf(program, one.module, one.node.decorators))
  const is = decorations.some(({ package: name, name: of }) => name === GRAPHQL && of === 'Resolver')
  return is ? { class: ref, paths: [], versions: null, decorations } : null
}

/** Its operations, each by the name that the schema gives it, which stands where a path would. */
export function operationsOf(program: Program, ref: ClassRef): readonly Endpoint[] {
  const seen = new Set<string>()
  return [ref, ...program.ancestors(ref).classes].flatMap(owner => owner.node.members.flatMap((member): readonly Endpoint[] => {
    if (member.kind !== 'method' || member.static || member.name === null || member.function === null || seen.has(member.name)) return []
    seen.add(member.name)
    const target = program.functionRef(owner.module, member.function)
    if (target.node.bodySpan === null) return []
    const decorations = decorationsOf(program, owner.module, member.decorators)
    return member.decorators.flatMap(at => decorationsOf(program, owner.module, [at]).flatMap(decoration => {
      const method = operationOf(decoration)
      if (method === null) return []
      const text = nameIn(program, decoration) ?? member.name ?? ''
      return [{ method, paths: [{ text, known: true, regex: null }], versions: null, function: target, member, decorations, at }]
    }))
  }))
}

function operationOf({ package: name, name: of }: Decoration): string | null {
  return name === GRAPHQL && Object.hasOwn(OPERATIONS, of) ? OPERATIONS[of] ?? null : null
}

/** `@Query('books')`, `@Query(() => [Book], { name: 'books' })`. */
function nameIn(program: Program, { site: { module }, frame, arguments: args }: Decoration): string | null {
  for (const node of args) {
    const constant = program.constant({ module, node }, frame)
    if (typeof constant === 'string') return constant
    const named = property(program, program.evaluate({ module, node }, frame), 'name')
    const [value] = named?.values ?? []
    if (value?.kind === 'literal' && typeof value.value === 'string') return value.value
  }
  return null
}
