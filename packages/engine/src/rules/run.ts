import type { Note, Problem } from '../model/finding.ts'
import type { Rule, RuleMeta, View } from '../model/rule.ts'
import { isOn, type Settings } from './settings.ts'

/** A problem with the rule that reports it. */
export interface Raised {
  readonly rule: RuleMeta
  readonly problem: Problem
}

/** What the rules had to say, and which of them failed. */
export interface Run {
  readonly problems: readonly Raised[]
  readonly notes: readonly Note[]
}

/** Runs the rules that are on. A rule that throws keeps what it reported before and costs a note, never the run. */
export function runRules(rules: readonly Rule[], view: View, settings: Settings): Run {
  const problems: Raised[] = []
  const notes: Note[] = []
  for (const rule of rules) {
    if (!isOn(rule.meta, view.policy, settings)) continue
    try {
      for (const problem of rule.run(view)) problems.push({ rule: rule.meta, problem })
    } catch (error) {
      const message = error instanceof Error ? error.stack ?? error.message : String(error)
      const path = problems.findLast(each => each.rule === rule.meta)?.problem.place.path ?? ''
      notes.push({ path, stage: 'rule', message: `The rule ${rule.meta.name} failed, please report it: ${message}` })
    }
  }
  return { problems, notes }
}
