import type { Export, Module, Place, Program, Site, Value } from '../../model/index.ts'

/** What a file exports under a name that a framework looks for. */
export interface Exported {
  readonly name: string
  readonly site: Site
  readonly values: readonly Value[]
  /** Where it is written. */
  readonly place: Place
}

/** Re-exports of re-exports. */
const FOLLOWED = 8

/** The export of a file by its name, written there or re-exported; null when there is none. `default` is also what `module.exports` is. */
export function exportedAs(program: Program, module: Module, name: string): Exported | null {
  const own = written(module, name)
  if (own === undefined && !comesThrough(program, module, name, 0)) return null
  const values = program.member({ kind: 'module', module }, own?.name ?? name)
  const { start, end } = own ?? { start: 0, end: 0 }
  const node = own?.value ?? { kind: 'global' as const, name, start, end }
  return { name, site: { module, node }, values, place: placeOf(module, own, values) }
}

function written(module: Module, name: string): Export | undefined {
  const found = module.exports.find(each => each.name === name && !each.typeOnly && each.type === null)
  return found ?? (name === 'default' ? module.exports.find(each => each.name === '=') : undefined)
}

/** Whether `export * from` hands it on. */
function comesThrough(program: Program, module: Module, name: string, depth: number): boolean {
  if (depth > FOLLOWED || name === 'default') return false
  return module.exports.some(each => {
    if (each.name !== '*' || each.from === null) return false
    const to = program.resolve(module.path, each.from)
    const target = to.kind === 'file' ? program.modules.get(to.path) : undefined
    return target !== undefined && (written(target, name) !== undefined || comesThrough(program, target, name, depth + 1))
  })
}

/** The function where it is written in the same file, else the export. */
function placeOf(module: Module, own: Export | undefined, values: readonly Value[]): Place {
  const [value] = values
  if (value?.kind === 'function' && value.function.module === module && value.frame === null && (own?.value?.kind === 'ref' || own?.value?.kind === 'function')) {
    const { start, end } = value.function.node
    return { path: module.path, start, end }
  }
  return { path: module.path, start: own?.start ?? 0, end: own?.end ?? 0 }
}
