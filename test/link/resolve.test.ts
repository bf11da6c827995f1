import { expect, test } from 'vitest'
import { project } from './project.ts'

const resolve = (files: Record<string, string>, specifiers: readonly string[], from = '/shop/main.ts', links: Record<string, string> = {}): string[] => {
  const { program } = project({ 'main.ts': '', ...files }, links)
  return specifiers.map(specifier => {
    const to = program.resolve(from, specifier)
    if (to.kind === 'file') return to.path.replace(/^\/shop\//, '')
    return to.kind === 'missing' ? 'missing' : `${to.package}${to.subpath && ` ${to.subpath}`}`
  })
}

test('relative: with the ending of the build, without, folders', () => {
  const files = { 'a.ts': '', 'b.tsx': '', 'c.mts': '', 'd/index.ts': '', 'e.controller.ts': '', 'f.js': '' }
  expect(resolve(files, ['./a', './a.js', './a.ts', './b', './b.jsx', './c.mjs', './d', './d/', './e.controller', './f', './none', './data.json']))
    .toEqual(['a.ts', 'a.ts', 'a.ts', 'b.tsx', 'b.tsx', 'c.mts', 'd/index.ts', 'd/index.ts', 'e.controller.ts', 'f.js', 'missing', 'missing'])
})

test('packages: scopes, subpaths, builtins', () => {
  expect(resolve({}, ['pg', '@scope/x/deep/y', 'lodash/get', 'fs', 'node:fs', 'fs/promises']))
    .toEqual(['pg', '@scope/x deep/y', 'lodash get', 'node:fs', 'node:fs', 'node:fs promises'])
})

test('tsconfig: paths, baseUrl, comments, extends, nearest wins', () => {
  const files = {
    'tsconfig.json': `{ "extends": "./tsconfig.base.json", /* mappings */ "compilerOptions": { "strict": true, }, }`,
    'tsconfig.base.json': `{ "compilerOptions": { "baseUrl": "./src", // here\n "paths": { "@/*": ["*"], "@db": ["db/pool.ts"], "@db/*": ["db/*"] } } }`,
    'src/books.ts': '', 'src/db/pool.ts': '', 'src/db/schema.ts': '',
    'api/tsconfig.json': '{ "compilerOptions": { "paths": { "~/*": ["./lib/*"] } } }',
    'api/lib/auth.ts': '', 'api/main.ts': ''
  }
  expect(resolve(files, ['@/books', '@db', '@db/schema', 'books', '@/none', 'express']))
    .toEqual(['src/books.ts', 'src/db/pool.ts', 'src/db/schema.ts', 'src/books.ts', 'missing', 'express'])
  expect(resolve(files, ['~/auth'], '/shop/api/main.ts')).toEqual(['api/lib/auth.ts'])
})

test('a solution file leads to the mappings of its parts', () => {
  const files = {
    'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
    'tsconfig.app.json': '{ "compilerOptions": { "paths": { "#/*": ["./src/*"] } } }',
    'src/a.ts': ''
  }
  expect(resolve(files, ['#/a'])).toEqual(['src/a.ts'])
})

test('package.json imports', () => {
  const files = { 'package.json': '{ "imports": { "#db/*": { "types": "./dist/db/*.d.ts", "default": "./dist/db/*.js" }, "#x": "./src/x.js" } }', 'src/db/pool.ts': '', 'src/x.ts': '' }
  expect(resolve(files, ['#db/pool', '#x', '#none'])).toEqual(['src/db/pool.ts', 'src/x.ts', 'missing'])
})

test('packages of the workspace, built or not', () => {
  const files = {
    'pnpm-workspace.yaml': 'packages:\n  - "packages/*"\n  # tools\n  - apps/api\n\nonlyBuiltDependencies:\n  - x\n',
    'packages/db/package.json': '{ "name": "@shop/db", "main": "./dist/index.js", "exports": { ".": "./dist/index.js", "./schema": { "import": "./dist/schema.js" }, "./tables/*": "./dist/tables/*.js" } }',
    'packages/db/src/index.ts': '', 'packages/db/src/schema.ts': '', 'packages/db/src/tables/books.ts': '',
    'packages/mail/package.json': '{ "name": "mail", "types": "./lib/main.d.ts" }', 'packages/mail/lib/main.ts': '',
    'apps/api/package.json': '{ "name": "api" }', 'apps/api/main.ts': ''
  }
  expect(resolve(files, ['@shop/db', '@shop/db/schema', '@shop/db/tables/books', 'mail'], '/shop/apps/api/main.ts'))
    .toEqual(['packages/db/src/index.ts', 'packages/db/src/schema.ts', 'packages/db/src/tables/books.ts', 'packages/mail/lib/main.ts'])
})

test('workspaces of package.json, and links in node_modules', () => {
  const files = {
    'package.json': '{ "workspaces": { "packages": ["libs/**"] } }',
    'libs/deep/auth/package.json': '{ "name": "auth", "source": "./lib/auth.ts" }', 'libs/deep/auth/lib/auth.ts': '',
    '/other/log/package.json': '{ "name": "log", "main": "index.ts" }', '/other/log/index.ts': ''
  }
  expect(resolve(files, ['auth', 'log'], '/shop/main.ts', { '/shop/node_modules/log': '/other/log' })).toEqual(['libs/deep/auth/lib/auth.ts', '/other/log/index.ts'])
})
