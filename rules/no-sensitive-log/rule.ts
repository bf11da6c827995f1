import {
  columnsIn, everyTaint, identityOf, isFromClient, isFromRow, isOpen, listed, sayInput, settingsOf,
  type Arrival, type Confidence, type Kind, type Problem, type RequestTaint, type RowTaint, type Rule, type Taint, type View
} from '@postern/engine'

const kinds: readonly Kind[] = ['log-text', 'log-entry']
/** Headers that sign the caller in. */
const credentials = /^(?:authorization|proxy-authorization|cookie|x-api-key|x-auth-token|x-access-token)$/i

/** What of the data is secret, in words, and how sure that is. */
interface Secret {
  readonly taint: Taint
  readonly words: string
  readonly confidence: Confidence
}

export const noSensitiveLog: Rule = {
  meta: {
    name: 'no-sensitive-log',
    description: 'Passwords, tokens and cards must not be written into a log.',
    risks: [11],
    cwe: [532, 359],
    owasp: ['API8:2023', 'API10:2019', 'A09:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    const redacting = new Set(settingsOf(view, 'log-redaction').filter(use => use.presence !== 'absent').map(() => 'log-entry'))
    for (const arrival of kinds.flatMap(kind => view.arrivals(kind))) {
      if (redacting.has(arrival.kind) || view.program.isNeverInProduction(arrival.site)) continue
      const [first] = everyTaint(arrival.data).flatMap(taint => secretIn(view, arrival, taint) ?? [])
      if (first !== undefined) yield problem(view, arrival, first)
    }
  }
}

function secretIn(view: View, arrival: Arrival, taint: Taint): Secret | null {
  if (taint.type === 'number' || taint.type === 'boolean' || taint.type === 'date') return null
  if (isFromRow(taint)) return ofRow(view, taint)
  return isFromClient(taint) ? ofRequest(view, arrival, taint) : null
}

/** Columns that must never leave the server leave it into the log. */
function ofRow(view: View, taint: RowTaint): Secret | null {
  const entity = view.entity(taint.origin.entity)
  const [name] = taint.path
  if (entity === null) return null
  const columns = name === undefined ? columnsIn(taint.keys, entity) : entity.columns.filter(each => each.name === name)
  const secret = columns.filter(each => each.sensitive && !each.hidden)
  if (secret.length === 0) return null
  return { taint, words: `${listed(secret.map(each => each.name))} of \`${entity.name}\``, confidence: taint.confidence }
}

function ofRequest(view: View, arrival: Arrival, taint: RequestTaint): Secret | null {
  const { origin: { part }, path } = taint
  // A function of which nothing is known may have masked it.
  const sure = taint.confidence === 'high' ? 'high' : 'low'
  const name = path.findLast(each => each !== '[]')
  const said = sayInput(view, taint)
  if (part === 'headers') {
    if (name === undefined) return isWhole(taint) ? { taint, words: `${said}, credentials among them`, confidence: 'medium' } : null
    return credentials.test(name) ? { taint, words: said, confidence: sure } : null
  }
  if (name !== undefined) return view.isSecretName(name) ? { taint, words: said, confidence: sure } : null
  if (part !== 'body' || !isWhole(taint)) return null
  const secrets = secretsOfBody(view, arrival)
  return secrets.length === 0 ? null : { taint, words: `all of ${said}, ${listed(secrets)} among it`, confidence: 'high' }
}

/** The secrets that the same routes read of the body. */
function secretsOfBody(view: View, { routes }: Arrival): readonly string[] {
  const reached = new Set(routes)
  const kindsOfUse: readonly Kind[] = ['write', 'filter', 'sql-values', 'sql-text', 'log-text', 'log-entry', 'token-payload', 'response-body']
  const others = kindsOfUse.flatMap(kind => view.arrivals(kind)).filter(other => other.routes.some(index => reached.has(index)))
  const names = others.flatMap(other => everyTaint(other.data)).filter(isFromClient).filter(each => each.origin.part === 'body')
    .flatMap(({ path, keys }) => [...path, ...keys.kind === 'only' ? keys.keys : []])
  return [...new Set(names)].filter(name => view.isSecretName(name)).sort()
}

/** All keys as they came, and nothing that was made of them. */
function isWhole({ keys, confidence }: RequestTaint): boolean {
  return isOpen(keys) && confidence === 'high'
}

function problem(view: View, arrival: Arrival, { taint, words, confidence }: Secret): Problem {
  return {
    place: arrival.place,
    message: `\`${arrival.callee}\` writes ${words} into the log: whoever reads the log, its backups or the service that collects it signs in or pays with it. `
      + 'Log an id or the names of the fields, or have the logger redact them.',
    confidence,
    steps: taint.steps,
    related: [],
    fixes: [],
    identity: identityOf(view, arrival)
  }
}
