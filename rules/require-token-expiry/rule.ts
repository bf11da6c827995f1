import { fixOf, setOption, settingsByCall, type Problem, type Rule, type SettingUse, type View } from '@postern/engine'

export const requireTokenExpiry: Rule = {
  meta: {
    name: 'require-token-expiry',
    description: 'A token that is signed must have an end.',
    risks: [2],
    cwe: [613],
    owasp: ['API2:2023', 'API2:2019', 'A07:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const uses of settingsByCall(view, ['token-lifetime']).values()) {
      const [first] = uses
      if (first === undefined || first.development || uses.some(use => use.presence === 'given')) continue
      const option = uses.find(use => use.presence === 'absent' && use.name === 'expiresIn') ?? uses.find(use => use.presence === 'absent')
      if (option === undefined) continue
      // The end may stand in a payload that is not written out.
      yield problem(view, option, uses.every(use => use.presence === 'absent'))
    }
  }
}

function problem(view: View, use: SettingUse, isSure: boolean): Problem {
  const { module, node } = use.call
  const edit = use.name === 'expiresIn' ? setOption(view, use, '\'15m\'') : null
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${use.callee}\` signs a token that never runs out: whoever gets hold of it once (a log, a lost phone, a former employee) is that user for ever, and only a new key for `
      + 'everybody takes it back. Give it an end (`expiresIn: \'15m\'`), and renew it by a refresh token that you can withdraw.',
    confidence: isSure ? 'high' : 'low',
    steps: [],
    related: [],
    fixes: edit === null ? [] : fixOf('Let it run out after 15 minutes', false, [edit]),
    identity: [use.callee, view.program.words(use.call)].join('|')
  }
}
