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
    if (fix === undefined || fix.edits.some(edit => taken.some(other => conflict(edit, other)))) continue
    // The same import is wanted by many: one insertion is enough.
    taken.push(...fix.edits.filter(edit => !taken.some(other => same(edit, other))))
    fixes.push(fix)
  }
  const texts = new Map<string, string>()
  for (const path of new Set(taken.map(edit => edit.path))) {
    const source = new MagicString(text(path))
    for (const edit of taken.filter(one => one.path === path)) {
      if (edit.start === edit.end) source.appendLeft(edit.start, edit.text)
      else source.update(edit.start, edit.end, edit.text)
    }
    texts.set(path, source.toString())
  }
  return { texts, fixes }
}

function same(a: Edit, b: Edit): boolean {
  return a.path === b.path && a.start === b.start && a.end === b.end && a.text === b.text
}

function conflict(a: Edit, b: Edit): boolean {
  return a.path === b.path && !same(a, b) && a.start < Math.max(b.end, b.start + 1) && b.start < Math.max(a.end, a.start + 1)
}
