import fs from 'node:fs'
import path from 'node:path'
import { diskHost, type Host } from '@postern/engine'

/**
 * A host that lives as long as the editor: it remembers what it read and asks the disk again only when the stamp of a file has
 * changed. It also holds files that are not on the disk yet.
 */
export interface LastingHost extends Host {
  /** Changes whenever the file does; empty when there is none. */
  readonly stamp: (path: string) => string
  /** Lists a file that only the editor has. False when it was listed before. */
  readonly add: (path: string) => boolean
  /** The files and folders that were asked for and hold something else now. Looks at most once in a while (see `INTERVAL`). */
  readonly changed: () => readonly string[]
}

/** Editors lint at every pause in typing; files on the disk do not change by the second, in milliseconds. */
const INTERVAL = 1000
/** Looking may take this part of the time at most: in a project of many thousand files it takes long. */
const SHARE = 0.02

/** @param now - milliseconds of a clock */
export function lastingHost(now: () => number = () => performance.now()): LastingHost {
  const disk = diskHost(fs, path.sep)
  const texts = new Map<string, Kept<string | null>>()
  const folders = new Map<string, Kept<readonly string[]>>()
  const added = new Set<string>()
  let next = now() + INTERVAL
  return {
    read: file => keep(texts, file, disk.read),
    list(folder) {
      const names = keep(folders, folder, disk.list)
      const prefix = `${folder.replace(/\/$/, '')}/`
      // The name below the folder; of a folder that is not there either, with the slash.
      const ours = [...added].filter(file => file.startsWith(prefix)).map(file => file.slice(prefix.length).replace(/\/.*/, '/'))
      return ours.length === 0 ? names : [...new Set([...names, ...ours])].sort()
    },
    real: disk.real,
    stamp,
    add: file => !added.has(file) && added.add(file).size > 0,
    changed() {
      const begin = now()
      if (begin < next) return []
      const found = [...stale(texts, disk.read, (a, b) => a === b), ...stale(folders, disk.list, (a, b) => a.join('/') === b.join('/'))]
      next = now() + Math.max(INTERVAL, (now() - begin) / SHARE)
      return found
    }
  }
}

interface Kept<T> {
  readonly stamp: string
  readonly value: T
}

function keep<T>(kept: Map<string, Kept<T>>, file: string, read: (path: string) => T): T {
  const now = stamp(file)
  const known = kept.get(file)
  if (known?.stamp === now) return known.value
  const value = read(file)
  kept.set(file, { stamp: now, value })
  return value
}

/** Those that hold something else: a file that was only touched, or a folder in which a file was written anew, does not. */
function stale<T>(kept: Map<string, Kept<T>>, read: (path: string) => T, isSame: (a: T, b: T) => boolean): readonly string[] {
  const found: string[] = []
  for (const [file, { stamp: before, value }] of kept) {
    const now = stamp(file)
    if (now === before) continue
    if (isSame(read(file), value)) kept.set(file, { stamp: now, value })
    else found.push(file)
  }
  return found
}

function stamp(file: string): string {
  try {
    const { mtimeMs, size } = fs.statSync(file)
    return `${mtimeMs}:${size}`
  } catch {
    return ''
  }
}

/** An absolute path with forward slashes, as the engine speaks of files. */
export function slashed(file: string, base = '.'): string {
  const absolute = path.resolve(base, file)
  return path.sep === '/' ? absolute : absolute.replaceAll(path.sep, '/')
}

/** The day, as 2030-12-31. */
export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
