import type { Library } from '../model/library.ts'

/** `@Throttle` alone does nothing: the guard reads it. */
export const nestjsThrottler: Library = {
  package: '@nestjs/throttler',
  versions: '4 || 5 || 6',
  manual: 'https://docs.nestjs.com/security/rate-limiting',
  exports: {
    ThrottlerGuard: { new: { middleware: { role: 'rate-limit' }, returns: { type: 'ThrottlerGuard' } } }
  },
  types: { ThrottlerGuard: { members: { canActivate: { call: { returns: { value: 'boolean' } } } } } }
}
