import { createWorkspace, emptyPolicy, type Finding, type Note, type Policy, readPolicy, type Workspace } from '@postern/engine'
import { rules } from '@postern/rules'
import { lastingHost, today, type LastingHost } from './files.ts'

/** What there is to say about one file. */
export interface FileAnswer {
  readonly findings: readonly Finding[]
  /** What keeps Postern from judging it; null when nothing does. */
  readonly trouble: string | null
}

const POLICY = 'postern.json'

/** A project that stays in memory while ESLint or the editor runs. */
export class Project {
  readonly #root: string
  readonly #host: LastingHost
  /** Texts that only the editor has, with the stamp that the file on the disk had then. */
  readonly #unsaved = new Map<string, { readonly text: string, readonly stamp: string }>()
  #made: Made | null = null

  constructor(root: string, host: LastingHost = lastingHost()) {
    this.#root = root
    this.#host = host
  }

  /** The findings in one file, whose text is what the editor holds; others are as on the disk, or as the editor last showed them. */
  answer(path: string, text: string): FileAnswer {
    const { workspace, trouble } = this.#ready(path)
    if (workspace === null) return { findings: [], trouble }
    this.#show(workspace, path, text)
    const findings = workspace.findings(path)
    return { findings, trouble: failure(workspace.notes(), path) }
  }

  /** The workspace, made anew when the policy is another one, its files read again when the disk changed. */
  #ready(current: string): Made {
    const stale = this.#made === null ? [] : this.#host.changed()
    const policy = this.#policy()
    const kept = this.#made?.policyText === policy.text ? this.#made : null
    if (kept === null) {
      this.#made = make(this.#root, this.#host, policy)
      for (const [path, { text }] of this.#unsaved) this.#made.workspace?.change(path, text)
      return this.#made
    }
    if (stale.length > 0) {
      this.#release(current)
      kept.workspace?.refresh(stale)
    }
    return kept
  }

  /** A file that changed on the disk after the editor had shown it was saved or left: what the disk says counts. */
  #release(current: string): void {
    for (const [path, { stamp }] of this.#unsaved) {
      if (path === current || this.#host.stamp(path) === stamp) continue
      this.#unsaved.delete(path)
      this.#made?.workspace?.change(path, null)
    }
  }

  #show(workspace: Workspace, path: string, text: string): void {
    if (this.#unsaved.get(path)?.text === text) return
    const onDisk = this.#host.read(path)
    if (onDisk === text) {
      if (this.#unsaved.delete(path)) workspace.change(path, null)
      return
    }
    this.#unsaved.set(path, { text, stamp: this.#host.stamp(path) })
    workspace.change(path, text)
    if (onDisk === null && this.#host.add(path)) workspace.refresh()
  }

  /** The nearest `postern.json` at the root or above it, up to the repository's top. */
  #policy(): PolicyFile {
    for (let folder = this.#root; folder !== ''; folder = folder.slice(0, folder.lastIndexOf('/'))) {
      const names = this.#host.list(folder)
      if (names.includes(POLICY)) return { folder, text: this.#host.read(`${folder}/${POLICY}`) }
      if (names.includes('.git/') || names.includes('.git')) break
    }
    return { folder: this.#root, text: null }
  }
}

interface PolicyFile {
  readonly folder: string
  readonly text: string | null
}

interface Made {
  readonly policyText: string | null
  /** Null while the policy is broken: without what it says, findings would be wrong. */
  readonly workspace: Workspace | null
  readonly trouble: string | null
}

function make(root: string, host: LastingHost, { folder, text }: PolicyFile): Made {
  const context = { rules: rules.map(({ meta }) => meta.name), folder, today: today() }
  const read = text === null ? { ok: true as const, policy: emptyPolicy } : readPolicy(text, context)
  if (!read.ok) {
    const [first] = read.problems
    return { policyText: text, workspace: null, trouble: `${folder}/${POLICY}:${first?.line ?? 1}:${first?.column ?? 1}: ${first?.message ?? 'it is broken.'}` }
  }
  // ESLint's configuration says which rules are on, how loud and how sure; what the policy turns off stays off.
  const off: Policy['rules'] = Object.fromEntries(Object.entries(read.policy.rules).filter(([, level]) => level === 'off'))
  const settings = { preset: 'all', roots: [root], eslintDirectives: false } as const
  const workspace = createWorkspace({ host, roots: [root], policy: { ...read.policy, rules: off }, rules, settings })
  return { policyText: text, trouble: null, workspace }
}

/** What kept the engine from looking at a file: only what concerns the file, or everything; syntax errors are the parser's to tell. */
function failure(notes: readonly Note[], path: string): string | null {
  const note = notes.find(one => one.path === '' || (one.path === path && (one.stage === 'read' || one.stage === 'rule')))
  return note?.message.replace(/\n[^]*/, '') ?? null
}
