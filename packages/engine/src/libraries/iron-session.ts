import type { Library } from '../model/library.ts'

/** The session is there for everybody; what it holds only for who has a sealed cookie. */
export const ironSession: Library = {
  package: 'iron-session',
  versions: '8 || 9',
  manual: 'https://github.com/vvo/iron-session',
  exports: { getIronSession: { call: { settings: { '1.password': 'secret', '2.password': 'secret' }, returns: { type: 'IronSession' } } }, sealData: { call: { settings: { '1.password': 'secret' } } }, unsealData: { call: { settings: { '1.password': 'secret' }, verifies: 'returns', returns: { source: 'principal' } } } },
  types: { IronSession: { others: { source: 'principal' }, members: { save: {}, destroy: {}, updateConfig: {} } } }
}
