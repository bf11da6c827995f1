import { isSource, projectRoot } from '@postern/engine'
import { lastingHost, slashed } from './files.ts'
import { type FileAnswer, Project } from './project.ts'

/** A file as ESLint hands it over. */
export interface Linted {
  readonly filename: string
  readonly text: string
  /** The folder that relative paths of the configuration start from. */
  readonly cwd: string
  /** `settings` of the configuration. */
  readonly settings: Readonly<Record<string, unknown>>
}

/** In memory at a time: a run over a workspace of many packages goes from one to the next, an editor has files of a few open. */
const MOST_PROJECTS = 8

const projects = new Map<string, Project>()
const answers = new WeakMap<object, FileAnswer>()
const folders = lastingHost()

/**
 * All findings of all rules in one file. The plugin's rules ask for the same file one after another: the engine answers once.
 *
 * @param tree - what ESLint's parser made of this text, by which one run over a file is told from the next
 */
export function answerFor(tree: object, file: Linted): FileAnswer {
  const known = answers.get(tree)
  if (known !== undefined) return known
  const path = slashed(file.filename, file.cwd)
  const answer = isSource(path) ? projectOf(path, file).answer(path, file.text) : { findings: [], trouble: null }
  answers.set(tree, answer)
  return answer
}

function projectOf(path: string, file: Linted): Project {
  const root = namedRoot(path, file) ?? projectRoot(folders, path, false)
  const project = projects.get(root) ?? new Project(root)
  // The one used last stands last.
  projects.delete(root)
  projects.set(root, project)
  const [oldest] = projects.keys()
  if (projects.size > MOST_PROJECTS && oldest !== undefined) projects.delete(oldest)
  return project
}

/** `settings: { postern: { root: '.' } }`: the folder to look at as one project, where the nearest package.json is too narrow. */
function namedRoot(path: string, { settings, cwd }: Linted): string | null {
  const { postern } = settings
  const named = typeof postern === 'object' && postern !== null && 'root' in postern ? postern.root : null
  const root = typeof named === 'string' ? slashed(named, cwd) : null
  return root !== null && path.startsWith(`${root}/`) ? root : null
}
