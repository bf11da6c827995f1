import {
  comparisons, fixOf, heldSecret, isChosenByClient, reachNames, replace, routesAround, sayRouteList, textAt, writtenOf,
  type Confidence, type Expression, type Fix, type HeldSecret, type Problem, type Rule, type Site, type View
} from '@postern/engine'

type Comparison = Extract<Expression, { kind: 'binary' }>

export const noTimingUnsafeCompare: Rule = {
  meta: {
    name: 'no-timing-unsafe-compare',
    description: 'Secrets, tokens and signatures must be compared in a time that does not tell how much of them was right.',
    risks: [2],
    cwe: [208],
    owasp: ['API2:2023', 'API2:2019', 'A02:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const site of comparisons(view)) {
      const found = judge(view, site)
      if (found !== null && !view.program.isNeverInProduction(site)) yield problem(view, site, found)
    }
  }
}

interface Verdict { readonly secret: HeldSecret, readonly confidence: Confidence }

/**
 * A secret on one side and what the client sends on the other. A signature is computed for no other end than to be compared with what
 * came; what is called a token may be an id, so that both must be plain.
 */
function judge(view: View, { module, node: { left, right } }: Site<Comparison>): Verdict | null {
  for (const [held, given] of [[left, right], [right, left]] as const) {
    const secret = heldSecret(view, { module, node: held })
    if (secret === null || isChosenByClient(view, { module, node: held })) continue
    const isSent = isChosenByClient(view, { module, node: given })
    if (isSent) return { secret, confidence: secret.kind === 'column' ? 'medium' : 'high' }
    if (secret.kind === 'signature' && isHandedIn(view, { module, node: given })) return { secret, confidence: 'medium' }
  }
  return null
}

/** A parameter, of callers that are not seen: who computes a signature compares it with what came. */
function isHandedIn(view: View, site: Site): boolean {
  return writtenOf(view, site).some(({ site: { module, node } }) => node.kind === 'ref' && module.bindings[node.binding]?.parameter != null)
}

function problem(view: View, site: Site<Comparison>, { secret, confidence }: Verdict): Problem {
  const { module, node } = site
  const routes = routesAround(view, site)
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${node.operator}\` compares ${secret.words} with what the client sends, and stops at the first sign that differs: whoever measures ${routes.length === 0 ? 'the answers' : `the answers of ${sayRouteList(routes)}`} finds `
      + 'the secret sign by sign. Compare digests of both with `timingSafeEqual` of node:crypto, which takes the same time for all.',
    confidence,
    steps: [],
    related: [],
    fixes: fixes(view, site),
    identity: [secret.words, view.program.words({ module, node: node.left })].join('|')
  }
}

function fixes(view: View, { module: { path }, node }: Site<Comparison>): readonly Fix[] {
  const [hash, equal] = reachNames(view, path, 'node:crypto', ['createHash', 'timingSafeEqual']) ?? []
  if (hash === undefined || equal === undefined) return []
  const digest = (side: Expression): string => `${hash.name}('sha256').update(String(${textAt(view, { path, start: side.start, end: side.casts?.at(-1)?.end ?? side.end })})).digest()`
  const code = `${node.operator.startsWith('!') ? '!' : ''}${equal.name}(${digest(node.left)}, ${digest(node.right)})`
  return fixOf('Compare digests in constant time', false, [replace(view, { path, start: node.start, end: node.end }, code), ...hash.edits, ...equal.edits])
}
