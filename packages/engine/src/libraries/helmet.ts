import type { Item, Library, Signature } from '../model/library.ts'

const on = '0'
const safe = <S extends string>(setting: S) => ({ setting, safeSince: on })

/** What the options of helmet decide, which stand at this argument; under the names of all versions. */
export function helmetSettings(at: 0 | 1): NonNullable<Signature['settings']> {
  return {
    [at]: 'header-protection',
    [`${at}.hsts`]: safe('header-transport'), [`${at}.strictTransportSecurity`]: safe('header-transport'),
    [`${at}.contentSecurityPolicy`]: safe('header-content'),
    [`${at}.noSniff`]: safe('header-types'), [`${at}.xContentTypeOptions`]: safe('header-types'),
    [`${at}.frameguard`]: safe('header-frames'), [`${at}.xFrameOptions`]: safe('header-frames'),
    [`${at}.hsts.maxAge`]: safe('transport-policy-age'), [`${at}.strictTransportSecurity.maxAge`]: safe('transport-policy-age'),
    ...sources(`${at}.contentSecurityPolicy.directives`)
  }
}

function sources(at: string): NonNullable<Signature['settings']> {
  return { [`${at}.scriptSrc`]: safe('script-sources'), [`${at}.script-src`]: safe('script-sources') }
}

/** One header each. */
const part: Item = { call: { middleware: { role: 'other' }, settings: { 0: 'header-protection' } } }
const transport: Item = { call: { middleware: { role: 'other' }, settings: { 0: 'header-protection', '0.maxAge': safe('transport-policy-age') } } }
const parts = {
  contentSecurityPolicy: { call: { middleware: { role: 'other' }, settings: { 0: 'header-protection', ...sources('0.directives') } } },
  hsts: transport, strictTransportSecurity: transport,
  frameguard: part, xFrameOptions: part, noSniff: part, xContentTypeOptions: part, referrerPolicy: part, hidePoweredBy: part, xPoweredBy: part,
  crossOriginEmbedderPolicy: part, crossOriginOpenerPolicy: part, crossOriginResourcePolicy: part, originAgentCluster: part,
  dnsPrefetchControl: part, ieNoOpen: part, permittedCrossDomainPolicies: part, xssFilter: part
} satisfies Record<string, Item>

const whole: Signature = { middleware: { role: 'headers' }, settings: helmetSettings(0) }

export const helmet: Library = {
  package: 'helmet',
  versions: '3 || 4 || 5 || 6 || 7 || 8',
  manual: 'https://helmetjs.github.io/',
  exports: { default: { call: whole, members: parts }, ...parts }
}

/** The same for Koa. */
export const koaHelmet: Library = {
  package: 'koa-helmet',
  versions: '5 || 6 || 7 || 8 || 9',
  manual: 'https://github.com/venables/koa-helmet#readme',
  exports: {
    default: { call: whole, members: parts },
    ...Object.fromEntries(Object.entries(parts).map(([name, item]) => [name, { ...item, undeclared: 'members of the CommonJS value' }]))
  }
}
