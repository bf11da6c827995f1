import type { Frame, FunctionRef, Place, Value } from '../../model/index.ts'

/**
 * What a value is for a request that a stranger sends. The idea is abstract interpretation under a hypothesis: the request
 * carries no credential, or one that the stranger made up. `by` tells that the credential decided what the value is.
 */
export type Abstract = (
  | { readonly kind: 'constant', readonly value: string | number | boolean | null | undefined }
  /** What only a request with a credential has: principal, session data, results of looking up a credential. Falsy. */
  | { readonly kind: 'absent' }
  /** Text made up by the stranger, or what decodes from it without verification. Truthy. */
  | { readonly kind: 'forged' }
  /** One or the other of the two. */
  | { readonly kind: 'stray' }
  /** Body, query and path parameters: anything. */
  | { readonly kind: 'client' }
  | { readonly kind: 'request' }
  | { readonly kind: 'next' }
  /** A callback whose calls are listened to. */
  | { readonly kind: 'probe' }
  /** `resolve` or `reject` of a promise that is being made. */
  | { readonly kind: 'settler', readonly fulfils: boolean, readonly cell: Settled }
  /** The response, or one that was made and is an answer only when it is given back; `at`: where it was made. */
  | { readonly kind: 'response', readonly status: number | null, readonly at?: Place }
  /** A part of the request or response whose members are asked one by one. */
  | { readonly kind: 'part', readonly part: string }
  | { readonly kind: 'closure', readonly function: FunctionRef, readonly frame: Frame | null, readonly scope: Scope | null, readonly self: Value | null }
  | { readonly kind: 'record', readonly fields: ReadonlyMap<string, Abstract>, readonly open: boolean }
  | { readonly kind: 'list', readonly items: readonly Abstract[] }
  | { readonly kind: 'regex', readonly pattern: string, readonly flags: string }
  /** `at`: where it is thrown, when a statement does; `or`: other statuses that it may carry instead. */
  | { readonly kind: 'error', readonly status: number | null, readonly at?: Place, readonly or?: readonly number[] }
  /** `fails`: what it is rejected with; `value` null: it is never fulfilled. */
  | { readonly kind: 'promise', readonly value: Abstract | null, readonly fails: Abstract | null }
  /** A thing of the program or of a package; truthy. */
  | { readonly kind: 'value', readonly value: Value }
  /** `begins`: a text of which only the beginning is known. */
  | { readonly kind: 'truthy', readonly begins?: string }
  | { readonly kind: 'unknown' }
) & { readonly by?: true }

/** How a promise that is being made was settled, as far as it was. */
export interface Settled {
  value: Abstract | null
  fails: Abstract | null
}

/** One activation under interpretation: where its variables are kept. */
export interface Scope {
  readonly id: number
  readonly function: FunctionRef
  readonly frame: Frame | null
  readonly parent: Scope | null
  readonly self: Abstract | null
}

export const UNKNOWN: Abstract = { kind: 'unknown' }
export const ABSENT: Abstract = { kind: 'absent', by: true }
export const FORGED: Abstract = { kind: 'forged', by: true }
export const TRUTHY: Abstract = { kind: 'truthy' }
export const UNDEFINED: Abstract = { kind: 'constant', value: undefined }

export function constant(value: string | number | boolean | null | undefined, by: boolean): Abstract {
  return by ? { kind: 'constant', value, by: true } : { kind: 'constant', value }
}

/** Whether it counts as true; null when either may be. */
export function truth(value: Abstract): boolean | null {
  switch (value.kind) {
    case 'constant': return Boolean(value.value)
    case 'absent': return false
    case 'client': case 'stray': case 'unknown': return null
    // A row that was asked for may not be there.
    case 'value': return value.value.kind === 'instance' || value.value.kind === 'library' ? null : true
    default: return true
  }
}

/** The value with the mark that a credential decided it. */
export function marked(value: Abstract, by: boolean): Abstract {
  if (!by || value.by !== undefined) return value
  return value.kind === 'constant' && value.value === undefined ? ABSENT : { ...value, by: true }
}

/** What is known when either may be. */
export function join(one: Abstract, other: Abstract): Abstract {
  if (one === other) return one
  const by = one.by !== undefined || other.by !== undefined
  if (one.kind === 'constant' && other.kind === 'constant' && one.value === other.value) return marked(one, by)
  if (one.kind === 'promise' || other.kind === 'promise') return joinPromises(one, other, by)
  if (one.kind === other.kind && (one.kind === 'absent' || one.kind === 'forged' || one.kind === 'client' || one.kind === 'next' || one.kind === 'request')) return one
  if (isStray(one) && mayBeStray(other) || isStray(other) && mayBeStray(one)) return strayOf(one, other)
  if (one.kind === 'closure' && other.kind === 'closure' && one.function === other.function) return one
  if (one.kind === 'record' && other.kind === 'record') return joinRecords(one, other, by)
  if (one.kind === 'response' && other.kind === 'response') return marked(oneOf(one, other), by)
  const truths = [truth(one), truth(other)]
  if (truths[0] === false && truths[1] === false) return marked(one.kind === 'absent' ? one : other.kind === 'absent' ? other : one, by)
  return marked(truths[0] === true && truths[1] === true ? TRUTHY : UNKNOWN, by)
}

type Answer = Extract<Abstract, { kind: 'response' }>

/** Of two answers that may be given: when both refuse, the one that says whom. */
function oneOf(one: Answer, other: Answer): Answer {
  if (one.status === other.status) return one
  if (one.status === null || other.status === null || one.status < 400 || other.status < 400) return { kind: 'response', status: null }
  return one.status === 401 || one.status === 403 ? one : other
}

/** What of a stranger's credential a value is. */
export function isStray(value: Abstract): boolean {
  if (value.kind === 'constant') return value.value === null && value.by !== undefined
  return value.kind === 'absent' || value.kind === 'forged' || value.kind === 'stray'
}

const mayBeStray = (value: Abstract): boolean => isStray(value) || value.kind === 'constant' && truth(value) === false

function strayOf(one: Abstract, other: Abstract): Abstract {
  return truth(one) === false && truth(other) === false ? { kind: 'absent', by: true } : { kind: 'stray', by: true }
}

function joinPromises(one: Abstract, other: Abstract, by: boolean): Abstract {
  const left = one.kind === 'promise' ? one : { value: one, fails: null }
  const right = other.kind === 'promise' ? other : { value: other, fails: null }
  const value = left.value === null ? right.value : right.value === null ? left.value : join(left.value, right.value)
  return marked({ kind: 'promise', value, fails: left.fails ?? right.fails }, by)
}

type RecordValue = Extract<Abstract, { kind: 'record' }>

function joinRecords(one: RecordValue, other: RecordValue, by: boolean): Abstract {
  const fields = new Map<string, Abstract>()
  for (const key of new Set([...one.fields.keys(), ...other.fields.keys()])) {
    fields.set(key, join(one.fields.get(key) ?? UNDEFINED, other.fields.get(key) ?? UNDEFINED))
  }
  return marked({ kind: 'record', fields, open: one.open || other.open }, by)
}
