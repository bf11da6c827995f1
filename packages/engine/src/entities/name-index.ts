/** What has an id and names. */
export interface Named {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
}

/**
 * A lookup over named things: by id, then by name or alias as written, then without regard to case, underscores and a plural's `s`.
 * Of several under one name the first in the order given is meant.
 */
export function nameIndex<T extends Named>(all: readonly T[]): (name: string) => T | null {
  const exact = new Map<string, T>()
  const loose = new Map<string, T>()
  const put = (map: Map<string, T>, key: string, value: T): void => {
    if (!map.has(key)) map.set(key, value)
  }
  for (const each of all) exact.set(each.id, each)
  for (const each of all) put(exact, each.name, each)
  for (const each of all) for (const alias of each.aliases) put(exact, alias, each)
  for (const each of all) for (const name of [each.name, ...each.aliases]) put(loose, loosely(name), each)
  return name => exact.get(name) ?? loose.get(loosely(name)) ?? null
}

function loosely(name: string): string {
  return name.toLowerCase().replace(/[_"`]/g, '').replace(/^.*\./, '').replace(/(?<=\w\w)s$/, '')
}
