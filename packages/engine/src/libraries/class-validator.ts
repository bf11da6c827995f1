import type { ValueType } from '../model/kind.ts'
import type { Check, Item, Library } from '../model/library.ts'

const decorators = (type: ValueType, names: readonly string[]): Record<string, Item> =>
  Object.fromEntries(names.map(name => [name, { call: { returns: { schema: { type } } } }]))

const largest: Item = { call: { returns: { schema: { type: 'number', bounded: true } } } }

/** Decorators of fields: a field with one of them is known to `whitelist`, and its values are of the type afterwards. */
const fields = {
  ...decorators('any', [
    'Allow', 'ArrayContains', 'ArrayMaxSize', 'ArrayMinSize', 'ArrayNotContains', 'ArrayNotEmpty', 'ArrayUnique', 'Contains',
    'Equals', 'IsArray', 'IsDefined', 'IsEmpty', 'IsInstance', 'IsLatLong', 'IsLatitude', 'IsLongitude', 'IsNotEmpty',
    'IsNotEmptyObject', 'IsNotIn', 'IsObject', 'IsOptional', 'NotContains', 'NotEquals', 'Validate', 'ValidateBy',
    'ValidateIf', 'ValidatePromise'
  ]),
  ...decorators('string', [
    'IsAlpha', 'IsAlphanumeric', 'IsAscii', 'IsBase32', 'IsBase58', 'IsBase64', 'IsByteLength', 'IsCreditCard', 'IsCurrency',
    'IsDataURI', 'IsEmail', 'IsFQDN', 'IsHash', 'IsHexColor', 'IsHexadecimal', 'IsIBAN', 'IsIP', 'IsISBN', 'IsISO31661Alpha2',
    'IsISO31661Alpha3', 'IsISO4217CurrencyCode', 'IsJSON', 'IsJWT', 'IsLocale', 'IsLowercase', 'IsMACAddress', 'IsMimeType',
    'IsMobilePhone', 'IsPhoneNumber', 'IsPort', 'IsPostalCode', 'IsSemVer', 'IsString', 'IsStrongPassword', 'IsTaxId',
    'IsTimeZone', 'IsUppercase', 'IsUrl', 'Length', 'Matches', 'MaxLength', 'MinLength'
  ]),
  ...decorators('number', ['IsDecimal', 'IsDivisibleBy', 'IsInt', 'IsNegative', 'IsNumber', 'IsNumberString', 'IsPositive', 'Min']),
  Max: largest,
  ...decorators('boolean', ['IsBoolean', 'IsBooleanString']),
  ...decorators('date', ['IsDate', 'IsDateString', 'IsISO8601', 'IsRFC3339', 'MaxDate', 'MinDate']),
  ...decorators('enum', ['IsEnum', 'IsIn']),
  ...decorators('uuid', ['IsMongoId', 'IsUUID']),
  // What lies inside is looked at in turn.
  ...decorators('object', ['ValidateNested'])
}

const whitelisting: Check = { value: '0', passes: 'return', schema: '0', modes: [{ port: '1.whitelist', is: true, unknown: 'strip' }], deletes: true }
const checking: Item = { call: { checks: whitelisting, returns: { value: 'array' } } }

/** It looks at instances of classes and tells what is wrong; only `validateOrReject` refuses. Its `whitelist` deletes keys of the instance. */
export const classValidator: Library = {
  package: 'class-validator',
  versions: '0.13 || 0.14 || 0.15',
  manual: 'https://github.com/typestack/class-validator#readme',
  exports: {
    ...fields,
    validate: checking,
    validateSync: checking,
    validateOrReject: checking,
    isUUID: { call: { checks: { value: '0', passes: 'true', as: 'uuid' }, returns: { value: 'boolean' } } },
    isInt: { call: { checks: { value: '0', passes: 'true', as: 'number' }, returns: { value: 'boolean' } } },
    isNumber: { call: { checks: { value: '0', passes: 'true', as: 'number' }, returns: { value: 'boolean' } } },
    isString: { call: { checks: { value: '0', passes: 'true', as: 'string' }, returns: { value: 'boolean' } } },
    isBoolean: { call: { checks: { value: '0', passes: 'true', as: 'boolean' }, returns: { value: 'boolean' } } },
    isIn: { call: { checks: { value: '0', passes: 'true', as: 'enum' }, returns: { value: 'boolean' } } },
    isEnum: { call: { checks: { value: '0', passes: 'true', as: 'enum' }, returns: { value: 'boolean' } } }
  }
}
