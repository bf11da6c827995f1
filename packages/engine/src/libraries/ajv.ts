import type { Item, Library, Signature } from '../model/library.ts'

const made: Signature = {
  returns: { type: 'Ajv' }
}
const compiled: Item = { call: { returns: [{ schema: { json: '0' } }, { type: 'ValidateFunction' }] } }
const self: Item = { call: { returns: { self: true } } }

/**
 * The data itself is checked, and changed where the validator was made with `removeAdditional` or `coerceTypes`, which stands at
 * another call and is not followed: keys are known where the schema refuses others.
 */
export const ajv: Library = {
  package: 'ajv',
  aliases: ['ajv/dist/2019', 'ajv/dist/2020', 'ajv/dist/jtd'],
  versions: '6 || 8',
  manual: 'https://ajv.js.org/api.html',
  exports: {
    default: { new: made },
    Ajv: { new: made }
  },
  types: {
    Ajv: {
      members: {
        compile: compiled,
        compileAsync: compiled,
        validate: { call: { checks: { value: '1', passes: 'true', json: '0' }, returns: { value: 'boolean' } } },
        addSchema: self,
        addFormat: self,
        addKeyword: self,
        getSchema: { call: { returns: { type: 'ValidateFunction' } } },
        errorsText: { call: { returns: { value: 'string' } } }
      }
    },
    ValidateFunction: { call: { checks: { value: '0', passes: 'true', schema: 'this' }, returns: { value: 'boolean' } }, members: { errors: {} } }
  }
}
