import { describe, expect, test } from 'vitest'
import { classify } from '../../packages/engine/src/entities/classify.ts'
import { column, type Declaration, type Form } from '../../packages/engine/src/entities/declaration.ts'
import { formOf } from '../../packages/engine/src/entities/form.ts'
import { wordsOf } from '../../packages/engine/src/entities/words.ts'
import type { Column } from '../../packages/engine/src/model/index.ts'
import { emptyPolicy } from '../../packages/engine/src/policy/index.ts'

const place = { path: '/clinic/patient.ts', start: 0, end: 0 }

function judged(name: string, form: Form = 'text', others: readonly string[] = [], policy = emptyPolicy): Column {
  const own = column(name, place, { form })
  const columns = [own, ...others.map(other => column(other, place, { form: 'text' }))]
  const entity: Declaration = { id: 'x', name: 'Patient', aliases: [], library: 'sql', place, columns, complete: true, hiddenInJson: [] }
  return classify(own, entity, policy, { hasCredentials: table => table.toLowerCase() === 'patient', identify: () => null })
}

describe('words of a name', () => {
  test.each([
    ['passwordHash', 'password hash'], ['password_hash', 'password hash'], ['PASSWORD-HASH', 'password hash'], ['PasswordHash', 'password hash'],
    ['APIKey', 'api key'], ['apikey', 'api key'], ['userID', 'user id'], ['orgId', 'organization id'], ['isAdmin', 'is admin']
  ])('%s', (name, words) => { expect(wordsOf(name).join(' ')).toBe(words) })
})

describe('sensitive columns', () => {
  test.each([
    'password', 'passwordHash', 'hashed_password', 'encryptedPassword', 'password_digest', 'passwd', 'pwd', 'resetToken', 'password_reset_token', 'refreshTokenHash',
    'totpSecret', 'twoFactorSecret', 'apiKey', 'api_key_encrypted', 'private_key', 'webhookSecret', 'otp', 'verificationCode', 'backup_codes', 'ssn',
    'cardNumber', 'cvv', 'iban', 'salt', 'securityAnswer', 'pin', 'passportNumber'
  ])('%s', name => { expect(judged(name).sensitive).toBe(true) })

  test.each([
    'tokenCount', 'passwordChangedAt', 'hashtags', 'cardinality', 'authorName', 'tokenType', 'hasPassword', 'passwordExpiresAt', 'nextPageToken', 'secretary',
    'contentHash', 'boardingPass', 'bowlingPin', 'keyboard', 'apiKeyId', 'title', 'primaryKey', 'hash', 'pinCode', 'passengerName', 'tokenVersion'
  ])('not %s', name => { expect(judged(name).sensitive).toBe(false) })

  test('a hash is that of a password in a table of accounts only', () => {
    expect(judged('hash', 'text', ['email']).sensitive).toBe(true)
    expect(judged('hash', 'text', ['fileName']).sensitive).toBe(false)
  })
  test('a flag, a date and a count are no secrets', () => {
    expect(judged('password', 'boolean').sensitive).toBe(false)
    expect(judged('resetToken', 'date').sensitive).toBe(false)
    expect(judged('tokens', 'number').sensitive).toBe(false)
    expect(judged('otp', 'number').sensitive).toBe(true)
  })
  test('the policy goes before', () => {
    expect(judged('bloodType', 'text', [], { ...emptyPolicy, sensitive: ['patient.bloodtype'] }).sensitive).toBe(true)
    expect(judged('shareToken', 'text', [], { ...emptyPolicy, notSensitive: ['shareToken'] }).sensitive).toBe(false)
  })
})

describe('privileged columns', () => {
  test.each([
    ['role', 'rights'], ['isAdmin', 'rights'], ['permissions', 'rights'], ['role_id', 'rights'], ['emailVerified', 'trust'], ['isActive', 'state'],
    ['banned', 'trust'], ['balance', 'money'], ['unitPrice', 'money'], ['status', 'state'], ['state', 'state'], ['plan', 'state'], ['ownerId', 'owner'],
    ['user_id', 'owner'], ['tenantId', 'owner'], ['createdBy', 'owner'], ['patientId', 'owner'], ['id', 'key']
  ])('%s: %s', (name, privilege) => { expect(judged(name)).toMatchObject({ privileged: true, privilege }) })

  test('active says that an account is admitted, and of anything else that it is switched on', () => {
    expect(judged('isActive', 'boolean', ['email', 'passwordHash'])).toMatchObject({ privilege: 'trust' })
  })

  test.each(['title', 'email', 'quantity', 'description', 'bookId', 'scrolls', 'administration', 'priceless', 'activity', 'roleModel'])(
    'not %s', name => { expect(judged(name).privileged).toBe(false) })

  test('the state of an address is a place', () => {
    expect(judged('state', 'text', ['city', 'zip']).privileged).toBe(false)
  })
})

test.each([
  ['VARCHAR(255)', 'text'], ['DataTypes.STRING', 'text'], ['timestamp with time zone', 'date'], ['jsonb', 'json'], ['tinyint(1)', 'boolean'], ['int', 'number'],
  ['bigserial', 'number'], ['uuid', 'id'], ['Schema.Types.ObjectId', 'id'], ['bytea', 'binary'], ['mediumtext', 'text'], ['Reader', 'unknown']
])('a column of type %s holds %s', (type, form) => { expect(formOf(type)).toBe(form) })
