import type { Site } from '../model/value.ts'
import type { Step } from '../model/flow.ts'
import type { Program } from '../model/program.ts'
import { MAX_STEPS } from './limits.ts'

/** The way that data took, as a rope: cheap to lengthen and to join, written out for arrivals only. */
export type Trail =
  | { readonly kind: 'step', readonly site: Site, readonly note: string | null, readonly before: Trail | null, readonly length: number }
  | { readonly kind: 'joined', readonly first: Trail, readonly then: Trail, readonly length: number }

/** One more step; the same site twice running is one. */
export function step(before: Trail | null, site: Site, note: string | null = null): Trail | null {
  const length = (before?.length ?? 0) + 1
  if (length > MAX_STEPS || (before?.kind === 'step' && before.site.node === site.node)) return before
  return { kind: 'step', site, note, before, length }
}

/** The last step stands for a longer expression now (`req.body` becomes `req.body.title`). */
export function lengthen(before: Trail | null, inner: object, site: Site): Trail | null {
  if (before?.kind === 'step' && before.site.node === inner) return { ...before, site }
  return before
}

/** The way `first`, then the way `then`. */
export function follow(first: Trail | null, then: Trail | null): Trail | null {
  if (first === null) return then
  if (then === null) return first
  const length = first.length + then.length
  return length > MAX_STEPS ? first : { kind: 'joined', first, then, length }
}

/** The last site of a way. */
export function lastSite(trail: Trail | null): Site | null {
  if (trail === null) return null
  return trail.kind === 'step' ? trail.site : lastSite(trail.then)
}

/** The sites of a way in order. */
export function sitesOf(trail: Trail | null): readonly { readonly site: Site, readonly note: string | null }[] {
  const sites: { readonly site: Site, readonly note: string | null }[] = []
  const waiting: (Trail | null)[] = [trail]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (next === null || next === undefined) continue
    if (next.kind === 'joined') {
      waiting.push(next.first, next.then)
    } else {
      sites.push({ site: next.site, note: next.note })
      waiting.push(next.before)
    }
  }
  return sites.reverse()
}

/** Steps as people read them. */
export function stepsOf(program: Program, trail: Trail | null): readonly Step[] {
  return sitesOf(trail).map(({ site, note }) => ({
    place: { path: site.module.path, start: site.node.start, end: site.node.end },
    note: note ?? program.words(site)
  }))
}
