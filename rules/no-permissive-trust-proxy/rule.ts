import {
  constantOf, fixOf, hasDuty, setOption, settingsOf, speaksOf, type Problem, type Rule, type SettingUse, type View
} from '@postern/engine'

/** What lets every sender say who it is: `true`, the name of the switch that is turned on, all addresses. */
const everybody: ReadonlySet<unknown> = new Set([true, 'trust proxy', '0.0.0.0/0', '::/0'])

/** Headers in which proxies, and everybody else, write the address of the caller. */
const forwarded = /^(?:x-forwarded-for|x-real-ip|x-client-ip|forwarded)$/i

export const noPermissiveTrustProxy: Rule = {
  meta: {
    name: 'no-permissive-trust-proxy',
    description: 'The address of a caller must come from proxies that are known, not from whoever sends the header.',
    risks: [5, 7],
    cwe: [348],
    owasp: ['API4:2023', 'API8:2023', 'API4:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const use of settingsOf(view, 'trusted-proxies')) {
      if (!use.development && everybody.has(constantOf(view, use))) yield trusting(view, use)
    }
    for (const use of settingsOf(view, 'limit-key')) {
      if (!use.development && use.given !== null && readsForwarded(view, use)) yield keyed(use)
    }
  }
}

function trusting(view: View, use: SettingUse): Problem {
  const { module, node } = use.given ?? use.call
  const counts = view.surface.routes.filter(route => hasDuty(view, route, 'rate-limit')).length
  const what = counts === 0 ? 'the address that is logged or compared is a text of the caller\'s own choice'
    : `the limits of ${counts} ${counts === 1 ? 'route' : 'routes'} count a new caller with every request`
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${use.callee}\` takes the address of the caller from \`X-Forwarded-For\`, whoever sent it: ${what}. `
      + 'Say how many proxies stand before the server (`1`), or their addresses.',
    // What the operator switches on is the operator's word on what stands before the server.
    confidence: counts === 0 || view.program.testsAround(use.call).length > 0 ? 'low' : 'high',
    severity: counts === 0 ? 'warning' : 'error',
    steps: [],
    related: [],
    fixes: use.port === '0' ? [] : fixOf('Trust one proxy', false, [setOption(view, use, '1')]),
    identity: use.callee
  }
}

/** Whether a function that names the caller reads the header itself. */
function readsForwarded(view: View, { given, frame }: SettingUse): boolean {
  return given !== null && view.program.evaluate(given, frame).some(value => value.kind === 'function' && speaksOf(value.function, forwarded))
}

function keyed(use: SettingUse): Problem {
  const { module, node } = use.given ?? use.call
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${use.callee}\` counts callers by a header that they write themselves: with another \`X-Forwarded-For\` in every request nobody is ever limited. `
      + 'Count by `req.ip`, and tell the server how many proxies it stands behind.',
    confidence: 'high',
    severity: 'error',
    steps: [],
    related: [],
    fixes: [],
    identity: `${use.callee}|key`
  }
}
