/** Pages that people are sent to because nobody knows who they are. */
export function isLoginLocation(location: string | null): boolean {
  return location !== null && /(?:^|[/._-])(?:log-?in|sign-?in|auth|sso|session|logout|unauthori[sz]ed|forbidden|access-denied|denied|401|403)(?:$|[/?#._-])/i.test(location)
}

/** Strategies that make a session out of a password or a visit to another server: the route is the login itself. */
export const LOGIN_STRATEGIES: ReadonlySet<string> = new Set([
  'local', 'google', 'google-token', 'facebook', 'facebook-token', 'github', 'gitlab', 'bitbucket', 'twitter', 'linkedin', 'apple', 'microsoft', 'azuread-openidconnect', 'auth0', 'oauth',
  'oauth2', 'oidc', 'openidconnect', 'saml', 'discord', 'steam', 'spotify', 'slack', 'twitch', 'ldapauth', 'magic', 'magiclink', 'local-login', 'local-signup', 'login', 'signup', 'register', 'anonymous'
])
