import type { Library, Result, Signature } from '../model/library.ts'

const settings = { '0.secret': 'secret', '0.privateKey': 'secret', '0.secretOrPrivateKey': 'secret' } as const satisfies Signature['settings']
const signing = { '1.secret': 'secret', '1.privateKey': 'secret' } as const satisfies Signature['settings']
const checking = {
  '1.secret': 'secret',
  '1.ignoreExpiration': { setting: 'token-end-ignored', safeSince: '0' },
  '1.algorithms': { setting: 'token-algorithms', safeSince: '0' }
} as const satisfies Signature['settings']
const claims: Result = { source: 'principal' }

export const nestjsJwt: Library = {
  package: '@nestjs/jwt',
  versions: '8 || 9 || 10 || 11',
  manual: 'https://docs.nestjs.com/security/authentication#jwt-token',
  exports: {
    JwtService: { new: { settings, returns: { type: 'JwtService' } } },
    JwtModule: { members: { register: { call: { settings } }, registerAsync: {} } }
  },
  types: {
    JwtService: {
      members: {
        sign: { call: { inputs: { 0: 'token-payload' }, settings: signing, returns: { value: 'string' } } },
        signAsync: { call: { inputs: { 0: 'token-payload' }, settings: signing, returns: { value: 'string' } } },
        verify: { call: { settings: checking, verifies: 'throws', returns: claims } },
        verifyAsync: { call: { settings: checking, verifies: 'rejects', returns: claims } },
        // Reads a token that nobody has checked.
        decode: { call: { settings: { 0: 'unverified-token' }, returns: { from: '0' } } }
      }
    }
  }
}
