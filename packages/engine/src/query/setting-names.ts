import type { Item, Library, LibraryType } from '../model/library.ts'
import type { Program } from '../model/program.ts'

/** Names by which calls with settings are found without asking what each call is. */
export interface Names {
  readonly packages: ReadonlySet<string>
  /** Names of members whose calls have settings. */
  readonly members: ReadonlySet<string>
}

const namesKnown = new WeakMap<ReadonlyMap<string, Library>, Names>()

export function namesOf({ libraries }: Program): Names {
  const before = namesKnown.get(libraries)
  if (before !== undefined) return before
  const packages = new Set<string>()
  const members = new Set<string>()
  for (const library of libraries.values()) {
    const found = new Set<string>()
    collect(library.exports, found)
    for (const type of Object.values(library.types ?? {})) collectType(type, found)
    if (found.size === 0) continue
    for (const name of [library.package, ...library.aliases ?? []]) packages.add(name)
    for (const name of found) members.add(name)
  }
  const names = { packages, members }
  namesKnown.set(libraries, names)
  return names
}

function collectType(type: LibraryType, into: Set<string>): void {
  for (const items of [type.members, type.static]) if (items !== undefined) collect(items, into)
}

function collect(items: Readonly<Record<string, Item>>, into: Set<string>): void {
  for (const [name, item] of Object.entries(items)) {
    if ([item.call, item.new].flat().some(signature => signature?.settings !== undefined)) into.add(name)
    if (item.members !== undefined) collect(item.members, into)
  }
}
