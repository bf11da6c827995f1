import type { Call, Tagged } from '../../model/expression.ts'
import type { Item, Library, Signature } from '../../model/library.ts'
import type { LibraryTarget } from '../../model/program.ts'
import type { Frame, Site, Value } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import { asList } from './libraries.ts'
import { chooseSignature } from './signature.ts'

type Use = Site<Call | Tagged> | null

/**
 * A library's word on a value, or on a member of it, and on the call at hand. Null when no model names it.
 */
export function itemOf(linker: Linker, value: Value, name: string | null, call: Use, frame: Frame | null): LibraryTarget | null {
  if (name !== null) {
    for (const member of linker.member(value, name)) {
      const target = itemOf(linker, member, null, call, frame)
      if (target) return { ...target, self: target.self ?? value }
    }
    return null
  }
  if (value.kind === 'library') return itemOfLibrary(linker, value, call, frame)
  if (value.kind === 'instance') return itemOfInstance(linker, value, call, frame)
  return null
}

function itemOfLibrary(linker: Linker, value: Value & { kind: 'library' }, call: Use, frame: Frame | null): LibraryTarget | null {
  const found = linker.libraries.find(value.package, value.path) ?? staticOf(linker, value)
  if (!found) return null
  const name = nameOf(value.package, value.path)
  return finish(linker, found.library, name, found.item, value.self ?? null, call, frame)
}

function staticOf(linker: Linker, value: Value & { kind: 'library' }): { item: Item, library: Library } | null {
  if (!value.self) return null
  const [, type, name] = value.path.split('.')
  return type && name ? linker.libraries.static(value.package, type, name) : null
}

/** An instance that is itself called, tagged or read. */
function itemOfInstance(linker: Linker, value: Value & { kind: 'instance' }, call: Use, frame: Frame | null): LibraryTarget | null {
  const library = linker.libraries.get(value.package)
  const type = linker.libraries.type(value.package, value.type)
  if (!library || !type) return null
  const use = call ? useOf(call.node) : 'call'
  const signatures = linker.libraries.signatures(value.package, value.type, use)
  const item: Item = { type: value.type, ...(signatures.length > 0 ? { [use]: signatures } : {}) }
  return finish(linker, library, value.type, item, value, call, frame)
}

function finish(
  linker: Linker, library: Library, name: string, item: Item, self: Value | null, call: Use, frame: Frame | null
): LibraryTarget {
  const signatures: readonly Signature[] = call ? asList<Signature>(item[useOf(call.node)]) : []
  const signature = call ? chooseSignature(linker, signatures, call, frame) : null
  return { library, name, item, signature, self }
}

function useOf(node: Call | Tagged): 'call' | 'tag' | 'new' {
  return node.kind === 'tagged' ? 'tag' : node.new ? 'new' : 'call'
}

/** As a person says it: `express.Router`, `Pool.query`. */
function nameOf(packageName: string, path: string): string {
  if (path.startsWith('#')) return path.slice(1)
  const short = packageName.slice(packageName.lastIndexOf('/') + 1)
  const [first, ...rest] = path.split('.').slice(1)
  if (first === undefined) return short
  if (first === 'default') return [short, ...rest].join('.')
  return /^[A-Z]/.test(first) && rest.length > 0 ? [first, ...rest].join('.') : [short, first, ...rest].join('.')
}
