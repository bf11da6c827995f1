import type { Library } from '../model/library.ts'

export const expressRateLimit: Library = {
  package: 'express-rate-limit',
  versions: '5 || 6 || 7 || 8',
  manual: 'https://express-rate-limit.mintlify.app/reference/configuration',
  exports: {
    default: { call: { middleware: { role: 'rate-limit' } } },
    rateLimit: { call: { middleware: { role: 'rate-limit' } } }
  }
}
