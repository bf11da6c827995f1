import type { Host } from '../model/host.ts'
import { maximumDepth, maximumFolders, maximumText } from './limits.ts'

/** A file that declares tables and is no module. */
export interface SchemaFile {
  readonly path: string
  readonly text: string
}

/** Folders with other people's code, or with what tools made. */
const skipped: ReadonlySet<string> = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', 'vendor', 'bower_components'])

/**
 * The `.prisma` and `.sql` files below the roots, sorted by path, each once; hidden folders and build output are left out. Empty
 * when the host shows none.
 */
export function schemaFiles(host: Host, roots: readonly string[]): readonly SchemaFile[] {
  const found = new Map<string, SchemaFile>()
  const seen = new Set<string>()
  const waiting = [...roots].sort().map(path => ({ path: path.replace(/\/+$/, ''), depth: 0 }))
  for (let folder = waiting.shift(); folder !== undefined && seen.size < maximumFolders; folder = waiting.shift()) {
    if (seen.has(folder.path)) continue
    seen.add(folder.path)
    for (const name of host.list(folder.path === '' ? '/' : folder.path)) {
      if (name.endsWith('/')) {
        const inner = name.slice(0, -1)
        if (folder.depth < maximumDepth && !inner.startsWith('.') && !skipped.has(inner)) {
          waiting.push({ path: `${folder.path}/${inner}`, depth: folder.depth + 1 })
        }
      } else if (name.endsWith('.prisma') || name.endsWith('.sql')) {
        const path = `${folder.path}/${name}`
        const text = host.read(path)
        if (text !== null) found.set(path, { path, text: text.slice(0, maximumText) })
      }
    }
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}
