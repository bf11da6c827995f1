import type { Place, Signature } from '../../model/index.ts'
import { parsePort } from '../../model/port.ts'
import type { Abstract } from './abstract.ts'
import { UNKNOWN } from './abstract.ts'
import { locationIn, statusOfRedirect } from './login.ts'
import { raise, type Machine } from './machine.ts'
import type { State } from './state.ts'

type Answers = NonNullable<Signature['answers']>

/** The answer or refusal that a call makes by the model of its package: an error that its caller throws, unless it raises it itself. */
export function answerByModel(
  machine: Machine, answers: Answers, { args, state }: { readonly args: readonly Abstract[], readonly state: State }, at: Place
): Abstract {
  const location = answers.location === undefined ? undefined : argumentAt(answers.location, args) ?? undefined
  const status = location === undefined ? statusOf(answers, args) : statusOfRedirect(locationIn(location))
  if (answers.raised === undefined) return { kind: 'error', status }
  raise(machine, state, { kind: 'error', status, at, ...state.by ? { by: true as const } : {} })
  return UNKNOWN
}

function statusOf({ status, codes }: Answers, args: readonly Abstract[]): number | null {
  if (typeof status === 'number') return status
  const value = status === undefined ? null : argumentAt(status, args)
  if (value?.kind !== 'constant') return null
  if (typeof value.value === 'string') return codes !== undefined && Object.hasOwn(codes, value.value) ? codes[value.value] ?? null : null
  return typeof value.value === 'number' ? value.value : null
}

/** What stands at a port that is an argument, or a property of one that is written as an object. */
export function argumentAt(port: string, args: readonly Abstract[]): Abstract | null {
  const parsed = parsePort(port)
  if (parsed?.root.kind !== 'argument') return null
  let value = args[parsed.root.index] ?? null
  for (const step of parsed.path) value = step.kind === 'property' && value?.kind === 'record' ? value.fields.get(step.name) ?? null : value
  return value
}
