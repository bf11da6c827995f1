import { createWorkspace, type Finding, type Policy, type Settings, type Workspace } from '@postern/engine'
import { rules } from '@postern/rules'
import { emptyPolicy } from '../../packages/engine/src/policy/index.ts'
import { memoryHost } from '../support/memory-host.ts'

const root = '/shop'

/** Files by their paths below the root. A text alone is `src/server.ts`. */
export type Files = string | Readonly<Record<string, string>>

export interface Options {
  readonly policy?: Partial<Policy>
  readonly preset?: Settings['preset']
  /** Of a fix: the file that is asked for, where it is another one than that of the finding. */
  readonly file?: string
}

/** The workspace of a project that is in memory, with one rule. */
function workspaceOf(rule: string, files: Files, { policy = {}, preset = 'recommended' }: Options = {}): Workspace {
  const named = typeof files === 'string' ? { 'src/server.ts': files } : files
  const absolute = Object.fromEntries(Object.entries({ 'package.json': '{}', ...named }).map(([path, text]) => [`${root}/${path}`, text]))
  return createWorkspace({
    host: memoryHost(absolute),
    roots: [root],
    policy: { ...emptyPolicy, ...policy },
    rules: rules.filter(each => each.meta.name === rule),
    settings: { preset }
  })
}

/** What a rule finds, as text: `src/server.ts:7 error high`, then the message. */
export function inspect(rule: string, files: Files, options?: Options): string[] {
  const workspace = workspaceOf(rule, files, options)
  const found = workspace.findings()
  const failed = workspace.notes().filter(note => note.stage !== 'parse' && note.stage !== 'budget')
  if (failed.length > 0) throw new Error(failed.map(note => `${note.stage}: ${note.message}`).join('\n'))
  return found.map(finding => `${finding.place.path.slice(root.length + 1)}:${lineOf(workspace, finding)} ${finding.severity} ${finding.confidence}: ${finding.message}`)
}

/** The file of the first finding after its first fix (or the fix of this number) was applied; null when there is none. */
export function fixed(rule: string, files: Files, index = 0, options?: Options): string | null {
  const workspace = workspaceOf(rule, files, options)
  const [finding] = workspace.findings()
  const fix = finding?.fixes[index]
  if (finding === undefined || fix === undefined) return null
  const path = options?.file === undefined ? finding.place.path : `${root}/${options.file}`
  return [...fix.edits].filter(edit => edit.path === path).sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), workspace.view().text(path))
}

function lineOf(workspace: Workspace, finding: Finding): number {
  return workspace.view().text(finding.place.path).slice(0, finding.place.start).split('\n').length
}
