import { defineConfig } from 'vitest/config'

/** Where the results go as JSON; .ci/run reads them there. */
const results = process.env.POSTERN_TEST_RESULTS

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Files share what they import: the compiler and the models take longer to load than most tests take to run.
    isolate: false,
    // Every core, and not one fewer: on two that is twice as many.
    maxWorkers: '100%',
    // Builds and installs run beside the other tests, on two cores.
    testTimeout: 20_000,
    ...results === undefined ? {} : { reporters: ['default', 'json'], outputFile: { json: results } }
  }
})
