import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './support/root.ts'

/**
 * Shows what Postern says about a server with mistakes. There, findings are success (exit code 1 of the command line): a
 * demonstration that finds nothing, or that could not run, has failed.
 */
const { status } = spawnSync(process.execPath, [join(root, 'packages/cli/dist/main.js'), 'check', 'fixtures/bookshop'], { cwd: root, stdio: 'inherit' })

if (status === 1) console.log('\nThese mistakes were put into fixtures/bookshop on purpose. Now point Postern at a server of your own.')
else process.exitCode = status === 0 ? 1 : status ?? 2
