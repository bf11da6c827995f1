// Prints `N passed, N failed` from the JSON that vitest writes, as the last line of a run.
import { readFileSync } from 'node:fs'

const results = JSON.parse(readFileSync(process.argv[2], 'utf8'))
// A file that could not be loaded or set up has failed without a failed test in it.
const broken = results.testResults.filter(file => file.status === 'failed' && file.assertionResults.every(test => test.status !== 'failed'))

console.log(`${results.numPassedTests} passed, ${results.numFailedTests + broken.length} failed`)
