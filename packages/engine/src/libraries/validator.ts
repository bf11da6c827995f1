import type { Item, Library } from '../model/library.ts'
import type { ValueType } from '../model/kind.ts'

/** True for a text whose every character is accounted for. */
const proves = (as: ValueType): Item => ({ call: { checks: { value: '0', passes: 'true', as }, returns: { value: 'boolean' } } })
/** Tells something, but not enough that the text could be put anywhere. */
const tells: Item = { call: { returns: { value: 'boolean' } } }
const text: Item = { call: { returns: { from: '0', as: 'string' } } }

const functions = {
  isUUID: proves('uuid'),
  isMongoId: proves('uuid'),
  isHexadecimal: proves('uuid'),
  isAlpha: proves('enum'),
  isAlphanumeric: proves('enum'),
  isIn: proves('enum'),
  isInt: proves('number'),
  isFloat: proves('number'),
  isDecimal: proves('number'),
  isNumeric: proves('number'),
  isBoolean: proves('boolean'),
  isISO8601: proves('date'),
  isRFC3339: proves('date'),
  isDate: proves('date'),
  isEmail: tells,
  isURL: tells,
  isLength: tells,
  isEmpty: tells,
  isJWT: tells,
  matches: tells,
  equals: tells,
  contains: tells,
  toInt: { call: { returns: { from: '0', as: 'number' } } },
  toFloat: { call: { returns: { from: '0', as: 'number' } } },
  toBoolean: { call: { returns: { from: '0', as: 'boolean' } } },
  toDate: { call: { returns: { from: '0', as: 'date' } } },
  escape: { call: { returns: { from: '0', as: 'string', cleans: ['html'] } } },
  unescape: text,
  trim: text,
  ltrim: text,
  rtrim: text,
  stripLow: text,
  blacklist: text,
  whitelist: text,
  normalizeEmail: text
} satisfies Record<string, Item>

export const validator: Library = {
  package: 'validator',
  perName: true,
  versions: '13',
  manual: 'https://github.com/validatorjs/validator.js#readme',
  exports: { default: { members: functions }, ...functions }
}
