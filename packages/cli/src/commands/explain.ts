import { rules } from '@postern/rules'
import { UsageError } from '../errors.ts'
import { rulePage } from '../pages.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** `postern explain RULE` prints the rule's page; without a rule, what rules there are. */
export async function explain(name: string | undefined, terminal: Terminal): Promise<number> {
  if (name === undefined) {
    const width = Math.max(...rules.map(({ meta }) => meta.name.length))
    await terminal.print(rules.map(({ meta }) => `${terminal.colors.cyan(meta.name.padEnd(width))}  ${meta.description}\n`).join(''))
    return 0
  }
  const rule = rules.find(({ meta }) => meta.name === name.replace(/^postern\//, ''))
  if (rule === undefined) throw new UsageError(`There is no rule "${name}". The rules are ${rules.map(({ meta }) => meta.name).join(', ')}.`)
  await terminal.print(rulePage(rule.meta.name) ?? `# ${rule.meta.name}\n\n${rule.meta.description}\n`)
  return 0
}
