import type { Item, Library } from '../../model/library.ts'
import type { Frame, Site, Value } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import { entityOf } from '../../model/entity-of.ts'
import type { Found } from './libraries.ts'
import { unknown, type Values } from '../values.ts'
import { definedMembers } from './defined.ts'

type LibraryValue = Value & { readonly kind: 'library' }

/** The thing that a package exports under a name (`*` and `=`: the package itself). */
export function exportedByPackage(linker: Linker, packageName: string, subpath: string, name: string): Values {
  const one = linker.libraries.oneOf(packageName, subpath)
  if (one !== null) {
    const item: LibraryValue = { kind: 'library', package: one.library.package, path: `.${one.name}`, created: null, frame: null }
    return name === '*' || name === '=' || name === 'default' ? [item] : memberOfLibrary(linker, item, name)
  }
  const library = linker.libraries.at(packageName, subpath)
  const known = library?.package ?? (subpath ? `${packageName}/${subpath}` : packageName)
  const root: LibraryValue = { kind: 'library', package: known, path: '', created: null, frame: null }
  return name === '*' || name === '=' ? [root] : memberOfLibrary(linker, root, name)
}

/** `value.name`, where the value is a thing of a package. */
export function memberOfLibrary(linker: Linker, value: LibraryValue, name: string): Values {
  if (isProcess(value) && name === 'env') return [{ kind: 'environment', name: null }]
  const path = linker.libraries.step(value.package, value.path, name)
  if (path === null) return unknown
  const found = linker.libraries.find(value.package, path)
  return found ? itemValues(linker, found, path, value, name) : [{ ...value, path }]
}

function isProcess(value: LibraryValue): boolean {
  const isGlobal = value.package === globals && value.path === '.process'
  return isGlobal || (value.package === 'node:process' && (value.path === '' || value.path === '.default'))
}

/** The package under which things are found that nobody imports: `JSON`, `Promise`, `fetch`. */
export const globals = 'javascript'

/** Reading an item gives an instance or a constant where the model says so, else the thing itself. */
function itemValues(linker: Linker, found: Found, path: string, base: LibraryValue, name: string): Values {
  const { item, library } = found
  if (item.type) return [instance(linker, library, item, base.self ?? null, found.name ?? name)]
  return item.constant === undefined ? [{ ...base, path }] : [{ kind: 'literal', value: item.constant }]
}

function instance(linker: Linker, library: Library, item: Item & { readonly type?: string }, self: Value | null, name: string): Value {
  const of = item.of === 'name' ? name : item.of === 'this' ? self && entityOf(self) : null
  const named = linker.libraries.name(library, item.type ?? '')
  const from = self?.kind === 'instance' ? self : null
  return { kind: 'instance', ...named, of, created: from?.created ?? null, frame: from?.frame ?? null }
}

/** `value.name`, where the value is an instance of a library's type. */
export function memberOfInstance(linker: Linker, value: Value & { readonly kind: 'instance' }, name: string): Values {
  return memberOfType(linker, value, value.package, value.type, name)
}

/** A member that instances of a library's type have; `self` is the instance, or a project object that inherits it. */
export function memberOfType(linker: Linker, self: Value, packageName: string, type: string, name: string): Values {
  const found = linker.libraries.member(packageName, type, name)
  if (found?.item.type) return [instance(linker, found.library, found.item, self, found.name ?? name)]
  const defined = found ? [] : definedMembers(linker, packageName, type, name)
  return defined.length > 0 ? defined : [inherited(self, packageName, `#${type}.${name}`)]
}

/** A static member that a project's class inherits from a package; null when the model names none. */
export function staticMember(linker: Linker, self: Value, packageName: string, type: string, name: string): Values {
  const found = linker.libraries.static(packageName, type, name) ?? linker.libraries.find(packageName, `.${type}.${name}`)
  if (found?.item.type) return [instance(linker, found.library, found.item, self, name)]
  return [inherited(self, packageName, `.${type}.${name}`)]
}

function inherited(self: Value, packageName: string, path: string): Value {
  const { created, frame } = madeBy(self)
  return { kind: 'library', package: packageName, path, created, frame, self }
}

function madeBy(value: Value): { readonly created: Site | null, readonly frame: Frame | null } {
  return value.kind === 'instance' || value.kind === 'object' ? value : { created: null, frame: null }
}
