import {
  constantOf, fixOf, inProduction, installedAt, listed, setOption, settingsByCall, type Problem, type Rule, type Setting, type SettingUse,
  type View
} from '@postern/engine'

const parts: Readonly<Partial<Record<Setting, string>>> = {
  'header-transport': 'the next visit may go over plain HTTP, where the network reads and changes it (no HSTS)',
  'transport-policy-age': 'browsers forget at once to come back over TLS (HSTS with an age of 0)',
  'header-content': 'a page may load and run scripts of anybody (no Content-Security-Policy)',
  'script-sources': 'a script that gets into a page runs (the Content-Security-Policy allows it)',
  'header-types': 'browsers guess that an upload is a script (no X-Content-Type-Options)',
  'header-frames': 'other sites show the page in a frame and steer clicks into it (no X-Frame-Options)'
}

/** Sources of scripts that let in whatever stands in the page, or comes from anywhere. */
const open: ReadonlySet<unknown> = new Set(['\'unsafe-inline\'', '\'unsafe-eval\'', '*', 'http:', 'https:', 'data:'])

export const noDisabledHeaderProtection: Rule = {
  meta: {
    name: 'no-disabled-header-protection',
    description: 'Headers that protect browsers must not be switched off one by one.',
    risks: [5, 9],
    cwe: [693, 1021, 319],
    owasp: ['API8:2023', 'API7:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'warning',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const uses of settingsByCall(view, Object.keys(parts) as Setting[]).values()) {
      const off = uses.filter(use => !use.development && isOff(view, use))
      if (off.length > 0) yield problem(view, off)
    }
  }
}

function isOff(view: View, use: SettingUse): boolean {
  if (use.given === null) return false
  const value = constantOf(view, use)
  switch (use.setting) {
    case 'script-sources': return sourcesOf(view, use).some(each => open.has(each))
    case 'transport-policy-age': return value === 0
    default: return value === false || (typeof value === 'string' && /^max-age=0\b/.test(value))
  }
}

/** The constant sources of a list; with a nonce or a hash in it browsers ignore `'unsafe-inline'`. */
function sourcesOf(view: View, { given, frame }: SettingUse): readonly unknown[] {
  if (given === null) return []
  const lists = view.program.evaluate(inProduction(view.program, given, frame), frame)
  const elements = lists.flatMap(list => (list.kind === 'array' ? view.program.elements(list) : []))
  const texts = elements.map(each => (each === null ? undefined : view.program.constant(each.site, each.frame)))
  const isListed = texts.every(each => typeof each === 'string' && !/^'(?:nonce|sha\d+)-/.test(each))
  return isListed ? texts : texts.filter(each => each !== '\'unsafe-inline\'')
}

function problem(view: View, off: readonly SettingUse[]): Problem {
  const [first] = off as readonly [SettingUse]
  const { module, node } = first.given ?? first.call
  const dangers = off.flatMap(use => parts[use.setting] ?? [])
  const isWeak = off.every(({ setting }) => setting === 'header-content' || setting === 'script-sources')
  // Pages of documentation need scripts in the page; what is there for them alone is no switch of the server.
  const isForFew = installedAt(view, first.call).some(({ element }) => element.scope !== 'app')
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${first.callee}\` is told to leave ${listed(off.map(({ name }) => name))} ${first.setting === 'script-sources' ? 'open' : 'out'}: ${dangers.join('; ')}. `
      + 'Leave the defaults on; where one page needs less (the documentation of the API), say so for its path alone.',
    confidence: isForFew ? 'low' : isWeak ? 'medium' : 'high',
    severity: isWeak ? 'warning' : 'error',
    steps: [],
    related: [],
    fixes: first.setting === 'script-sources' ? [] : fixOf('Leave it on', false, off.map(use => setOption(view, use, use.setting === 'transport-policy-age' ? '31536000' : 'true'))),
    identity: [first.callee, ...off.map(({ name }) => name)].join('|')
  }
}
