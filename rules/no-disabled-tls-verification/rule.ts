import { constantOf, fixOf, setOption, settingsOf, type Problem, type Rule, type SettingUse, type View } from '@postern/engine'

export const noDisabledTlsVerification: Rule = {
  meta: {
    name: 'no-disabled-tls-verification',
    description: 'A connection over TLS must check who is at the other end.',
    risks: [5],
    cwe: [295, 319],
    owasp: ['API8:2023', 'API7:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const use of settingsOf(view, 'tls-verification')) {
      if (!use.development && constantOf(view, use) === false) yield problem(view, use)
    }
  }
}

function problem(view: View, use: SettingUse): Problem {
  const { module, node } = use.given ?? use.call
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${use.callee}\` is told not to check the certificate of the other side: whoever stands in between answers in its place, reads what is sent and changes what comes back. `
      + 'Leave the check on; for a certificate of your own, give its authority with `ca`.',
    confidence: 'high',
    steps: [],
    related: [],
    fixes: fixOf('Check the certificate', false, [setOption(view, use, 'true')]),
    identity: [use.callee, use.port].join('|')
  }
}
