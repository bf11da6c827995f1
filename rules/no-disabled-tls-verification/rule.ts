import {
  constantOf, fixOf, optionsOf, replace, settingsOf,
  type Confidence, type Expression, type Problem, type Rule, type Setting, type SettingUse, type Site, type View
} from '@postern/engine'

/** Before 1.2, whose ciphers and signatures hold. */
const oldVersion = /^(?:SSLv[23]|TLSv1(?:[._]1)?)(?:_(?:client_|server_)?method)?$/

/** For each setting: whether a value is a danger, what it means, and what to write in its place (null: that depends). */
const judged: readonly Judged[] = [
  { setting: 'tls-verification', isBad: value => value === false || value === 0 || value === '0', instead: value => (value === false ? 'true' : value === 0 ? '1' : '\'1\''), title: 'Check the certificate' },
  { setting: 'tls-trust-all', isBad: value => value === true, instead: () => 'false', title: 'Check the certificate' },
  { setting: 'tls-version', isBad: value => typeof value === 'string' && oldVersion.test(value), instead: value => (String(value).endsWith('method') ? null : '\'TLSv1.2\''), title: 'Ask for TLS 1.2' }
]

interface Judged {
  readonly setting: Setting
  readonly isBad: (value: unknown) => boolean
  readonly instead: (value: unknown) => string | null
  readonly title: string
}

/** A value that is given, and to whom: a call, or by the name of an option alone. */
interface Given {
  readonly site: Site
  readonly frame: SettingUse['frame']
  readonly callee: string | null
  readonly name: string
  /** In an object that says which certificates of clients it asks for: it may be a server's. */
  readonly asksClients: boolean
  /** A setting of the server's own decides whether it is used: somebody wants it so for one other side. */
  readonly isChosen: boolean
}

/** Options of who calls another server, and not of who listens. */
const saysWhom = new Set(['host', 'hostname', 'method', 'path', 'uri', 'url'])

export const noDisabledTlsVerification: Rule = {
  meta: {
    name: 'no-disabled-tls-verification',
    description: 'A connection over TLS must check who is at the other end.',
    risks: [5],
    cwe: [295, 319, 326],
    owasp: ['API8:2023', 'API7:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const each of judged) {
      for (const given of givenOf(view, each.setting)) {
        const value = constantOf(view, { given: given.site, frame: given.frame })
        const instead = each.instead(value)
        const fixes = instead === null ? [] : fixOf(each.title, false, [replace(view, placeOf(given), instead)])
        if (each.isBad(value)) yield problem(given, says(given, each.setting, value), fixes)
      }
    }
    for (const given of givenOf(view, 'tls-identity')) {
      if (checksNothing(view, given)) yield problem(given, says(given, 'tls-identity', null), [])
    }
  }
}

/** What is written for a setting, by calls that are known to take it, then under its name in any object. */
function givenOf(view: View, setting: Setting): readonly Given[] {
  const byPlace = new Map<Expression, Given>()
  for (const { given, frame, callee, name, development } of settingsOf(view, setting)) {
    if (given === null || development) continue
    byPlace.set(given.node, { site: given, frame, callee, name, asksClients: false, isChosen: isChosen(view, given) })
  }
  const ofServers = new Set(settingsOf(view, 'client-certificate').map(use => use.given?.node))
  for (const { given, name, options, development } of optionsOf(view, setting)) {
    if (development || byPlace.has(given.node) || ofServers.has(given.node)) continue
    const keys = (options?.entries ?? []).map(entry => (entry.kind === 'property' ? entry.key : ''))
    const asksClients = keys.includes('requestCert') && !keys.some(key => saysWhom.has(key))
    byPlace.set(given.node, { site: given, frame: null, callee: null, name, asksClients, isChosen: isChosen(view, given) })
  }
  return [...byPlace.values()]
}

/** Whether a test that is no matter of the environment, which holds for the whole server, decides about it. */
function isChosen(view: View, site: Site): boolean {
  return view.program.testsAround(site).some(({ test: { module, node } }) => !/env|prod/i.test(view.text(module.path).slice(node.start, node.end)))
}

/** A function that finds nothing wrong with any name. */
function checksNothing(view: View, { site }: Given): boolean {
  return site.node.kind === 'function' && view.program.evaluate(site).every(value => {
    if (value.kind !== 'function') return false
    const [first, second] = value.function.node.body
    if (first === undefined) return true
    return second === undefined && first.kind === 'return' && (first.value === null || isNothing(first.value))
  })
}

function isNothing(node: Expression): boolean {
  return (node.kind === 'literal' && (node.value === null || node.value === true)) || (node.kind === 'global' && node.name === 'undefined')
}

function says({ callee, name }: Given, setting: Setting, value: unknown): string {
  const who = callee === null ? `\`${name}\`` : `\`${callee}\``
  if (setting === 'tls-version') {
    return `${who} allows ${String(value)}, a version of TLS that was given up: its ciphers and digests can be broken by who stands in between. Leave the default, or ask for \`TLSv1.2\`.`
  }
  if (setting === 'tls-identity') {
    return `This \`checkServerIdentity\`${callee === null ? '' : ` of ${who}`} accepts every name: whoever has a certificate for any host of their own answers in the other side's place. Leave it out.`
  }
  const told = callee === null ? `${who} is set here so that the certificate of the other side is not checked` : `${who} is told not to check the certificate of the other side`
  return `${told}: whoever stands in between answers in its place, reads what is sent and changes what comes back. Leave the check on; for a certificate of your own, give its authority with \`ca\`.`
}

function placeOf({ site: { module, node } }: Given): Problem['place'] {
  return { path: module.path, start: node.start, end: node.end }
}

function problem(given: Given, message: string, fixes: Problem['fixes']): Problem {
  const confidence: Confidence = given.isChosen || given.asksClients ? 'low' : given.callee !== null ? 'high' : 'medium'
  return { place: placeOf(given), message, confidence, steps: [], related: [], fixes, identity: [given.callee ?? '', given.name].join('|') }
}
