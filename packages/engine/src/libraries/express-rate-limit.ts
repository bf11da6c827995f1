import type { Item, Library } from '../model/library.ts'

const limiter: Item = { call: { middleware: { role: 'rate-limit' }, settings: { '0.keyGenerator': { setting: 'limit-key', safeSince: '0' } } } }

export const expressRateLimit: Library = {
  package: 'express-rate-limit',
  versions: '5 || 6 || 7 || 8',
  manual: 'https://express-rate-limit.mintlify.app/reference/configuration',
  exports: { default: limiter, rateLimit: limiter }
}
