import type { Arrival, Entity, Finding, Host, Kind, Module, Note, Policy, Program, Rule, Surface, View } from './model/index.ts'
import { entities as readEntities, entityIndex, isSecretName } from './entities/index.ts'
import { createAnalysis, type Flows } from './flow/index.ts'
import { surface as readSurface } from './frameworks/index.ts'
import { libraries as knownLibraries } from './libraries/index.ts'
import { type Linking, link, linkToChange } from './link/index.ts'
import { projectFiles, unreadable } from './project/index.ts'
import { runRules, settle, type Settings } from './rules/index.ts'
import { lower } from './syntax/index.ts'

/** What a workspace is made of. */
export interface WorkspaceInput {
  readonly host: Host
  /** Folders of the project, absolute: every source file below them that is part of the server is judged. */
  readonly roots: readonly string[]
  readonly policy: Policy
  readonly rules: readonly Rule[]
  readonly settings: Settings
}

/** One project under analysis. Answers are computed when asked for and kept until a file changes. */
export interface Workspace {
  /** A file has this text now (null: as on disk again). Nothing is computed before the next question. */
  readonly change: (path: string, text: string | null) => void
  /**
   * Files were written, made or removed on the disk. Where these paths are sources that are there already, they are read again as after an
   * edit; else (or when nothing is said) the list is read again at the next question, and every file that is not held open.
   */
  readonly refresh: (paths?: readonly string[]) => void
  /** The files that are judged, sorted. */
  readonly files: () => readonly string[]
  readonly routes: () => Surface
  readonly entities: () => readonly Entity[]
  /** All findings in order of path and position, or those of one file. */
  readonly findings: (path?: string) => readonly Finding[]
  /** What kept a stage from part of its work. */
  readonly notes: () => readonly Note[]
  readonly view: () => View
}

/** Everything known about the project at one moment: each stage's answer, from left to right on the path of data. */
interface Snapshot {
  readonly files: readonly string[]
  readonly program: Program
  readonly entities: readonly Entity[]
  readonly surface: Surface
  readonly flows: Flows
  readonly view: View
  readonly notes: Note[]
  findings: readonly Finding[] | null
}

/** The whole path on one page: text -> Module -> Program -> Entities, Routes -> Flows -> Findings. */
export function createWorkspace(input: WorkspaceInput): Workspace {
  const open = new Map<string, string>()
  const modules = new Map<string, { readonly text: string, readonly module: Module }>()
  let listed: readonly string[] | null = null
  let snapshot: Snapshot | null = null
  /** Null until a file changes: one look needs to know nothing of what rests on what. */
  let linking: Linking | null = null
  let isEdited = false
  let analysis = createAnalysis()
  /** Files with another text than the linked one. */
  const changed = new Set<string>()

  const files = (): readonly string[] => listed ??= input.roots.flatMap(root => projectFiles(input.host, root, input.policy))
  const text = (path: string): string | null => open.get(path) ?? modules.get(path)?.text ?? input.host.read(path)

  /** 1. Lowers a file, once for each text. Files outside the list (workspace packages, tests' helpers) are lowered when linking asks. */
  function moduleOf(path: string): Module | null {
    const kept = modules.get(path)
    if (kept !== undefined) return kept.module
    const current = text(path)
    if (current === null) return null
    const module = lower(path, unreadable(current) === null ? current : '')
    modules.set(path, { text: current, module })
    return module
  }

  function take(): Snapshot {
    const notes: Note[] = []
    const list = files()
    const lowered = list.flatMap(path => {
      const module = moduleOf(path)
      if (module === null) notes.push({ path, stage: 'read', message: 'The file could not be read: check that it exists and may be read.' })
      else notes.push(...notesOf(module, text(path) ?? ''))
      return module ?? []
    })
    // 2. Names get their meaning across files.
    const program = linked(lowered)
    // 3. Tables and columns. 4. Routes, guards, answers.
    const entities = guarded('entities', [], notes, () => readEntities(program, input.policy, input.host, input.roots, moduleOf))
    const surface = guarded('routes', { routes: [], loose: [], shadows: [], cors: [], unresolved: [] }, notes, () => readSurface(program, input.policy))
    // 5. Where request data and rows go.
    const flows = guarded('flow', { arrivals: [], notes: [] }, notes, () => analysis({ program, surface, entities }))
    notes.push(...flows.notes)
    const view = viewOf(input.policy, program, surface, entities, flows, path => moduleOf(path), path => text(path) ?? '')
    return { files: list, program, entities, surface, flows, view, notes, findings: null }
  }

  function linked(lowered: readonly Module[]): Program {
    const parts = {
      host: input.host, modules: lowered, module: moduleOf, roots: input.roots, libraries: [...knownLibraries, ...input.policy.libraries]
    }
    if (!isEdited) {
      analysis = createAnalysis()
      return link(parts)
    }
    const others = [...changed].map(moduleOf)
    changed.clear()
    const kept = linking !== null && !others.includes(null) && linking.replace(others.filter(module => module !== null)) ? linking : null
    if (kept === null) analysis = createAnalysis()
    linking = kept ?? linkToChange(parts)
    return linking.program
  }

  /** The file has another text than the linked one. */
  function drop(path: string): void {
    modules.delete(path)
    changed.add(path)
    isEdited = true
    snapshot = null
  }

  const current = (): Snapshot => snapshot ??= take()

  /** 6. Rules ask the model. 7. What they report is settled: directives, one defect one finding, order. */
  function findings(): readonly Finding[] {
    const now = current()
    return now.findings ??= judge(now)
  }

  function judge(now: Snapshot): readonly Finding[] {
    const ran = runRules(input.rules, now.view, input.settings)
    now.notes.push(...ran.notes)
    const judged = new Set(now.files)
    return settle(ran.problems.filter(({ problem }) => judged.has(problem.place.path)), now.view, input.settings)
  }

  return {
    change(path, newText) {
      if (newText === null ? !open.delete(path) : open.get(path) === newText) return
      if (newText !== null) open.set(path, newText)
      if (modules.get(path)?.text !== newText) drop(path)
    },
    refresh(paths) {
      if (paths?.every(path => modules.has(path) && input.host.read(path) !== null) === true) {
        for (const path of paths) if (!open.has(path)) drop(path)
        return
      }
      listed = null
      linking = null
      for (const [path, { text: kept }] of modules) {
        if (!open.has(path) && input.host.read(path) !== kept) modules.delete(path)
      }
      snapshot = null
    },
    files,
    routes: () => current().surface,
    entities: () => current().entities,
    findings: path => (path === undefined ? findings() : findings().filter(finding => finding.place.path === path)),
    notes: () => (findings(), current().notes),
    view: () => current().view
  }
}

function notesOf(module: Module, text: string): Note[] {
  const reason = unreadable(text)
  if (reason !== null) return [{ path: module.path, stage: 'read', message: reason }]
  return module.notes.map(note => ({ path: module.path, stage: 'parse', message: note.message }))
}

/** A stage that fails costs its own answer and a note, never the run. */
function guarded<T>(stage: string, otherwise: T, notes: Note[], work: () => T): T {
  try {
    return work()
  } catch (error) {
    const message = error instanceof Error ? error.stack ?? error.message : String(error)
    notes.push({ path: '', stage, message: `This stage failed, please report it: ${message}` })
    return otherwise
  }
}

function viewOf(
  policy: Policy, program: Program, surface: Surface, entities: readonly Entity[], flows: Flows,
  module: (path: string) => Module | null, text: (path: string) => string
): View {
  const byKind = new Map<Kind, Arrival[]>()
  for (const arrival of flows.arrivals) {
    const others = byKind.get(arrival.kind)
    if (others === undefined) byKind.set(arrival.kind, [arrival])
    else others.push(arrival)
  }
  const entity = entityIndex(entities)
  return { surface, program, policy, entities, entity, isSecretName, module, text, arrivals: kind => byKind.get(kind) ?? [] }
}
