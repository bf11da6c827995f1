import { ESLint as ESLint10, type Linter } from 'eslint'
import { ESLint as ESLint9 } from 'eslint-9'
import tseslint from 'typescript-eslint'
import postern from '../../packages/eslint-plugin/src/index.ts'

export const versions = { 'ESLint 9': ESLint9, 'ESLint 10': ESLint10 } as unknown as Readonly<Record<string, typeof ESLint10>>

/** TypeScript by typescript-eslint's parser, as it is configured where no types are asked for. */
export const typescript: Linter.Config = { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }

export type Preset = keyof typeof postern.configs

export function preset(name: Preset): Linter.Config {
  return postern.configs[name]
}

/** What ESLint says, as `rule file:line`, or the message where it is no rule's. */
export function brief(results: readonly ESLint10.LintResult[], folder: string): string[] {
  return results.flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, message }) => `${ruleId ?? message} ${filePath.slice(folder.length + 1)}:${line}`))
}

/** ESLint over a folder with these configurations and no file of configuration. */
export function eslint(folder: string, configs: readonly Linter.Config[], options: ESLint10.Options = {}, version: keyof typeof versions = 'ESLint 10'): ESLint10 {
  return new versions[version]!({ cwd: folder, overrideConfigFile: true, overrideConfig: [...configs], ...options })
}
