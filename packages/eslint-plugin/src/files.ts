import fs from 'node:fs'
import path from 'node:path'
import type { Host } from '@postern/engine'

/**
 * The only file of the plugin that reaches the disk. A host that remembers modification times, so that a file that did not
 * change is not read again.
 */
export interface WatchedHost extends Host {
  /** Whether any file or folder read so far is another one now. Looked up at most once in `INTERVAL`. */
  readonly changed: () => boolean
}

/** An editor lints at every pause in typing; looking at the disk once a second is as often as a person can change files there. */
const INTERVAL = 1000

export function watchedHost(now: () => number = Date.now): WatchedHost {
  const texts = new Map<string, { readonly stamp: string, readonly text: string | null }>()
  const folders = new Map<string, { readonly stamp: string, readonly names: readonly string[] }>()
  let lookedAt = now()
  return {
    read(file) {
      const stamp = stampOf(file)
      const kept = texts.get(file)
      if (kept?.stamp === stamp) return kept.text
      const text = stamp === '' ? null : readText(file)
      texts.set(file, { stamp, text })
      return text
    },
    list(folder) {
      const stamp = stampOf(folder)
      const kept = folders.get(folder)
      if (kept?.stamp === stamp) return kept.names
      const names = stamp === '' ? [] : listFolder(folder)
      folders.set(folder, { stamp, names })
      return names
    },
    real(file) {
      try {
        return slashed(fs.realpathSync(file))
      } catch {
        return file
      }
    },
    changed() {
      if (now() - lookedAt < INTERVAL) return false
      lookedAt = now()
      const isStale = ([file, { stamp }]: [string, { readonly stamp: string }]): boolean => stampOf(file) !== stamp
      return [...texts].some(isStale) || [...folders].some(isStale)
    }
  }
}

/** An absolute path with forward slashes, as the engine speaks of files. */
export function slashed(file: string): string {
  return path.sep === '/' ? path.resolve(file) : path.resolve(file).replaceAll(path.sep, '/')
}

function stampOf(file: string): string {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  return stat === undefined ? '' : `${stat.mtimeMs}:${stat.size}`
}

function readText(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return null
  }
}

function listFolder(folder: string): readonly string[] {
  try {
    return fs.readdirSync(folder, { withFileTypes: true })
      .map(entry => (entry.isDirectory() || (entry.isSymbolicLink() && isFolderBeyond(folder, entry.name)) ? `${entry.name}/` : entry.name))
      .sort()
  } catch {
    return []
  }
}

/** A link to a folder that does not lie above the link itself: those above would make every walk loop. */
function isFolderBeyond(folder: string, name: string): boolean {
  try {
    const target = fs.realpathSync(path.join(folder, name))
    return fs.statSync(target).isDirectory() && !`${fs.realpathSync(folder)}${path.sep}`.startsWith(target + path.sep)
  } catch {
    return false
  }
}
