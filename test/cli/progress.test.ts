import { describe, expect, it } from 'vitest'
import { watchReading } from '../../packages/cli/src/terminal/progress.ts'
import { memoryHost } from '../support/memory-host.ts'

/** The lines that a terminal shows while files are read, one in so many milliseconds. */
function lines(files: number, each: number): string[] {
  const shown: string[] = []
  let now = 0
  const { host, done } = watchReading(memoryHost({ '/a.ts': '' }), { progress: line => { shown.push(line) } }, () => now)
  for (let file = 0; file < files; file++) {
    now += each
    expect(host.read('/a.ts')).toBe('')
  }
  done()
  return shown
}

describe('progress', () => {
  it('is not shown when the work is done soon', () => {
    expect(lines(400, 1)).toEqual([])
  })

  it('is shown when it takes long, and wiped away in the end', () => {
    expect(lines(7, 100)).toEqual([
      'Looking at the project: 5 files read …', 'Looking at the project: 6 files read …', 'Looking at the project: 7 files read …', ''
    ])
  })

  it('costs nothing where nobody watches', () => {
    const host = memoryHost({})
    expect(watchReading(host, { progress: null }).host).toBe(host)
  })
})
