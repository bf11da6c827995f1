import { rules } from '@postern/rules'
import { UsageError } from '../errors.ts'
import { write } from '../output.ts'
import { rulePage } from '../pages.ts'

/** `postern explain RULE`: the rule's page. */
export function explain(name: string): number {
  const rule = rules.find(({ meta }) => meta.name === name.replace(/^postern\//, ''))
  const page = rule === undefined ? null : rulePage(rule.meta.name)
  if (page === null) throw new UsageError(`There is no rule "${name}". The rules are ${rules.map(({ meta }) => meta.name).join(', ')}.`)
  write(page, undefined)
  return 0
}
