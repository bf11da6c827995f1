import type { TSESLint } from '@typescript-eslint/utils'
import { rules as posternRules } from '@postern/rules'
import manifest from '../package.json' with { type: 'json' }
import { eslintRule, type PosternRule } from './rule.ts'

const rules: Record<string, PosternRule> = Object.fromEntries(posternRules.map(rule => [rule.meta.name, eslintRule(rule)]))
const meta = { name: 'eslint-plugin-postern', version: manifest.version, namespace: 'postern' }

/** Which rules each preset turns on; each holds those of the one before. */
const PRESETS = ['recommended', 'strict', 'all'] as const

/** A flat config that turns on the rules of a preset. */
function preset(name: (typeof PRESETS)[number]): TSESLint.FlatConfig.Config {
  const on = posternRules.filter(rule => PRESETS.indexOf(rule.meta.preset) <= PRESETS.indexOf(name))
  return {
    name: `postern/${name}`,
    plugins: { postern: plugin },
    rules: Object.fromEntries(on.map(rule => [`postern/${rule.meta.name}`, rule.meta.severity === 'error' ? 'error' as const : 'warn' as const]))
  }
}

interface Plugin {
  readonly meta: typeof meta
  readonly rules: typeof rules
  readonly configs: Readonly<Record<(typeof PRESETS)[number], TSESLint.FlatConfig.Config>>
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
