import stylistic from '@stylistic/eslint-plugin'
import { defineConfig, globalIgnores } from 'eslint/config'
import eslintPlugin from 'eslint-plugin-eslint-plugin'
import tseslint from 'typescript-eslint'

export default defineConfig(
  // The fixtures are servers with mistakes on purpose, written as their authors would have written them.
  globalIgnores(['**/dist/', 'fixtures/']),
  {
    files: ['**/*.ts', '*.js'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { '@stylistic': stylistic },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // Numbers in a message are what they look like.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => list.push(x)` says what it does.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@stylistic/comma-dangle': ['error', 'never'],
      '@stylistic/eol-last': 'error',
      '@stylistic/max-len': ['error', { code: 140, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true }],
      '@stylistic/no-tabs': 'error',
      '@stylistic/no-trailing-spaces': 'error',
      '@stylistic/quotes': ['error', 'single', { avoidEscape: true, allowTemplateLiterals: 'always' }],
      '@stylistic/semi': ['error', 'never']
    }
  },
  {
    files: ['packages/eslint-plugin/src/**/*.ts'],
    extends: [eslintPlugin.configs.recommended]
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // In a test a value that is not there fails it, which is what the test is for.
      '@typescript-eslint/no-non-null-assertion': 'off'
    }
  },
  {
    // Tables read as tables: the nouns, the facts about a library, the cases of a test.
    files: ['packages/engine/src/{model,libraries}/**/*.ts', 'test/**/*.ts'],
    rules: { '@stylistic/max-len': 'off' }
  }
)
