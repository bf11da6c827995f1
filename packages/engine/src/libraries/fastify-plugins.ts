import type { Item, Library, MiddlewareRole, Signature } from '../model/library.ts'
import { helmetSettings } from './helmet.ts'

/** A plugin with these duties for all routes of the instance that it is registered on; its options stand after it. */
function installed(
  name: string, versions: string, middleware: MiddlewareRole, more: Readonly<Record<string, Item>> = {}, settings: Signature['settings'] = {}
): Library {
  const item: Item = { call: { middleware, settings } }
  return { package: `@fastify/${name}`, versions, manual: `https://github.com/fastify/fastify-${name}#readme`, exports: { default: item, ...more } }
}

export const fastifyCors = installed('cors', '8 || 9 || 10 || 11', { role: 'cors' })
export const fastifyHelmet = installed('helmet', '10 || 11 || 12 || 13', { role: 'headers' }, {}, helmetSettings(1))
export const fastifyRateLimit = installed('rate-limit', '7 || 8 || 9 || 10', { role: 'rate-limit', unless: { port: '1.global', is: false } }, {}, {
  '1.keyGenerator': { setting: 'limit-key', safeSince: '0' }
})
export const fastifySession = installed('session', '10 || 11', { role: 'session' }, {}, {
  '1.secret': 'secret',
  '1.cookie.httpOnly': { setting: 'cookie-http-only', safeSince: '0' },
  '1.cookie.secure': { setting: 'cookie-secure', safeSince: '0' },
  '1.cookie.sameSite': { setting: 'cookie-same-site', safeSince: '0' }
})
export const fastifyCookie = installed('cookie', '8 || 9 || 10 || 11', { role: 'other' }, {}, { '1.secret': 'secret' })
export const fastifyJwt = installed('jwt', '6 || 7 || 8 || 9 || 10', { role: 'other' }, {}, {
  '1.secret': 'secret', '1.secret.private': 'secret'
})
export const fastifyAuth = installed('auth', '4 || 5', { role: 'other' })
export const fastifyBasicAuth = installed('basic-auth', '5 || 6', { role: 'other' })
/** It adds its hook by itself, unless told not to. */
export const fastifyBearerAuth = installed('bearer-auth', '8 || 9 || 10', { role: 'guard', unless: { port: '1.addHook', is: false } })
/** 1 MiB a file unless it is told otherwise. */
export const fastifyMultipart = installed('multipart', '7 || 8 || 9 || 10', { role: 'upload' }, {}, {
  '1.limits.fileSize': { setting: 'upload-limits', safeSince: '0' }
})
export const fastifyStatic = installed('static', '6 || 7 || 8 || 9 || 10', { role: 'static' }, {}, {
  '1.root': 'static-root', '1.list': { setting: 'static-listing', safeSince: '0' }, '1.dotfiles': { setting: 'static-hidden', safeSince: '8' }
})
export const fastifyCsrf = installed('csrf-protection', '5 || 6 || 7 || 8', { role: 'csrf' })
