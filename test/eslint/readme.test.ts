import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import plugin from '../../packages/eslint-plugin/src/index.ts'
import { readPolicy } from '../../packages/engine/src/policy/index.ts'
import { rules } from '../../rules/index.ts'
import { root } from '../support/root.ts'

const page = (name: string): string => readFileSync(join(root, `packages/${name}/README.md`), 'utf8')

it('the page of the plugin describes every rule, where the address of the rule leads', () => {
  const described = /<!-- rules -->\n([^]*)<!-- \/rules -->/.exec(page('eslint-plugin'))?.[1]
  expect(described).toBe(rules.map(({ meta }) => {
    const marks = [...meta.fixable ? ['🔧'] : [], ...meta.fixable || meta.hasSuggestions ? ['💡'] : []]
    return `### ${meta.name}\n${[...marks, meta.description].join(' ')}\n`
  }).join('\n'))
  for (const [name, rule] of Object.entries(plugin.rules)) expect(rule.meta?.docs?.url).toMatch(new RegExp(`#${name}$`))
})

it('the page of the project leads to the page of every rule, with the preset of those that are not recommended', () => {
  const text = readFileSync(join(root, 'README.md'), 'utf8')
  const missing = rules.filter(({ meta: { name, preset } }) =>
    !text.includes(`[${name}](rules/${name}/README.md)${preset === 'recommended' ? '' : ` (\`${preset}\`)`}`))
  expect(missing.map(({ meta }) => meta.name)).toEqual([])
})

it.each(['cli', 'eslint-plugin'])('the policies on the page of %s are valid', name => {
  const policies = [...page(name).matchAll(/```jsonc?\n(\{[^]*?)```/g)].map(match => match[1]!).filter(text => text.includes('"ignore"'))
  expect(policies).toHaveLength(1)
  expect(readPolicy(policies[0]!, { rules: rules.map(({ meta }) => meta.name), folder: '/', today: '2030-01-01' })).toMatchObject({ ok: true, remarks: [] })
})
