import type { ClassRef, Program } from '../../model/index.ts'
import { pathsAt, joinPaths, type PathText } from '../routing/paths.ts'
import { LIST_DEPTH } from '../limits.ts'
import { decorationsOf } from '../classes/decorations.ts'
import { classOf, entryAt, listOf, property, type Entry } from '../classes/values.ts'
import type { ModuleGraph } from './modules.ts'

/** Paths that modules stand under. */
export interface Mounts {
  readonly pathsOf: (module: ClassRef | null) => readonly PathText[]
}

const ROOT: PathText = { text: '', known: true, regex: null }

/** `RouterModule.register([{ path: 'harbour', module: Harbour, children: [...] }])`, wherever a module imports it. */
export function mountsOf(program: Program, graph: ModuleGraph): Mounts {
  const paths = new Map<ClassRef, PathText[]>()
  const read = (entry: Entry, above: string, depth: number): void => {
    const direct = entry.values.map(classOf).find(ref => ref !== null)
    const ref = direct ?? property(program, entry.values, 'module')?.values.map(classOf).find(found => found !== null) ?? null
    const path = property(program, entry.values, 'path')
    const [own] = path === null ? [ROOT] : pathsAt(program, path.site, path.frame)
    const full = joinPaths(above, own ?? ROOT)
    if (ref !== null) paths.set(ref, [...paths.get(ref) ?? [], { text: full, known: own?.known !== false, regex: null }])
    if (depth >= LIST_DEPTH) return
    for (const child of listOf(program, property(program, entry.values, 'children')).items) read(child, full, depth + 1)
  }
  for (const list of registrations(program, graph)) for (const entry of list) read(entry, '/', 0)
  return { pathsOf: module => module === null ? [ROOT] : paths.get(module) ?? [ROOT] }
}

function registrations(program: Program, graph: ModuleGraph): readonly (readonly Entry[])[] {
  const decorations = graph.modules.flatMap(({ class: ref }) => ref === null ? [] : decorationsOf(program, ref.module, ref.node.decorators))
  return decorations.flatMap(decoration => {
    const [options] = decoration.arguments
    if (decoration.name !== 'Module' || options === undefined) return []
    const values = program.evaluate({ module: decoration.site.module, node: options }, decoration.frame)
    return listOf(program, property(program, values, 'imports')).items.flatMap(item => item.values.flatMap(value => {
      if (value.kind !== 'library' || value.path !== '.RouterModule.register()' || value.created?.node.kind !== 'call') return []
      const { module, node } = value.created
      const [first] = node.arguments
      return first === undefined ? [] : [listOf(program, entryAt(program, { module, node: first }, value.frame)).items]
    }))
  })
}
