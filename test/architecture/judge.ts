import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { areas, compiler, pureBuiltins, type Area } from './areas.ts'
import { findCycles } from './cycles.ts'
import { getUses, type Use, type Uses } from './imports.ts'

/** Sources by path, relative to the top level, with forward slashes. */
export type Sources = ReadonlyMap<string, string>

const hosts = ['eslint-plugin-postern', 'postern']

/** Every breach of the architecture in these sources, one line each: where, what, why not. */
export function judge(sources: Sources): string[] {
  const files = [...sources].map(([path, text]) => ({ path, area: getArea(path), uses: getUses(path, text) }))
  const graph = new Map(files.map(({ path, uses }) => [path, getTargets(path, uses).filter(target => sources.has(target))]))
  return [
    ...files.flatMap(({ path, area, uses }) => area === undefined
      ? [`${path}: its folder has no row in test/architecture/areas.ts; say there what it may import and why`]
      : [...uses.imports.flatMap(use => judgeImport(path, area, use)), ...judgeGlobals(path, area, uses)]),
    ...judgeReaders(files),
    ...findCycles(graph).map(cycle => `${cycle.join(' -> ')}: files that import each other cannot be read, tested or loaded one at a time`)
  ]
}

/** The longest row that holds the path; `*` stands for one folder. */
function getArea(path: string): Area | undefined {
  const folder = posix.dirname(path)
  const own = areas.filter(area => isWithin(folder, area.folder)).sort((a, b) => b.folder.length - a.folder.length)[0]
  // A folder of the engine without a row of its own is a new stage, not a part of the workspace page.
  return own?.folder === 'packages/engine/src' && folder !== own.folder ? undefined : own
}

function isWithin(folder: string, row: string): boolean {
  const pattern = row.split('/')
  const parts = folder.split('/')
  return parts.length >= pattern.length && pattern.every((part, index) => part === '*' || part === parts[index])
}

function judgeImport(path: string, area: Area, use: Use): string[] {
  const at = `${path}:${String(use.line)}`
  if (use.name.startsWith('.')) return judgeRelative(path, area, use)
  if (isBuiltin(use.name)) return judgeBuiltin(path, area, use)
  const name = getPackageName(use.name)
  if (compiler.names.includes(name)) {
    return compiler.folders.some(folder => isWithin(posix.dirname(path), folder)) ? [] : [`${at}: imports ${use.name}; ${compiler.why}`]
  }
  if (hosts.includes(name)) return [`${at}: imports ${name}; a host is where the path ends: nothing is built on one`]
  if (name.startsWith('@postern/') && use.name !== name) return [`${at}: imports ${use.name}; a package is entered by its door, ${name}`]
  return area.packages === 'any' || area.packages.includes(name) ? [] : [`${at}: imports ${use.name}; ${area.why}`]
}

function judgeRelative(path: string, area: Area, use: Use): string[] {
  const at = `${path}:${String(use.line)}`
  if (!/\.(ts|json)$/.test(use.name)) return [`${at}: imports '${use.name}'; a relative import names the file as it is, '.ts' included`]
  const target = resolve(path, use)
  // A host knows its own version.
  if (area.machine !== 'never' && target === `${posix.dirname(area.folder)}/package.json`) return []
  const allowed = getArea(target)
  if (allowed?.folder === area.folder) {
    const isOwnRule = area.folder !== 'rules/*' || posix.dirname(target).split('/')[1] === path.split('/')[1]
    return isOwnRule ? [] : [`${at}: imports ${target}; ${area.why}`]
  }
  return allowed !== undefined && area.areas.includes(allowed.folder) ? [] : [`${at}: imports ${target}; ${area.why}`]
}

function judgeBuiltin(path: string, area: Area, use: Use): string[] {
  const at = `${path}:${String(use.line)}`
  if (!use.name.startsWith('node:')) return [`${at}: imports '${use.name}'; a module of Node is written 'node:${use.name}', a package never looks like one`]
  return area.machine === 'never' ? [`${at}: imports ${use.name}; the machine is reached through the host alone: ${area.why}`] : []
}

function judgeGlobals(path: string, area: Area, uses: Uses): string[] {
  if (area.machine === 'yes' || (area.machine === 'one-file' && readsFiles(uses))) return []
  return uses.globals.map(use => `${path}:${String(use.line)}: uses ${use.name}; the machine is reached through the host alone: ${area.why}`)
}

/** Where one file may reach the machine, no second one does. */
function judgeReaders(files: readonly { path: string, area: Area | undefined, uses: Uses }[]): string[] {
  const limited = files.filter(({ area }) => area?.machine === 'one-file')
  const readers = limited.filter(({ uses }) => readsFiles(uses))
  const others = limited.filter(({ uses }) => !readsFiles(uses))
  return [
    ...readers.slice(1).map(({ path, area }) => `${path}: reads files, as ${readers[0]?.path ?? ''} does; ${area?.why ?? ''}`),
    ...others.flatMap(({ path, area, uses }) => uses.imports
      .filter(use => isBuiltin(use.name) && !pureBuiltins.includes(use.name))
      .map(use => `${path}:${String(use.line)}: imports ${use.name}; ${area?.why ?? ''}`))
  ]
}

function readsFiles(uses: Uses): boolean {
  return uses.imports.some(use => /^(node:)?fs(\/promises)?$/.test(use.name))
}

function getTargets(path: string, uses: Uses): string[] {
  return uses.imports.filter(use => use.name.startsWith('.')).map(use => resolve(path, use))
}

function resolve(path: string, use: Use): string {
  return posix.join(posix.dirname(path), use.name)
}

function getPackageName(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}
