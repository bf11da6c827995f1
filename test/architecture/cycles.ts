/** At least one cycle of each knot, as a walk that ends where it began. The same graph gives the same cycles. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = []
  const done = new Set<string>()
  const trail: string[] = []

  const walk = (node: string): void => {
    const seen = trail.indexOf(node)
    if (seen >= 0) cycles.push([...trail.slice(seen), node])
    if (seen >= 0 || done.has(node)) return
    trail.push(node)
    for (const next of graph.get(node) ?? []) walk(next)
    trail.pop()
    done.add(node)
  }

  for (const node of [...graph.keys()].sort()) walk(node)
  return cycles
}
