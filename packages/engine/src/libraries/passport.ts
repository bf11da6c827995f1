import type { Item, Library, MiddlewareRole, Result } from '../model/library.ts'

const refuses: MiddlewareRole = { role: 'guard' }
/** With a callback the callback decides: the middleware itself only finds the principal. */
const decides: MiddlewareRole = { role: 'principal' }
const decision: readonly (Result | null)[] = [null, { source: 'principal' }, null, null]

const members = {
  authenticate: {
    call: [
      { when: { 2: 'present' }, middleware: decides, callbacks: { 2: decision } },
      { when: { 1: 'absent' }, middleware: refuses },
      { when: { 1: 'object' }, middleware: refuses },
      { middleware: decides, callbacks: { 1: decision } }
    ]
  },
  // Connects another account with a principal that is there already.
  authorize: { call: { middleware: decides } },
  initialize: { call: { middleware: { role: 'other' } } },
  session: { call: { middleware: { role: 'principal' } } },
  use: {},
  unuse: {},
  serializeUser: {},
  deserializeUser: {}
} satisfies Record<string, Item>

/**
 * `passport.authenticate('jwt')` answers 401 or redirects unless a strategy finds a principal. A single function as second argument whose form
 * cannot be told is taken for options.
 */
export const passport: Library = {
  package: 'passport',
  aliases: ['koa-passport'],
  versions: '0.4 || 0.5 || 0.6 || 0.7',
  manual: 'https://www.passportjs.org/concepts/authentication/',
  // What strategies of all kinds take (OAuth, OpenID Connect, tokens), each in a package of its own.
  options: { clientSecret: 'secret', consumerSecret: 'secret', secretOrKey: 'secret' },
  exports: {
    default: { type: 'Authenticator' },
    Passport: { new: { returns: { type: 'Authenticator' } }, undeclared: 'an interface in the declarations' },
    Authenticator: { new: { returns: { type: 'Authenticator' } }, undeclared: 'an interface in the declarations' }
  },
  types: { Authenticator: { members }, PassportStatic: { extends: 'Authenticator' } }
}
