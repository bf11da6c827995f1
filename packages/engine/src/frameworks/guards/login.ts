import type { Abstract } from './abstract.ts'

/** Pages that people are sent to because nobody knows who they are. */
export function isLoginLocation(location: string | null): boolean {
  return location !== null && /(?:^|[/._-])(?:log-?in|sign-?in|auth|sso|session|logout|unauthori[sz]ed|forbidden|access-denied|denied|401|403)(?:$|[/?#._-])/i.test(location)
}

/** The address that a redirect is given, as far as it is known: a text, or an object like `URL`. */
export function locationIn(value: Abstract | undefined): string | null {
  if (value?.kind === 'constant') return typeof value.value === 'string' ? value.value : null
  if (value?.kind === 'truthy') return value.begins ?? null
  return value?.kind === 'record' ? locationIn(value.fields.get('pathname')) ?? locationIn(value.fields.get('href')) : null
}

/** 302 for a redirect to the login, which refuses; 307 for one to another page. */
export const statusOfRedirect = (location: string | null): 302 | 307 => isLoginLocation(location) ? 302 : 307

/** Strategies that make a session out of a password or a visit to another server: the route is the login itself. */
export const LOGIN_STRATEGIES: ReadonlySet<string> = new Set([
  'local', 'google', 'google-token', 'facebook', 'facebook-token', 'github', 'gitlab', 'bitbucket', 'twitter', 'linkedin', 'apple', 'microsoft', 'azuread-openidconnect', 'auth0', 'oauth',
  'oauth2', 'oidc', 'openidconnect', 'saml', 'discord', 'steam', 'spotify', 'slack', 'twitch', 'ldapauth', 'magic', 'magiclink', 'local-login', 'local-signup', 'login', 'signup', 'register', 'anonymous'
])
