import type { View } from '../model/rule.ts'
import type { Site } from '../model/value.ts'
import { secretNamed } from './secret-names.ts'
import { writtenOf, type Placed } from './written.ts'

/** A secret that the server holds. */
export interface HeldSecret {
  /** `signature`: a keyed digest that was just computed; `environment`: a variable; `column`: a property that is called like a secret. */
  readonly kind: 'signature' | 'environment' | 'column'
  /** As the reader sees it. */
  readonly words: string
}

/** The secret that an expression is, by where its value comes from; null: none that is known. */
export function heldSecret(view: View, site: Site): HeldSecret | null {
  return heldIn(view, site, mostNested)
}

/** Texts in texts that are looked at: `text += more` is a part of itself. */
const mostNested = 3

function heldIn(view: View, site: Site, left: number): HeldSecret | null {
  for (const leaf of writtenOf(view, site)) {
    const found = secretAt(view, leaf, left)
    if (found !== null) return found
  }
  return null
}

function secretAt(view: View, { site, frame }: Placed, left: number): HeldSecret | null {
  const { node, module } = site
  if (node.kind === 'call' && view.program.targets({ module, node }, frame).some(target => target.kind === 'library' && target.target.name === 'Hmac.digest')) {
    return { kind: 'signature', words: 'a signature that was just computed' }
  }
  if (node.kind === 'concat') {
    const parts = left === 0 ? [] : node.parts.flatMap(part => heldIn(view, { module, node: part }, left - 1) ?? [])
    return parts[0] ?? null
  }
  if (node.kind !== 'member' && node.kind !== 'index') return null
  for (const value of view.program.evaluate(site, frame)) {
    if (value.kind === 'environment' && value.name !== null && isGuarded(value.name)) return { kind: 'environment', words: `\`${value.name}\` of the environment` }
  }
  const secret = node.kind === 'member' ? secretNamed(node.property) : null
  return secret === 'token' || secret === 'code' || secret === 'key' ? { kind: 'column', words: `\`${view.program.words(site)}\`` } : null
}

/** Variables that hold what must not be known; a key that is public by its name may be. */
function isGuarded(name: string): boolean {
  return !/public/i.test(name) && (secretNamed(name) !== null || /(?:^|_)(?:secret|token|password|pass|key)$/i.test(name))
}
