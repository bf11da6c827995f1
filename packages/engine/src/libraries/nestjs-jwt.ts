import type { Library, Result } from '../model/library.ts'

const claims: Result = { source: 'principal' }

export const nestjsJwt: Library = {
  package: '@nestjs/jwt',
  versions: '8 || 9 || 10 || 11',
  manual: 'https://docs.nestjs.com/security/authentication#jwt-token',
  exports: { JwtService: { new: { returns: { type: 'JwtService' } } }, JwtModule: {} },
  types: {
    JwtService: {
      members: {
        sign: { call: { inputs: { 0: 'token-payload' }, returns: { value: 'string' } } },
        signAsync: { call: { inputs: { 0: 'token-payload' }, returns: { value: 'string' } } },
        verify: { call: { verifies: 'throws', returns: claims } },
        verifyAsync: { call: { verifies: 'throws', returns: claims } },
        // Reads a token that nobody has checked.
        decode: { call: { returns: { from: '0' } } }
      }
    }
  }
}
