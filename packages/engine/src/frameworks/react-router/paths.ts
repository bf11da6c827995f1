/**
 * The path of a file below `routes` by its name, as Remix 2 and `@react-router/fs-routes` read it, and those that allow folders in folders:
 * dots and folders are slashes, `$isbn` a parameter, `_auth` no part of the path, `(lang)` may be left out, what stands in brackets is
 * meant as it is: https://reactrouter.com/how-to/file-route-conventions. Null: it is no route (`+shared`).
 */
export function pathOfFile(inside: readonly string[], name: string): string | null {
  const last = /^(?:route|index|_index|layout|_layout|page)$/.test(name) && inside.length > 0 ? [] : [name]
  const segments = [...inside, ...last].flatMap(segmentsOf)
  if (segments.some(segment => segment.startsWith('+'))) return null
  const shown = segments.filter((segment, index) => !segment.startsWith('_') && !(segment === 'index' && index === segments.length - 1)).map(shownAs)
  return `/${shown.filter(segment => segment !== '').join('/')}`
}

/** Dots divide, except in brackets. `books+` is a folder of routes. */
function segmentsOf(text: string): readonly string[] {
  return text.replace(/\+$/, '').split(/\.(?![^[]*\])/)
}

function shownAs(segment: string): string {
  const optional = /^\((.*)\)$/.exec(segment)
  if (optional !== null) return `${shownAs(optional[1] ?? '')}?`
  if (segment === '$') return '*'
  const plain = segment.replace(/_$/, '').replace(/\[([^\]]*)\]/g, '$1')
  return plain.startsWith('$') ? `:${plain.slice(1)}` : plain
}
