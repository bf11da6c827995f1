import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

const generated = new Set(['node_modules', 'dist'])

/** The files below a folder of the repository that people wrote, relative to the top level, sorted. */
export function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap(entry => {
      const path = `${folder}/${entry.name}`
      if (generated.has(entry.name)) return []
      return entry.isDirectory() ? listFiles(path) : [path]
    })
    .sort()
}
