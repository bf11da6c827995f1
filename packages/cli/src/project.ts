import fs from 'node:fs'
import path from 'node:path'
import { createWorkspace, emptyPolicy, isSource, type Policy, projectRoot, readPolicy, type Rule, type Workspace } from '@postern/engine'
import { rules } from '@postern/rules'
import { diskHost, slashed } from './disk.ts'
import { UsageError } from './errors.ts'

/** What the user asked to look at. */
export interface ProjectOptions {
  readonly paths: readonly string[]
  readonly config?: string | undefined
  readonly preset?: Preset | undefined
  /** Only these rules. */
  readonly rule?: readonly string[] | undefined
}

export type Preset = 'recommended' | 'strict' | 'all'

/** A project ready for questions. */
export interface Project {
  readonly workspace: Workspace
  readonly rules: readonly Rule[]
  /** Paths in output are relative to this folder. */
  readonly base: string
  /** Whether the user asked about the file. */
  readonly isAsked: (file: string) => boolean
}

/**
 * Finds the project's roots and policy and makes the workspace.
 *
 * @throws UsageError when a path does not exist, the policy is broken or a rule is unknown
 */
export function openProject(options: ProjectOptions): Project {
  const host = diskHost()
  const asked = (options.paths.length > 0 ? options.paths : ['.']).map(given => existing(given))
  const roots = [...new Set(asked.map(({ file, isFolder }) => projectRoot(host, file, isFolder)))].sort()
    .filter((root, _, all) => !all.some(other => other !== root && root.startsWith(`${other}/`)))
  const { policy, preset } = policyFor(roots, options.config)
  const chosen = chosenRules(options.rule)
  const workspace = createWorkspace({
    host,
    roots,
    policy,
    rules: chosen,
    settings: { preset: options.rule === undefined ? options.preset ?? preset ?? 'recommended' : 'all' }
  })
  const isAsked = (file: string): boolean => asked.some(one => file === one.file || file.startsWith(`${one.file}/`))
  const unlisted = asked.find(one => !one.isFolder && isSource(one.file) && !workspace.files().includes(one.file))
  if (unlisted !== undefined) {
    throw new UsageError(`${unlisted.given} is not judged: it is ignored by git or postern.json, or is a test, script or generated file.`)
  }
  return { workspace, rules: chosen, base: slashed(process.cwd()), isAsked }
}

function existing(given: string): { given: string, file: string, isFolder: boolean } {
  const stat = fs.statSync(given, { throwIfNoEntry: false })
  if (stat === undefined) throw new UsageError(`There is no file or folder ${given}: name one that exists, relative to ${process.cwd()}.`)
  const file = slashed(given)
  if (!stat.isDirectory() && !isSource(file)) {
    throw new UsageError(`${given} is no TypeScript or JavaScript source: name a folder or a .ts, .tsx, .js, .mjs or .cjs file.`)
  }
  return { given, file, isFolder: stat.isDirectory() }
}

function chosenRules(names: readonly string[] | undefined): readonly Rule[] {
  if (names === undefined) return rules
  return names.map(name => {
    const rule = rules.find(one => one.meta.name === name.replace(/^postern\//, ''))
    if (rule === undefined) throw new UsageError(`There is no rule "${name}". The rules are ${rules.map(one => one.meta.name).join(', ')}.`)
    return rule
  })
}

/** The policy of `--config`, else of the `postern.json` in the first root or above it (up to the repository's top). */
function policyFor(roots: readonly string[], given: string | undefined): { policy: Policy, preset: Preset | null } {
  const file = given ?? nearestPolicy(roots[0] ?? '')
  if (file === null) return { policy: emptyPolicy, preset: null }
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : 'it cannot be read'
    throw new UsageError(`The policy ${file} could not be opened: ${why}. Name another with --config, or write one.`)
  }
  const result = readPolicy(text, rules.map(rule => rule.meta.name))
  if (result.ok) return result
  const shown = path.relative(process.cwd(), file)
  throw new UsageError(result.problems.map(({ line, column, message }) => `${shown}:${line}:${column}: ${message}`).join('\n'))
}

function nearestPolicy(root: string): string | null {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'postern.json')
    if (fs.existsSync(file)) return file
    if (fs.existsSync(path.join(folder, '.git')) || folder === path.dirname(folder)) return null
  }
}
