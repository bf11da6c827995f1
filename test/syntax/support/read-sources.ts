import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../support/root.ts'

export interface Source {
  readonly path: string
  readonly text: string
}

const source = /\.[cm]?[jt]sx?$/

/** The paths of all source files below a folder, in an order that is always the same. */
function listSources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => one.name < other.name ? -1 : 1)
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return listSources(path)
      return entry.isFile() && source.test(entry.name) ? [path] : []
    })
}

/** Some of a list, evenly spread over it; the same of the same list. */
function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list
  return Array.from({ length: count }, (_, at) => list[Math.floor(at * list.length / count)]!)
}

/** Packages that are sampled, and files of each: some 600 files, which are lowered in a few seconds. */
const packages = 60
const filesOfPackage = 10
/** Bundles of whole compilers are lowered only when all files are. */
const largest = 200_000

/** Source files of strangers: a sample of those in node_modules, or all of them when POSTERN_ALL_FILES is set. */
export function strangersPaths(): readonly string[] {
  const store = join(root, 'node_modules/.pnpm')
  const all = process.env.POSTERN_ALL_FILES !== undefined
  const folders = readdirSync(store).filter(name => name.includes('@')).sort()
  return (all ? folders : spread(folders, packages)).flatMap((folder) => {
    const paths = listSources(join(store, folder))
    return all ? paths : spread(paths.filter(path => statSync(path).size < largest), filesOfPackage)
  })
}

/** Our own: servers with everything in them that servers have, and code in the newest syntax. */
export function ownSources(): readonly Source[] {
  return ['fixtures', 'packages/engine/src/syntax', 'test/syntax'].flatMap(folder => listSources(join(root, folder)))
    .filter(path => !path.includes('node_modules'))
    .map(path => ({ path, text: readFileSync(path, 'utf8') }))
}
