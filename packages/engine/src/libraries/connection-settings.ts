import type { Port, SettingPort } from '../model/library.ts'

/** What the options of a client of a database decide, at this port: the password, an address that may hold one, TLS. */
export function connectionAt(port: Port, { password = 'password', url = 'connectionString', tls = 'ssl' }: { readonly password?: string, readonly url?: string, readonly tls?: string } = {}): Record<Port, SettingPort> {
  return {
    [`${port}.${password}`]: 'secret',
    [`${port}.${url}`]: 'connection-url',
    [`${port}.${tls}.rejectUnauthorized`]: { setting: 'tls-verification', safeSince: '0' },
    [`${port}.${tls}.minVersion`]: { setting: 'tls-version', safeSince: '0' }
  }
}

/** The same of a client that takes a text or an object of options first. */
export function connectionOf(...[options]: readonly [Parameters<typeof connectionAt>[1]?]): Record<Port, SettingPort> {
  return { 0: 'connection-url', ...connectionAt('0', options) }
}
