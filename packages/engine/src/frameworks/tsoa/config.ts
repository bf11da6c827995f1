import type { Program } from '../../model/index.ts'

/** What the configuration of the generator says about routes. */
export interface Settings {
  readonly basePath: string
  /** What becomes of keys that the declared type does not name (`noImplicitAdditionalProperties`). */
  readonly unknown: 'strip' | 'keep' | 'reject'
}

const NONE: Settings = { basePath: '', unknown: 'keep' }
const UNKNOWN_KEYS: Readonly<Record<string, Settings['unknown']>> = {
  'ignore': 'keep', 'silently-remove-extras': 'strip', 'throw-on-extras': 'reject'
}

/** The nearest `tsoa.json` above a file: https://tsoa-community.github.io/docs/generating.html */
export function settingsFor(program: Program, path: string): Settings {
  for (let folder = outer(path); folder !== ''; folder = outer(folder)) {
    const json = program.json(`${folder}/tsoa.json`)
    if (json !== null) return read(json)
  }
  return NONE
}

const outer = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

function read({ noImplicitAdditionalProperties: extras, routes }: Readonly<Record<string, unknown>>): Settings {
  const basePath = typeof routes === 'object' && routes !== null && 'basePath' in routes ? routes.basePath : ''
  return {
    basePath: typeof basePath === 'string' ? basePath : '',
    unknown: typeof extras === 'string' && Object.hasOwn(UNKNOWN_KEYS, extras) ? UNKNOWN_KEYS[extras] ?? 'keep' : 'keep'
  }
}
