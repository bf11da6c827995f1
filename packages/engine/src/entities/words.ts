/** Names written without any mark between their words, as they are met in databases. */
const compounds: Readonly<Record<string, string>> = {
  accesskey: 'access key', accesstoken: 'access token', apikey: 'api key', apitoken: 'api token', authtoken: 'auth token',
  cardnumber: 'card number', creditcard: 'credit card', createdat: 'created at', createdby: 'created by', isactive: 'is active',
  isadmin: 'is admin', onetimepassword: 'otp', orgid: 'org id', ownerid: 'owner id', passwd: 'password', passwordhash: 'password hash',
  passwordsalt: 'password salt', passphrase: 'passphrase', privatekey: 'private key', pwd: 'password', pwdhash: 'password hash',
  refreshtoken: 'refresh token', resettoken: 'reset token', roleid: 'role id', secretkey: 'secret key', superadmin: 'super admin',
  superuser: 'super user', tenantid: 'tenant id', updatedat: 'updated at', userid: 'user id', userpassword: 'user password',
  userrole: 'user role', authorid: 'author id', clientsecret: 'client secret', totpsecret: 'totp secret', twofactor: 'two factor',
  '2fa': 'mfa', '2factor': 'two factor', organisation: 'organization', orgs: 'organization', org: 'organization'
}

/**
 * The words of a name, in lower case: `passwordHash`, `password_hash`, `PasswordHash`, `password-hash` and `PASSWORD_HASH` are
 * `password hash`; `userID` is `user id`, `APIKey` `api key`.
 */
export function wordsOf(name: string): readonly string[] {
  const parts = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
  return parts.filter(part => part !== '').flatMap(part => {
    const lower = part.toLowerCase()
    return (Object.hasOwn(compounds, lower) ? compounds[lower] ?? lower : lower).split(' ')
  })
}

/** Whether the words end in one of these sequences (each a few words with spaces between). */
export function endsIn(words: readonly string[], tails: ReadonlySet<string>): boolean {
  for (let length = Math.min(words.length, longestTail); length > 0; length--) {
    if (tails.has(words.slice(-length).join(' '))) return true
  }
  return false
}

/** The longest sequence in the tables has this many words (`national insurance number`, `card verification value`). */
const longestTail = 3
