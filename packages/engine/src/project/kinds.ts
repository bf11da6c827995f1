/** Extensions of files that are lowered. Declaration files say nothing about what runs. */
const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/
/** What editors leave beside a file while it is open: a link that leads nowhere (`.#server.ts`). */
const LOCK = /(?:^|\/)\.#[^/]*$/
const DECLARATION = /\.d\.(?:[cm]?ts|[^./]+\.ts)$/

/** Folders that hold what is installed, built or kept by tools: never read. */
const NEVER = new Set([
  'node_modules', 'bower_components', 'jspm_packages', '.git', '.hg', '.svn', '.yarn', '.pnpm-store', '.next', '.nuxt', '.output',
  '.svelte-kit', '.turbo', '.cache', '.parcel-cache', '.vercel', '.netlify', '.serverless', '.nyc_output', 'coverage'
])

/** Folders that hold what a build wrote, whether the repository ignores them or not. */
const BUILT = new Set(['dist', 'build', 'out', 'lib-cov'])

/**
 * Folders and files that are no part of the running server: tests, examples of data, seeds, migrations, scripts. Only code
 * reachable from an HTTP entry is judged; these are read when something imports them, and never judged.
 */
const ASIDE_FOLDER = new Set([
  'test', 'tests', '__tests__', '__test__', '__mocks__', '__fixtures__', 'mocks', 'fixtures', 'fixture', 'spec', 'specs', 'e2e', 'cypress', 'playwright',
  'testing', 'benchmark', 'benchmarks', 'bench', 'seeds', 'seeders', 'seed', 'migrations', 'migration', 'scripts', 'examples', 'docs',
  'vendor', 'third_party', 'third-party', 'generated', '__generated__', 'stories', '.storybook', 'storybook-static'
])
const ASIDE_FILE = /(?:[._-](?:test|tests|spec|specs|e2e|e2e-spec|it|mock|mocks|stories|story|bench|fixture|seed|generated|gen|min|bundle)\.[cm]?[jt]sx?|(?:^|\/)(?:gulpfile|gruntfile|jest\.[\w.]+|vitest\.[\w.]+|webpack\.[\w.]+|rollup\.config|vite\.config|eslint\.config|\.eslintrc|karma\.conf|babel\.config|tailwind\.config|postcss\.config|playwright\.config|cypress\.config)\.[cm]?[jt]s)$/i

/** Files that a framework serves by their place: what their folders below are called is part of an address. */
const SERVED = /(?:^|\/)(?:app\/(?:.*\/)?route|pages\/api\/.*)\.[cm]?[jt]sx?$/

/** Larger files are bundles or data, and no person edits them: 1 MiB of text. */
const LARGEST_FILE = 1_048_576

/** Why a text is not read as a program, with what to do about it; null when it is. */
export function unreadable(text: string): string | null {
  if (text.length > LARGEST_FILE) {
    return `The file has ${text.length} characters; over ${LARGEST_FILE} it is not read. Name it under "ignore" in postern.json, or split it.`
  }
  // Films end in .ts too; and text in two bytes a character is full of zeros.
  if (text.includes('\0')) return 'The file is no text in UTF-8. Save it as UTF-8, or name it under "ignore" in postern.json.'
  return null
}

/** Whether the name is that of a source file that Postern reads. */
export function isSource(path: string): boolean {
  return SOURCE.test(path) && !DECLARATION.test(path) && !LOCK.test(path)
}

/** Whether a folder is entered when a project's files are looked for. */
export function isEntered(folder: string): boolean {
  return !NEVER.has(folder) && !BUILT.has(folder)
}

/** Whether a file is judged, by its path relative to the project's root. Files aside are still read when a judged one imports them. */
export function isJudged(relative: string): boolean {
  const served = SERVED.exec(relative)
  const parts = (served === null ? relative : relative.slice(0, served.index + 1)).split('/')
  return !ASIDE_FILE.test(relative) && !parts.slice(0, -1).some(part => ASIDE_FOLDER.has(part.toLowerCase()))
}
