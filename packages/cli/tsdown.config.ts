import { existsSync, readdirSync } from 'node:fs'
import { defineConfig } from 'tsdown'
import { compilerByRequire } from '../compiler.config.ts'

const RULES = '../../rules'
const pages = readdirSync(new URL(RULES, import.meta.url), { withFileTypes: true })
  // What several rules share has no page.
  .filter(({ name }) => existsSync(new URL(`${RULES}/${name}/README.md`, import.meta.url)))
  .map(({ name }) => ({ from: `${RULES}/${name}/README.md`, to: `dist/pages/${name}.md` }))

export default defineConfig({
  plugins: [compilerByRequire()],
  entry: ['src/main.ts', 'src/index.ts'],
  // The private packages are part of the bundle, code and types; anything else that is imported has to be a declared
  // dependency, or the build fails.
  inlineOnly: [/^@postern\//],
  // `oxc` writes a file's declarations from that file alone; the compiler's own way grows past 4 GB over the private packages.
  dts: { resolve: [/^@postern\//], oxc: true },
  copy: [
    // What `$schema` in a postern.json names.
    { from: '../engine/src/policy/schema.json', to: 'dist/schema.json' },
    // What `postern explain` prints.
    ...pages
  ],
  failOnWarn: true,
  fixedExtension: false
})
