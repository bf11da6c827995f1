import {
  constantOf, fixOf, routesReaching, sayRouteList, setOption, settingsOf, verifiesCredential, writtenOf,
  type Confidence, type Fix, type Problem, type Rule, type SettingUse, type View
} from '@postern/engine'

export const noUnverifiedJwt: Rule = {
  meta: {
    name: 'no-unverified-jwt',
    description: 'What a token says counts only after its signature was checked, by an algorithm of the server\'s own choice.',
    risks: [2],
    cwe: [345, 347],
    owasp: ['API2:2023', 'API2:2019', 'A07:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const use of settingsOf(view, 'token-algorithms')) yield* algorithms(view, use)
    for (const use of settingsOf(view, 'token-end-ignored')) yield* ignoredEnd(view, use)
    for (const use of settingsOf(view, 'token-check-skipped')) yield* skipped(view, use)
    for (const use of settingsOf(view, 'secret')) yield* unsigned(view, use)
    for (const use of settingsOf(view, 'unverified-token')) yield* unverified(view, use)
  }
}

function* algorithms(view: View, use: SettingUse): Iterable<Problem> {
  const written = use.given === null ? [] : writtenOf(view, use.given, use.frame).map(each => each.site.node)
  if (written.some(node => node.kind === 'literal' && String(node.value).toLowerCase() === 'none')) {
    yield problem(view, use, 'high', `\`${use.callee}\` works with the algorithm \`none\`: a token without a signature is as good as any, and everybody can write one for `
      + 'every user. Name the algorithm of your key.', suggest(view, use, 'Use HS256', use.name === 'algorithms' ? '[\'HS256\']' : '\'HS256\''))
  } else if (use.presence === 'absent' && !use.unsaidIsSafe) {
    yield problem(view, use, 'high', `This version of \`${use.package}\` takes the algorithm from the token itself when none is named: a public key then counts as the secret of an `
      + 'HMAC, and in some cases `none` is accepted, so that clients can write tokens of any user. Name the algorithm of your key, and update the package.',
    suggest(view, use, 'Accept HS256 only', '[\'HS256\']'))
  }
}

function* ignoredEnd(view: View, use: SettingUse): Iterable<Problem> {
  if (constantOf(view, use) !== true) return
  yield problem(view, use, 'medium', `\`${use.callee}\` accepts tokens that have run out: one that was stolen, or of an account that was closed, works for ever. Leave the option out; `
    + 'where old tokens are exchanged for new ones, take a refresh token that the server keeps.', suggest(view, use, 'Refuse tokens that have run out', 'false'))
}

/** Any text or number but the empty ones leaves the check out: an algorithm that stands there by mistake does. */
function* skipped(view: View, use: SettingUse): Iterable<Problem> {
  const value = constantOf(view, use)
  if (!value) return
  yield problem(view, use, 'high', `\`${use.callee}\` is told by its argument ${JSON.stringify(value)} to leave the check of the signature out: clients write into the token whom they want to be. `
    + 'Leave the argument out, or say `false`.', suggest(view, use, 'Check the signature', 'false'))
}

/** The key of a package that stands for none (`JWK.None`). */
function* unsigned(view: View, use: SettingUse): Iterable<Problem> {
  if (use.given?.node.kind !== 'member' || constantOf(view, use) !== 'none') return
  yield problem(view, use, 'high', `\`${use.callee}\` takes tokens that nobody has signed (the algorithm \`none\`): everybody can write one for every user. Give it the key with which the tokens are signed.`, [])
}

/** Reading a token without a check is harmless where the same request has passed one. */
function* unverified(view: View, use: SettingUse): Iterable<Problem> {
  const routes = routesReaching(view, use.call)
  const open = routes.filter(route => !verifiesCredential(view, route))
  if (routes.length > 0 && open.length === 0) return
  const where = open.length === 0 ? '' : `, which ${sayRouteList(open)} ${open.length > 1 ? 'rely' : 'relies'} on,`
  yield problem(view, use, open.length === 0 ? 'low' : 'high', `\`${use.callee}\`${where} reads a token without a look at its signature: clients write into it whom they want to be. Use \`verify\` `
    + 'with the key and the algorithm, and take the claims that it gives back.', [])
}

function suggest(view: View, use: SettingUse, title: string, text: string): readonly Fix[] {
  return fixOf(title, false, [setOption(view, use, text)])
}

function problem(view: View, use: SettingUse, confidence: Confidence, message: string, fixes: readonly Fix[]): Problem {
  const at = use.given ?? use.call
  const { module, node } = use.setting === 'unverified-token' ? use.call : at
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message,
    confidence: use.development ? 'low' : confidence,
    steps: [],
    related: [],
    fixes,
    identity: [use.callee, use.setting, view.program.words(use.call)].join('|')
  }
}
