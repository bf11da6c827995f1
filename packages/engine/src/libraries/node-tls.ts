import type { Item, Library } from '../model/library.ts'

const serves: Item = { call: { settings: { '0.rejectUnauthorized': 'client-certificate' }, returns: { type: 'Server' } } }

/** Clients of every protocol hand its options on, under the same names. */
export const nodeTls: Library = {
  package: 'node:tls',
  aliases: ['tls'],
  versions: '20 || 22 || 24',
  manual: 'https://nodejs.org/api/tls.html#tlsconnectoptions-callback',
  options: {
    rejectUnauthorized: 'tls-verification',
    NODE_TLS_REJECT_UNAUTHORIZED: 'tls-verification',
    checkServerIdentity: 'tls-identity',
    minVersion: 'tls-version',
    maxVersion: 'tls-version',
    secureProtocol: 'tls-version',
    DEFAULT_MIN_VERSION: 'tls-version',
    DEFAULT_MAX_VERSION: 'tls-version'
  },
  exports: (members => ({ default: { members }, ...members }))({ createServer: serves, connect: {}, createSecureContext: {}, TLSSocket: {} } satisfies Record<string, Item>),
  types: { Server: { members: { on: {}, listen: {}, close: {} } } }
}
