import type { ESLint, Linter, Rule } from 'eslint'
import { rules as posternRules } from '@postern/rules'
import manifest from '../package.json' with { type: 'json' }
import { eslintRule } from './rule.ts'

// The rules are made with typescript-eslint's types, and the configuration that they go into is checked against ESLint's: they are the
// same at run time, but the types do not fit into each other.
const rules = Object.fromEntries(posternRules.map(rule => [rule.meta.name, eslintRule(rule) as unknown as Rule.RuleModule]))
const meta: Plugin['meta'] = { name: 'eslint-plugin-postern', version: manifest.version, namespace: 'postern' }

/** Which rules each preset turns on; each holds those of the one before. */
const PRESETS = ['recommended', 'strict', 'all'] as const
type Preset = (typeof PRESETS)[number]

/** A flat config that turns on the rules of a preset. Beyond `recommended`, less sure findings are shown too. */
function preset(name: Preset): Linter.Config {
  const on = posternRules.filter(rule => PRESETS.indexOf(rule.meta.preset) <= PRESETS.indexOf(name))
  const entries = on.map(({ meta: { name: rule, severity } }): [string, Linter.RuleEntry] => {
    const level = severity === 'error' ? 'error' : 'warn'
    return [`postern/${rule}`, name === 'recommended' ? level : [level, { confidence: 'low' }]]
  })
  return { name: `postern/${name}`, plugins: { postern: plugin }, rules: Object.fromEntries(entries) }
}

interface Plugin extends ESLint.Plugin {
  readonly meta: { name: string, version: string, namespace: string }
  readonly rules: Record<string, Rule.RuleModule>
  readonly configs: Record<Preset, Linter.Config>
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
