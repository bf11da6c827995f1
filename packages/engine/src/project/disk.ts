import type { Host } from '../model/index.ts'

/** As much of `node:fs` as it takes to read files; the engine itself imports nothing of Node. */
export interface Disk {
  readonly readFileSync: (path: string, encoding: 'utf8') => string
  readonly readdirSync: (path: string, options: { withFileTypes: true }) => readonly Entry[]
  readonly realpathSync: { readonly native: (path: string) => string }
  readonly statSync: (path: string) => { isDirectory(): boolean, isFile(): boolean }
}

interface Entry {
  readonly name: string
  isFile(): boolean
  isDirectory(): boolean
  isSymbolicLink(): boolean
}

/**
 * A host that reads files where they are. What cannot be read is null or empty; what is neither file, folder nor link (a pipe would
 * make the reader wait for ever) is not listed; links to a folder above them are listed as files, so that no walk goes in circles.
 *
 * @param disk - `node:fs`
 * @param separator - that of the platform's paths
 */
export function diskHost(disk: Disk, separator: string): Host {
  const slashed = (path: string): string => (separator === '/' ? path : path.replaceAll(separator, '/'))
  const real = (path: string): string => otherwise(path, () => slashed(disk.realpathSync.native(path)))
  /** What a link stands for: a folder only if that does not lie above the link itself; where it leads nowhere, a file to complain of. */
  const behind = (folder: string, name: string): string => otherwise(name, () => {
    const target = slashed(disk.realpathSync.native(`${folder}/${name}`))
    const stat = disk.statSync(target)
    if (stat.isDirectory()) return `${real(folder)}/`.startsWith(`${target}/`) ? name : `${name}/`
    return stat.isFile() ? name : ''
  })
  return {
    read: path => otherwise(null, () => disk.readFileSync(path, 'utf8').replace(/^\uFEFF/, '')),
    list: folder => otherwise([], () => disk.readdirSync(folder, { withFileTypes: true })
      .map(entry => entry.isDirectory() ? `${entry.name}/` : entry.isSymbolicLink() ? behind(folder, entry.name) : entry.isFile() ? entry.name : '')
      .filter(name => name !== '')
      .sort()),
    real
  }
}

function otherwise<T>(fallback: T, ask: () => T): T {
  try {
    return ask()
  } catch {
    return fallback
  }
}
