import {
  insertGuard, isDeclaredPublic, levelOf, versionOf, type Problem, type Route, type Rule, type View
} from '@postern/engine'

export const noStaleApiVersion: Rule = {
  meta: {
    name: 'no-stale-api-version',
    description: 'An old version of a route must not ask less than the new one.',
    risks: [10],
    cwe: [1104, 477],
    owasp: ['API9:2023', 'API9:2019', 'A06:2021'],
    preset: 'strict',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    const families = new Map<string, { readonly route: Route, readonly version: number }[]>()
    for (const route of view.surface.routes) {
      const found = versionOf(route)
      if (found === null || !route.resolved || route.condition !== null) continue
      const key = `${route.method} ${found.rest}`
      families.set(key, [...families.get(key) ?? [], { route, version: found.version }])
    }
    for (const family of families.values()) {
      const [newest] = family.toSorted((a, b) => b.version - a.version)
      for (const { route, version } of family) {
        if (newest === undefined || version >= newest.version || isDeclaredPublic(view, route)) continue
        const lacking = lackOf(route, newest.route)
        if (lacking !== null) yield problem(view, route, newest.route, lacking)
      }
    }
  }
}

interface Lack { readonly words: string, readonly isGuard: boolean }

function lackOf(old: Route, now: Route): Lack | null {
  const [before, after] = [levelOf(old), levelOf(now)]
  if (before === null || after === null) return null
  if (before < after) return { words: `asks for ${['nothing', 'a credential', 'a right'][before] ?? ''}, and the new one for ${['nothing', 'a credential', 'a right'][after] ?? ''}`, isGuard: true }
  return isChecked(now) && !isChecked(old) ? { words: 'takes its input unchecked, and the new one checks it', isGuard: false } : null
}

/** Its input passes a schema or a class with rules. */
function isChecked({ chain }: Route): boolean {
  return chain.some(({ validates = [], inputs = [] }) => validates.length > 0
    || inputs.some(input => input?.pipes.some(pipe => pipe.kind === 'class' || pipe.kind === 'schema') === true))
}

function problem(view: View, old: Route, now: Route, { words, isGuard }: Lack): Problem {
  const guard = now.guards.find(each => each.verdict === 'proven' && !old.guards.some(other => other.name === each.name))
  const element = now.chain.find(each => each.place.path === guard?.place.path && each.place.start === guard.place.start)
  return {
    place: old.place,
    message: `\`${old.method} ${old.path}\` is still served beside \`${now.method} ${now.path}\` and ${words}: whoever is refused there comes in here. Take the old one down, or let it ask the same.`,
    confidence: isGuard ? 'high' : 'medium',
    severity: isGuard ? 'error' : 'warning',
    steps: [],
    related: [{ place: now.place, note: 'the new version' }],
    fixes: isGuard && element !== undefined ? insertGuard(view, old, element) : [],
    identity: `${old.method} ${old.path}`
  }
}
