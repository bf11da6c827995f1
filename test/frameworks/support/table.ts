import { surface } from '../../../packages/engine/src/frameworks/index.ts'
import { libraries } from '../../../packages/engine/src/libraries/index.ts'
import { link } from '../../../packages/engine/src/link/index.ts'
import type { Host, Place, Policy, Program, Surface } from '../../../packages/engine/src/model/index.ts'
import { positionAt } from '../../../packages/engine/src/model/position.ts'
import { emptyPolicy } from '../../../packages/engine/src/policy/empty.ts'
import { lower } from '../../../packages/engine/src/syntax/index.ts'

/** A small project by file name, and what was recognised in it. */
export interface Recognised {
  readonly program: Program
  readonly surface: Surface
}

export function recognise(files: Readonly<Record<string, string>>, policy: Policy = emptyPolicy): Recognised {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`/shop/${name}`, text]))
  const host: Host = {
    read: path => texts.get(path) ?? null,
    list: folder => listed([...texts.keys()], folder),
    real: path => path
  }
  const known = new Map([...texts].filter(([path]) => /\.[cm]?[jt]sx?$/.test(path)).map(([path, text]) => [path, lower(path, text)]))
  const program = link({ host, modules: [...known.values()], module: path => known.get(path) ?? null, roots: ['/shop'], libraries })
  return { program, surface: surface(program, policy) }
}

function listed(paths: readonly string[], folder: string): readonly string[] {
  const prefix = folder.endsWith('/') ? folder : `${folder}/`
  const names = paths.filter(path => path.startsWith(prefix)).map(path => path.slice(prefix.length).replace(/\/.*/, '/'))
  return [...new Set(names)].sort()
}

/** Routes as a table: method, path, whether strangers are refused, guards with the line that proves them, handler. */
export function routes(files: Readonly<Record<string, string>>, policy?: Policy): readonly string[] {
  const { program, surface: { routes: found } } = recognise(files, policy)
  return found.map(route => {
    const guards = route.guards.map(guard => `${guard.name}@${guard.proof === null ? '?' : where(program, guard.proof)}`)
    const marks = [route.resolved ? [] : ['unresolved'], route.condition === null ? [] : [`when ${route.condition}`]].flat()
    return [route.method, route.path, route.auth, guards.join(' '), `-> ${route.handler?.name ?? '?'}`, ...marks].filter(part => part !== '').join(' ')
  })
}

/** The file and line of a place. */
export function where(program: Program, { path, start }: Place): string {
  const lines = program.modules.get(path)?.lines ?? [0]
  return `${path.replace('/shop/', '')}:${positionAt(lines, start).line}`
}
