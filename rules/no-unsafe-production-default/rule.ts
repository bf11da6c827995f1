import { constantOf, fixOf, setOption, settingsOf, type Problem, type Rule, type Setting, type SettingUse, type View } from '@postern/engine'

const dangers: Readonly<Partial<Record<Setting, string>>> = {
  'schema-sync': 'changes the tables to fit the code at every start: a column that was renamed is dropped with what is in it',
  'schema-drop': 'drops every table at the start'
}

export const noUnsafeProductionDefault: Rule = {
  meta: {
    name: 'no-unsafe-production-default',
    description: 'What helps while developing must be off in production.',
    risks: [5],
    cwe: [1188, 489],
    owasp: ['API8:2023', 'API7:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const [setting, danger] of Object.entries(dangers)) {
      for (const use of settingsOf(view, setting as Setting)) {
        if (!use.development && constantOf(view, use) === true) yield problem(view, use, danger)
      }
    }
  }
}

function problem(view: View, use: SettingUse, danger: string): Problem {
  const { module, node } = use.given ?? use.call
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `\`${use.name}\` of \`${use.callee}\` ${danger}, in production as well. Turn it on outside production only, and change the tables by migrations.`,
    confidence: use.setting === 'schema-drop' ? 'high' : 'medium',
    severity: use.setting === 'schema-drop' ? 'error' : 'warning',
    steps: [],
    related: [],
    fixes: fixOf('Outside production only', false, [setOption(view, use, 'process.env.NODE_ENV !== \'production\'')]),
    identity: [use.callee, use.setting].join('|')
  }
}
