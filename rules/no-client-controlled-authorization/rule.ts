import {
  rightsClaimed, fixOf, principalCode, replace, textAt, verifiesCredential,
  type RightClaim, type Fix, type Problem, type Route, type Rule, type View
} from '@postern/engine'

export const noClientControlledAuthorization: Rule = {
  meta: {
    name: 'no-client-controlled-authorization',
    description: 'What somebody may do must not be decided by what he says of himself.',
    risks: [8],
    cwe: [863, 807, 269],
    owasp: ['API5:2023', 'API5:2019', 'A01:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    const said = new Set<object>()
    for (const route of view.surface.routes) {
      for (const claim of route.chain.flatMap(element => rightsClaimed(view, element))) {
        // Headers that a gateway sets are its word, and not the client's.
        if (said.has(claim.site.node) || (view.policy.gateway !== null && claim.read.part === 'headers')) continue
        // A token that the same request has passed a check with is read again.
        const { part, path, decoded } = claim.read
        if (decoded === true ? verifiesCredential(view, route) : (part === 'headers' || part === 'cookies') && path.length > 1) continue
        if (route.condition !== null || view.program.isNeverInProduction(claim.site)) continue
        said.add(claim.site.node)
        yield problem(view, route, claim)
      }
    }
  }
}

const parts = { body: 'the body', query: 'the query', headers: 'a header', cookies: 'a cookie that is not signed' } as const

function problem(view: View, route: Route, claim: RightClaim): Problem {
  const { site: { module, node }, read } = claim
  const place = { path: module.path, start: node.start, end: node.end }
  const part = read.part === 'body' || read.part === 'query' || read.part === 'headers' || read.part === 'cookies' ? parts[read.part] : 'the request'
  return {
    place,
    message: `\`${textAt(view, place).replace(/\s+/g, ' ')}\` decides what the caller of \`${route.method} ${route.path}\` may do, and is read from ${part}: whoever writes \`${read.path.at(-1) ?? ''}\` there has `
      + 'the right. Look at what the server knows of the caller: his row, his session, the claims of a token that was verified.',
    confidence: 'high',
    steps: [],
    related: [{ place: route.place, note: 'the route' }],
    fixes: fixes(view, claim),
    identity: [read.part, read.path.join('.'), claim.function.node.name ?? ''].join('|')
  }
}

/** The same property of the principal, where other routes show how it is named. */
function fixes(view: View, { site: { module, node }, read, function: target }: RightClaim): readonly Fix[] {
  const code = principalCode(view, target)
  const name = read.path.at(-1)
  if (code === null || name === undefined || !/^[\w$]+$/.test(name) || node.kind !== 'member') return []
  const principal = code.split('.').slice(0, -1).join('.')
  return fixOf(`Look at ${principal}.${name}`, false, [replace(view, { path: module.path, start: node.start, end: node.end }, `${principal}.${name}`)])
}
