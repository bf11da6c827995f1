import type { Fix } from '../model/finding.ts'
import type { Route } from '../model/route.ts'
import type { View } from '../model/rule.ts'
import type { Place } from '../model/span.ts'
import { fixOf, insert, textAt } from './edit.ts'
import { reach, reachPackage, type Reach } from './imports.ts'

/** A guard as it is written where another route has it. */
export interface WrittenGuard {
  readonly place: Place
  readonly role: string
}

/** Puts a guard that other routes have before the handler, with its import where the route is in another file. */
export function insertGuard(view: View, route: Route, guard: WrittenGuard): readonly Fix[] {
  const at = route.registration.insertAt
  if (at === null) return []
  const code = textAt(view, guard.place)
  const name = /^[A-Za-z_$][\w$]*/.exec(code)?.[0]
  if (name === undefined || code.includes('\n')) return []
  const { registration: { place: { path }, around: [before, after] = ['', ', '] } } = route
  const isHere = guard.place.path === path
  const reached = isHere ? { name, edits: [] } : name === code ? reachGuard(view, path, guard.place.path, name) : null
  if (reached === null) return []
  const title = `Guard the route with ${code}`
  const { decorator } = route.registration
  if (decorator === undefined) return fixOf(title, false, [...reached.edits, insert(path, at, `${before}${code}${after}`)])
  const written = guard.role === 'guard' ? reachPackage(view, path, decorator.from, decorator.name) : null
  if (written === null) return []
  return fixOf(title, false, [...reached.edits, ...written.edits, insert(path, at, `@${written.name}(${code})${lineBreakAt(view, path, at)}`)])
}

/** What stands between a place and the line before it. */
function lineBreakAt(view: View, path: string, at: number): string {
  return /\n[ \t]*$/.exec(view.text(path).slice(0, at))?.[0] ?? ' '
}

/** The guard as the sibling's file has it: declared there, or imported into it. */
function reachGuard(view: View, into: string, sibling: string, name: string): Reach | null {
  const module = view.module(sibling)
  const imported = module?.bindings.find(each => each.name === name && each.function === 0)?.import
  if (imported === null || imported === undefined) return reach(view, into, sibling, name)
  const target = view.program.resolve(sibling, imported.from)
  return target.kind === 'file' && imported.name === name ? reach(view, into, target.path, name) : null
}
