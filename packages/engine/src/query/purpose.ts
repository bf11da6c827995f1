import type { Arrival, Data } from '../model/flow.ts'
import type { Target } from '../model/program.ts'
import type { View } from '../model/rule.ts'
import type { Value } from '../model/value.ts'
import type { ChainElement, Route } from '../model/route.ts'
import { callsReachedBy } from './reached.ts'
import { everyTaint, isFromClient } from './taints.ts'

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

/** Members of the request by which a handler makes its caller a principal. */
const sessionCalls: ReadonlySet<string> = new Set(['logIn', 'login', 'regenerate', 'logout', 'logOut'])

/**
 * Why a route is open on purpose, from what its handler does: it takes a credential and answers for it (log in, refresh, reset with
 * a token, a signed webhook) or makes an account. Null when nothing shows that. `arrivals` are those of the route.
 */
export function publicPurpose(view: View, route: Route, arrivals: readonly Arrival[]): string | null {
  if (arrivals.some(each => each.kind === 'token-payload')) return 'it issues a token'
  for (const arrival of arrivals) {
    const purpose = purposeOf(view, arrival)
    if (purpose !== null) return purpose
  }
  return route.handler === null ? null : credentialWork(view, route.handler)
}

/**
 * Whether a middleware of the route itself looks at credentials without asking for one: `jwt({ credentialsRequired: false })`, or a
 * function of the project that verifies a token when there is one. Who writes that has decided that strangers may come.
 */
export function welcomesStrangers(view: View, route: Route): boolean {
  return route.auth === 'absent' && route.chain.some(element => element.scope === 'route' && element.role === 'middleware'
    && (element.values.some(value => isGuardOfLibrary(view, value)) || credentialWork(view, element) !== null))
}

function isGuardOfLibrary(view: View, value: Value): boolean {
  const created = value.kind === 'library' || value.kind === 'instance' ? value.created : null
  if (created?.node.kind !== 'call') return false
  return view.program.targets({ module: created.module, node: created.node }, value.kind === 'library' ? value.frame : null)
    .some(each => each.kind === 'library' && (each.target.signature?.middleware?.role === 'guard' || each.target.signature?.middleware?.role === 'principal'))
}

/** What a handler or middleware does with credentials; null when it touches none. */
function credentialWork(view: View, element: ChainElement): string | null {
  for (const site of callsReachedBy(view, element)) {
    for (const target of view.program.targets(site)) {
      const found = nameOfTarget(target)
      if (found === null) continue
      if (credentialCalls[found.package]?.includes(found.name) === true) return `it checks or issues a credential (\`${found.package}\`)`
      if (found.package === 'express' && sessionCalls.has(found.name)) return 'it opens or closes a session'
    }
    const { callee } = site.node
    if (callee.kind === 'member' && sessionCalls.has(callee.property) && /^(?:req|request|ctx)\b/.test(view.program.words({ module: site.module, node: callee.object }))) {
      return 'it opens or closes a session'
    }
  }
  return null
}

function nameOfTarget(target: Target): { readonly package: string, readonly name: string } | null {
  if (target.kind === 'opaque') return { package: target.package, name: target.path.replaceAll('()', '').split('.').at(-1) ?? '' }
  return target.kind === 'library' ? { package: target.target.library.package, name: target.target.name.split('.').at(-1) ?? '' } : null
}

function purposeOf(view: View, arrival: Arrival): string | null {
  const entity = arrival.entity === null ? null : view.entity(arrival.entity)
  if (entity === null) return null
  const secrets = new Set(entity.columns.filter(each => each.sensitive).map(each => each.name))
  if (secrets.size === 0) return null
  if (arrival.kind === 'filter' && fieldsFromClient(arrival.data).some(name => secrets.has(name))) return 'it finds its row by a secret of the caller'
  if (arrival.kind === 'write' && arrival.operation === 'create') {
    const fields = [...arrival.data.fields.keys()]
    const passwords = entity.columns.filter(each => each.sensitive && /pass|pwd|hash/i.test(each.name)).map(each => each.name)
    if (passwords.some(name => fields.includes(name)) || (passwords.length > 0 && everyTaint(arrival.data).some(isFromClient))) return 'it makes an account'
  }
  return null
}

/** The keys of a condition whose values the client gives, at any depth (`where: { token: req.body.token }`). */
function fieldsFromClient(data: Data): readonly string[] {
  return [...data.fields].flatMap(([name, value]) => [...everyTaint(value).some(isFromClient) ? [name] : [], ...fieldsFromClient(value)])
}
