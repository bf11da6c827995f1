import type { Host } from '../../model/host.ts'
import { folderOf, join } from './path.ts'

/** Endings that a specifier may leave out, in the order in which they are tried. */
const endings = ['.ts', '.tsx', '.mts', '.cts', '.d.ts', '.js', '.jsx', '.mjs', '.cjs']
/** What is compiled to the ending that is written. */
const sourcesOf: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
  '.jsx': ['.tsx', '.jsx', '.ts'],
  '.mjs': ['.mts', '.mjs', '.d.mts', '.ts'],
  '.cjs': ['.cts', '.cjs', '.d.cts', '.ts']
}

/** Finds the files of the project behind paths as they are written in specifiers. */
export class Files {
  readonly #host: Host
  readonly #has: (path: string) => boolean
  readonly #folders = new Map<string, ReadonlySet<string>>()
  readonly #texts = new Map<string, string | null>()

  constructor(host: Host, isListed: (path: string) => boolean, isOutsideKnown: boolean) {
    this.#host = host
    this.#has = path => isListed(path) || (isOutsideKnown && /\.[cm]?[jt]sx?$/.test(path) && !path.includes('/node_modules/') && this.exists(path))
  }

  /** The project's file for a path with or without an ending; a folder stands for its index. */
  find(path: string): string | null {
    return this.#exact(path) ?? this.#withEnding(path) ?? this.#withEnding(`${path}/index`)
  }

  #exact(path: string): string | null {
    const ending = /\.(?:js|jsx|mjs|cjs)$/.exec(path)?.[0]
    const stem = ending ? path.slice(0, -ending.length) : path
    const sources = ending ? sourcesOf[ending] ?? [] : []
    return sources.map(source => stem + source).find(one => this.#has(one)) ?? (this.#has(path) ? path : null)
  }

  #withEnding(path: string): string | null {
    return endings.map(ending => path + ending).find(one => this.#has(one)) ?? null
  }

  /** Whether there is a file or folder of this name on the host. */
  exists(path: string): boolean {
    const folder = folderOf(path)
    let names = this.#folders.get(folder)
    if (!names) this.#folders.set(folder, names = new Set(this.#host.list(folder).map(name => name.replace(/\/$/, ''))))
    return names.has(path.slice(path.lastIndexOf('/') + 1))
  }

  folders(folder: string): readonly string[] {
    return this.#host.list(folder).filter(name => name.endsWith('/')).map(name => name.slice(0, -1))
  }

  read(path: string): string | null {
    let text = this.#texts.get(path)
    if (text === undefined) {
      const isThere = this.exists(path)
      this.#texts.set(path, text = isThere ? this.#host.read(path) : null)
    }
    return text
  }

  real(path: string): string {
    return this.#host.real(path)
  }

  join(folder: string, relative: string): string {
    return join(folder, relative)
  }
}
