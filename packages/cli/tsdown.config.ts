import { defineConfig } from 'tsdown'

export default defineConfig({
  entry: ['src/main.ts', 'src/index.ts'],
  // The private packages are part of the bundle, code and types; anything else that is imported has to be a declared
  // dependency, or the build fails.
  inlineOnly: [/^@postern\//],
  // `eager`: the compiler has to know the private packages' sources before it can write their declarations.
  dts: { resolve: [/^@postern\//], eager: true },
  // What `$schema` in a postern.json names.
  copy: [{ from: '../engine/src/policy/schema.json', to: 'dist/schema.json' }],
  failOnWarn: true,
  fixedExtension: false
})
