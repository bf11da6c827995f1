import fs from 'node:fs'
import path from 'node:path'
import {
  createWorkspace, diskHost, isJudged, isSource, type Host, type Note, type Policy, projectRoot, type Rule, type Workspace
} from '@postern/engine'
import { rules } from '@postern/rules'
import { reasonOf, UsageError } from './errors.ts'
import { innerPolicies, readPolicies } from './policy.ts'
import { watchReading } from './terminal/progress.ts'
import type { Terminal } from './terminal/terminal.ts'

/** What the user asked to look at. */
export interface ProjectOptions {
  readonly paths: readonly string[]
  readonly config?: string | undefined
  readonly preset?: Preset | undefined
  /** Only these rules, whatever the preset and the policy. */
  readonly rule?: readonly string[] | undefined
}

type Preset = 'recommended' | 'strict' | 'all'

/** A project ready for questions. */
export interface Project {
  readonly workspace: Workspace
  readonly rules: readonly Rule[]
  /** Paths in answers are relative to this folder. */
  readonly base: string
  /** Whether the user asked about the file. */
  readonly isAsked: (file: string) => boolean
  /** What there is to say about the question itself. */
  readonly notes: readonly Note[]
  /** To be called when the engine has answered. */
  readonly done: () => void
}

/** A path that the user named. */
interface Asked {
  readonly given: string
  /** Absolute, with forward slashes. */
  readonly file: string
  readonly isFolder: boolean
}

/**
 * Finds the project's roots and policy and makes the workspace.
 *
 * @throws UsageError when a path does not exist, holds nothing to judge, the policy is broken or a rule is unknown
 */
export function openProject(options: ProjectOptions, terminal: Terminal): Project {
  const { host, done } = watchReading(diskHost(fs, path.sep), terminal)
  const base = slashed(terminal.cwd)
  const asked = (options.paths.length > 0 ? options.paths : ['.']).map(given => find(given, terminal.cwd))
  const chosen = chosenRules(options.rule)
  const roots = withoutInner(asked.map(one => rootOf(host, one)))
  const { policy, preset, notes } = readPolicies(host, roots, { config: options.config, base, today: terminal.today })
  const workspace = createWorkspace({
    host,
    roots,
    policy: options.rule === undefined ? policy : { ...policy, rules: without(policy.rules, 'off') },
    rules: chosen,
    settings: { preset: options.preset ?? preset ?? 'recommended', roots }
  })
  const isBelow = (file: string): boolean => asked.some(one => isWithin(file, one.file))
  const inner = options.config === undefined ? innerPolicies(host, roots, workspace.files(), policy.folder) : []
  return { workspace, rules: chosen, base, isAsked: isBelow, notes: [...notes, ...inner, ...unjudged(asked, workspace.files())], done }
}

function find(given: string, cwd: string): Asked {
  const absolute = path.resolve(cwd, given)
  let stat: fs.Stats
  try {
    stat = fs.statSync(absolute)
  } catch (error) {
    throw new UsageError(`${given} cannot be looked at: ${reasonOf(error)}. Name a file or folder that exists, relative to ${cwd}.`)
  }
  if (!stat.isDirectory() && (!stat.isFile() || !isSource(given))) {
    throw new UsageError(`${given} is no source of TypeScript or JavaScript. Name a folder, or a .ts, .tsx, .js, .mjs or .cjs file.`)
  }
  return { given, file: slashed(absolute), isFolder: stat.isDirectory() }
}

/** The project around a path; a folder that lies among what a project keeps aside (its tests, say) is looked at for its own sake. */
function rootOf(host: Host, { file, isFolder }: Asked): string {
  const root = projectRoot(host, file, isFolder)
  return isFolder && file !== root && !isJudged(`${file.slice(root.length + 1)}/x.ts`) ? file : root
}

function withoutInner(roots: readonly string[]): readonly string[] {
  return [...new Set(roots)].sort().filter((root, _, all) => !all.some(other => other !== root && isWithin(root, other)))
}

function isWithin(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

/** An asked file may be a test, which a hook names as well as any other; a folder without any source is a mistake. */
function unjudged(asked: readonly Asked[], files: readonly string[]): Note[] {
  const listed = new Set(files)
  const hollow = asked.find(one => one.isFolder && !files.some(file => isWithin(file, one.file)))
  if (hollow !== undefined) {
    throw new UsageError(`${hollow.given} holds no source of a server: no TypeScript or JavaScript file that is not ignored by git or `
      + 'postern.json, built, generated, a test or a script. Name the folder of a server.')
  }
  return asked.filter(one => !one.isFolder && !listed.has(one.file)).map(one => ({
    path: one.file,
    stage: 'question',
    message: 'The file is not judged: it is ignored by git or postern.json, or is generated, a test or a script.'
  }))
}

function chosenRules(names: readonly string[] | undefined): readonly Rule[] {
  if (names === undefined) return rules
  const chosen = names.map(name => {
    const rule = rules.find(({ meta }) => meta.name === name.replace(/^postern\//, ''))
    if (rule === undefined) throw new UsageError(`There is no rule "${name}". The rules are ${rules.map(({ meta }) => meta.name).join(', ')}.`)
    return rule
  })
  // They are on in every preset, which then only says how sure a finding has to be.
  return rules.filter(rule => chosen.includes(rule)).map(rule => ({ ...rule, meta: { ...rule.meta, preset: 'recommended' } }))
}

function without(levels: Policy['rules'], level: string): Policy['rules'] {
  return Object.fromEntries(Object.entries(levels).filter(([, own]) => own !== level))
}

/** An absolute path with forward slashes, as the engine speaks of files. */
function slashed(file: string): string {
  return path.sep === '/' ? file : file.replaceAll(path.sep, '/')
}
