import { createWorkspace, emptyPolicy, type Finding, type Policy, projectRoot, readPolicy, type Workspace } from '@postern/engine'
import { rules } from '@postern/rules'
import { slashed, watchedHost, type WatchedHost } from './files.ts'

/** A project that stays in memory while ESLint or the editor runs. */
interface Project {
  readonly host: WatchedHost
  /** The text of the policy file that the workspace was made with. */
  readonly policyText: string | null
  readonly workspace: Workspace
  /** What the policy file says wrongly, for the first line of every file. */
  readonly trouble: string | null
}

/** What there is to say about one file. */
export interface FileFindings {
  readonly findings: readonly Finding[]
  readonly trouble: string | null
}

const projects = new Map<string, Project>()
let last: { readonly path: string, readonly text: string, readonly answer: FileFindings } | null = null

/**
 * All findings of all rules in one file, with this text; other files as they are on disk. All of the plugin's rules ask for
 * the same file one after another: the engine runs once.
 *
 * @param filename - as ESLint names the file
 * @param text - what the editor holds
 */
export function findingsIn(filename: string, text: string): FileFindings {
  const path = slashed(filename)
  if (last?.path === path && last.text === text && !(projects.get(rootOf(path))?.host.changed() ?? false)) return last.answer
  const project = projectOf(path)
  project.workspace.change(path, text)
  const answer = { findings: project.workspace.findings(path), trouble: project.trouble }
  last = { path, text, answer }
  return answer
}

const roots = new Map<string, string>()

function rootOf(path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/'))
  const known = roots.get(folder)
  if (known !== undefined) return known
  const root = projectRoot(watchedHost(), path, false)
  roots.set(folder, root)
  return root
}

function projectOf(path: string): Project {
  const root = rootOf(path)
  const known = projects.get(root)
  if (known !== undefined) {
    if (known.host.changed()) known.workspace.refresh()
    if (policyText(known.host, root) === known.policyText) return known
  }
  const project = makeProject(root)
  projects.set(root, project)
  return project
}

function makeProject(root: string): Project {
  const host = watchedHost()
  const text = policyText(host, root)
  const read = text === null ? null : readPolicy(text, rules.map(rule => rule.meta.name))
  const policy: Policy = read?.ok === true ? read.policy : emptyPolicy
  const first = read?.ok === false ? read.problems[0] : undefined
  return {
    host,
    policyText: text,
    // ESLint's configuration says which rules are on and how loud; here all of them run.
    workspace: createWorkspace({ host, roots: [root], policy: { ...policy, rules: {} }, rules, settings: { preset: 'all' } }),
    trouble: first === undefined ? null : `postern.json:${first.line}:${first.column}: ${first.message}`
  }
}

/** The nearest `postern.json` at the root or above it, up to the repository's top. */
function policyText(host: WatchedHost, root: string): string | null {
  for (let folder = root; folder !== ''; folder = folder.slice(0, folder.lastIndexOf('/'))) {
    const names = host.list(folder)
    if (names.includes('postern.json')) return host.read(`${folder}/postern.json`)
    if (names.includes('.git/') || names.includes('.git')) return null
  }
  return null
}
