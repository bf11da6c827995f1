import type { Call } from '../../model/expression.ts'
import type { Item, Library, Signature } from '../../model/library.ts'
import type { Site, Value } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import { areInformative, nothing, unite, type Values } from '../values.ts'
import { asList } from './libraries.ts'
import { valuesAt } from './port-values.ts'

/**
 * What the project gives to instances of a library's type under a name (`fastify.decorate('authenticate', …)`). Where the framework
 * keeps such members to a part of the application, all parts are meant.
 */
export function definedMembers(linker: Linker, packageName: string, type: string, name: string): Values {
  const library = linker.libraries.get(packageName)
  const definers = library === null ? [] : definersOf(library)
  if (definers.length === 0) return nothing
  const found: Values[] = []
  for (const site of definers.flatMap(definer => linker.index.calls(definer))) {
    if (!mayName(site.node, name)) continue
    const values = definedBy(linker, site, packageName, type, name)
    if (areInformative(values)) found.push(values.map(value => methodOf(value, packageName, type)))
  }
  return found.length > 0 ? unite(found) : declaredMembers(linker, type, name)
}

/** What the project's additions to the library's interface (`declare module 'fastify' { interface FastifyInstance { … } }`) say. */
function declaredMembers(linker: Linker, type: string, name: string): Values {
  const found: Values[] = []
  for (const { module, index } of linker.index.interfaces(type)) {
    const declaration = module.types[index]
    const written = declaration?.kind === 'interface' ? declaration.members.find(member => member.name === name)?.type : null
    if (written) found.push(linker.declared(module, written))
  }
  return unite(found)
}

/** A decorating function is called on the instance. */
function methodOf(value: Value, packageName: string, type: string): Value {
  if (value.kind !== 'function' || value.self !== null || value.function.node.kind === 'arrow') return value
  return { ...value, self: { kind: 'instance', package: packageName, type, of: null, created: null, frame: null } }
}

/** The cheap question first: most calls name another member. */
function mayName({ arguments: [first] }: Call, name: string): boolean {
  return first !== undefined && (first.kind !== 'literal' || first.value === name)
}

function definedBy(linker: Linker, site: Site<Call>, packageName: string, type: string, name: string): Values {
  for (const target of linker.targets(site.module, site.node, null)) {
    if (target.kind !== 'library') continue
    const { library, signature, self } = target.target
    const defines = signature?.defines
    if (defines === undefined || library.package !== packageName || (defines.on ?? typeOf(self)) !== type) continue
    const named = valuesAt(linker, defines.name, site, null)
    if (!named.some(value => value.kind === 'literal' && value.value === name)) continue
    return valuesAt(linker, defines.value, site, null)
  }
  return nothing
}

const typeOf = (self: Value | null): string | null => (self?.kind === 'instance' ? self.type : null)

const known = new WeakMap<Library, readonly string[]>()

/** Names of the methods of a library that define members. */
function definersOf(library: Library): readonly string[] {
  const before = known.get(library)
  if (before !== undefined) return before
  const names = new Set<string>()
  for (const { members } of Object.values(library.types ?? {})) {
    for (const [name, item] of Object.entries<Item>(members ?? {})) {
      if (asList<Signature>(item.call).some(({ defines }) => defines !== undefined)) names.add(name)
    }
  }
  const found = [...names]
  known.set(library, found)
  return found
}
