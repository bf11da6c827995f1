import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { createWorkspace, emptyPolicy, type Host, isSource, type Workspace } from '../../../packages/engine/src/index.ts'
import { rules } from '@postern/rules'
import { listFiles } from '../../support/list-files.ts'
import { memoryHost } from '../../support/memory-host.ts'
import { root as repository } from '../../support/root.ts'

export const root = '/srv/shop'

export type Texts = Readonly<Record<string, string>>

/** The engine over files that are nowhere but here, all rules on; a file of the package's name comes by itself. */
export function engine(texts: Texts, host: Host = hostOf(texts)): Workspace {
  return createWorkspace({ host, roots: [root], policy: emptyPolicy, rules, settings: { preset: 'all', roots: [root] } })
}

/** The files below the root. */
export function hostOf(texts: Texts, links: Texts = {}): Host {
  const files = Object.entries({ 'package.json': '{ "name": "shop" }', ...texts }).map(([path, text]) => [`${root}/${path}`, text] as const)
  const absolute = Object.entries(links).map(([path, target]) => [`${root}/${path}`, target] as const)
  return memoryHost(Object.fromEntries(files), Object.fromEntries(absolute))
}

/** Everything that users see of an answer, as text. Notes of syntax errors are part of it, failures of a stage are not expected. */
export function answer(workspace: Workspace): string {
  const findings = workspace.findings()
  const routes = workspace.routes().routes.map(({ method, path, auth, place, guards }) => ({ method, path, auth, place, guards: guards.map(({ name }) => name) }))
  return JSON.stringify({ findings, routes, notes: workspace.notes(), entities: workspace.entities() }, null, 1)
}

/** What kept a stage or a rule from its work: there must be none. */
export function failures(workspace: Workspace): readonly string[] {
  return workspace.notes().map(({ message }) => message).filter(message => message.includes('failed'))
}

/** The sources of a fixture by their path in it. */
export function fixture(name: string): Texts {
  const folder = join(repository, 'fixtures', name)
  const paths = listFiles(`fixtures/${name}`).filter(path => isSource(path))
  return Object.fromEntries(paths.map(path => [relative(folder, join(repository, path)), readFileSync(join(repository, path), 'utf8')]))
}
