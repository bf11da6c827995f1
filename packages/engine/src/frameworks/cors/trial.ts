import type { CorsPolicy, FunctionRef, Program, Value } from '../../model/index.ts'
import { constant, UNKNOWN, type Abstract } from '../guards/abstract.ts'
import type { Dialect, Facts } from '../guards/dialect.ts'
import { interpret, type Interpretation } from '../guards/interpret.ts'
import { TRIED_FUNCTIONS, TRIED_ORIGINS } from '../limits.ts'
import { sampleOf } from './regex.ts'
import { functionsWithin, ownExpressions } from '../walk.ts'
import type { CorsSemantics } from './semantics.ts'

/** An origin that nobody has heard of. */
export const STRANGER = 'https://stranger.example'

type FunctionValue = Value & { readonly kind: 'function' }

/** Runs a function that decides about origins on one origin. */
export function tryOrigin(
  program: Program, dialect: Dialect, value: Pick<FunctionValue, 'function' | 'frame' | 'self'>, parameters: readonly Abstract[], origin: string,
  request: Partial<Facts> = {}
): Interpretation {
  const callee = { kind: 'closure', function: value.function, frame: value.frame, scope: null, self: value.self } as const
  return interpret(program, { ...dialect, parameters: () => parameters }, callee, 'origin', {
    credential: UNKNOWN, principal: UNKNOWN, unverified: 'nothing', method: 'GET', path: '/', mount: '/', asked: { route: false }, origin, ...request
  })
}

/** A function as `origin` is judged by what it does with a strange origin, and with lookalikes of the origins that it names. */
export function decides(program: Program, dialect: Dialect, semantics: CorsSemantics, value: FunctionValue): CorsPolicy['origin'] {
  const asked = semantics.asks === 'context' ? inContext(dialect) : dialect
  const run = (origin: string): Heard => {
    const first: Abstract = semantics.asks === 'context' ? { kind: 'request' } : constant(origin, false)
    return heardIn(semantics, tryOrigin(program, asked, value, [first, semantics.decides === 'return' ? { kind: 'request' } : { kind: 'probe' }], origin), origin)
  }
  const heard = run(STRANGER)
  if (heard !== 'refused') return heard === 'any' ? { kind: 'any' } : { kind: 'reflected', from: 'origin' }
  for (const { origin, why } of lookalikes(program, value.function)) if (run(origin) !== 'refused') return { kind: 'weak', why }
  return { kind: 'checked' }
}

type Heard = 'allowed' | 'any' | 'refused'

/** What the package is certain to hear: from its callback on some way that nothing unknown decides, or on all ways; or what is returned. */
function heardIn(semantics: CorsSemantics, { outcomes, heard, result }: Interpretation, origin: string): Heard {
  const answers: Abstract[] = []
  if (semantics.decides !== 'callback') answers.push(result.kind === 'promise' ? result.value ?? UNKNOWN : semantics.decides === 'return' ? result : UNKNOWN)
  if (semantics.decides !== 'return') answers.push(heard, ...outcomes.flatMap(({ kind, values, doubt }) => kind === 'probe' && !doubt && values?.[1] !== undefined ? [values[1]] : []))
  const allowing = answers.flatMap(answer => answer.kind === 'constant' ? [answer.value] : [])
  if (allowing.includes(origin) || semantics.decides !== 'return' && allowing.includes(true)) return 'allowed'
  return allowing.includes('*') ? 'any' : 'refused'
}

/** A context that holds request and response (Koa, Hono): members of either are found on it. */
function inContext(dialect: Dialect): Dialect {
  return {
    ...dialect,
    request: (name, facts) => {
      if (name === 'request' || name === 'req') return { kind: 'request' }
      return name === 'header' ? { kind: 'part', part: 'headers' } : name === 'origin' ? UNKNOWN : dialect.request(name, facts)
    }
  }
}

/** Origins that a stranger can register and that a sloppy comparison with the texts and patterns of a function would let pass. */
export function lookalikes(program: Program, ref: FunctionRef): readonly { readonly origin: string, readonly why: string }[] {
  const found: { origin: string, why: string }[] = [{ origin: 'null', why: 'the origin `null`, which every sandboxed frame has, is allowed' }]
  for (const { text, shown, loose } of textsOf(program, ref, new Set())) {
    const host = hostOf(text)
    if (host === null) continue
    const scheme = /^[a-z]+:\/\//i.exec(text)?.[0] ?? 'https://'
    const add = (origin: string): void => { found.push({ origin, why: `\`${origin}\` passes the comparison with ${shown}` }) }
    add(`${scheme}${host}.evil.example`)
    if (!text.startsWith('.')) add(`https://evil${host}`)
    if (loose !== undefined && loose !== text && /[^/]\.\w/.test(loose)) add(loose)
    add(`https://evil-${host.replace(/:\d+$/, '')}.example`)
  }
  return found.slice(0, TRIED_ORIGINS)
}

/** The names of hosts that a function compares something with. */
export function hostsIn(program: Program, ref: FunctionRef): readonly string[] {
  return textsOf(program, ref, new Set()).flatMap(({ text, shown }) => shown.startsWith("'") && hostOf(text) !== null ? [text] : []).slice(0, TRIED_ORIGINS)
}

function hostOf(text: string): string | null {
  const host = text.replace(/^[a-z]+:\/\//i, '').replace(/^\.|\/.*$/g, '')
  return /^[\w*.-]+(?::\d+)?$/.test(host) && /[a-z]/i.test(host) ? host : null
}

interface Text {
  readonly text: string
  /** As a message says it. */
  readonly shown: string
  /** Of a pattern: a text that only its unescaped dots let pass. */
  readonly loose?: string
}

/** Texts in the function, in the constants that it uses and in the functions of the project that it uses. */
function textsOf(program: Program, ref: FunctionRef, seen: Set<FunctionRef>): readonly Text[] {
  const { module, index } = ref
  const texts = new Map<string, Text>()
  const put = (text: string): unknown => texts.set(`'${text}'`, { text, shown: `'${text}'` })
  const putPattern = (pattern: string): unknown => texts.set(pattern, { text: sampleOf(pattern, '.'), shown: `/${pattern}/`, loose: sampleOf(pattern, 'x') })
  seen.add(ref)
  const add = (value: Value): void => {
    if (value.kind === 'literal' && typeof value.value === 'string') put(value.value)
    if (value.kind === 'regex') putPattern(value.pattern)
    if (value.kind === 'function' && !seen.has(value.function) && seen.size < TRIED_FUNCTIONS) for (const found of textsOf(program, value.function, seen)) texts.set(found.shown, found)
    if (value.kind !== 'array') return
    for (const element of program.elements(value)) {
      if (element !== null) for (const inner of program.evaluate(element.site, element.frame)) if (inner.kind === 'literal' && typeof inner.value === 'string') put(inner.value); else if (inner.kind === 'regex') putPattern(inner.pattern)
    }
  }
  for (const inner of functionsWithin(module, index)) {
    for (const node of ownExpressions(module, inner)) {
      if (node.kind === 'literal' && typeof node.value === 'string') put(node.value)
      else if (node.kind === 'regex') putPattern(node.pattern)
      else if (node.kind === 'ref' && module.bindings[node.binding]?.kind !== 'parameter') program.evaluate({ module, node }, null).forEach(add)
    }
  }
  return [...texts.values()]
}
