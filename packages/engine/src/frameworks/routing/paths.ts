import type { Frame, Program, Site, Value } from '../../model/index.ts'
import { LIST_DEPTH, PATHS_OF_ARGUMENT } from '../limits.ts'

/** One path as it was registered. `regex` holds the pattern of a regular expression; `text` is then how it is written. */
export interface PathText {
  readonly text: string
  readonly known: boolean
  readonly regex: { readonly pattern: string, readonly flags: string } | null
}

/** The path of `use` without one: everything. */
export const ANY_PATH: PathText = { text: '/', known: true, regex: null }
const UNKNOWN_PATH: PathText = { text: '?', known: false, regex: null }

/** The paths an argument stands for: text, regular expression, or arrays of them. Null when it is something else. */
export function pathsOf(program: Program, site: Site, frame: Frame | null): readonly PathText[] | null {
  const paths = readPaths(program, site, frame, 0)
  return paths === null ? null : paths.slice(0, PATHS_OF_ARGUMENT)
}

/** As `pathsOf`, where a path must stand: what is not known is an unknown path. */
export function pathsAt(program: Program, site: Site, frame: Frame | null): readonly PathText[] {
  return pathsOf(program, site, frame) ?? [UNKNOWN_PATH]
}

function readPaths(program: Program, site: Site, frame: Frame | null, depth: number): PathText[] | null {
  const found: PathText[] = []
  let vague = false
  for (const value of program.evaluate(site, frame)) {
    const path = pathOfValue(value)
    if (path !== null) {
      if (path.known) found.push(path)
      else vague = true
    } else if (value.kind === 'array' && depth < LIST_DEPTH) {
      for (const element of program.elements(value)) {
        if (element === null) found.push(UNKNOWN_PATH)
        else found.push(...readPaths(program, element.site, element.frame, depth + 1) ?? [])
      }
    }
  }
  if (found.length > 0) return unique(found)
  if (site.node.kind === 'concat' || vague) return [textOfUnknown(program, site, frame)]
  return null
}

/** Values of the environment are paths of which nothing is known; a constant beside one is its default and says enough. */
function pathOfValue(value: Value): PathText | null {
  if (value.kind === 'literal' && typeof value.value === 'string') return { text: value.value, known: true, regex: null }
  if (value.kind === 'regex') return { text: `/${value.pattern}/`, known: true, regex: { pattern: value.pattern, flags: value.flags } }
  // `${prefix}books`: what stands before a path's first name ends in a slash, or the path would be none.
  if (value.kind === 'text') return { text: value.parts.map(part => part ?? '?').join('').replace(/^\?(?=\w)/, '?/'), known: false, regex: null }
  return value.kind === 'environment' ? UNKNOWN_PATH : null
}

function textOfUnknown(program: Program, site: Site, frame: Frame | null): PathText {
  for (const value of program.evaluate(site, frame)) {
    const path = pathOfValue(value)
    if (path !== null && path.text !== '?') return path
  }
  return UNKNOWN_PATH
}

function unique(paths: readonly PathText[]): PathText[] {
  const seen = new Set<string>()
  return paths.filter(({ text }) => !seen.has(text) && seen.add(text))
}

/** The full path of what stands below a mount: one slash between, none at the end; regular expressions as they are written. */
export function joinPaths(prefix: string, path: PathText): string {
  if (path.regex !== null) return prefix === '/' ? path.text : prefix + path.text
  return `${prefix}/${path.text}`.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1')
}

/** The path as it is shown: parameters without the pattern they must match (`:no(\d+)` is `:no`). */
export function shownPath(path: string): string {
  return path.replace(/(:\w+)\((?:\\.|[^()\\])*\)/g, '$1')
}
