import type { Files } from './files.ts'
import type { Packages } from './packages.ts'
import { join } from './path.ts'

interface Convention {
  /** The package that has the convention. */
  readonly package: string
  readonly alias: string
  /** Where it leads, from the folder of the package.json; the first that has the file is meant. */
  readonly folders: readonly string[]
}

const OF_NUXT = ['app', 'src', '']

/**
 * Aliases that a framework writes into a tsconfig.json of its own making, which is not there before the first build:
 * https://svelte.dev/docs/kit/$lib, https://nuxt.com/docs/api/nuxt-config#alias
 */
const CONVENTIONS: readonly Convention[] = [
  { package: '@sveltejs/kit', alias: '$lib', folders: ['src/lib'] },
  { package: 'nuxt', alias: '~~', folders: [''] },
  { package: 'nuxt', alias: '@@', folders: [''] },
  { package: 'nuxt', alias: '~', folders: OF_NUXT },
  { package: 'nuxt', alias: '@', folders: OF_NUXT },
  { package: 'nuxt', alias: '#shared', folders: ['shared'] },
  { package: 'nuxt', alias: '#server', folders: ['server'] },
  { package: 'nitropack', alias: '~', folders: ['', 'src'] }
]

/** The file that a specifier leads to by the convention of a framework; null when there is none. */
export function byConvention(files: Files, packages: Packages, folder: string, specifier: string): string | null {
  const [alias = ''] = specifier.split('/', 1)
  const named = CONVENTIONS.filter(each => each.alias === alias)
  const root = named.length === 0 ? null : packages.nearest(folder)
  if (root === null) return null
  for (const { package: name, folders } of named) {
    if (packages.range(folder, name) === null) continue
    for (const inner of folders) {
      const found = files.find(join(root.folder, `${inner}/.${specifier.slice(alias.length)}`))
      if (found !== null) return found
    }
  }
  return null
}
