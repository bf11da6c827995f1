import { defineConfig } from 'tsdown'
import { compilerByRequire } from '../compiler.config.ts'

export default defineConfig({
  plugins: [compilerByRequire()],
  entry: ['src/index.ts'],
  // The private packages are part of the bundle, code and types; anything else that is imported has to be a declared
  // dependency, or the build fails.
  inlineOnly: [/^@postern\//],
  // `oxc` writes a file's declarations from that file alone; the compiler's own way grows past 4 GB over the private packages.
  dts: { resolve: [/^@postern\//], oxc: true },
  failOnWarn: true,
  fixedExtension: false
})
