import {
  arrivalsOf, credentialPurpose, fixOf, hasDuty, lineBefore, principalsInSession, renewsSession, sessionWrites, textAt,
  type Fix, type Problem, type Route, type Rule, type SessionWrite, type View
} from '@postern/engine'

export const noSessionFixation: Rule = {
  meta: {
    name: 'no-session-fixation',
    description: 'Who logs in must get a session with a new id.',
    risks: [2],
    cwe: [384],
    owasp: ['API2:2023', 'API2:2019', 'A07:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    const said = new Set<object>()
    for (const route of view.surface.routes) {
      // Who is logged in already changes what his session says of him.
      if (route.auth === 'proven' || route.condition !== null || !hasDuty(view, route, 'session') || renewsSession(view, route)) continue
      const write = sessionWrites(view, route).find(each => saysWho(view, route, each))
      if (write === undefined || said.has(write.site.node)) continue
      said.add(write.site.node)
      yield problem(view, route, write)
    }
  }
}

/** A guard looks at it, or the route has just checked a credential. */
function saysWho(view: View, route: Route, { name }: SessionWrite): boolean {
  return principalsInSession(view).has(name) || credentialPurpose(view, route, arrivalsOf(view, route))?.kind === 'attempt'
}

function problem(view: View, route: Route, write: SessionWrite): Problem {
  const { site: { module, node }, session } = write
  const code = textAt(view, { path: module.path, start: session.node.start, end: session.node.end })
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${route.method} ${route.path}\` puts who the caller is into \`${code}.${write.name}\` and keeps the id of the session: whoever made a victim use an id that he knows (a link, a cookie of a `
      + `sister site) is logged in with it as the victim. Call \`${code}.regenerate\` before, and write into the session that it makes.`,
    confidence: principalsInSession(view).has(write.name) ? 'high' : 'medium',
    steps: [],
    related: [{ place: route.place, note: 'the route' }],
    fixes: fixes(view, write, code),
    identity: [route.method, route.path, write.name].join('|')
  }
}

/** A line before the one that writes, in functions that may wait. */
function fixes(view: View, { site: { module, node }, function: { node: around } }: SessionWrite, code: string): readonly Fix[] {
  if (!isInnermost(module.functions, around, node) || !around.async) return []
  const type = module.language.startsWith('ts') ? '<void>' : ''
  const line = `await new Promise${type}((resolve, reject) => { ${code}.regenerate(error => { if (error) reject(error); else resolve() }) })`
  return fixOf('Make a new session first', false, [lineBefore(view, module.path, node.start, line)])
}

interface Part { readonly start: number, readonly end: number }

function isInnermost(functions: readonly Part[], around: Part, part: Part): boolean {
  const holds = (outer: Part, inner: Part): boolean => outer.start <= inner.start && inner.end <= outer.end
  return !functions.some(each => each !== around && holds(around, each) && holds(each, part))
}
