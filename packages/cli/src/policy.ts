import path from 'node:path'
import { emptyPolicy, type Host, type Note, type Policy, readPolicy } from '@postern/engine'
import { rules } from '@postern/rules'
import { UsageError } from './errors.ts'

const POLICY = 'postern.json'

/** What the policy says, and about the policy. */
export interface PolicyAnswer {
  readonly policy: Policy
  readonly preset: 'recommended' | 'strict' | 'all' | null
  readonly notes: readonly Note[]
}

interface PolicyQuestion {
  /** The file that the user named. */
  readonly config: string | undefined
  readonly base: string
  readonly today: string
}

/**
 * The policy of `--config`, else of the `postern.json` at the roots or above them (up to the repository's top).
 *
 * @throws UsageError when it cannot be read, is broken, or the roots have different ones
 */
export function readPolicies(host: Host, roots: readonly string[], { config, base, today }: PolicyQuestion): PolicyAnswer {
  const files = config === undefined
    ? [...new Set(roots.map(root => nearestPolicy(host, root)))]
    : [path.resolve(base, config).replaceAll(path.sep, '/')]
  const [file = null] = files
  const show = (one: string): string => path.posix.relative(base, one)
  if (files.length > 1) {
    const named = files.map(one => (one === null ? 'none' : show(one))).join(', ')
    throw new UsageError(`The paths belong to projects with different policies (${named}). Check one project at a time, or name a policy with --config.`)
  }
  if (file === null) return { policy: emptyPolicy, preset: null, notes: [] }
  const text = host.read(file)
  if (text === null) throw new UsageError(`The policy ${config ?? show(file)} cannot be read. Name a file that exists with --config, or write one.`)
  const result = readPolicy(text, { rules: rules.map(({ meta }) => meta.name), folder: path.posix.dirname(file), today })
  const complain = ({ line, column, message }: { line: number, column: number, message: string }): string => `${show(file)}:${line}:${column}: ${message}`
  if (!result.ok) throw new UsageError(result.problems.map(complain).join('\n'))
  const notes = result.remarks.map(({ message, line, column }) => ({ path: file, stage: 'policy', message: `${line}:${column}: ${message}` }))
  return { policy: result.policy, preset: result.preset, notes }
}

function nearestPolicy(host: Host, root: string): string | null {
  for (let folder = root; ; folder = path.posix.dirname(folder)) {
    const names = host.list(folder)
    if (names.includes(POLICY)) return path.posix.join(folder, POLICY)
    if (names.includes('.git/') || names.includes('.git') || folder === path.posix.dirname(folder)) return null
  }
}

/** Policies below the roots are those of other projects: whoever wrote one there has to hear that it does not count here. */
export function innerPolicies(host: Host, roots: readonly string[], files: readonly string[], used: string | undefined): Note[] {
  const folders = new Set<string>()
  for (const file of files) {
    for (let folder = path.posix.dirname(file); !roots.includes(folder) && !folders.has(folder) && folder.includes('/'); folder = path.posix.dirname(folder)) {
      folders.add(folder)
    }
  }
  return [...folders].sort().filter(folder => folder !== used && host.list(folder).includes(POLICY)).map(folder => ({
    path: `${folder}/${POLICY}`,
    stage: 'policy',
    message: 'This policy does not count here: it is that of a project inside the one that is checked. Check that folder by itself, or name it with --config.'
  }))
}
