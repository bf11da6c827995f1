import fs from 'node:fs'
import type { Note } from '@postern/engine'
import { reasonOf } from '../errors.ts'
import type { Fixed } from './rounds.ts'

/** The mark of the byte order, which is no part of a text and must not get lost. */
const MARK = '\uFEFF'

/**
 * Writes the fixed texts over the files. A file that is not, byte for byte, the text that was judged stays as it is: somebody
 * changed it meanwhile, or it is not UTF-8, and writing would lose something.
 *
 * @returns a note for each file that was not written
 */
export function writeFixes({ texts, before }: Fixed): Note[] {
  return [...texts].flatMap(([path, text]) => {
    const reason = write(path, before.get(path) ?? '', text)
    return reason === null ? [] : [{ path, stage: 'write', message: `The fixes were not written: ${reason}.` }]
  })
}

function write(path: string, before: string, text: string): string | null {
  try {
    const bytes = fs.readFileSync(path)
    const mark = bytes.toString('utf8').startsWith(MARK) ? MARK : ''
    if (!bytes.equals(Buffer.from(mark + before))) return 'the file changed meanwhile, or is not in UTF-8'
    fs.writeFileSync(path, mark + text)
    return null
  } catch (error) {
    return reasonOf(error)
  }
}
