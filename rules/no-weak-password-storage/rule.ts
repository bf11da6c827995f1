import { constantOf, fixOf, secretNamed, setOption, settingsOf, writtenOf, type Expression, type Problem, type Rule, type SettingUse, type View } from '@postern/engine'

/** The rounds of bcrypt (as the exponent of two) that OWASP's Password Storage Cheat Sheet asks for at least. */
const fewestRounds = 10

export const noWeakPasswordStorage: Rule = {
  meta: {
    name: 'no-weak-password-storage',
    description: 'Passwords must be kept by a function that was made to be slow.',
    risks: [2],
    cwe: [916, 256],
    owasp: ['API2:2023', 'API2:2019', 'A02:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    for (const use of settingsOf(view, 'password-rounds')) {
      const rounds = constantOf(view, use)
      if (typeof rounds === 'number' && rounds < fewestRounds && !use.development) yield fewRounds(view, use, rounds)
    }
    for (const use of settingsOf(view, 'password-variant')) {
      const variant = constantOf(view, use)
      if ((variant === 0 || variant === 1) && !use.development) yield weakVariant(view, use, variant)
    }
    for (const use of settingsOf(view, 'digest-input')) {
      const { self, given } = use
      if (self?.kind !== 'instance' || self.type !== 'Hash' || given === null) continue
      if (writtenOf(view, given, use.frame).some(({ site }) => isPassword(site.node)) || isPassword(given.node)) yield fastDigest(view, use)
    }
  }
}

/** A name, or the last property of a chain, that holds a password. */
function isPassword(node: Expression): boolean {
  if (node.kind === 'ref') return secretNamed(node.name) === 'password'
  if (node.kind === 'member') return secretNamed(node.property) === 'password'
  if (node.kind === 'concat') return node.parts.some(isPassword)
  return node.kind === 'binary' && node.operator === '+' && (isPassword(node.left) || isPassword(node.right))
}

function fewRounds(view: View, use: SettingUse, rounds: number): Problem {
  return {
    ...base(use),
    message: `\`${use.callee}\` works ${String(2 ** rounds)} rounds (${String(rounds)}): whoever gets the table tries passwords many times faster than need be. `
      + 'Use 12, or as many as a login may take time for.',
    confidence: 'high',
    fixes: fixOf('Work 2 to the power of 12 rounds', false, [setOption(view, use, '12')])
  }
}

function weakVariant(view: View, use: SettingUse, variant: 0 | 1): Problem {
  return {
    ...base(use),
    message: `\`${use.callee}\` is asked for ${variant === 0 ? 'argon2d, which tells the time that it takes to who watches' : 'argon2i, which graphics cards try faster'}: `
      + 'leave the option out, or use argon2id, which is made for passwords.',
    confidence: 'medium',
    fixes: use.given?.node.kind === 'member' ? fixOf('Use argon2id', false, [setOption(view, use, `${view.program.words({ ...use.given, node: use.given.node.object })}.argon2id`)]) : []
  }
}

function fastDigest(view: View, use: SettingUse): Problem {
  const made = use.self?.kind === 'instance' ? use.self.created : null
  const hash = made?.node.kind === 'call' ? settingsOf(view, 'hash-algorithm').find(each => each.call.node === made.node) : undefined
  const name = hash === undefined ? undefined : constantOf(view, hash)
  return {
    ...base(hash ?? use),
    message: `A password goes through ${typeof name === 'string' ? `\`${name}\`` : 'a plain digest'}, which was made to be fast: a graphics card tries billions a second, and without a salt equal `
      + 'passwords look equal. Use argon2, scrypt or bcrypt, each with its own salt, and compare with their `verify`.',
    confidence: 'medium',
    fixes: []
  }
}

function base({ call: { module, node }, callee, setting }: SettingUse): Pick<Problem, 'place' | 'steps' | 'related' | 'identity'> {
  return { place: { path: module.path, start: node.start, end: node.end }, steps: [], related: [], identity: [callee, setting].join('|') }
}
