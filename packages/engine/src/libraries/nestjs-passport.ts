import type { Library } from '../model/library.ts'

/**
 * `AuthGuard('jwt')` makes a class of guards: `canActivate` runs Passport's strategy and hands what it found to `handleRequest`, which
 * refuses strangers unless a subclass says otherwise.
 */
export const nestjsPassport: Library = {
  package: '@nestjs/passport',
  versions: '8 || 9 || 10 || 11',
  manual: 'https://docs.nestjs.com/recipes/passport',
  exports: {
    AuthGuard: { call: { middleware: { role: 'guard' }, returns: { type: 'IAuthGuard' } } },
    PassportStrategy: {}
  },
  types: {
    IAuthGuard: {
      members: {
        canActivate: { call: { verifies: 'throws' }, undeclared: 'of the interface that it is joined from' },
        handleRequest: { undeclared: 'of the interface that it is joined from' },
        getAuthenticateOptions: { undeclared: 'of the interface that it is joined from' },
        getRequest: { call: { returns: { type: 'express#Request' } }, undeclared: 'of the interface that it is joined from' },
        logIn: { undeclared: 'of the interface that it is joined from' }
      }
    }
  }
}
