import type { Item, Library, LibraryType, Signature } from '../../model/library.ts'
import { API_PATH, CHAIN } from '../limits.ts'

/** An item together with what its member's name was when it stands for every other member. */
export interface Found {
  readonly item: Item
  /** The name that was read, when `others` answered. */
  readonly name: string | null
  /** Of an item of a type: where that was found. */
  readonly library: Library
}

/** The library models by package name and alias. */
export class Libraries {
  readonly #byName = new Map<string, Library>()
  readonly #generated: readonly (readonly [string, Library])[]
  readonly all: ReadonlyMap<string, Library>
  readonly #steps = new Map<string, Map<string, Map<string, string | null>>>()
  readonly #found = new Map<Library, Map<string, Found | null>>()

  constructor(libraries: readonly Library[]) {
    for (const library of libraries) {
      for (const alias of library.aliases ?? []) this.#byName.set(alias, library)
    }
    for (const library of libraries) this.#byName.set(library.package, library)
    this.#generated = libraries.flatMap(library => (library.generated ?? []).map(end => [end, library] as const))
    this.all = new Map(libraries.map(library => [library.package, library]))
  }

  get(name: string): Library | null {
    return this.#byName.get(name) ?? null
  }

  /** The model for an import: of `package/subpath` where there is one, else of the package. */
  at(packageName: string, subpath: string): Library | null {
    const own = subpath ? this.#byName.get(`${packageName}/${subpath}`) : undefined
    if (own !== undefined) return own
    const library = this.#byName.get(packageName) ?? null
    // `lodash/fp`: another module than those of one export each.
    return library?.perName === true && subpath !== '' && !isWhole(packageName, subpath) ? null : library
  }

  /** The export that is a module of its own: `lodash/pick`, `lodash.pick`, `validator/lib/isUUID`. */
  oneOf(packageName: string, subpath: string): { readonly library: Library, readonly name: string } | null {
    const dot = packageName.indexOf('.')
    const library = this.#byName.get(dot > 0 && subpath === '' ? packageName.slice(0, dot) : packageName)
    if (library?.perName !== true) return null
    const written = dot > 0 ? packageName.slice(dot + 1) : /^(?:(?:lib|es|es\/lib)\/)?(\w+)(?:\.js)?$/.exec(subpath)?.[1]
    if (written === undefined) return null
    // Packages of one function each have no capital letters: `lodash.clonedeep`.
    const name = Object.keys(library.exports).find(each => each === written || (dot > 0 && each.toLowerCase() === written))
    return name === undefined ? null : { library, name }
  }

  /** The library whose client is generated into the project at such a path (Prisma's). */
  generatedAt(path: string): Library | null {
    const plain = path.replace(/(?:\/index)?\.[cm]?[jt]sx?$/, '')
    return this.#generated.find(([end]) => plain === end || plain.endsWith(`/${end}`))?.[1] ?? null
  }

  type(packageName: string, type: string): LibraryType | null {
    return this.get(packageName)?.types?.[type] ?? null
  }

  /**
   * The API path of a member of the thing at an API path. `x.default.y` of a CommonJS package is its `y`. A method that was called on
   * the way already is the same one again (`q.where().where`): what fluent calls give is of one kind, and `q = q.where(…)` would go
   * on for ever. Null: too long.
   */
  step(packageName: string, path: string, name: string): string | null {
    let byPath = this.#steps.get(packageName)
    if (!byPath) this.#steps.set(packageName, byPath = new Map<string, Map<string, string | null>>())
    let byName = byPath.get(path)
    if (!byName) byPath.set(path, byName = new Map<string, string | null>())
    let next = byName.get(name)
    if (next === undefined) byName.set(name, next = this.#step(packageName, path, name))
    return next
  }

  #step(packageName: string, path: string, name: string): string | null {
    if (path === '.default' && this.get(packageName)?.exports[name]) return `.${name}`
    const again = path.indexOf(`.${name}()`)
    if (again >= 0) return path.slice(0, again + name.length + 1)
    const segments = path.split('.').length + path.split('(').length
    return segments > API_PATH + 1 ? null : `${path}.${name}`
  }

  /** The item at an API path: `.Router`, `.default`, `#Pool.query`; null when the model does not name it. */
  find(packageName: string, path: string): Found | null {
    const library = this.get(packageName)
    if (!library) return null
    let known = this.#found.get(library)
    if (!known) this.#found.set(library, known = new Map<string, Found | null>())
    let found = known.get(path)
    if (found === undefined) known.set(path, found = path.includes('()') ? null : this.#at(library, path))
    return found
  }

  #at(library: Library, path: string): Found | null {
    if (path.startsWith('#')) return this.#findMember(library, path.slice(1))
    const [first, ...rest] = path.split('.').slice(1)
    const item = first === undefined || first === 'default'
      ? library.exports.default ?? library.exports['=']
      : library.exports[first] ?? this.#memberOfWhole(library, first)
    const isCallable = first !== undefined || item === undefined
    return this.#descend(library, item ?? (isCallable ? undefined : library.exports['=']), rest, first)
  }

  /** A member of what `require` gives: it may be an instance (`require('passport').authenticate`). */
  #memberOfWhole(library: Library, name: string): Item | undefined {
    const whole = library.exports['='] ?? library.exports.default
    const member = whole?.members?.[name]
    return member ?? (whole?.type === undefined ? undefined : this.member(library.package, whole.type, name)?.item)
  }

  #descend(library: Library, start: Item | undefined, names: readonly string[], first: string | undefined): Found | null {
    let found: Found | null = start ? { item: start, name: null, library } : null
    for (const [index, name] of names.entries()) {
      const next: Item | undefined = found?.item.members?.[name]
      if (next) found = { item: next, name: null, library }
      else if (found?.item.type) found = this.member(library.package, found.item.type, name)
      else found = null
      if (!found && index === 0 && first !== undefined) found = this.static(library.package, first, name)
    }
    return found
  }

  #findMember(library: Library, path: string): Found | null {
    const [type = '', name = '', ...rest] = path.split('.')
    const found = this.member(library.package, type, name)
    return found && this.#descend(found.library, found.item, rest, undefined)
  }

  /** A member of the instances of a type, bases included. */
  member(packageName: string, type: string, name: string): Found | null {
    for (const base of this.#lineage(packageName, type)) {
      const item = base.type.members && Object.hasOwn(base.type.members, name) ? base.type.members[name] : undefined
      if (item) return { item, name: null, library: base.library }
    }
    for (const base of this.#lineage(packageName, type)) {
      if (base.type.others) return { item: base.type.others, name, library: base.library }
    }
    return null
  }

  /** A static member that classes have which extend the type. */
  static(packageName: string, type: string, name: string): Found | null {
    for (const base of this.#lineage(packageName, type)) {
      const item = base.type.static && Object.hasOwn(base.type.static, name) ? base.type.static[name] : undefined
      if (item) return { item, name: null, library: base.library }
    }
    return null
  }

  /** What calls, tags or constructions of an instance of the type itself do. */
  signatures(packageName: string, type: string, use: 'call' | 'tag' | 'new'): readonly Signature[] {
    for (const base of this.#lineage(packageName, type)) {
      const found = base.type[use]
      if (found) return asList(found)
    }
    return []
  }

  /** The type of functions and its bases, for what their callers hand them. */
  parameters(packageName: string, type: string): LibraryType['parameters'] | null {
    for (const base of this.#lineage(packageName, type)) if (base.type.parameters) return base.type.parameters
    return null
  }

  /** `Type` of the same package, or `package#Type`. */
  name(library: Library, written: string): { readonly package: string, readonly type: string } {
    const hash = written.indexOf('#')
    if (hash < 0) return { package: library.package, type: written }
    const named = written.slice(0, hash)
    return { package: this.get(named)?.package ?? named, type: written.slice(hash + 1) }
  }

  #lineage(packageName: string, type: string): { readonly library: Library, readonly type: LibraryType }[] {
    const lineage: { library: Library, type: LibraryType }[] = []
    let at = { package: packageName, type }
    for (let step = 0; step < CHAIN; step++) {
      const library = this.get(at.package)
      const found = library?.types && Object.hasOwn(library.types, at.type) ? library.types[at.type] : undefined
      if (!library || !found) break
      lineage.push({ library, type: found })
      if (!found.extends) break
      at = this.name(library, found.extends)
    }
    return lineage
  }
}

/** `lodash/lodash`, `validator/index`. */
function isWhole(packageName: string, subpath: string): boolean {
  const file = subpath.slice(subpath.lastIndexOf('/') + 1).replace(/\.js$/, '')
  return file === packageName || file === 'index'
}

export function asList<T extends object>(one: T | readonly T[] | undefined): readonly T[] {
  return one === undefined ? [] : Array.isArray(one) ? one as readonly T[] : [one as T]
}
