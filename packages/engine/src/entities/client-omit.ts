import type { Program } from '../model/program.ts'
import { callsOf } from '../model/expressions.ts'
import { entry, importedAs, isLiteral, objectOf, properties } from './source.ts'

/**
 * What the `omit` option of Prisma's client leaves out of every query: property of the client -> columns
 * (https://www.prisma.io/docs/orm/prisma-client/queries/excluding-fields). The client may be generated into the project, so that
 * its class is known by the name it is imported under.
 */
export function clientOmit(program: Program): ReadonlyMap<string, ReadonlySet<string>> {
  const omitted = new Map<string, Set<string>>()
  for (const module of program.modules.values()) {
    for (const call of callsOf(module)) {
      const [first] = call.arguments
      if (!call.new || first === undefined || call.callee.kind !== 'ref') continue
      const imported = module.bindings[call.callee.binding]?.import?.name ?? importedAs(program, module, call.callee)?.name
      const options = imported === 'PrismaClient' ? objectOf(program, { module, node: first }) : null
      const omit = entry(options?.node, 'omit')
      if (omit?.kind !== 'object') continue
      for (const model of properties(omit)) {
        if (model.value.kind !== 'object') continue
        const names = properties(model.value).filter(each => isLiteral(each.value, true)).map(each => each.key)
        omitted.set(model.key, new Set([...omitted.get(model.key) ?? [], ...names]))
      }
    }
  }
  return omitted
}
