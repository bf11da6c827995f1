import type { Entity } from '../model/entity.ts'
import type { Arrival, Data } from '../model/flow.ts'
import type { Target } from '../model/program.ts'
import type { View } from '../model/rule.ts'
import type { Value } from '../model/value.ts'
import type { ChainElement, Route } from '../model/route.ts'
import { callsReachedBy } from './reached.ts'
import { everyTaint, isFromClient, isFromRow } from './taints.ts'

/** Calls that show that a handler deals with credentials itself: package -> names (of members or exports). */
const credentialCalls: Readonly<Record<string, readonly string[]>> = {
  bcrypt: ['compare', 'compareSync'],
  bcryptjs: ['compare', 'compareSync'],
  argon2: ['verify'],
  '@node-rs/argon2': ['verify'],
  '@node-rs/bcrypt': ['compare', 'verify'],
  jsonwebtoken: ['sign', 'verify'],
  jose: ['sign', 'jwtVerify', 'SignJWT'],
  'node:crypto': ['timingSafeEqual', 'createHmac'],
  crypto: ['timingSafeEqual', 'createHmac'],
  passport: ['authenticate'],
  'google-auth-library': ['verifyIdToken'],
  stripe: ['constructEvent', 'constructEventAsync'],
  svix: ['verify'],
  '@octokit/webhooks': ['verify', 'verifyAndReceive']
}

/** Packages whose checks prove another server, which signs what it sends, or node:crypto, which signs anything. */
const signs: ReadonlySet<string> = new Set(['node:crypto', 'crypto', 'stripe', 'svix', '@octokit/webhooks'])

/** Members of the request by which a handler makes its caller a principal. */
const sessionCalls: ReadonlySet<string> = new Set(['logIn', 'login', 'regenerate', 'logout', 'logOut'])

/**
 * Why a route is open on purpose, from what its handler does: it takes a credential and answers for it (log in, refresh, reset with
 * a token, a signed webhook) or makes an account. Null when nothing shows that. `arrivals` are those of the route.
 */
export function publicPurpose(view: View, route: Route, arrivals: readonly Arrival[]): string | null {
  return credentialPurpose(view, route, arrivals)?.words ?? null
}

/**
 * What a route does with credentials: `attempt`, whoever asks may be trying one (a password, a code, a token of a link); `account`,
 * accounts or messages are made for whoever asks; `signature`, another server proves itself.
 */
export interface Purpose {
  readonly kind: 'attempt' | 'account' | 'signature'
  readonly words: string
}

/** The same with its kind. */
export function credentialPurpose(view: View, route: Route, arrivals: readonly Arrival[]): Purpose | null {
  if (arrivals.some(each => each.kind === 'token-payload')) return { kind: 'attempt', words: 'it issues a token' }
  for (const arrival of arrivals) {
    const purpose = purposeOf(view, arrival, arrivals)
    if (purpose !== null) return purpose
  }
  return route.handler === null ? null : credentialWork(view, route.handler)
}

/**
 * Whether a middleware of the route itself looks at credentials without asking for one: `jwt({ credentialsRequired: false })`, or a
 * function of the project that verifies a token when there is one. Whoever writes that has decided that strangers may come, with
 * the option in so many words; a function that loads the caller says so for reading alone (what they see depends on who they are).
 */
export function welcomesStrangers(view: View, route: Route, effect: 'read' | 'write'): boolean {
  return route.auth === 'absent' && route.chain.some(element => element.scope === 'route' && element.role === 'middleware'
    && (element.values.some(value => isGuardOfLibrary(view, value)) || (effect === 'read' && credentialWork(view, element) !== null)))
}

function isGuardOfLibrary(view: View, value: Value): boolean {
  const created = value.kind === 'library' || value.kind === 'instance' ? value.created : null
  if (created?.node.kind !== 'call') return false
  return view.program.targets({ module: created.module, node: created.node }, value.kind === 'library' ? value.frame : null)
    .some(each => each.kind === 'library' && (each.target.signature?.middleware?.role === 'guard' || each.target.signature?.middleware?.role === 'principal'))
}

/** What a handler or middleware does with credentials; null when it touches none. */
function credentialWork(view: View, element: ChainElement): Purpose | null {
  for (const site of callsReachedBy(view, element)) {
    for (const target of view.program.targets(site)) {
      const found = nameOfTarget(target)
      if (found === null) continue
      if (credentialCalls[found.package]?.includes(found.name) === true) {
        return { kind: signs.has(found.package) ? 'signature' : 'attempt', words: `it checks or issues a credential (\`${found.package}\`)` }
      }
      if (found.package === 'express' && sessionCalls.has(found.name)) return { kind: 'attempt', words: 'it opens or closes a session' }
    }
    const { callee } = site.node
    if (callee.kind === 'member' && sessionCalls.has(callee.property) && /^(?:req|request|ctx)\b/.test(view.program.words({ module: site.module, node: callee.object }))) {
      return { kind: 'attempt', words: 'it opens or closes a session' }
    }
  }
  return null
}

function nameOfTarget(target: Target): { readonly package: string, readonly name: string } | null {
  if (target.kind === 'opaque') return { package: target.package, name: target.path.replaceAll('()', '').split('.').at(-1) ?? '' }
  return target.kind === 'library' ? { package: target.target.library.package, name: target.target.name.split('.').at(-1) ?? '' } : null
}

function purposeOf(view: View, arrival: Arrival, all: readonly Arrival[]): Purpose | null {
  const entity = arrival.entity === null ? null : view.entity(arrival.entity)
  if (entity === null) return null
  const secrets = entity.columns.filter(each => each.sensitive).map(each => each.name)
  const passwords = secrets.filter(name => /pass|pwd|hash/i.test(name))
  if (arrival.kind === 'filter' && fieldsFromClient(arrival.data).some(name => secrets.includes(name))) return { kind: 'attempt', words: 'it finds its row by a secret of the caller' }
  if (arrival.kind === 'sql-text' && comparesSecret(view, arrival, secrets)) return { kind: 'attempt', words: 'it finds its row by a secret of the caller' }
  if (passwords.length > 0 && makesRow(arrival, all)) {
    const isGiven = all.some(each => each.site.node === arrival.site.node && everyTaint(each.data).some(isFromClient))
    if (isGiven || passwords.some(name => arrival.data.fields.has(name))) return { kind: 'account', words: 'it makes an account' }
  }
  const tokens = secrets.filter(name => !passwords.includes(name))
  if (sendsSecret(arrival, tokens) && !isFoundByKey(entity, all)) return { kind: 'account', words: 'it gives a row a secret that the caller does not choose' }
  return null
}

/** `WHERE reset_token = $1`: a bound value is compared with a secret. */
function comparesSecret(view: View, { argument }: Arrival, secrets: readonly string[]): boolean {
  const text = argument === null ? undefined : view.program.constant(argument)
  const condition = typeof text === 'string' ? /\bwhere\b([^]*)/i.exec(text)?.[1] ?? '' : ''
  const compared = [...condition.matchAll(/([\w$]+)["'`\]]?\s*=\s*(?:\$\d|\?|:\w|@\w)/g)].map(([, name]) => name?.toLowerCase())
  return secrets.some(name => compared.includes(name.toLowerCase()))
}

/** Whether a write adds a row: by its name, by its statement, or a save of what no query of the route has loaded. */
function makesRow(arrival: Arrival, all: readonly Arrival[]): boolean {
  if (arrival.kind !== 'write' && arrival.kind !== 'sql-text') return false
  if (arrival.operation === 'create') return true
  if (arrival.kind !== 'write' || arrival.operation !== 'update') return false
  // A statement says itself what it does; a `save` does not.
  if (all.some(each => each.kind === 'sql-text' && each.site.node === arrival.site.node)) return false
  const conditions = all.filter(each => each.kind === 'filter' && each.entity === arrival.entity)
  if (conditions.some(each => each.site.node === arrival.site.node)) return false
  const loaded = arrival.data.taints.filter(isFromRow).map(each => each.origin.place)
  return !loaded.some(from => conditions.some(({ place }) =>
    place.path === from.path && place.start <= from.end && from.start <= place.end))
}

/** Whether a write puts in a token, and nothing that the client gives: a link to reset a password is sent elsewhere. */
function sendsSecret({ kind, data }: Arrival, tokens: readonly string[]): boolean {
  return kind === 'write' && tokens.some(name => data.fields.has(name)) && ![...data.fields.values()].flatMap(everyTaint).some(isFromClient)
}

/** Whether the client names a row by its key: who does that acts on the row, and who forgot a password knows an address. */
function isFoundByKey({ columns }: Entity, all: readonly Arrival[]): boolean {
  const keys = new Set(columns.filter(each => each.generated || each.privilege === 'key').map(each => each.name))
  return all.some(({ kind, data }) => kind === 'filter' && (data.taints.some(isFromClient) || fieldsFromClient(data).some(name => keys.has(name))))
}

/** The keys of a condition whose values the client gives, at any depth (`where: { token: req.body.token }`). */
function fieldsFromClient(data: Data): readonly string[] {
  return [...data.fields].flatMap(([name, value]) => [...everyTaint(value).some(isFromClient) ? [name] : [], ...fieldsFromClient(value)])
}
