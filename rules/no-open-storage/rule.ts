import { constantOf, isProjectFolder, mountOf, settingsOf, type Confidence, type Problem, type Rule, type Setting, type SettingUse, type View } from '@postern/engine'

interface Danger {
  readonly isOpen: (view: View, use: SettingUse) => boolean
  readonly words: (use: SettingUse, value: unknown) => string
  readonly instead: string
  readonly confidence: (value: unknown) => Confidence
}

/** Canned access of an object for everybody, or for everybody who has an account anywhere. */
const openAccess: ReadonlySet<unknown> = new Set(['public-read', 'public-read-write', 'authenticated-read'])
/** Write permission of other users (POSIX). */
const othersWrite = 0o002

const dangers: Readonly<Partial<Record<Setting, Danger>>> = {
  'static-root': {
    isOpen: (view, use) => use.given !== null && isProjectFolder(view, use.given),
    words: ({ callee }) => `\`${callee}\` serves the folder of the project itself: sources, \`package.json\`, configuration and whatever else lies there is read by whoever asks.`,
    instead: 'Serve a folder of its own, with nothing in it but what everybody may have.',
    confidence: () => 'high'
  },
  'static-listing': {
    isOpen: (view, use) => use.given !== null && constantOf(view, use) !== false && !isPublicByName(view, use),
    words: ({ callee }) => `\`${callee}\` lists what lies in the folder: names that nobody would guess are shown to whoever asks, backups and logs among them.`,
    instead: 'Do not list folders; answer with the files that the caller may see.',
    confidence: () => 'medium'
  },
  'static-hidden': {
    isOpen: (view, use) => constantOf(view, use) === 'allow',
    words: ({ callee }) => `\`${callee}\` serves hidden files too: \`.env\`, \`.git\` and the like are read by whoever asks.`,
    instead: 'Leave `dotfiles` at its default.',
    confidence: () => 'medium'
  },
  'object-access': {
    isOpen: (view, use) => openAccess.has(constantOf(view, use)),
    words: ({ callee }, value) => `\`${callee}\` lets everybody ${value === 'public-read-write' ? 'read and overwrite' : 'read'} the object: who has its address needs no right, and addresses travel.`,
    instead: 'Leave it private and hand out signed addresses that end; a bucket of public pictures is better opened by its own policy.',
    confidence: value => (value === 'public-read-write' ? 'high' : 'low')
  },
  'file-mode': {
    isOpen: (view, use) => (modeOf(constantOf(view, use)) & othersWrite) !== 0,
    words: ({ callee }) => `\`${callee}\` lets every user of the machine write the file: what the server reads or runs from it is no longer its own.`,
    instead: 'Give other users no right to write (`0o640` for files, `0o750` for folders).',
    confidence: () => 'high'
  }
}

export const noOpenStorage: Rule = {
  meta: {
    name: 'no-open-storage',
    description: 'Files must be served from folders that are there for it, and stored so that only the server reaches them.',
    risks: [9],
    cwe: [552, 548, 732],
    owasp: ['API8:2023', 'API7:2019', 'A05:2021'],
    preset: 'recommended',
    severity: 'error',
    confidence: 'medium',
    fixable: false,
    hasSuggestions: false
  },
  * run(view) {
    for (const [setting, danger] of Object.entries(dangers)) {
      for (const use of settingsOf(view, setting as Setting)) {
        if (!use.development && danger.isOpen(view, use)) yield problem(view, use, danger)
      }
    }
  }
}

function modeOf(value: unknown): number {
  if (typeof value === 'string' && /^0?o?[0-7]{3,4}$/.test(value)) return Number.parseInt(value.replace('o', ''), 8)
  return typeof value === 'number' ? value : 0
}

/** `/.well-known` holds what everybody may have (RFC 8615). */
function isPublicByName(view: View, { call }: SettingUse): boolean {
  return mountOf(view, call)?.startsWith('/.well-known') === true
}

function problem(view: View, use: SettingUse, { words, instead, confidence }: Danger): Problem {
  const { module, node } = use.given ?? use.call
  const value = constantOf(view, use)
  return {
    place: { path: module.path, start: node.start, end: node.end },
    message: `${words(use, value)} ${instead}`,
    confidence: confidence(value),
    steps: [],
    related: [],
    fixes: [],
    identity: [use.callee, use.setting].join('|')
  }
}
