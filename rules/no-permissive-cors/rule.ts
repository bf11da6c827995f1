import type { Problem, Rule, View, CorsPolicy } from '@postern/engine'
import { fixes } from './fix.ts'
import { verdictOn, type Verdict } from './verdict.ts'

export const noPermissiveCors: Rule = {
  meta: {
    name: 'no-permissive-cors',
    description: 'Pages of strangers must not read the answers of an API that knows its callers.',
    risks: [5, 9],
    cwe: [942, 346],
    owasp: ['API8:2023', 'API7:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: true,
    hasSuggestions: true
  },
  * run(view) {
    for (const policy of view.surface.cors) {
      const verdict = policy.development ? null : verdictOn(policy)
      if (verdict !== null) yield problem(view, policy, verdict)
    }
  }
}

function problem(view: View, policy: CorsPolicy, verdict: Verdict): Problem {
  const { originPlace, place, library, origin, scope } = policy
  const apart = originPlace !== null && (originPlace.path !== place.path || originPlace.start < place.start || originPlace.end > place.end)
  return {
    place,
    message: `CORS by ${library === 'raw header' ? 'a header written by hand' : `\`${library}\``}: ${verdict.what}. So ${verdict.why}. `
      + 'Name the origins of your own pages (from configuration, nobody when it is missing), and allow credentials for these only.',
    confidence: verdict.confidence,
    severity: verdict.severity,
    steps: [],
    related: apart ? [{ place: originPlace, note: 'the origin is decided here' }] : [],
    fixes: fixes(view, policy),
    identity: [library, origin.kind, scope].join('|')
  }
}
