import type { FunctionRef, Program, Value } from '../../model/index.ts'
import { constant, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect } from '../guards/dialect.ts'
import { interpret, type Interpretation } from '../guards/interpret.ts'
import { TRIED_FUNCTIONS, TRIED_ORIGINS } from '../limits.ts'
import { functionsWithin, ownExpressions } from '../walk.ts'

/** An origin that nobody has heard of. */
export const STRANGER = 'https://stranger.example'

/** Runs a function that decides about origins on one origin. */
export function tryOrigin(program: Program, dialect: Dialect, value: Value & { readonly kind: 'function' }, parameters: readonly Abstract[], origin: string): Interpretation {
  return interpret(program, { ...dialect, parameters: () => parameters }, { kind: 'closure', function: value.function, frame: value.frame, scope: null, self: value.self }, 'origin', {
    credential: UNKNOWN, principal: UNKNOWN, unverified: 'nothing', method: 'GET', path: '/', mount: '/', asked: { route: false }, origin
  })
}

/** The origin itself as a parameter. */
export const originParameter = (origin: string): Abstract => constant(origin, false)

/** Origins that a stranger can register and that a sloppy comparison with the texts of a function would let pass. */
export function lookalikes(program: Program, ref: FunctionRef): readonly { readonly origin: string, readonly why: string }[] {
  const found: { origin: string, why: string }[] = [{ origin: 'null', why: 'the origin `null`, which every sandboxed frame has, is allowed' }]
  for (const text of textsOf(program, ref, new Set())) {
    const host = text.replace(/^[a-z]+:\/\//i, '').replace(/^\.|\/.*$/g, '')
    if (!/^[\w*.-]+(?::\d+)?$/.test(host) || !/[a-z]/i.test(host)) continue
    const scheme = /^[a-z]+:\/\//i.exec(text)?.[0] ?? 'https://'
    found.push({ origin: `${scheme}${host}.evil.example`, why: `\`${scheme}${host}.evil.example\` passes the comparison with '${text}'` })
    if (!text.startsWith('.')) found.push({ origin: `https://evil${host}`, why: `\`https://evil${host}\` passes the comparison with '${text}'` })
    found.push({ origin: `https://evil-${host.replace(/:\d+$/, '')}.example`, why: `\`https://evil-${host}.example\` passes the comparison with '${text}'` })
  }
  return found.slice(0, TRIED_ORIGINS)
}

/** Texts in the function, in the constants that it uses and in the functions of the project that it uses. */
function textsOf(program: Program, ref: FunctionRef, seen: Set<FunctionRef>): readonly string[] {
  const { module, index } = ref
  const texts = new Set<string>()
  seen.add(ref)
  const add = (value: Value): void => {
    if (value.kind === 'literal' && typeof value.value === 'string') texts.add(value.value)
    if (value.kind === 'function' && !seen.has(value.function) && seen.size < TRIED_FUNCTIONS) for (const text of textsOf(program, value.function, seen)) texts.add(text)
    if (value.kind !== 'array') return
    for (const element of program.elements(value)) {
      if (element !== null) for (const inner of program.evaluate(element.site, element.frame)) if (inner.kind === 'literal' && typeof inner.value === 'string') texts.add(inner.value)
    }
  }
  for (const inner of functionsWithin(module, index)) {
    for (const node of ownExpressions(module, inner)) {
      if (node.kind === 'literal' && typeof node.value === 'string') texts.add(node.value)
      else if (node.kind === 'ref' && module.bindings[node.binding]?.kind !== 'parameter') program.evaluate({ module, node }, null).forEach(add)
    }
  }
  return [...texts]
}
