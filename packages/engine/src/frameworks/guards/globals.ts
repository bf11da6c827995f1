import { constant, isStray, TRUTHY, UNDEFINED, UNKNOWN, type Abstract } from './abstract.ts'
import { locationIn, statusOfRedirect } from './login.ts'

/** Functions of the language through which a text stays the stranger's. */
const CARRIES: ReadonlySet<string> = new Set([
  'String', 'Number', 'parseInt', 'parseFloat', 'BigInt', 'atob', 'btoa', 'decodeURIComponent', 'encodeURIComponent', 'unescape', 'escape',
  'JSON.parse', 'JSON.stringify', 'Buffer.from', 'Object.keys', 'Object.values', 'Object.entries', 'Object.assign', 'Object.freeze', 'Array.from', 'new String',
  'new Buffer', 'new URLSearchParams', 'structuredClone', 'Number.parseInt', 'Number.parseFloat', 'new TextEncoder', 'new Uint8Array'
])

/** What a function of the language gives; null when it is not one of those read. */
export function callGlobal(name: string, args: readonly Abstract[]): Abstract | null {
  const [first = UNDEFINED] = args
  if (name === 'String' && first.kind === 'constant' && typeof first.value === 'string') return first
  if (CARRIES.has(name)) return isStray(first) || first.kind === 'client' ? first : name.startsWith('Object.') ? TRUTHY : UNKNOWN
  if (name === 'Boolean') return first.kind === 'absent' ? constant(false, true) : first.kind === 'forged' ? constant(true, true) : UNKNOWN
  if (name === 'Array.isArray') return isArray(first)
  if (name === 'Number.isInteger' || name === 'Number.isFinite') return first.kind === 'absent' ? constant(false, true) : UNKNOWN
  if (name === 'isNaN' || name === 'Number.isNaN') return first.kind === 'absent' ? constant(true, true) : UNKNOWN
  if (name === 'new Set' || name === 'new Map') return first.kind === 'list' ? first : TRUTHY
  if (name === 'new URL' && first.kind === 'constant' && args.length === 1) return urlOf(String(first.value), first.by !== undefined)
  if (name === 'new URL' && args.length > 1) return urlBeside(first)
  if (name === 'Response.redirect') return { kind: 'response', status: statusOfRedirect(locationIn(first)) }
  if (/^(?:new )?(?:\w*Error)$/.test(name)) return { kind: 'error', status: null }
  if (name === 'new Response' || name === 'Response.json') return { kind: 'response', status: statusOf(args[1]) ?? 200 }
  return callPromise(name, first)
}

function isArray(value: Abstract): Abstract {
  if (value.kind === 'list') return constant(true, false)
  if (value.kind === 'absent' || value.kind === 'forged') return constant(false, true)
  return value.kind === 'constant' || value.kind === 'record' ? constant(false, value.by !== undefined) : UNKNOWN
}

/** The status in the options of a response. */
function statusOf(options: Abstract | undefined): number | null {
  const status = options?.kind === 'record' ? options.fields.get('status') : undefined
  if (status?.kind !== 'constant' || typeof status.value !== 'number') return null
  const sent = status.value >= 300 && status.value < 400 && options?.kind === 'record' ? options.fields.get('headers') : undefined
  const location = sent?.kind === 'record' ? sent.fields.get('Location') ?? sent.fields.get('location') : undefined
  return location === undefined ? status.value : statusOfRedirect(locationIn(location))
}

/** `new URL('/login', request.url)`: another page of this server. */
function urlBeside(path: Abstract): Abstract {
  const text = locationIn(path)
  if (!text?.startsWith('/')) return path.by === undefined ? TRUTHY : { kind: 'truthy', by: true }
  const known: Abstract = { kind: 'truthy', begins: text }
  return { kind: 'record', fields: new Map<string, Abstract>([['href', known], ['pathname', path.kind === 'constant' ? path : known], ['searchParams', UNKNOWN]]), open: true }
}

function callPromise(name: string, first: Abstract): Abstract | null {
  if (name === 'Promise.resolve') return first.kind === 'promise' ? first : { kind: 'promise', value: first, fails: null }
  if (name === 'Promise.reject') return { kind: 'promise', value: null, fails: first }
  if (name !== 'Promise.all') return null
  if (first.kind !== 'list') return UNKNOWN
  const failed = first.items.find(item => item.kind === 'promise' && item.fails !== null)
  const values: Abstract[] = first.items.map(item => item.kind === 'promise' ? item.value ?? UNDEFINED : item)
  const never = first.items.some(item => item.kind === 'promise' && item.value === null)
  return { kind: 'promise', value: never ? null : { kind: 'list', items: values }, fails: failed?.kind === 'promise' ? failed.fails : null }
}

/** The parts of an absolute address that checks look at; of another text nothing is known (it throws). */
function urlOf(text: string, by: boolean): Abstract {
  const [, protocol, host = '', port = '', pathname = ''] = /^([a-z][a-z\d+.-]*:)\/\/([^/?#@:]+)(?::(\d+))?(\/[^?#]*)?(?:[?#]|$)/i.exec(text) ?? []
  if (protocol === undefined) return by ? { kind: 'unknown', by: true } : UNKNOWN
  const at = host.toLowerCase() + (port === '' ? '' : `:${port}`)
  const parts = { protocol, port, hostname: host.toLowerCase(), host: at, origin: `${protocol}//${at}`, pathname: pathname || '/' }
  const fields = new Map<string, Abstract>(Object.entries(parts).map(([key, value]) => [key, constant(value, by)]))
  return { kind: 'record', fields: fields.set('searchParams', { kind: 'client' }), open: true }
}
