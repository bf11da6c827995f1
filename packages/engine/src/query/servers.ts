import type { Call } from '../model/expression.ts'
import { callsOf } from '../model/expressions.ts'
import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'

/** A call that makes a server whose answers carry no protecting headers, and the package that adds them. */
export interface BareServer {
  readonly site: Site<Call>
  readonly remedy: string
}

/** The servers that the files of the routes make, the first of each file. */
export function bareServers(view: View): readonly BareServer[] {
  const paths = new Set(view.surface.routes.map(({ app }) => app.split('#')[0] ?? ''))
  return [...paths].sort().flatMap(path => {
    const module = view.module(path)
    if (module === null) return []
    for (const node of callsOf(module)) {
      for (const target of view.program.targets({ module, node })) {
        const remedy = target.kind === 'library' ? target.target.signature?.bareAnswers : undefined
        if (remedy !== undefined) return [{ site: { module, node }, remedy }]
      }
    }
    return []
  })
}
