import { constant, UNKNOWN, type Abstract } from './abstract.ts'
import type { Facts } from './dialect.ts'

/** Headers that every client sends or that name no principal. */
const PLAIN_HEADERS: ReadonlySet<string> = new Set([
  'accept', 'accept-encoding', 'accept-language', 'cache-control', 'connection', 'content-encoding', 'content-length', 'content-type', 'date', 'dnt', 'expect', 'host',
  'if-match', 'if-modified-since', 'if-none-match', 'origin', 'pragma', 'range', 'referer', 'referrer', 'te', 'transfer-encoding', 'upgrade', 'user-agent', 'via',
  'access-control-request-headers', 'access-control-request-method', 'forwarded', 'sec-fetch-site', 'sec-fetch-mode', 'x-correlation-id', 'x-request-id', 'x-requested-with',
  'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'x-http-method-override'
])
/** What a header of the request holds, by its name. */
export function headerOf(name: string, facts: Facts): Abstract {
  const lower = name.toLowerCase()
  const sent = lower === 'origin' ? facts.origin : facts.sent?.[lower] ?? null
  if (sent !== null) return constant(sent, false)
  return PLAIN_HEADERS.has(lower) ? UNKNOWN : facts.credential
}

/** `set('Name', value)` and `set({ Name: value })`. */
export function headersOf(args: readonly Abstract[]): readonly (readonly [string, Abstract])[] {
  const [name, value] = args
  if (name?.kind === 'constant' && typeof name.value === 'string' && value !== undefined) return [[name.value.toLowerCase(), value]]
  const record = args.findLast(argument => argument.kind === 'record')
  return record?.kind === 'record' ? [...record.fields].map(([key, field]) => [key.toLowerCase(), field] as const) : []
}

/** The number that a value is; null when it is none, or not known. */
export function numberOf(value: Abstract | undefined): number | null {
  return value?.kind === 'constant' && typeof value.value === 'number' ? value.value : null
}
