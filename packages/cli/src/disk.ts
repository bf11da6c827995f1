import fs from 'node:fs'
import path from 'node:path'
import type { Host } from '@postern/engine'

/** The engine's files, read from disk. Links that lead back to a folder above them are listed as files, so that no walk can loop. */
export function diskHost(): Host {
  return {
    read(file) {
      try {
        return fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
      } catch {
        return null
      }
    },
    list(folder) {
      try {
        return fs.readdirSync(folder, { withFileTypes: true })
          .map(entry => (entry.isDirectory() || (entry.isSymbolicLink() && isFolderBeyond(folder, entry.name)) ? `${entry.name}/` : entry.name))
          .sort()
      } catch {
        return []
      }
    },
    real(file) {
      try {
        return slashed(fs.realpathSync(file))
      } catch {
        return file
      }
    }
  }
}

/** A link to a folder that does not lie above the link itself. */
function isFolderBeyond(folder: string, name: string): boolean {
  try {
    const target = fs.realpathSync(path.join(folder, name))
    return fs.statSync(target).isDirectory() && !`${fs.realpathSync(folder)}${path.sep}`.startsWith(target + path.sep)
  } catch {
    return false
  }
}

/** An absolute path with forward slashes, as the engine speaks of files. */
export function slashed(file: string): string {
  const absolute = path.resolve(file)
  return path.sep === '/' ? absolute : absolute.replaceAll(path.sep, '/')
}
