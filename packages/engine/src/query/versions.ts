/** Whether the lowest version that a range allows is this one or a later; a range that cannot be read is taken for a new one. */
export function isAtLeast(range: string | null, version: string): boolean {
  const lowest = /\d+(?:\.\d+)*/.exec(range ?? '')?.[0].split('.').map(Number)
  if (lowest === undefined) return true
  const wanted = version.split('.').map(Number)
  const different = wanted.findIndex((part, index) => part !== (lowest[index] ?? 0))
  return different < 0 || (lowest[different] ?? 0) > (wanted[different] ?? 0)
}
