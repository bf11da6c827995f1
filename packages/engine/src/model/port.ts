import type { Port } from './library.ts'

/** A port, taken apart: where it begins, and the way from there. */
export interface ParsedPort {
  readonly root: PortRoot
  readonly path: readonly PortStep[]
}

export type PortRoot =
  /** The receiver of the call. */
  | { readonly kind: 'this' }
  | { readonly kind: 'argument', readonly index: number }
  /** The argument at `from` and all after it; `*` is `0*`. */
  | { readonly kind: 'arguments', readonly from: number }
  /** The holes of a tagged template, and its whole text. */
  | { readonly kind: 'values' }
  | { readonly kind: 'text' }
  /** The name of the member that is read or called. */
  | { readonly kind: 'name' }

export type PortStep =
  | { readonly kind: 'property', readonly name: string }
  /** The elements of an array, the values of a map. */
  | { readonly kind: 'element' }
  /** A parameter of the function that stands there. */
  | { readonly kind: 'parameter', readonly index: number }
  /** What the function that stands there returns. */
  | { readonly kind: 'return' }

const known = new Map<Port, ParsedPort | null>()

/**
 * Reads a port (see `Port`). Null when it is not one: a model that says so is rejected by the test of the libraries, and one of a
 * user by the policy's reader. Memoised: the same text gives the same object.
 */
export function parsePort(text: Port): ParsedPort | null {
  const found = known.get(text)
  if (found !== undefined) return found
  const parsed = read(text)
  known.set(text, parsed)
  return parsed
}

function read(text: string): ParsedPort | null {
  const head = /^(?:this|values|text|name|\*|\d+\*?)/.exec(text)?.[0]
  const root = head === undefined ? null : readRoot(head)
  const path = head === undefined ? null : readPath(text.slice(head.length))
  return root && path ? { root, path } : null
}

function readRoot(head: string): PortRoot {
  if (head === 'this' || head === 'values' || head === 'text' || head === 'name') return { kind: head }
  if (head === '*') return { kind: 'arguments', from: 0 }
  const index = Number.parseInt(head, 10)
  return head.endsWith('*') ? { kind: 'arguments', from: index } : { kind: 'argument', index }
}

function readPath(text: string): readonly PortStep[] | null {
  const steps: PortStep[] = []
  const step = /\.([\w$+-]+)|(\[\])|\((\d*)\)/y
  while (step.lastIndex < text.length) {
    const match = step.exec(text)
    if (!match) return null
    const [, name, element, parameter] = match
    if (name !== undefined) steps.push({ kind: 'property', name })
    else if (element !== undefined) steps.push({ kind: 'element' })
    else if (parameter === '') steps.push({ kind: 'return' })
    else if (parameter !== undefined) steps.push({ kind: 'parameter', index: Number(parameter) })
  }
  return steps
}
