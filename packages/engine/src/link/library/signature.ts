import type { Call, Expression, Tagged } from '../../model/expression.ts'
import type { ArgumentForm, Port, Signature } from '../../model/library.ts'
import { parsePort } from '../../model/port.ts'
import type { Frame, Site } from '../../model/value.ts'
import type { Linker } from '../linker.ts'
import type { Values } from '../values.ts'
import { valuesAt } from './port-values.ts'

type Use = Site<Call | Tagged>

/** The first signature whose conditions hold; a form that cannot be told counts as held. */
export function chooseSignature(linker: Linker, signatures: readonly Signature[], call: Use, frame: Frame | null): Signature | null {
  return signatures.find(signature => Object.entries(signature.when ?? {}).every(([port, form]) =>
    mayHold(linker, port, form, call, frame))) ?? null
}

function mayHold(linker: Linker, port: Port, form: ArgumentForm, call: Use, frame: Frame | null): boolean {
  const argument = argumentAt(port, call)
  if (argument !== undefined) {
    if (form === 'absent') return argument === null
    if (form === 'present') return argument !== null
    if (argument === null) return false
    const written = typeof form === 'string' ? writtenForm(argument) : null
    if (written) return written.some(each => each === form)
  }
  const values = valuesAt(linker, port, call, frame)
  if (typeof form === 'object') return values.some(value => value.kind === 'literal' && value.value === form.is)
  if (form === 'absent') return values.length === 0
  if (form === 'present') return values.length > 0
  return values.length === 0 || values.some(value => formsOf(value)?.includes(form) ?? true)
}

/** The argument itself when the port is no more than that: null when there is none, undefined when it cannot be told. */
function argumentAt(port: Port, call: Use): Expression | null | undefined {
  const parsed = parsePort(port)
  if (parsed?.root.kind !== 'argument' || parsed.path.length > 0 || call.node.kind === 'tagged') return undefined
  const { index } = parsed.root
  const spread = call.node.arguments.findIndex(argument => argument.kind === 'spread')
  return spread >= 0 && spread <= index ? undefined : call.node.arguments[index] ?? null
}

function writtenForm(node: Expression): readonly ArgumentForm[] | null {
  switch (node.kind) {
    case 'literal': return formsOfLiteral(node.value)
    case 'concat': return ['string', 'template']
    case 'function': return ['function']
    case 'class': return ['class', 'function']
    case 'object': return ['object']
    case 'array': return ['array']
    case 'regex': return ['object']
    default: return null
  }
}

function formsOfLiteral(value: unknown): readonly ArgumentForm[] {
  const type = typeof value
  return type === 'string' || type === 'number' || type === 'boolean' ? [type] : []
}

/** Null: it could be anything. */
function formsOf(value: Values[number]): readonly ArgumentForm[] | null {
  switch (value.kind) {
    case 'literal': return formsOfLiteral(value.value)
    case 'text': return ['string', 'template']
    case 'environment': return ['string']
    case 'function': return ['function']
    case 'class': return ['class', 'function']
    case 'record':
    case 'object':
    case 'module':
    case 'regex': return ['object']
    case 'instance': return ['object', 'class', 'function']
    case 'array': return ['array']
    default: return null
  }
}
