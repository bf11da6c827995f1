import type { KnipConfig } from 'knip'
import engine from './packages/engine/package.json' with { type: 'json' }
import { libraries } from './packages/engine/src/libraries/index.ts'
import test from './test/package.json' with { type: 'json' }

// A host has the engine inside, and what the engine imports is installed with the host.
const host = { ignoreDependencies: Object.keys(engine.dependencies) }

// The models of libraries are compared with the declarations of the libraries; nothing imports these.
const modelled = new Set(libraries.flatMap(library => [library.package, ...library.aliases ?? []])
  .map(name => name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/'))
  .flatMap(name => [name, `@types/${name.replace('@', '').replace('/', '__')}`]))

// Run as programs, resolved from the folder of a fixture, handed to a configuration that a test writes, or read as declarations of others.
const started = [
  '@fastify/autoload', '@mikro-orm/sql', '@microsoft/sarif-multitool-ts', '@typescript-eslint/utils', 'eslint-plugin-postern', 'express', 'fp-ts', 'oxlint', 'postern', 'rxjs', 'vscode-langservers-extracted'
]
// Imported by the tests themselves as well.
const imported = new Set(['@types/express', 'ajv'])

const config: KnipConfig = {
  workspaces: {
    '.': { entry: ['.ci/*.js'] },
    'packages/engine': {},
    'packages/cli': host,
    'packages/eslint-plugin': host,
    'rules': {},
    'test': {
      entry: ['**/*.test.ts'],
      ignoreDependencies: [...Object.keys(test.devDependencies).filter(name => modelled.has(name) && !imported.has(name)), ...started],
      // Makes a file that cannot be read like others.
      ignoreBinaries: ['mkfifo']
    },
    // A fixture may have any file that a real server has; what it installs has to be used.
    'fixtures/*': { entry: ['**/*.{ts,js}'] },
    // Sequelize loads its driver by name.
    'fixtures/harbour': { entry: ['**/*.{ts,js}'], ignoreDependencies: ['pg', 'pg-hstore'] },
    'fixtures/harbour-clean': { entry: ['**/*.{ts,js}'], ignoreDependencies: ['pg', 'pg-hstore'] }
  }
}

export default config
