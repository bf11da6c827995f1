import type { Finding, Problem, Severity } from '../model/finding.ts'
import type { View } from '../model/rule.ts'
import { silences, type IsSilenced } from './directives.ts'
import { fingerprint } from './fingerprint.ts'
import type { Raised } from './run.ts'
import { compareConfidence, isSure, type Settings } from './settings.ts'

/**
 * Makes findings of problems: those that a comment silences or that the preset calls too doubtful go, one defect stays one finding,
 * levels are those of the policy, the order is path, position, rule. The same problems in any order give the same findings.
 */
export function settle(raised: readonly Raised[], view: View, settings: Settings): readonly Finding[] {
  const silenced = silencer(view, settings)
  const kept = onePerDefect(raised
    .filter(each => isSure(each.rule, each.problem.confidence, settings))
    .filter(each => !silenced(each.problem.place.path, each.rule.name, each.problem.place.start)))
  const base = baseOf(view, settings)
  const ordinals = new Map<string, number>()
  return kept.sort(compare).map(({ rule, problem }) => {
    const path = base(problem.place.path)
    const key = [rule.name, path, problem.identity].join('\0')
    const ordinal = ordinals.get(key) ?? 0
    ordinals.set(key, ordinal + 1)
    return {
      ...problem,
      rule: rule.name,
      severity: severityOf(view.policy.rules[rule.name], problem.severity ?? rule.severity),
      fingerprint: fingerprint(rule.name, path, problem.identity, ordinal)
    }
  })
}

function silencer(view: View, settings: Settings): (path: string, rule: string, offset: number) => boolean {
  const files = new Map<string, IsSilenced>()
  return (path, rule, offset) => {
    let known = files.get(path)
    if (known === undefined) {
      const module = view.module(path)
      known = module === null ? () => false : silences(module, view.text(path), settings.eslintDirectives ?? true)
      files.set(path, known)
    }
    return known(rule, offset)
  }
}

/** Of the problems that one rule has with one place, the surest; of equals the one with the most fixes, then the first by its words. */
function onePerDefect(raised: readonly Raised[]): Raised[] {
  const best = new Map<string, Raised>()
  for (const each of raised) {
    const { path, start, end } = each.problem.place
    const key = [each.rule.name, path, start, end].join('\0')
    const other = best.get(key)
    if (other === undefined || isBetter(each.problem, other.problem)) best.set(key, each)
  }
  return [...best.values()]
}

function isBetter(a: Problem, b: Problem): boolean {
  const sure = compareConfidence(a.confidence, b.confidence)
  if (sure !== 0) return sure > 0
  if (a.fixes.length !== b.fixes.length) return a.fixes.length > b.fixes.length
  return a.message < b.message
}

function compare(a: Raised, b: Raised): number {
  return byText(a.problem.place.path, b.problem.place.path)
    || a.problem.place.start - b.problem.place.start
    || a.problem.place.end - b.problem.place.end
    || byText(a.rule.name, b.rule.name)
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function severityOf(level: 'off' | 'warn' | 'error' | undefined, own: Severity): Severity {
  if (level === undefined || level === 'off') return own
  return level === 'warn' ? 'warning' : 'error'
}

/** Paths relative to the roots, so that a fingerprint is the same on every machine. */
function baseOf(view: View, settings: Settings): (path: string) => string {
  const roots = [...settings.roots ?? [commonFolder([...view.program.modules.keys()])]].sort((a, b) => b.length - a.length)
  return path => {
    const root = roots.find(each => path.startsWith(`${each}/`))
    return root === undefined ? path : path.slice(root.length + 1)
  }
}

function commonFolder(paths: readonly string[]): string {
  let folder = paths[0]?.slice(0, paths[0].lastIndexOf('/')) ?? ''
  for (const path of paths) while (folder !== '' && !path.startsWith(`${folder}/`)) folder = folder.slice(0, folder.lastIndexOf('/'))
  return folder
}
