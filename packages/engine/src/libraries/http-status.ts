import type { Item, Library } from '../model/library.ts'

/** The names that both packages have for a status (RFC 9110 and the registry of IANA). */
const statuses = {
  CONTINUE: 100, SWITCHING_PROTOCOLS: 101, PROCESSING: 102,
  OK: 200, CREATED: 201, ACCEPTED: 202, NON_AUTHORITATIVE_INFORMATION: 203, NO_CONTENT: 204, RESET_CONTENT: 205, PARTIAL_CONTENT: 206, MULTI_STATUS: 207,
  MULTIPLE_CHOICES: 300, MOVED_PERMANENTLY: 301, SEE_OTHER: 303, NOT_MODIFIED: 304, TEMPORARY_REDIRECT: 307, PERMANENT_REDIRECT: 308,
  BAD_REQUEST: 400, UNAUTHORIZED: 401, PAYMENT_REQUIRED: 402, FORBIDDEN: 403, NOT_FOUND: 404, METHOD_NOT_ALLOWED: 405, NOT_ACCEPTABLE: 406,
  PROXY_AUTHENTICATION_REQUIRED: 407, REQUEST_TIMEOUT: 408, CONFLICT: 409, GONE: 410, LENGTH_REQUIRED: 411, PRECONDITION_FAILED: 412,
  UNSUPPORTED_MEDIA_TYPE: 415, EXPECTATION_FAILED: 417, IM_A_TEAPOT: 418, UNPROCESSABLE_ENTITY: 422, LOCKED: 423,
  PRECONDITION_REQUIRED: 428, TOO_MANY_REQUESTS: 429, REQUEST_HEADER_FIELDS_TOO_LARGE: 431,
  INTERNAL_SERVER_ERROR: 500, NOT_IMPLEMENTED: 501, BAD_GATEWAY: 502, SERVICE_UNAVAILABLE: 503, GATEWAY_TIMEOUT: 504, HTTP_VERSION_NOT_SUPPORTED: 505
} as const

const named: Readonly<Record<string, Item>> = Object.fromEntries(Object.entries(statuses).map(([name, constant]) => [name, { constant }]))

export const httpStatus: Library = {
  package: 'http-status',
  versions: '1 || 2',
  manual: 'https://www.npmjs.com/package/http-status',
  exports: { default: { members: { ...named, FOUND: { constant: 302 } } }, status: { members: { ...named, FOUND: { constant: 302 } } } }
}

export const httpStatusCodes: Library = {
  package: 'http-status-codes',
  versions: '1 || 2',
  manual: 'https://www.npmjs.com/package/http-status-codes',
  exports: {
    StatusCodes: { members: { ...named, MOVED_TEMPORARILY: { constant: 302 } } },
    // The codes of version 1, which version 2 still has.
    default: { members: { ...named, MOVED_TEMPORARILY: { constant: 302 } } },
    ...named
  }
}
