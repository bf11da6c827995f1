import {
  constantOf, fixOf, guessableIn, namedIn, namesSession, reachModule, replace, secretNamed, settingsOf, textAt,
  type Fix, type Guessable, type Placed, type Problem, type Rule, type Setting, type View
} from '@postern/engine'

export const noInsecureRandom: Rule = {
  meta: {
    name: 'no-insecure-random',
    description: 'Tokens, passwords, codes and keys must be made of numbers that nobody can guess.',
    risks: [2],
    cwe: [338, 330],
    owasp: ['API2:2023', 'API2:2019', 'A02:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: true,
    hasSuggestions: true
  },
  * run(view) {
    const said = new Set<Guessable['site']['node']>()
    for (const { what, placed } of secretsOf(view)) {
      const found = guessableIn(view, placed)
      // A time beside a random number is there to tell one from another.
      const random = found.filter(each => each.kind === 'random')
      const fresh = (random.length > 0 ? random : found)
        .filter(each => !said.has(each.site.node) && !view.program.isNeverInProduction(each.site))
      for (const each of fresh) said.add(each.site.node)
      const [first, ...others] = fresh
      if (first !== undefined) yield problem(view, what, first, others)
    }
  }
}

interface Made { readonly what: string, readonly placed: Placed }

const words = { password: 'a password', salt: 'a salt', token: 'a token', key: 'a key', code: 'a one-time code', number: 'a secret number' } as const
const sinks: Readonly<Partial<Record<Setting, string>>> = { 'secret': 'a key', 'cipher-vector': 'an initialisation vector' }

/** What must not be guessed: what settings of libraries take for a key or a session, and what the project calls so. */
function* secretsOf(view: View): Iterable<Made> {
  for (const setting of ['secret', 'cipher-vector'] as const) {
    for (const { given, frame } of settingsOf(view, setting)) if (given !== null) yield { what: sinks[setting] ?? '', placed: { site: given, frame } }
  }
  const names = new Map(settingsOf(view, 'cookie-name').map(use => [use.call.node, constantOf(view, use)]))
  for (const { given, frame, call } of settingsOf(view, 'cookie-value')) {
    const name = names.get(call.node)
    if (given !== null && typeof name === 'string' && namesSession(name) === true) yield { what: `the cookie \`${name}\``, placed: { site: given, frame } }
  }
  for (const module of view.program.modules.values()) {
    for (const { name, placed } of namedIn(view, module, each => secretNamed(each) !== null)) {
      yield { what: `${words[secretNamed(name) ?? 'token']} (\`${name}\`)`, placed }
    }
  }
}

function problem(view: View, what: string, guessable: Guessable, others: readonly Guessable[]): Problem {
  const { site: { module, node }, kind } = guessable
  const code = textAt(view, { path: module.path, start: node.start, end: node.end })
  const danger = kind === 'random'
    ? 'whoever sees a few of its numbers computes the next ones and those before'
    : 'whoever knows when it was made tries a few thousand values'
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${code}\` makes ${what}, and was not made for that: ${danger}. Use \`randomUUID\`, \`randomBytes\` or \`randomInt\` of node:crypto.`,
    confidence: kind === 'random' ? 'high' : 'medium',
    steps: [],
    related: others.map(({ site }) => ({ place: { path: site.module.path, start: site.node.start, end: site.node.end }, note: 'and here' })),
    fixes: fixes(view, guessable),
    identity: [what, code].join('|')
  }
}

/** `randomInt` gives whole numbers of the same range: automatic where the bound is certainly whole. */
function fixes(view: View, { site: { module }, whole }: Guessable): readonly Fix[] {
  if (whole === null) return []
  const { path } = module
  const reached = reachModule(view, path, 'node:crypto', 'randomInt')
  if (reached === null) return []
  const { call, most } = whole
  const isWhole = most.kind === 'literal' ? Number.isInteger(most.value) && Number(most.value) > 0 : most.kind === 'member' && most.property === 'length'
  const code = textAt(view, { path, start: most.start, end: most.casts?.at(-1)?.end ?? most.end })
  return fixOf('Take a number that cannot be guessed', isWhole, [replace(view, { path, start: call.start, end: call.end }, `${reached.name}(${code})`), ...reached.edits])
}
