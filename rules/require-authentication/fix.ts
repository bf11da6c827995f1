import { fixOf, insert, reach, reachPackage, textAt, type Fix, type Route, type View, type Vote } from '@postern/engine'

/** Puts the guard that the siblings use before the handler, with its import where the route is in another file. */
export function fixes(view: View, route: Route, vote: Vote): readonly Fix[] {
  const at = route.registration.insertAt
  if (at === null || vote.example === null) return []
  const { element } = vote.example
  const code = textAt(view, element.place)
  const name = /^[A-Za-z_$][\w$]*/.exec(code)?.[0]
  if (name === undefined || code.includes('\n')) return []
  const { registration: { place: { path }, around: [before, after] = ['', ', '] } } = route
  const isHere = element.place.path === path
  const reached = isHere ? { name, edits: [] } : name === code ? reachGuard(view, path, element.place.path, name) : null
  if (reached === null) return []
  const title = `Guard the route with ${code}`
  const { decorator } = route.registration
  if (decorator === undefined) return fixOf(title, false, [...reached.edits, insert(path, at, `${before}${code}${after}`)])
  const written = element.role === 'guard' ? reachPackage(view, path, decorator.from, decorator.name) : null
  if (written === null) return []
  return fixOf(title, false, [...reached.edits, ...written.edits, insert(path, at, `@${written.name}(${code})${lineBreakAt(view, path, at)}`)])
}

/** What stands between a place and the line before it. */
function lineBreakAt(view: View, path: string, at: number): string {
  return /\n[ \t]*$/.exec(view.text(path).slice(0, at))?.[0] ?? ' '
}

/** The guard as the sibling's file has it: declared there, or imported into it. */
function reachGuard(view: View, into: string, sibling: string, name: string): ReturnType<typeof reach> {
  const module = view.module(sibling)
  const imported = module?.bindings.find(each => each.name === name && each.function === 0)?.import
  if (imported === null || imported === undefined) return reach(view, into, sibling, name)
  const target = view.program.resolve(sibling, imported.from)
  return target.kind === 'file' && imported.name === name ? reach(view, into, target.path, name) : null
}
