import { describe, expect, it } from 'vitest'
import { projectFiles } from '../../packages/engine/src/project/index.ts'
import { memoryHost } from '../support/memory-host.ts'

const root = '/work/clinic'

/** The files of a project, relative to its root. */
function files(texts: Readonly<Record<string, string>>, options: { from?: string, ignore?: string[], folder?: string, links?: Record<string, string> } = {}): string[] {
  const absolute = Object.fromEntries(Object.entries(texts).map(([path, text]) => [`${root}/${path}`, text]))
  const links = Object.fromEntries(Object.entries(options.links ?? {}).map(([link, target]) => [`${root}/${link}`, target.replace(/^~/, root)]))
  const { from = root, ignore = [], folder } = options
  return projectFiles(memoryHost(absolute, links), from, { ignore, ...folder !== undefined && { folder } }).map(path => path.slice(root.length + 1))
}

const empty = (...paths: string[]): Record<string, string> => Object.fromEntries(paths.map(path => [path, '']))

describe('the files of a project', () => {
  it('are its sources in every dialect, sorted, and no declarations', () => {
    expect(files(empty('src/wards.ts', 'app.js', 'src/beds.tsx', 'c.cjs', 'm.mts', 'README.md', 'types.d.ts', 'style.d.css.ts', 'd.d.mts')))
      .toEqual(['app.js', 'c.cjs', 'm.mts', 'src/beds.tsx', 'src/wards.ts'])
  })

  it('are not what was installed, built, generated, or is there for tests and scripts', () => {
    expect(files(empty(
      'src/app.ts', 'node_modules/express/index.js', 'dist/app.js', 'src/app.test.ts', 'src/app.e2e-spec.ts', 'test/app.ts', 'src/__mocks__/db.ts',
      'db/migrations/1.ts', 'seeds/wards.ts', 'scripts/load.ts', 'vitest.config.ts', 'eslint.config.js', '.next/server.js', 'public/app.min.js'
    ))).toEqual(['src/app.ts'])
  })

  it('keep names that only look like those', () => {
    expect(files(empty('src/latest/contest.ts', 'src/testimonials.ts', 'src/build-info.ts', 'src/distances/a.ts')))
      .toEqual(['src/build-info.ts', 'src/distances/a.ts', 'src/latest/contest.ts', 'src/testimonials.ts'])
  })

  it('keep files that a framework serves by their place, whatever their folders are called', () => {
    expect(files(empty('app/api/scripts/load/route.ts', 'app/api/scripts/load/helper.ts', 'src/pages/api/docs/index.ts', 'test/app/api/route.ts')))
      .toEqual(['app/api/scripts/load/route.ts', 'src/pages/api/docs/index.ts'])
  })
})

describe('.gitignore', () => {
  it('is honoured in the root and below, each for its own folder', () => {
    expect(files({
      ...empty('app.ts', 'old.ts', 'wards/old.ts', 'wards/beds.ts', 'wards/deep/beds.ts', 'beds.ts'),
      '.gitignore': '/old.ts\n',
      'wards/.gitignore': '# made by a tool\nbeds.ts\n'
    })).toEqual(['app.ts', 'beds.ts', 'wards/old.ts'])
  })

  it('is honoured above the root up to the top of the repository, and not beyond it', () => {
    const texts: Record<string, string> = {
      ...empty('.git/HEAD', 'apps/api/app.ts', 'apps/api/local.ts', 'apps/api/made/client.ts'),
      '.gitignore': 'local.ts\n',
      'apps/.gitignore': 'api/made/\n'
    }
    expect(files(texts, { from: `${root}/apps/api` })).toEqual(['apps/api/app.ts'])
    const noRepository = { ...texts }
    delete noRepository['.git/HEAD']
    expect(files(noRepository, { from: `${root}/apps/api` })).toEqual(['apps/api/app.ts', 'apps/api/local.ts', 'apps/api/made/client.ts'])
  })

  it('knows worktrees, whose .git is a file', () => {
    expect(files({ ...empty('.git', 'api/app.ts', 'api/local.ts'), '.gitignore': 'local.ts' }, { from: `${root}/api` })).toEqual(['api/app.ts'])
  })

  it('lets the nearer file take back what a farther one says', () => {
    expect(files({
      ...empty('.git/HEAD', 'keep/client.gql.ts', 'drop/client.gql.ts'),
      '.gitignore': '*.gql.ts\n',
      'keep/.gitignore': '!client.gql.ts\n'
    })).toEqual(['keep/client.gql.ts'])
  })

  it('has a third place that is never shared', () => {
    expect(files({ ...empty('app.ts', 'mine.ts'), '.git/info/exclude': 'mine.ts\n' })).toEqual(['app.ts'])
  })
})

describe('"ignore" of the policy', () => {
  it('has the form of .gitignore and cannot be taken back by one', () => {
    expect(files({ ...empty('app.ts', 'legacy/a.ts', 'legacy/b.ts'), '.gitignore': '!legacy/a.ts' }, { ignore: ['/legacy/'] })).toEqual(['app.ts'])
  })

  it('is relative to the policy, also when that stands above the root', () => {
    expect(files(empty('api/app.ts', 'api/legacy/a.ts'), { from: `${root}/api`, folder: root, ignore: ['api/legacy'] })).toEqual(['api/app.ts'])
  })
})

describe('links', () => {
  it('that lead in circles end', () => {
    const links = { 'a/up': '~', 'a/b': '~/b', 'b/a': '~/a', 'self': '~/self-again', 'self-again': '~/a' }
    expect(files(empty('app.ts', 'a/one.ts', 'b/two.ts'), { links })).toEqual(['a/one.ts', 'app.ts', 'b/two.ts'])
  })

  it('to a folder outside are followed once', () => {
    const shared = memoryHost({ [`${root}/app.ts`]: '', '/shared/guard.ts': '' }, { [`${root}/one`]: '/shared', [`${root}/two`]: '/shared', '/shared/back': root })
    expect(projectFiles(shared, root)).toEqual([`${root}/app.ts`, `${root}/one/guard.ts`])
  })
})
