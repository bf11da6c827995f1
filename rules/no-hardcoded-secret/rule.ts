import { settingsOf, writtenOf, type Fix, type Literal, type Place, type Placed, type Problem, type Rule, type SettingUse, type View } from '@postern/engine'

export const noHardcodedSecret: Rule = {
  meta: {
    name: 'no-hardcoded-secret',
    description: 'Keys and passwords that protect the API must not be written in the code.',
    risks: [2],
    cwe: [798, 321],
    owasp: ['API2:2023', 'API2:2019', 'A07:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: true
  },
  * run(view) {
    const byLiteral = new Map<string, { readonly written: Secret, readonly uses: SettingUse[] }>()
    for (const use of [...settingsOf(view, 'secret'), ...settingsOf(view, 'service-key'), ...settingsOf(view, 'connection-url')]) {
      if (use.given === null || use.development) continue
      const read = use.setting === 'connection-url' ? secretInUrl : secretOf
      for (const written of writtenOf(view, use.given, use.frame).flatMap(read)) {
        // Services give out long keys: a short text stands for none.
        if (use.setting === 'service-key' && written.text.length < shortestKey) continue
        const key = `${written.place.path}:${String(written.place.start)}`
        const known = byLiteral.get(key)
        if (known === undefined) byLiteral.set(key, { written, uses: [use] })
        else known.uses.push(use)
      }
    }
    for (const { written, uses } of byLiteral.values()) yield problem(view, written, uses)
  }
}

/** Characters of the shortest key that a service gives out. */
const shortestKey = 12

interface Secret {
  readonly place: Place
  readonly text: string
}

/** A text that is written whole, and no public half of a pair. */
function secretOf({ site: { module, node } }: Placed): readonly Secret[] {
  const text = node.kind === 'literal' ? textOf(node) : node.kind === 'concat' && node.parts.every(part => part.kind === 'literal') ? node.parts.map(textOf).join('') : ''
  if (text === '' || /BEGIN (?:RSA )?(?:PUBLIC KEY|CERTIFICATE)/.test(text)) return []
  return [{ place: { path: module.path, start: node.start, end: node.end }, text }]
}

/** The password of an account in an address of another machine; the own one, and a host of one word, is not reached from outside. */
const passwordInUrl = /^[a-z][\w+.-]*:\/\/[^/@:\s]*:([^/@\s]+)@(?!localhost|127\.|0\.0\.0\.0|\[::1\])([\w-]+\.[\w.-]+|\0)/i
const placeholder = /\0|^[<[{(*x]|^(?:your[-_]?)?(?:db[-_]?)?pass(?:word|wd)?$/i

function secretInUrl({ site: { module, node } }: Placed): readonly Secret[] {
  const parts = node.kind === 'literal' ? [node] : node.kind === 'concat' ? node.parts : []
  const text = parts.map(part => (part.kind === 'literal' ? textOf(part) : '\0')).join('')
  const password = passwordInUrl.exec(text)?.[1]
  if (password === undefined || placeholder.test(password)) return []
  return [{ place: { path: module.path, start: node.start, end: node.end }, text }]
}

function textOf({ value }: Literal): string {
  return typeof value === 'string' ? value : ''
}

function problem(view: View, { place }: Secret, uses: readonly SettingUse[]): Problem {
  const callees = [...new Set(uses.map(use => use.callee))].sort()
  const name = variableOf(view, place)
  return {
    place,
    message: `The secret that ${callees.map(each => `\`${each}\``).join(', ')} works with is written in the code: whoever reads the repository, a build or a backup of it `
      + `can forge or open what it protects, on every server that runs this version. Read it from the environment (\`process.env.${name}\`), refuse to start when it is `
      + 'missing, and replace this one: it is known.',
    confidence: 'high',
    steps: [],
    related: uses.flatMap(use => (use.given === null || isSame(use, place) ? [] : [{ place: placeOf(use), note: `\`${use.callee}\` takes it here` }])),
    fixes: fixes(view, place, name),
    identity: [name, ...callees].join('|')
  }
}

function placeOf({ call: { module, node } }: SettingUse): Place {
  return { path: module.path, start: node.start, end: node.end }
}

function isSame({ call: { module, node } }: SettingUse, place: Place): boolean {
  return module.path === place.path && node.start <= place.start && place.end <= node.end
}

/** The name of the variable that stands beside it as a default (`process.env.KEY || 'x'`), or one made of the name that it is given. */
function variableOf(view: View, { path, start }: Place): string {
  const before = view.text(path).slice(Math.max(0, start - 120), start)
  const beside = besideOf(before)
  if (beside !== null) return beside
  const given = /([\w$]+)(?:\s*:\s*\w+)?\s*[:=]\s*[([]*$/.exec(before)?.[1] ?? 'secret'
  const words = given.replace(/([a-z\d])([A-Z])/g, '$1_$2').toUpperCase().replace(/\W/g, '')
  return /SECRET|KEY|PASS|TOKEN/.test(words) ? words : `${words}_SECRET`
}

function besideOf(before: string): string | null {
  const beside = /process\.env(?:\.([A-Z]\w*)|\[['"](\w+)['"]\])\s*(?:\|\||\?\?)\s*[([]*$/i.exec(before)
  return beside?.[1] ?? beside?.[2] ?? null
}

function fixes(view: View, place: Place, name: string): readonly Fix[] {
  const refuses = `(() => { throw new Error('Set ${name}.') })()`
  const isDefault = besideOf(view.text(place.path).slice(Math.max(0, place.start - 120), place.start)) !== null
  const whole = `process.env.${name} ?? ${refuses}`
  // Beside another operator it must stand in parentheses: `||` and `??` do not mix without.
  const isAlone = /[=(,:[{?]\s*$/.test(view.text(place.path).slice(0, place.start)) && !/\?\?\s*$/.test(view.text(place.path).slice(0, place.start))
  const text = isDefault ? refuses : isAlone ? whole : `(${whole})`
  return [{ title: `Read it from \`${name}\` and stop when it is missing`, automatic: false, edits: [{ ...place, text }] }]
}
