import { joinPaths, type PathText } from '../routing/paths.ts'

/** A path of Hono in the words that all frameworks share: `:no{[0-9]+}` is `:no([0-9]+)`, a wildcard inside is a parameter. */
export function canonical(path: PathText): PathText {
  const text = path.text
    .replace(/(:[\w-]+)\{((?:[^{}]|\{[^{}]*\})+)\}/g, '$1($2)')
    .replace(/\/\*(?=\/)/g, '/:_')
  return { ...path, text }
}

/** The paths below those of a part of the application (`app.basePath('/v1')`). */
export function within(outer: readonly PathText[] | null, paths: readonly PathText[]): readonly PathText[] {
  if (outer === null) return paths
  return outer.flatMap(one => paths.map(path => ({ ...path, text: joinPaths(one.text, path), known: one.known && path.known })))
}

/** The path that a wildcard at the end stands below; null when the path has none. */
export function below(path: PathText): PathText | null {
  if (path.regex !== null || !/(?:^|\/)\*$/.test(path.text)) return null
  return { ...path, text: path.text.replace(/\/?\*$/, '') || '/' }
}
