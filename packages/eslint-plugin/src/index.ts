import type { TSESLint } from '@typescript-eslint/utils'
import { rules as posternRules } from '@postern/rules'
import manifest from '../package.json' with { type: 'json' }
import { eslintRule, type PosternRule } from './rule.ts'

const rules: Plugin['rules'] = Object.fromEntries(posternRules.map(rule => [rule.meta.name, eslintRule(rule)]))
const meta: Plugin['meta'] = { name: 'eslint-plugin-postern', version: manifest.version, namespace: 'postern' }

/** Which rules each preset turns on; each holds those of the one before. */
const PRESETS = ['recommended', 'strict', 'all'] as const
type Preset = (typeof PRESETS)[number]

/** A flat config that turns on the rules of a preset. Beyond `recommended`, less sure findings are shown too. */
function preset(name: Preset): TSESLint.FlatConfig.Config {
  const on = posternRules.filter(rule => PRESETS.indexOf(rule.meta.preset) <= PRESETS.indexOf(name))
  const entries = on.map(({ meta: { name: rule, severity } }): [string, TSESLint.SharedConfig.RuleEntry] => {
    const level = severity === 'error' ? 'error' : 'warn'
    return [`postern/${rule}`, name === 'recommended' ? level : [level, { confidence: 'low' }]]
  })
  return { name: `postern/${name}`, plugins: { postern: plugin }, rules: Object.fromEntries(entries) }
}

interface Plugin {
  readonly meta: { readonly name: string, readonly version: string, readonly namespace: string }
  readonly rules: Record<string, PosternRule>
  readonly configs: Readonly<Record<Preset, TSESLint.FlatConfig.Config>>
}

/** The plugin: `export default [postern.configs.recommended]` in `eslint.config.js`. */
const plugin: Plugin = {
  meta,
  rules,
  get configs() {
    return { recommended: preset('recommended'), strict: preset('strict'), all: preset('all') }
  }
}

export default plugin
