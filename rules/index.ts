import type { Rule } from '@postern/engine'
import { noCaseSensitivePathGuard } from './no-case-sensitive-path-guard/rule.ts'
import { noClientControlledAllocation } from './no-client-controlled-allocation/rule.ts'
import { noClientControlledAuthorization } from './no-client-controlled-authorization/rule.ts'
import { noClientSuppliedOwner } from './no-client-supplied-owner/rule.ts'
import { noCodeInjection } from './no-code-injection/rule.ts'
import { noCommandInjection } from './no-command-injection/rule.ts'
import { noDebugEndpoint } from './no-debug-endpoint/rule.ts'
import { noDisabledHeaderProtection } from './no-disabled-header-protection/rule.ts'
import { noDisabledTlsVerification } from './no-disabled-tls-verification/rule.ts'
import { noEntityResponse } from './no-entity-response/rule.ts'
import { noErrorDetailResponse } from './no-error-detail-response/rule.ts'
import { noHardcodedSecret } from './no-hardcoded-secret/rule.ts'
import { noHeaderInjection } from './no-header-injection/rule.ts'
import { noInconsistentGuard } from './no-inconsistent-guard/rule.ts'
import { noInsecureRandom } from './no-insecure-random/rule.ts'
import { noLogInjection } from './no-log-injection/rule.ts'
import { noMassAssignment } from './no-mass-assignment/rule.ts'
import { noMisorderedGuard } from './no-misordered-guard/rule.ts'
import { noNosqlInjection } from './no-nosql-injection/rule.ts'
import { noOpenRedirect } from './no-open-redirect/rule.ts'
import { noOpenStorage } from './no-open-storage/rule.ts'
import { noPathTraversal } from './no-path-traversal/rule.ts'
import { noPermissiveCors } from './no-permissive-cors/rule.ts'
import { noPermissiveTrustProxy } from './no-permissive-trust-proxy/rule.ts'
import { noPrototypePollution } from './no-prototype-pollution/rule.ts'
import { noQueryLanguageInjection } from './no-query-language-injection/rule.ts'
import { noReflectedHtml } from './no-reflected-html/rule.ts'
import { noRegexInjection } from './no-regex-injection/rule.ts'
import { noSensitiveFieldResponse } from './no-sensitive-field-response/rule.ts'
import { noSensitiveLog } from './no-sensitive-log/rule.ts'
import { noSessionFixation } from './no-session-fixation/rule.ts'
import { noShadowedRoute } from './no-shadowed-route/rule.ts'
import { noSqlInjection } from './no-sql-injection/rule.ts'
import { noSsrf } from './no-ssrf/rule.ts'
import { noStaleApiVersion } from './no-stale-api-version/rule.ts'
import { noSwallowedError } from './no-swallowed-error/rule.ts'
import { noTemplateInjection } from './no-template-injection/rule.ts'
import { noTimingUnsafeCompare } from './no-timing-unsafe-compare/rule.ts'
import { noUnawaitedGuard } from './no-unawaited-guard/rule.ts'
import { noUnrestrictedMethod } from './no-unrestricted-method/rule.ts'
import { noUnsafeArchiveExtraction } from './no-unsafe-archive-extraction/rule.ts'
import { noUnsafeBodyCast } from './no-unsafe-body-cast/rule.ts'
import { noUnsafeDeserialization } from './no-unsafe-deserialization/rule.ts'
import { noUnsafeProductionDefault } from './no-unsafe-production-default/rule.ts'
import { noUnscopedMutation } from './no-unscoped-mutation/rule.ts'
import { noUnverifiedJwt } from './no-unverified-jwt/rule.ts'
import { noWeakCrypto } from './no-weak-crypto/rule.ts'
import { noWeakPasswordStorage } from './no-weak-password-storage/rule.ts'
import { noXxe } from './no-xxe/rule.ts'
import { requireAsyncErrorHandling } from './require-async-error-handling/rule.ts'
import { requireAuthentication } from './require-authentication/rule.ts'
import { requireAuthorization } from './require-authorization/rule.ts'
import { requireBodyLimit } from './require-body-limit/rule.ts'
import { requireBodyValidation } from './require-body-validation/rule.ts'
import { requireCsrfProtection } from './require-csrf-protection/rule.ts'
import { requireObjectOwnership } from './require-object-ownership/rule.ts'
import { requireOutgoingTimeout } from './require-outgoing-timeout/rule.ts'
import { requirePaginationBound } from './require-pagination-bound/rule.ts'
import { requireRateLimit } from './require-rate-limit/rule.ts'
import { requireSecureCookie } from './require-secure-cookie/rule.ts'
import { requireSecurityEventLog } from './require-security-event-log/rule.ts'
import { requireSecurityHeaders } from './require-security-headers/rule.ts'
import { requireTokenExpiry } from './require-token-expiry/rule.ts'
import { requireUploadRestriction } from './require-upload-restriction/rule.ts'
import { requireValidationWhitelist } from './require-validation-whitelist/rule.ts'

/** All rules, by name. */
export const rules: readonly Rule[] = [
  noCaseSensitivePathGuard,
  noClientControlledAllocation,
  noClientControlledAuthorization,
  noClientSuppliedOwner,
  noCodeInjection,
  noCommandInjection,
  noDebugEndpoint,
  noDisabledHeaderProtection,
  noDisabledTlsVerification,
  noEntityResponse,
  noErrorDetailResponse,
  noHardcodedSecret,
  noHeaderInjection,
  noInconsistentGuard,
  noInsecureRandom,
  noLogInjection,
  noMassAssignment,
  noMisorderedGuard,
  noNosqlInjection,
  noOpenRedirect,
  noOpenStorage,
  noPathTraversal,
  noPermissiveCors,
  noPermissiveTrustProxy,
  noPrototypePollution,
  noQueryLanguageInjection,
  noReflectedHtml,
  noRegexInjection,
  noSensitiveFieldResponse,
  noSensitiveLog,
  noSessionFixation,
  noShadowedRoute,
  noSqlInjection,
  noSsrf,
  noStaleApiVersion,
  noSwallowedError,
  noTemplateInjection,
  noTimingUnsafeCompare,
  noUnawaitedGuard,
  noUnrestrictedMethod,
  noUnsafeArchiveExtraction,
  noUnsafeBodyCast,
  noUnsafeDeserialization,
  noUnsafeProductionDefault,
  noUnscopedMutation,
  noUnverifiedJwt,
  noWeakCrypto,
  noWeakPasswordStorage,
  noXxe,
  requireAsyncErrorHandling,
  requireAuthentication,
  requireAuthorization,
  requireBodyLimit,
  requireBodyValidation,
  requireCsrfProtection,
  requireObjectOwnership,
  requireOutgoingTimeout,
  requirePaginationBound,
  requireRateLimit,
  requireSecureCookie,
  requireSecurityEventLog,
  requireSecurityHeaders,
  requireTokenExpiry,
  requireUploadRestriction,
  requireValidationWhitelist
]
