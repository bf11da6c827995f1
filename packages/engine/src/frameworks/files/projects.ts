import type { Module, Program } from '../../model/index.ts'

/** What makes a folder the root of a project of a framework. */
export interface ProjectMark {
  readonly package: string
  /** The configuration that lies in the root, without its extension. */
  readonly config: string
  /** Folders that hold routes, from the root. */
  readonly folders: readonly string[]
}

/** A file in one of the folders of a project. */
export interface PlacedFile {
  readonly module: Module
  /** The root of the project, without a slash at its end. */
  readonly root: string
  readonly folder: string
  /** Folders below that one. */
  readonly inside: readonly string[]
  /** Without its extension. */
  readonly name: string
}

const SCRIPT = /(?<!\.d)\.[cm]?[jt]sx?$/

/** The files of all projects of a framework, in the order of their paths. */
export function placedFiles(program: Program, mark: ProjectMark): readonly PlacedFile[] {
  const known = new Map<string, boolean>()
  return [...program.modules.values()].flatMap(module => placed(program, mark, module, known) ?? [])
}

/** The outermost folder of that name below the root of a project: what is deeper is one of its routes. */
function placed(program: Program, mark: ProjectMark, module: Module, known: Map<string, boolean>): PlacedFile | null {
  if (!SCRIPT.test(module.path)) return null
  const found = mark.folders.flatMap(folder => rootsOf(module.path, folder).map(root => ({ root, folder })))
    .sort((one, other) => one.root.length - other.root.length || other.folder.length - one.folder.length)
  for (const { root, folder } of found) {
    const is = known.get(root) ?? isRoot(program, mark, root)
    known.set(root, is)
    if (!is) continue
    const inside = module.path.slice(root.length + folder.length + 2).replace(SCRIPT, '').split('/')
    return { module, root, folder, inside: inside.slice(0, -1), name: inside.at(-1) ?? '' }
  }
  return null
}

function rootsOf(path: string, folder: string): readonly string[] {
  const roots: string[] = []
  for (let at = path.indexOf(`/${folder}/`); at >= 0; at = path.indexOf(`/${folder}/`, at + 1)) roots.push(path.slice(0, at))
  return roots
}

function isRoot(program: Program, { package: name, config }: ProjectMark, root: string): boolean {
  return program.range(`${root}/${config}.js`, name) !== null || moduleNamed(program, `${root}/${config}`) !== null
}

/** The file of that name, whatever its extension. */
export function moduleNamed(program: Program, name: string): Module | null {
  for (const extension of ['ts', 'js', 'mjs', 'mts', 'cjs', 'cts', 'tsx', 'jsx']) {
    const module = program.modules.get(`${name}.${extension}`)
    if (module !== undefined) return module
  }
  return null
}
