import MagicString from 'magic-string'
import type { Edit, Finding, Fix } from '@postern/engine'

/** One round of fixes over several files. */
export interface Applied {
  /** New texts by path. */
  readonly texts: ReadonlyMap<string, string>
  readonly fixes: readonly Fix[]
}

/**
 * Applies one automatic fix of each finding, in order of the findings; a fix that overlaps one already taken waits for the next round.
 *
 * @param findings - in settled order
 * @param text - the present text of a file
 */
export function applyFixes(findings: readonly Finding[], text: (path: string) => string): Applied {
  const taken: Edit[] = []
  const fixes: Fix[] = []
  for (const finding of findings) {
    const fix = finding.fixes.find(one => one.automatic)
    // The same import is wanted by many: one insertion is enough.
    const edits = fix?.edits.filter(edit => !taken.some(other => areSame(edit, other))) ?? []
    if (fix === undefined || edits.some(edit => taken.some(other => areAtOdds(edit, other)))) continue
    taken.push(...edits)
    fixes.push(fix)
  }
  const paths = [...new Set(taken.map(edit => edit.path))]
  return { texts: new Map(paths.map(path => [path, edited(text(path), taken.filter(edit => edit.path === path))])), fixes }
}

/** Fixes are written with plain line ends; the file may have those of Windows. */
function edited(text: string, edits: readonly Edit[]): string {
  const lineEnd = /\r\n|\n/.exec(text)?.[0] ?? '\n'
  const source = new MagicString(text)
  for (const { start, end, text: given } of edits) {
    const inserted = given.replace(/\r?\n/g, lineEnd)
    if (start === end) source.appendLeft(start, inserted)
    else source.update(start, end, inserted)
  }
  return source.toString()
}

function areSame(a: Edit, b: Edit): boolean {
  return a.path === b.path && a.start === b.start && a.end === b.end && a.text === b.text
}

function areAtOdds(a: Edit, b: Edit): boolean {
  return a.path === b.path && a.start < Math.max(b.end, b.start + 1) && b.start < Math.max(a.end, a.start + 1)
}
