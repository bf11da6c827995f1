import type { Host } from '../../model/host.ts'
import type { Resolution } from '../../model/program.ts'
import { FOLDERS } from '../limits.ts'
import { packageOf } from './builtins.ts'
import { byConvention } from './conventional.ts'
import { Files } from './files.ts'
import { readJson } from './json.ts'
import { entriesOf, importsOf, Packages, type Manifest } from './packages.ts'
import { folderOf, join } from './path.ts'
import { applyPattern, TsConfigs } from './tsconfig.ts'

/** Where module specifiers lead. */
export interface Resolver {
  resolve: (from: string, specifier: string) => Resolution
  /** The range of versions of a package that is asked for where a file stands; null when no package.json says. */
  range: (from: string, name: string) => string | null
  /** The object that a JSON file holds; null when there is none. */
  json: (path: string) => Record<string, unknown> | null
}

/** What the resolver must know of libraries: whether a path is that of a client which a package generates. */
export type GeneratedClients = (path: string) => string | null

/**
 * Makes a resolver. It remembers what it finds, so it is to be made anew when files come or go, or a tsconfig.json or package.json
 * changes; a change inside of source files does not matter to it.
 *
 * @param has - whether a path is a file of the project
 * @param roots - folders of the project, where workspaces are looked for
 * @param isOutsideKnown - files that the host has, but the project does not list, can be had as well
 */
export function createResolver(
  host: Host, has: (path: string) => boolean, roots: readonly string[], generated: GeneratedClients = () => null, isOutsideKnown = false
): Resolver {
  const files = new Files(host, has, isOutsideKnown)
  const parts: Parts = { files, configs: new TsConfigs(files), packages: new Packages(files, roots), generated }
  const known = new Map<string, Map<string, Resolution>>()
  return {
    range: (from, name) => parts.packages.range(folderOf(from), name),
    json: path => {
      const text = files.read(path)
      return text === null ? null : readJson(text)
    },
    resolve: (from, specifier) => {
      let byName = known.get(from)
      if (!byName) known.set(from, byName = new Map<string, Resolution>())
      let resolution = byName.get(specifier)
      if (!resolution) byName.set(specifier, resolution = resolveIn(parts, folderOf(from), specifier))
      return resolution
    }
  }
}

interface Parts {
  readonly files: Files
  readonly configs: TsConfigs
  readonly packages: Packages
  readonly generated: GeneratedClients
}

function resolveIn(parts: Parts, folder: string, written: string): Resolution {
  const specifier = written.replace(/\?.*$/, '')
  if (/^\.{0,2}(?:\/|$)/.test(specifier)) return ofPath(parts, join(folder, specifier), written)
  const file = mapped(parts, folder, specifier) ?? imported(parts, folder, specifier) ?? ofWorkspace(parts, folder, specifier)
    ?? byConvention(parts.files, parts.packages, folder, specifier)
  if (file !== null) return { kind: 'file', path: file }
  const client = parts.generated(specifier)
  if (client !== null) return { kind: 'package', package: client, subpath: '' }
  const isOwn = specifier.startsWith('#') || isMapped(parts, folder, specifier)
  return isOwn ? { kind: 'missing', from: written } : { kind: 'package', ...packageOf(specifier) }
}

function ofPath(parts: Parts, path: string, written: string): Resolution {
  const client = parts.generated(path)
  if (client !== null) return { kind: 'package', package: client, subpath: '' }
  const found = parts.files.find(path) ?? ofFolder(parts, path)
  return found === null ? { kind: 'missing', from: written } : { kind: 'file', path: found }
}

/** A folder with a package.json of its own. */
function ofFolder(parts: Parts, folder: string): string | null {
  const manifest = parts.files.exists(folder) ? parts.packages.manifest(folder) : null
  return manifest && entry(parts, manifest, '.')
}

/** By `paths` and `baseUrl`. */
function mapped(parts: Parts, folder: string, specifier: string): string | null {
  const { patterns, base } = parts.configs.at(folder)
  for (const { pattern, targets } of patterns) {
    if (pattern === '*' && parts.files.exists(join(folder, `node_modules/${specifier}`))) continue
    for (const target of applyPattern(pattern, targets, specifier) ?? []) {
      const found = parts.files.find(target) ?? ofFolder(parts, target)
      if (found !== null) return found
    }
  }
  return base === null ? null : parts.files.find(join(base, specifier))
}

/** A pattern of the project's own matches, though no file is there: it is no package. */
function isMapped(parts: Parts, folder: string, specifier: string): boolean {
  return parts.configs.at(folder).patterns.some(({ pattern, targets }) =>
    pattern !== '*' && applyPattern(pattern, targets, specifier)?.some(target => !target.includes('/node_modules/')) === true)
}

/** By `imports` of the package that the file belongs to. */
function imported(parts: Parts, folder: string, specifier: string): string | null {
  const manifest = specifier.startsWith('#') ? parts.packages.nearest(folder) : null
  return manifest && firstFile(parts, manifest.folder, importsOf(manifest, specifier))
}

/** A package of the workspace, by its name, or by a link in node_modules that leads out of it. */
function ofWorkspace(parts: Parts, folder: string, specifier: string): string | null {
  const { package: name, subpath } = packageOf(specifier)
  const manifest = parts.packages.member(name) ?? linked(parts, folder, name)
  return manifest && entry(parts, manifest, subpath === '' ? '.' : `./${subpath}`)
}

function linked(parts: Parts, start: string, name: string): Manifest | null {
  for (let folder = start, step = 0; step < FOLDERS; folder = folderOf(folder), step++) {
    const path = join(folder, `node_modules/${name}`)
    if (parts.files.exists(join(folder, 'node_modules')) && parts.files.exists(path)) {
      const real = parts.files.real(path)
      return real === path || real.includes('/node_modules/') ? null : parts.packages.manifest(real)
    }
    if (folder === '/') break
  }
  return null
}

function entry(parts: Parts, manifest: Manifest, subpath: string): string | null {
  const candidates = entriesOf(manifest, subpath)
  return firstFile(parts, manifest.folder, candidates) ?? firstFile(parts, manifest.folder, subpath === '.' ? ['./src/index', './src/main'] : [`./src/${subpath}`])
}

/** The first that is a file of the project: as it is written, or the source that it is built from. */
function firstFile(parts: Parts, folder: string, candidates: readonly string[]): string | null {
  for (const candidate of candidates) {
    const found = parts.files.find(join(folder, candidate)) ?? source(parts, folder, candidate)
    if (found !== null) return found
  }
  return null
}

/** `dist/db/pool.d.ts` is built from `src/db/pool.ts`. */
function source(parts: Parts, folder: string, built: string): string | null {
  const plain = built.replace(/^\.\//, '').replace(/\.d\.([cm]?)ts$/, '.$1js')
  const inPlace = parts.files.find(join(folder, plain))
  if (inPlace !== null) return inPlace
  const [, ...rest] = plain.split('/')
  if (rest.length === 0) return null
  const tails = rest.map((_, index) => rest.slice(index).join('/'))
  for (const tail of tails) {
    const found = parts.files.find(join(folder, `src/${tail}`))
    if (found !== null) return found
  }
  return parts.files.find(join(folder, rest.join('/')))
}
