import type { Frame, Site, Value } from '../../model/index.ts'

/**
 * Names for things that are made at run time: the expression that makes one, and the activation in which it does. A router made
 * by a factory is another router at each call. Numbers are given in order of first question, so they are stable.
 */
export class Identities {
  readonly #frames = new Map<Frame, number>()

  /** A text that is equal for the same thing only; things known by their declared type alone are told apart by where they are used. */
  of(value: Value & { readonly kind: 'instance' | 'library' }, used: Site): string {
    if (value.created === null) return `declared ${nameOf(used)}`
    return `${this.site(value.created)} ${this.#frame(value.frame)}`
  }

  site(site: Site): string {
    return `${site.module.path}:${site.node.start}-${site.node.end}`
  }

  #frame(frame: Frame | null): number {
    if (frame === null) return 0
    const known = this.#frames.get(frame)
    if (known !== undefined) return known
    const number = this.#frames.size + 1
    this.#frames.set(frame, number)
    return number
  }
}

/** Uses of one variable are one thing; everything else is told apart by its place. */
function nameOf({ module, node }: Site): string {
  if (node.kind === 'ref') return `${module.path}#${node.binding}`
  if (node.kind === 'member' && node.object.kind === 'this') return `${module.path}#${node.object.class ?? ''}.${node.property}`
  return `${module.path}:${node.start}`
}
