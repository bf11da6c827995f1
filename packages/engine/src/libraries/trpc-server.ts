import type { Item, Library, Result } from '../model/library.ts'

const options: Result = { type: 'ResolverOptions' }
const builder: Result = { type: 'ProcedureBuilder' }
const step: Item = { call: { returns: builder } }
const runs: Item = { call: { callbacks: { 0: [options] }, returns: builder } }
const resolver: Item = { call: { callbacks: { 0: [options] }, returns: { type: 'Procedure' } } }
const router: Item = { call: { returns: { type: 'Router' } } }
const made = 'a type that the declarations name otherwise, or not at all'

/** tRPC 10 and 11: procedures are built step by step; their functions get one object of options. */
export const trpcServer: Library = {
  package: '@trpc/server',
  versions: '10 || 11',
  manual: 'https://trpc.io/docs/server/procedures',
  exports: {
    initTRPC: { type: 'Builder' },
    // The number for each code stands in the manual: https://trpc.io/docs/server/error-handling
    TRPCError: {
      new: {
        answers: {
          status: '0.code',
          codes: {
            PARSE_ERROR: 400, BAD_REQUEST: 400, UNAUTHORIZED: 401, PAYMENT_REQUIRED: 402, FORBIDDEN: 403, NOT_FOUND: 404, METHOD_NOT_SUPPORTED: 405,
            TIMEOUT: 408, CONFLICT: 409, PRECONDITION_FAILED: 412, PAYLOAD_TOO_LARGE: 413, UNSUPPORTED_MEDIA_TYPE: 415, UNPROCESSABLE_CONTENT: 422,
            TOO_MANY_REQUESTS: 429, CLIENT_CLOSED_REQUEST: 499, INTERNAL_SERVER_ERROR: 500, NOT_IMPLEMENTED: 501, BAD_GATEWAY: 502,
            SERVICE_UNAVAILABLE: 503, GATEWAY_TIMEOUT: 504
          }
        }
      }
    }
  },
  types: {
    Builder: { virtual: true, members: { context: { call: { returns: { type: 'Builder' } } }, meta: { call: { returns: { type: 'Builder' } } }, create: { call: { returns: { type: 'Root' } } } } },
    Root: {
      virtual: true,
      members: {
        router,
        mergeRouters: router,
        procedure: { type: 'ProcedureBuilder' },
        middleware: { call: { callbacks: { 0: [options] }, returns: { type: 'Middleware' } } },
        createCallerFactory: {}
      }
    },
    Router: { virtual: true, members: { createCaller: {} } },
    Procedure: { virtual: true },
    Middleware: { virtual: true, members: { unstable_pipe: { call: { callbacks: { 0: [options] }, returns: { type: 'Middleware' } } } } },
    ProcedureBuilder: {
      virtual: true,
      members: { input: step, output: step, meta: step, use: runs, unstable_concat: step, concat: step, query: resolver, mutation: resolver, subscription: resolver }
    },
    ResolverOptions: {
      virtual: true,
      members: {
        input: { source: 'body', undeclared: made },
        rawInput: { source: 'body', undeclared: made },
        ctx: { type: 'Context', undeclared: made },
        next: { call: {}, undeclared: made }
      }
    },
    // What projects usually put there of who calls.
    Context: {
      virtual: true,
      members: {
        user: { source: 'principal' }, userId: { source: 'principal' }, session: { source: 'principal' }, auth: { source: 'principal' }
      }
    }
  }
}
