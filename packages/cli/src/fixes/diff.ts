import { createTwoFilesPatch } from 'diff'
import type { Project } from '../project.ts'
import { relative } from '../report.ts'
import type { Fixed } from './rounds.ts'

/** What fixing changes, as a unified diff that `git apply` and `patch -p1` take. */
export function diffOf({ base }: Project, { texts, before }: Fixed): string {
  if (texts.size === 0) return ''
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, text]) => {
    const name = relative(base, path)
    const headerOptions = { includeIndex: false, includeUnderline: false, includeFileHeaders: true }
    return createTwoFilesPatch(`a/${name}`, `b/${name}`, before.get(path) ?? '', text, undefined, undefined, { headerOptions })
  }).join('')
}
