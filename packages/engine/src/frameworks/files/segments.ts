/**
 * Names of folders and files in brackets, as Next, SvelteKit and Nitro write them, in the words that all frameworks share: `[id]` is `:id`,
 * `[...path]` is `*path` (something must be there), `[[...path]]` is `{*path}` (or nothing), `[[lang]]` is `:lang?`.
 */
export function fromBrackets(segment: string): string {
  const whole = /^\[\[\.{3}(.+)\]\]$/.exec(segment)
  if (whole !== null) return `{*${plain(whole[1])}}`
  const rest = /^\[\.{3}(.+)\]$/.exec(segment)
  if (rest !== null) return `*${plain(rest[1])}`
  return segment.replace(/\[\[([^[\]]+)\]\]/g, (_, name: string) => `:${plain(name)}?`).replace(/\[([^[\]]+)\]/g, (_, name: string) => `:${plain(name)}`)
}

/** Without a matcher (`[id=integer]`), and in letters that a parameter may have. */
const plain = (name = ''): string => name.replace(/=.*$/, '').replace(/\W/g, '_')

/** The path that segments make; null stands for one that is not part of the path (a group of folders). */
export function pathOfSegments(base: string, segments: readonly (string | null)[]): string {
  return `${base}/${segments.filter(segment => segment !== null && segment !== '').join('/')}`.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
}
