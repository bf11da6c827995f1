/** A path that requests to a route may have: parameters and wildcards replaced by a text that no list in the code holds. */
export function samplePath(path: string): string {
  return path
    .replace(/\{([^{}]*)\}/g, '$1')
    .replace(/[:*]\w+\??/g, 'x7q2')
    .replace(/\*/g, 'x7q2')
    .replace(/\([^()]*\)/g, '')
}
