import type { Rule } from '@postern/engine'
import { noDisabledTlsVerification } from './no-disabled-tls-verification/rule.ts'
import { noEntityResponse } from './no-entity-response/rule.ts'
import { noErrorDetailResponse } from './no-error-detail-response/rule.ts'
import { noHardcodedSecret } from './no-hardcoded-secret/rule.ts'
import { noMassAssignment } from './no-mass-assignment/rule.ts'
import { noPermissiveCors } from './no-permissive-cors/rule.ts'
import { noSqlInjection } from './no-sql-injection/rule.ts'
import { noUnsafeProductionDefault } from './no-unsafe-production-default/rule.ts'
import { noUnverifiedJwt } from './no-unverified-jwt/rule.ts'
import { noWeakCrypto } from './no-weak-crypto/rule.ts'
import { noWeakPasswordStorage } from './no-weak-password-storage/rule.ts'
import { requireAuthentication } from './require-authentication/rule.ts'
import { requireObjectOwnership } from './require-object-ownership/rule.ts'
import { requireRateLimit } from './require-rate-limit/rule.ts'
import { requireSecureCookie } from './require-secure-cookie/rule.ts'
import { requireSecurityHeaders } from './require-security-headers/rule.ts'
import { requireTokenExpiry } from './require-token-expiry/rule.ts'

/** All rules, by name. */
export const rules: readonly Rule[] = [
  noDisabledTlsVerification,
  noEntityResponse,
  noErrorDetailResponse,
  noHardcodedSecret,
  noMassAssignment,
  noPermissiveCors,
  noSqlInjection,
  noUnsafeProductionDefault,
  noUnverifiedJwt,
  noWeakCrypto,
  noWeakPasswordStorage,
  requireAuthentication,
  requireObjectOwnership,
  requireRateLimit,
  requireSecureCookie,
  requireSecurityHeaders,
  requireTokenExpiry
]
