import { arrivalsOf, credentialPurpose, worstEffect, type Effect, type Problem, type Route, type Rule } from '@postern/engine'

export const noUnrestrictedMethod: Rule = {
  meta: {
    name: 'no-unrestricted-method',
    description: 'What changes data must answer to the methods that are meant for it, and to no other.',
    risks: [9],
    cwe: [650, 749],
    owasp: ['API8:2023', 'API5:2023', 'API7:2019', 'A05:2021'],
    preset: 'strict',
    severity: 'warning',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    for (const route of view.surface.routes) {
      if (!/^(?:ALL|USE|GET|HEAD)$/.test(route.method) || route.condition !== null) continue
      const effect = worstEffect(view, route)
      if (effect?.kind !== 'write' || !effect.driven) continue
      // A link in a message confirms an address or signs in: it is a secret that is followed once.
      if (credentialPurpose(view, route, arrivalsOf(view, route)) === null) yield problem(route, effect)
    }
  }
}

function problem(route: Route, { words, callee, place }: Effect): Problem {
  const isAny = route.method === 'ALL' || route.method === 'USE'
  const danger = isAny
    ? 'it answers to every method, so that what guards one of them (tokens against forged requests, limits, firewalls, logs) is passed by with another'
    : 'links, pictures, caches and crawlers send such requests by themselves, and pages of other sites send them in the name of whoever is signed in'
  return {
    place: route.place,
    message: `\`${isAny ? 'any method of' : route.method} ${route.path}\` can ${words} (\`${callee}\`): ${danger}. `
      + (isAny ? 'Register the one method that is meant.' : 'Use POST, PUT, PATCH or DELETE.'),
    // A counter that a read moves along harms nobody.
    confidence: isAny || words.startsWith('delete') ? 'medium' : 'low',
    steps: [],
    related: [{ place, note: 'data is changed here' }],
    fixes: [],
    identity: `${route.method} ${route.path}`
  }
}
