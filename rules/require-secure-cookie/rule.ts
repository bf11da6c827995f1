import {
  constantOf, fixOf, listed, namesSession, setOption, settingsByCall, writtenOf,
  type Problem, type Rule, type Setting, type SettingUse, type Site, type View
} from '@postern/engine'

const flags: readonly Setting[] = ['cookie-http-only', 'cookie-secure', 'cookie-same-site']

export const requireSecureCookie: Rule = {
  meta: {
    name: 'require-secure-cookie',
    description: 'Cookies that hold a session or a token must be out of reach of scripts, of plain HTTP and of other sites.',
    risks: [2, 9],
    cwe: [614, 1004, 1275],
    owasp: ['API8:2023', 'API2:2023', 'API7:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const uses of settingsByCall(view, [...flags, 'cookie-name', 'cookie-value']).values()) {
      const [first] = uses
      if (first === undefined || first.development || !holdsSession(view, uses)) continue
      const open = uses.filter(use => flags.includes(use.setting) && isOpen(view, use))
      if (open.length > 0) yield problem(view, first, open)
    }
  }
}

/** The cookie of a session's package, one whose name says so, or one whose value is a token that was just signed. */
function holdsSession(view: View, uses: readonly SettingUse[]): boolean {
  const name = uses.find(use => use.setting === 'cookie-name')
  if (name === undefined) return true
  const text = constantOf(view, name)
  const said = typeof text === 'string' ? namesSession(text) : null
  if (said !== null) return said
  const value = uses.find(use => use.setting === 'cookie-value')
  return value?.given != null && writtenOf(view, value.given, value.frame).some(({ site }) => isSigned(view, site))
}

function isSigned(view: View, { module, node }: Site): boolean {
  return node.kind === 'call' && view.program.targets({ module, node }).some(target => target.kind === 'library'
    && Object.values(target.target.signature?.inputs ?? {}).includes('token-payload'))
}

/** Said to be off, or left unsaid where that is off. */
function isOpen(view: View, use: SettingUse): boolean {
  if (use.presence === 'absent') return !use.unsaidIsSafe
  const value = constantOf(view, use)
  return use.setting === 'cookie-same-site' ? value === false : value === false || value === undefined && use.presence === 'given' && isDevelopmentOnly(view, use)
}

/** `secure: process.env.NODE_ENV !== 'production'` is the wrong way round. */
function isDevelopmentOnly(view: View, { given, frame }: SettingUse): boolean {
  return given !== null && view.program.holdsInProduction(given, frame) === false
}

const words: Readonly<Partial<Record<Setting, readonly [flag: string, danger: string]>>> = {
  'cookie-http-only': ['httpOnly', 'a script that gets into a page reads it'],
  'cookie-secure': ['secure', 'it travels over plain HTTP, where the network reads it'],
  'cookie-same-site': ['sameSite', 'other sites send it along with forged requests']
}

function problem(view: View, { call, callee }: SettingUse, open: readonly SettingUse[]): Problem {
  const names = open.flatMap(use => words[use.setting]?.[0] ?? [])
  const dangers = open.flatMap(use => words[use.setting]?.[1] ?? [])
  const [first] = open
  const edit = first === undefined ? null : setOption(view, first, first.setting === 'cookie-same-site' ? '\'lax\'' : 'true')
  const onlySecure = open.every(use => use.setting === 'cookie-secure')
  return {
    place: { path: call.module.path, start: call.node.start, end: call.node.end },
    message: `The cookie that \`${callee}\` sets says who the caller is, and ${listed(names)} ${names.length > 1 ? 'are' : 'is'} off: ${dangers.join('; ')}. `
      + `Set ${names.map(flag => `\`${flag}: ${flag === 'sameSite' ? '\'lax\'' : 'true'}\``).join(', ')} (behind a proxy that ends TLS, let the server trust it).`,
    confidence: onlySecure ? 'medium' : 'high',
    severity: onlySecure ? 'warning' : 'error',
    steps: [],
    related: [],
    fixes: edit === null ? [] : fixOf(`Set \`${names[0] ?? ''}\``, false, [edit]),
    identity: [callee, ...names].join('|')
  }
}
