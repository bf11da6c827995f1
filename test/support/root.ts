import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The top level of the repository. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
