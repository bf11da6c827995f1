import type { Item, Library, MiddlewareRole } from '../model/library.ts'

/** Each part's schema stands at its key, and what it gives replaces the part. */
function validator(port: string): MiddlewareRole {
  return {
    role: 'validator',
    validates: (['body', 'query', 'params', 'headers', 'cookies'] as const).map(part => ({ part, schema: `${port}.${part}`, replaces: true }))
  }
}

/** Joi as middleware. */
export const celebrate: Library = {
  package: 'celebrate',
  versions: '13 || 14 || 15',
  manual: 'https://github.com/arb/celebrate#readme',
  exports: {
    celebrate: { call: { middleware: validator('0') } },
    celebrator: {
      call: [
        { when: { 2: 'present' }, middleware: validator('2') },
        { returns: { type: 'Celebrator' } }
      ]
    },
    errors: {},
    isCelebrateError: {},
    Joi: { type: 'joi#Root' },
    Segments: {
      members: {
        BODY: { constant: 'body' },
        QUERY: { constant: 'query' },
        PARAMS: { constant: 'params' },
        HEADERS: { constant: 'headers' },
        COOKIES: { constant: 'cookies' },
        SIGNEDCOOKIES: { constant: 'signedCookies' }
      } satisfies Record<string, Item>
    }
  },
  types: {
    Celebrator: {
      virtual: true,
      call: [
        { when: { 1: 'present' }, middleware: validator('1') },
        { middleware: validator('0'), returns: { self: true } }
      ]
    }
  }
}
