import type { Library } from '../model/library.ts'

/** It looks at instances of classes and tells what is wrong; only `validateOrReject` refuses. Its `whitelist` deletes keys of the instance. */
export const classValidator: Library = {
  package: 'class-validator',
  versions: '0.13 || 0.14 || 0.15',
  manual: 'https://github.com/typestack/class-validator#readme',
  exports: {
    validate: { call: { returns: { value: 'array' } } },
    validateSync: { call: { returns: { value: 'array' } } },
    validateOrReject: {},
    isUUID: { call: { checks: { value: '0', passes: 'true', as: 'uuid' }, returns: { value: 'boolean' } } },
    isInt: { call: { checks: { value: '0', passes: 'true', as: 'number' }, returns: { value: 'boolean' } } },
    isNumber: { call: { checks: { value: '0', passes: 'true', as: 'number' }, returns: { value: 'boolean' } } },
    isString: { call: { checks: { value: '0', passes: 'true', as: 'string' }, returns: { value: 'boolean' } } },
    isBoolean: { call: { checks: { value: '0', passes: 'true', as: 'boolean' }, returns: { value: 'boolean' } } },
    isIn: { call: { checks: { value: '0', passes: 'true', as: 'enum' }, returns: { value: 'boolean' } } },
    isEnum: { call: { checks: { value: '0', passes: 'true', as: 'enum' }, returns: { value: 'boolean' } } }
  }
}
