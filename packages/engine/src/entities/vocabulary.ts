import type { Privilege } from '../model/entity.ts'

/**
 * What names of columns say. English compounds have their meaning at the end (`passwordResetToken` is a token, `tokenCount` a
 * count), so these are tails. A table is a list of groups, each with the reason why such a column is in it.
 */
export interface Vocabulary {
  readonly why: string
  readonly tails: readonly string[]
}

/** The same for columns that a client must not choose, with the sort of privilege that they are. */
export interface PrivilegeVocabulary extends Vocabulary {
  readonly privilege: Privilege
}

/** What sensitive values are, as far as it matters how they are made, kept and compared. */
export type Secret = 'password' | 'salt' | 'token' | 'key' | 'code' | 'number'

/** The same for columns that must never leave, with what they hold. */
export interface SensitiveVocabulary extends Vocabulary {
  readonly secret: Secret
}

/** Columns that must never leave. */
export const sensitive: readonly SensitiveVocabulary[] = [
  {
    secret: 'password',
    why: 'whoever reads it can sign in, or can try guesses against it offline',
    tails: ['password', 'passwords', 'passphrase', 'passcode', 'user pass', 'hashed pass', 'encrypted pass', 'password hash', 'pin hash', 'credentials']
  },
  {
    secret: 'salt',
    why: 'it stands beside the hash of a password, and goes with it',
    tails: ['salt']
  },
  {
    secret: 'token',
    why: 'whoever holds it acts as its owner until it expires',
    tails: ['token', 'tokens', 'jwt', 'bearer', 'session key', 'magic link', 'session secret']
  },
  {
    secret: 'key',
    why: 'a key of a service or of cryptography: it signs, decrypts or pays',
    tails: [
      'secret', 'secrets', 'api key', 'api keys', 'private key', 'secret key', 'encryption key', 'signing key', 'access key', 'master key',
      'recovery key', 'auth key', 'mnemonic', 'seed phrase'
    ]
  },
  {
    secret: 'code',
    why: 'a one-time code or an answer that stands for the password',
    tails: [
      'otp', 'totp', 'otp code', 'otp hash', 'verification code', 'recovery code', 'recovery codes', 'backup code', 'backup codes', 'reset code',
      'activation code', 'login code', 'mfa code', 'sms code', 'auth code', 'factor code', 'security answer', 'secret answer', 'security pin'
    ]
  },
  {
    secret: 'number',
    why: 'an identity number: it cannot be changed once it is known',
    tails: [
      'ssn', 'social security', 'social security number', 'national id', 'national insurance number', 'passport number', 'passport no', 'tax id',
      'driver license', 'driver license number', 'drivers license', 'license number hash', 'identity number', 'cpf'
    ]
  },
  {
    secret: 'number',
    why: 'a card or bank number: it pays',
    tails: [
      'card number', 'card num', 'card no', 'credit card', 'cvv', 'cvv2', 'cvc', 'cvc2', 'card verification value', 'iban', 'bank account',
      'bank account number', 'routing number'
    ]
  }
]

/** Words after a sensitive one that leave it what it is: `passwordHash`, `tokenValue`, `apiKeyEncrypted`. */
export const neutralTails: ReadonlySet<string> = new Set([
  'hash', 'hashed', 'digest', 'encrypted', 'cipher', 'ciphertext', 'plain', 'plaintext', 'raw', 'value', 'text', 'string', 'base64', 'bcrypt',
  '1', '2', 'old', 'new', 'current', 'previous'
])

/** Names of one word that are sensitive only as the whole name (`boarding pass`, `bowling pin` are not). */
export const sensitiveWhole: ReadonlySet<string> = new Set(['pass', 'pin', 'pin code hash', 'card'])

/** A table with one of these columns is a table of accounts: there a bare `hash` is that of a password. */
export const loginNames: ReadonlySet<string> = new Set(['email', 'username', 'user name', 'login', 'email address', 'mail', 'salt', 'phone', 'phone number', 'nickname', 'handle', 'user'])

/** What stands before `token` when it is no credential: places in a list, and the units that language models count. */
export const harmlessBeforeToken: ReadonlySet<string> = new Set([
  'next', 'page', 'continuation', 'cursor', 'sync', 'design', 'max', 'min', 'total', 'num', 'number', 'prompt', 'completion', 'input', 'output',
  'used', 'remaining', 'cached', 'lexer', 'fungible', 'nft', 'search'
])

/** Names that ask a yes-or-no question, whatever follows. */
export const predicates: ReadonlySet<string> = new Set([
  'is', 'has', 'had', 'can', 'should', 'must', 'needs', 'need', 'requires', 'require', 'required', 'use', 'uses', 'enable', 'enabled', 'allow',
  'allows', 'show', 'hide', 'with', 'was', 'did', 'force', 'num', 'count', 'last', 'max', 'min'
])

/** Columns that a client must not choose. */
export const privileged: readonly PrivilegeVocabulary[] = [
  {
    privilege: 'rights',
    why: 'it decides what the account may do',
    tails: [
      'role', 'roles', 'role id', 'role ids', 'admin', 'super admin', 'super user', 'is staff', 'staff flag', 'is root', 'is moderator', 'is owner',
      'permission', 'permissions', 'privilege', 'privileges', 'scopes', 'authorities', 'access level', 'user type', 'account type', 'user level',
      'clearance'
    ]
  },
  {
    privilege: 'trust',
    why: 'it says that somebody has checked or admitted the account or the row',
    tails: [
      'verified', 'verified at', 'verified on', 'is confirmed', 'email confirmed', 'confirmed at', 'approved', 'approved at', 'approved by',
      'banned', 'is banned', 'banned at', 'is blocked', 'active', 'is active', 'is enabled', 'is locked', 'suspended', 'is suspended', 'trusted',
      'is premium', 'premium', 'premium until', 'kyc status'
    ]
  },
  {
    privilege: 'money',
    why: 'it is money or stands for it',
    tails: [
      'balance', 'credits', 'credit', 'credit limit', 'price', 'amount', 'discount', 'discount percent', 'discount rate', 'fee', 'salary', 'paid',
      'is paid', 'paid at', 'payment status', 'loyalty points', 'quota', 'commission', 'refund', 'refunded'
    ]
  },
  {
    privilege: 'state',
    why: 'it says where the row is on its way, or what the account has bought',
    tails: ['status', 'plan', 'plan id', 'tier', 'subscription status', 'subscription plan']
  }
]

/** `state` says where a row is on its way, unless it is a part of an address. */
export const addressWords: ReadonlySet<string> = new Set(['city', 'zip', 'zip code', 'postal code', 'postcode', 'street', 'country', 'address'])

/** Who a row belongs to, by name alone: people first, then organisations. Each also with `id` behind it. */
export const owners: ReadonlySet<string> = new Set([
  'owner', 'user', 'author', 'creator', 'created by', 'uploaded by', 'posted by', 'owned by', 'account', 'tenant', 'organization', 'company',
  'workspace', 'team'
])

/** Columns that the database or the library fills. */
export const timestamps: ReadonlySet<string> = new Set(['created at', 'updated at', 'deleted at', 'created on', 'updated on'])
