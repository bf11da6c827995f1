import type { Directive, Module } from '../model/module.ts'
import { positionAt } from '../model/position.ts'

/** Lines of a file on which a rule says nothing. */
interface Silence {
  /** Null: every rule. */
  readonly rules: ReadonlySet<string> | null
  readonly from: number
  readonly to: number
}

/** Whether a rule must be silent at an offset of a file. */
export type IsSilenced = (rule: string, offset: number) => boolean

/**
 * Reads the comments that silence rules: ESLint's (`eslint-disable-next-line postern/x`, `eslint-disable-line`, `eslint-disable` with
 * `eslint-enable`) and Postern's own, in which the prefix may be left out (`postern-disable-next-line x -- reason`). As in ESLint,
 * the line on which a finding begins counts, and `eslint-disable` for a block must stand in a block comment.
 */
export function silences(module: Module, text: string, eslint: boolean): IsSilenced {
  const lines: Silence[] = []
  const open: Block[] = []
  for (const directive of module.directives) {
    const [owner, verb] = split(directive.keyword)
    if (owner === 'eslint' && (!eslint || (isBlock(verb) && !text.startsWith('/*', directive.start)))) continue
    const rules = ruleNames(directive.text, owner)
    if (verb === 'disable-line') lines.push({ rules, from: directive.line, to: directive.line })
    else if (verb === 'disable-next-line') lines.push({ rules, from: directive.line + 1, to: directive.line + 1 })
    else if (verb === 'disable') open.push(blockFrom(directive, owner, rules))
    else if (verb === 'enable') for (const block of open.filter(each => each.owner === owner)) lift(block, rules, directive)
  }
  return (rule, offset) => {
    const line = positionAt(module.lines, offset).line - 1
    return lines.some(each => names(each.rules, rule) && each.from <= line && line <= each.to)
      || open.some(each => names(each.rules, rule) && each.start <= offset && offset < endOf(each, rule))
  }
}

/** A stretch that `disable` begins; `lifted` holds where it ends for single rules. */
interface Block {
  readonly owner: string
  readonly rules: ReadonlySet<string> | null
  readonly start: number
  end: number
  readonly lifted: Map<string, number>
}

function blockFrom({ start }: Directive, owner: string, rules: ReadonlySet<string> | null): Block {
  return { owner, rules, start, end: Infinity, lifted: new Map() }
}

function lift(block: Block, rules: ReadonlySet<string> | null, directive: Directive): void {
  if (rules === null) block.end = Math.min(block.end, directive.start)
  else for (const rule of rules) if (!block.lifted.has(rule)) block.lifted.set(rule, directive.start)
}

function endOf(block: Block, rule: string): number {
  return Math.min(block.end, block.lifted.get(rule) ?? block.end)
}

function split(keyword: string): readonly [string, string] {
  const dash = keyword.indexOf('-')
  return [keyword.slice(0, dash), keyword.slice(dash + 1)]
}

function isBlock(verb: string): boolean {
  return verb === 'disable' || verb === 'enable'
}

function names(rules: ReadonlySet<string> | null, rule: string): boolean {
  return rules === null || rules.has(rule)
}

/**
 * The rules before ` -- reason`, without the plugin's prefix; null when none is named. In ESLint's comments only names with the
 * prefix are ours.
 */
function ruleNames(text: string, owner: string): ReadonlySet<string> | null {
  const listed = text.split(/(?:^|\s)-{2,}(?:\s|$)/)[0]?.split(/[\s,]+/).filter(name => name !== '') ?? []
  if (listed.length === 0) return null
  return new Set(listed.filter(name => owner === 'postern' || name.startsWith('postern/')).map(name => name.replace(/^postern\//, '')))
}
