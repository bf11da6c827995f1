import type { Item, Library, MiddlewareRole } from '../model/library.ts'
import { modesAt } from './joi.ts'

/** Each part's schema stands at its key, and what it gives replaces the part; `options` are those of Joi. */
function validator(port: string, options: string): MiddlewareRole {
  return {
    role: 'validator',
    validates: (['body', 'query', 'params', 'headers', 'cookies'] as const)
      .map(part => ({ part, schema: `${port}.${part}`, replaces: true, modes: modesAt(options) }))
  }
}

/** Joi as middleware. */
export const celebrate: Library = {
  package: 'celebrate',
  versions: '13 || 14 || 15',
  manual: 'https://github.com/arb/celebrate#readme',
  exports: {
    celebrate: { call: { middleware: validator('0', '1') } },
    celebrator: {
      call: [
        { when: { 2: 'present' }, middleware: validator('2', '1') },
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
        { when: { 1: 'present' }, middleware: validator('1', '0') },
        { middleware: validator('0', '1'), returns: { self: true } }
      ]
    }
  }
}
