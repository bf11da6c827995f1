import { constantOf, fixOf, setOption, settingsOf, writtenOf, type Fix, type Problem, type Rule, type SettingUse, type View } from '@postern/engine'

/** Ciphers that are broken, or that show equal blocks as equal. */
const weakCiphers = /^(?:des|des3|3des|rc2|rc4|bf|blowfish|cast5?|idea|seed|arc4)(?:-|$)|-ecb$|^des-/i

export const noWeakCrypto: Rule = {
  meta: {
    name: 'no-weak-crypto',
    description: 'What protects data must use a sound cipher, a key made for it and a fresh initialisation vector.',
    risks: [2, 5],
    cwe: [327, 328, 326, 329],
    owasp: ['API8:2023', 'API7:2019', 'A02:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const use of settingsOf(view, 'cipher-algorithm')) {
      const name = constantOf(view, use)
      if (/\bcreate(?:Dec|C)ipher$/.test(use.callee)) yield problem(use, keyless(use), [])
      else if (typeof name === 'string' && weakCiphers.test(name)) yield problem(use, weak(name), suggest(view, use))
    }
    for (const use of settingsOf(view, 'cipher-vector')) if (isFixed(view, use)) yield problem(use, fixed(use), [])
  }
}

function weak(name: string): string {
  return `\`${name}\` does not protect: ${/ecb$/i.test(name) ? 'equal blocks stay equal, so that the text shows through' : 'keys of this cipher are found by trying'}. `
    + 'Use `aes-256-gcm` with a fresh vector for each text, and keep the tag beside it.'
}

function keyless({ callee }: SettingUse): string {
  return `\`${callee}\` makes the key of the password by one round of MD5, without a salt, and always the same vector; Node has removed it. `
    + 'Derive the key with `scrypt`, make a vector with `randomBytes(12)`, and use `createCipheriv(\'aes-256-gcm\', key, vector)`.'
}

function fixed({ callee }: SettingUse): string {
  return `\`${callee}\` is given a vector that is the same for every text: equal texts give equal ciphers, and in counter modes (GCM, CTR) two of them give away both. `
    + 'Make one for each text with `randomBytes(12)` and keep it beside the cipher.'
}

/** A text, or bytes that are written out or left at zero. */
function isFixed(view: View, { given, frame }: SettingUse): boolean {
  return given !== null && writtenOf(view, given, frame).some(({ site: { node } }) => {
    if (node.kind === 'literal') return typeof node.value === 'string' && node.value !== ''
    return node.kind === 'call' && node.callee.kind === 'member' && node.callee.property === 'alloc' && node.callee.object.kind === 'global' && node.callee.object.name === 'Buffer'
  })
}

function suggest(view: View, use: SettingUse): readonly Fix[] {
  return use.callee.endsWith('createCipheriv') ? fixOf('Use aes-256-gcm', false, [setOption(view, use, '\'aes-256-gcm\'')]) : []
}

function problem(use: SettingUse, message: string, fixes: readonly Fix[]): Problem {
  const { module, node } = use.call
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message,
    confidence: use.development ? 'low' : 'high',
    steps: [],
    related: [],
    fixes,
    identity: [use.callee, use.setting].join('|')
  }
}
