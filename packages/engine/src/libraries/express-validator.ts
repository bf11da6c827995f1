import type { Item, Library } from '../model/library.ts'

/** Marks what is wrong and goes on: nobody is refused until code asks `validationResult`. */
const chain: Item = { call: { middleware: { role: 'validator' }, returns: { type: 'ValidationChain' } } }

const exports = {
  body: chain,
  query: chain,
  param: chain,
  header: chain,
  cookie: chain,
  check: chain,
  checkSchema: { call: { middleware: { role: 'validator' } } },
  checkExact: { call: { middleware: { role: 'validator' } } },
  oneOf: { call: { middleware: { role: 'validator' } } },
  validationResult: { call: { returns: { type: 'Result' } } },
  // Only fields that a chain names, each of which somebody wrote down.
  matchedData: { call: { returns: { value: 'object' } } }
} satisfies Record<string, Item>

/** Chains leave the request as it is: fields that they do not name stay. */
export const expressValidator: Library = {
  package: 'express-validator',
  aliases: ['express-validator/check', 'express-validator/filter'],
  versions: '6 || 7',
  manual: 'https://express-validator.github.io/docs/',
  exports: { default: { members: exports, undeclared: 'the CommonJS value' }, ...exports },
  types: {
    ValidationChain: {
      members: { run: {} },
      others: { call: { middleware: { role: 'validator' }, returns: { self: true } } }
    },
    Result: {
      members: {
        isEmpty: { call: { returns: { value: 'boolean' } } },
        array: { call: { returns: { value: 'array' } } },
        mapped: { call: { returns: { value: 'object' } } },
        throw: {},
        formatWith: { call: { returns: { self: true } } }
      }
    }
  }
}
