import {
  callsOn, constantOf, fixOf, setOption, settingsOf, writtenOf,
  type Call, type Confidence, type Expression, type Fix, type Module, type Problem, type Rule, type SettingUse, type View
} from '@postern/engine'

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
    for (const use of settingsOf(view, 'tag-length')) yield* unchecked(view, use)
    for (const use of settingsOf(view, 'cipher-vector')) if (isFixed(view, use)) yield problem(use, fixed(use), [])
  }
}

function weak(name: string): string {
  return `\`${name}\` does not protect: ${/ecb$/i.test(name) ? 'equal blocks stay equal, so that the text shows through' : 'keys of this cipher are found by trying'}. `
    + 'Use `aes-256-gcm` with a fresh vector for each text, and keep the tag beside it.'
}

function keyless({ callee }: SettingUse): string {
  return `\`${callee}\` makes the key of the password by one round of MD5, without a salt, and always the same initialisation vector (IV); Node has removed it. `
    + 'Derive the key with `scrypt`, make a vector with `randomBytes(12)`, and use `createCipheriv(\'aes-256-gcm\', key, vector)`.'
}

function fixed({ callee }: SettingUse): string {
  return `\`${callee}\` is given an initialisation vector (IV) that is the same for every text: equal texts give equal ciphers, and in counter modes (GCM, CTR) two of them give away both. `
    + 'Make one for each text with `randomBytes(12)` and keep it beside the cipher.'
}

/** Ciphers that prove with a tag that nobody has changed the text. */
const authenticated = /-(?:gcm|ccm|ocb)$|^chacha20-poly1305$/i

/** A tag proves something when `final` has looked at it, and when it cannot be cut down to a few bytes that are quickly guessed. */
function* unchecked(view: View, use: SettingUse): Iterable<Problem> {
  const [first] = use.call.node.arguments
  const cipher = first === undefined ? undefined : view.program.constant({ module: use.call.module, node: first })
  if (typeof cipher !== 'string' || !authenticated.test(cipher)) return
  const calls = callsOn(view, use.call)
  const called = new Set(calls.map(nameOf))
  if (called.has('update') && !['final', 'pipe', 'end', 'on', 'once'].some(name => called.has(name))) {
    yield problem(use, `What \`${use.callee}\` opens is used without a call of \`final\`, which is where the auth tag is checked: who can change the cipher chooses what comes out. `
      + 'Add `decipher.final()`, and use nothing before it has passed.', [])
  } else if (/gcm$/i.test(cipher) && use.presence === 'absent' && calls.some(call => nameOf(call) === 'setAuthTag' && !isCutOut(use.call.module, call.arguments[0]))) {
    yield problem(use, `\`${use.callee}\` is not told how long the auth tag is, and takes one of 4 bytes as well: with some tries a changed text passes. Say \`{ authTagLength: 16 }\`.`,
      fixOf('Take tags of 16 bytes only', false, [setOption(view, use, '16')]), 'medium')
  }
}

function nameOf({ callee }: Call): string {
  return callee.kind === 'member' ? callee.property : ''
}

/** A part of other bytes, whose length the code says: `sealed.subarray(-16)`. */
function isCutOut(module: Module, tag: Expression | undefined): boolean {
  const written = tag?.kind === 'ref' ? module.bindings[tag.binding]?.values[0] : tag
  return written?.kind === 'call' && /^(?:subarray|slice)$/.test(nameOf(written))
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

function problem(use: SettingUse, message: string, fixes: readonly Fix[], confidence: Confidence = 'high'): Problem {
  const { module, node } = use.call
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message,
    confidence: use.development ? 'low' : confidence,
    steps: [],
    related: [],
    fixes,
    identity: [use.callee, use.setting].join('|')
  }
}
