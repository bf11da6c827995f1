import type { Library } from '../model/library.ts'

export const honoSecureHeaders: Library = {
  package: 'hono/secure-headers',
  versions: '3 || 4',
  manual: 'https://hono.dev/docs/middleware/builtin/secure-headers',
  exports: {
    secureHeaders: {
      call: {
        middleware: { role: 'headers' },
        settings: {
          0: 'header-protection',
          '0.strictTransportSecurity': { setting: 'header-transport', safeSince: '0' },
          '0.xContentTypeOptions': { setting: 'header-types', safeSince: '0' },
          '0.xFrameOptions': { setting: 'header-frames', safeSince: '0' },
          '0.contentSecurityPolicy.scriptSrc': { setting: 'script-sources', safeSince: '0' }
        }
      }
    }
  }
}
