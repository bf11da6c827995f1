import type { Policy } from '../model/policy.ts'
import type { RuleMeta } from '../model/rule.ts'

/** How a host wants the rules to run. */
export interface Settings {
  /** The rules of this preset and of the smaller ones are on; `postern.json` may say otherwise, rule by rule. */
  readonly preset: 'recommended' | 'strict' | 'all'
  /** Folders that fingerprints are relative to; without them, the deepest folder that holds every file. */
  readonly roots?: readonly string[]
  /** False where the host judges `eslint-disable` comments itself, as ESLint does. Default: true. */
  readonly eslintDirectives?: boolean
}

const presets = ['recommended', 'strict', 'all'] as const
const confidences = ['low', 'medium', 'high'] as const

/** Whether a rule runs. */
export function isOn(meta: RuleMeta, policy: Policy, settings: Settings): boolean {
  const level = policy.rules[meta.name]
  if (level !== undefined) return level !== 'off'
  return presets.indexOf(meta.preset) <= presets.indexOf(settings.preset)
}

/** Whether a finding of this confidence is shown: `recommended` leaves out what a rule itself calls doubtful. */
export function isSure(meta: RuleMeta, confidence: RuleMeta['confidence'], settings: Settings): boolean {
  return settings.preset !== 'recommended' || compareConfidence(confidence, meta.confidence) >= 0
}

/** Positive when `a` is the surer one. */
export function compareConfidence(a: RuleMeta['confidence'], b: RuleMeta['confidence']): number {
  return confidences.indexOf(a) - confidences.indexOf(b)
}
