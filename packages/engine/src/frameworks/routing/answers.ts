import type { Frame, FunctionRef, Program, Value } from '../../model/index.ts'
import { UNKNOWN } from '../guards/abstract.ts'
import { interpret, type Interpretation } from '../guards/interpret.ts'
import { uses } from '../walk.ts'
import type { Convention, Reading } from './convention.ts'
import type { Item } from './items.ts'
import { unwrap } from './wrappers.ts'

/** Whether a function can hand the request on: it has the parameter for it and uses it. */
export function handsOn({ nextAt }: Convention, { module, index, node }: FunctionRef): boolean {
  const next = node.parameters[nextAt(node)]
  return next !== undefined && (next.rest || uses(module, index, next.binding))
}

/** What a function does with a request of which nothing is known. */
function tried({ program, convention }: Reading, ref: FunctionRef, frame: Frame | null, role: string): Interpretation {
  return interpret(program, convention.dialect, { kind: 'closure', function: ref, frame, scope: null, self: null }, role, {
    credential: UNKNOWN, principal: UNKNOWN, unverified: 'nothing', method: 'GET', path: '/', mount: '/', asked: { route: false }, origin: null
  })
}

/** Whether no request gets past a function, whoever sends it, other than as an error. */
function onlyAnswers(reading: Reading, ref: FunctionRef, frame: Frame | null): boolean {
  const { outcomes, exhausted } = tried(reading, ref, frame, 'middleware')
  return !exhausted && outcomes.some(({ kind }) => kind === 'answer') && !outcomes.some(({ kind }) => kind === 'pass' || kind === 'opaque')
}

/** Whether a function may answer, other than by saying what is wrong. */
function mayAnswer(reading: Reading, ref: FunctionRef, frame: Frame | null): boolean {
  const { outcomes, exhausted } = tried(reading, ref, frame, 'handler')
  return exhausted || outcomes.some(({ kind, status }) => kind === 'answer' && (status === null || status < 400))
}

/** Whether what stands last in a `use` answers by itself: a function that cannot hand on, or a library that serves files. */
export function answersByItself(reading: Reading, item: Item): boolean {
  const { program, convention } = reading
  const { functions } = unwrap(reading, item)
  if (functions.length > 0) {
    return functions.every(({ function: ref, frame }) => ref.node.parameters.length >= 1 && !convention.handlesErrors(ref.node)
      && (!handsOn(convention, ref) || onlyAnswers(reading, ref, frame)))
  }
  return item.values.some(value => servesFiles(program, value))
}

/** Whether a list of functions ends with this one: it does more than to hand on or refuse, and is no middleware of a package. */
export function endsList(reading: Reading, item: Item): boolean {
  const { functions } = unwrap(reading, item)
  if (functions.length > 0) {
    return functions.some(({ function: ref, frame }) => !handsOn(reading.convention, ref) || mayAnswer(reading, ref, frame))
  }
  return !item.values.some(value => isMiddleware(reading.program, value))
}

function isMiddleware(program: Program, value: Value): boolean {
  if (value.kind !== 'library' && value.kind !== 'instance' || value.created?.node.kind !== 'call') return false
  const targets = program.targets({ module: value.created.module, node: value.created.node }, value.frame)
  return targets.some(target => target.kind === 'library' && target.target.signature?.middleware !== undefined)
}

function servesFiles(program: Program, value: Value): boolean {
  if (value.kind !== 'library' && value.kind !== 'instance') return false
  if (value.created?.node.kind !== 'call') return false
  const targets = program.targets({ module: value.created.module, node: value.created.node }, value.frame)
  return targets.some(target => target.kind === 'library'
    ? target.target.signature?.middleware?.role === 'static'
    : target.kind === 'opaque' && ANSWERING.has(target.package))
}

/** Packages whose middleware answers everything below its path. */
const ANSWERING: ReadonlySet<string> = new Set(['serve-static', 'serve-index', 'swagger-ui-express', 'http-proxy-middleware', 'express-http-proxy'])
